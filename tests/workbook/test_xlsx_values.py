"""Values of sheets in files that Excel, LibreOffice, Google Sheets and others have saved."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook import Workbook

from ita_tools.assessment import Assessment, ItemAnswer
from ita_tools.errors import FileDangerous, FileForeign
from ita_tools.files import preflight as package
from ita_tools.files import zip_reader as archive
from ita_tools.rubric import Edition, available_years, load_edition
from ita_tools.workbook import cell_values as values
from ita_tools.workbook import xlsx_values
from ita_tools.workbook.cell_values import UNCALCULATED
from ita_tools.workbook.read_book import read_book
from ita_tools.workbook.xlsx_values import read_sheets
from tests.libreoffice import convert
from tests.workbook.books import demo, generated, save
from tests.workbook.editing import edit, repack


class DescribeFilesOfOtherPrograms:
    """Files that other programs have saved."""

    @pytest.mark.libreoffice
    def it_reads_what_libreoffice_saved(self, tmp_path: Path) -> None:
        given = [demo(), _stated(load_edition(2564))]
        given += [generated(1, load_edition(year))[-1] for year in available_years()[::2]]
        books = [save(assessment, tmp_path / f"{n}.xlsx") for n, assessment in enumerate(given)]
        (tmp_path / "saved").mkdir()
        saved = convert(books, tmp_path / "saved", "xlsx")
        read = [read_book(each).assessment for each in saved]
        assert read == [read_book(each).assessment for each in books]
        assert read[0] == demo()

    @pytest.mark.parametrize(("suffix", "words"), [("ods", "OpenDocument"), ("xls", r"\.xls")])
    @pytest.mark.libreoffice
    def it_refuses_other_formats_by_their_name(
        self, path: Path, tmp_path: Path, suffix: str, words: str
    ) -> None:
        (tmp_path / "saved").mkdir()
        [saved] = convert([path], tmp_path / "saved", suffix)
        renamed = saved.rename(tmp_path / "saved" / "book.xlsx")
        with pytest.raises(FileForeign, match=words) as caught:
            read_book(renamed)
        assert "xlsx" in caught.value.remedy

    def it_reads_what_google_sheets_might_have_saved(self, path: Path) -> None:
        assert read_book(repack(path, _as_google)).assessment == demo()

    @pytest.mark.parametrize("name", ["book.xlsm", "book.xlsx"])
    def it_reads_a_book_with_macros_under_either_name(self, path: Path, name: str) -> None:
        def change(parts: dict[str, bytes]) -> None:
            types = (
                parts["[Content_Types].xml"]
                .replace(b"spreadsheetml.sheet.main", b"x")
                .replace(b"openxmlformats-officedocument.x", b"x")
            )
            parts["[Content_Types].xml"] = types
            parts["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)

        assert read_book(repack(path, change).rename(path.with_name(name))).assessment == demo()


def _stated(edition: Edition) -> Assessment:
    """An assessment with the answers to every statement of an item."""
    item = next(item for item in edition.items if item.parts)
    parts = {
        part.code: ItemAnswer(counts=tuple(range(1, len(part.scale.options) + 1))) for part in item.parts
    }
    assessment = generated(3, edition)[-1]
    tool = item.tools[0]
    entries = {**assessment.items.get(tool, {}), item.code: ItemAnswer(parts=parts)}
    return replace(assessment, items={**assessment.items, tool: entries})


def _as_google(parts: dict[str, bytes]) -> None:
    """Inline strings, no shared ones, no dimension, ticked boxes, every number as text."""
    shared = parts.pop("xl/sharedStrings.xml").decode()
    texts = re.findall(r"<si><t(?: xml:space=\"preserve\")?>(.*?)</t></si>", shared, re.DOTALL)
    assert len(texts) == shared.count("<si>")

    def inline(found: re.Match[str]) -> str:
        text = texts[int(found[3])] if found[2] else found[3]
        if html.unescape(text) == "ใช่":
            return f'<c r="{found[1]}" t="b"><v>1</v></c>'
        return f'<c r="{found[1]}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'

    for name in [name for name in parts if name.startswith("xl/worksheets/sheet")]:
        sheet = re.sub(r"<dimension[^>]*>", "", parts[name].decode())
        sheet = re.sub(r'<c r="([A-Z]+\d+)"(?: s="\d+")?( t="s")?><v>([^<]*)</v></c>', inline, sheet)
        parts[name] = sheet.encode()
    for name in ("xl/_rels/workbook.xml.rels", "[Content_Types].xml"):
        parts[name] = re.sub(rb"<(?:Relationship|Override) [^>]*sharedStrings[^>]*>", b"", parts[name])


def misleading_book(tmp_path: Path) -> Path:
    """A book of cells whose bare values mislead, on the second of three sheets."""
    book = Workbook()
    book.active.append(["ก"])
    sheet = book.create_sheet("ข")
    sheet.append([0.5, 0.5, 0.29, 1, "=1+1", "#N/A", "0%", None])
    for column, number in enumerate(("0%", "General", "0.000%", '0"%"', "0%", "0%", "0%", "0%"), 1):
        sheet.cell(1, column).number_format = number
    sheet.merge_cells("B3:D5")
    book.create_chartsheet("ค")
    book.create_sheet("ง").append([0.5])
    book.save(tmp_path / "odd.xlsx")
    return tmp_path / "odd.xlsx"


CORRECTED = ["50%", Decimal("0.5"), "29%", 1, UNCALCULATED, "#N/A", "0%"]


def texts(rows: Sequence[Sequence[values.CellValue]]) -> dict[tuple[int, int], str]:
    """The texts of the filled cells."""
    return {
        (number, column): values.plain_value(value)[1]
        for number, row in enumerate(rows)
        for column, value in enumerate(row)
        if value not in (None, "", UNCALCULATED)
    }


class DescribeReadSheets:
    """Sheets of a file, one by one."""

    def it_corrects_percentages_errors_and_formulas_without_a_result(self, tmp_path: Path) -> None:
        first, second, last = read_sheets(misleading_book(tmp_path))
        assert second.rows[0][:7] == CORRECTED
        assert second.merged == [(2, 1, 4, 3)]
        assert (first.rows, first.merged) == ([["ก"]], [])
        assert last.rows == [[Decimal("0.5")]]

    def it_corrects_cells_in_any_spelling_of_the_xml(self, tmp_path: Path) -> None:
        def change(parts: dict[str, bytes]) -> None:
            name = "xl/worksheets/sheet2.xml"
            pattern, odd_way = rb'<c r="(\w+)" s="(\d+)" t="(\w+)"', rb"<c  t='\3' s='\2' r = '\1'"
            parts[name] = re.sub(pattern, odd_way, parts[name])
            styles = parts["xl/styles.xml"].replace(b'"', b"'").replace(b"&quot;", b'"')
            parts["xl/styles.xml"] = styles.replace(b"'0\"%\"'", b"'0&quot;%&quot;'")

        assert [each.rows for each in read_sheets(repack(misleading_book(tmp_path), change))][1][0][
            :7
        ] == CORRECTED

    def it_gives_the_values_that_calamine_gives_for_the_file(self, path: Path) -> None:
        from python_calamine import CalamineWorkbook

        book = CalamineWorkbook.from_path(path)
        bare = [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]
        assert [texts(each.rows) for each in read_sheets(path)] == list(map(texts, bare))
        assert [each.name for each in read_sheets(path)] == book.sheet_names

    def it_names_the_state_of_a_sheet(self, path: Path) -> None:
        def hide(book: Workbook) -> None:
            book.worksheets[2].sheet_state = "hidden"

        assert [each.state for each in read_sheets(edit(path, hide))][:4] == [
            "visible",
            "visible",
            "hidden",
            "visible",
        ]

    def it_takes_a_result_at_the_digits_that_are_shown(self, tmp_path: Path) -> None:
        book = Workbook()
        book.active.append([86.60499999999999])
        book.save(tmp_path / "a.xlsx")
        (sheet,) = read_sheets(tmp_path / "a.xlsx")
        assert values.plain_value(sheet.rows[0][0]) == (Decimal("86.605"), "86.605")

    def it_reads_dates_of_both_date_systems(self, tmp_path: Path) -> None:
        book = Workbook()
        book.active.append([datetime(2026, 6, 30), datetime(2026, 6, 30, 9, 30)])
        book.save(tmp_path / "a.xlsx")
        (first,) = read_sheets(tmp_path / "a.xlsx")
        book.epoch = CALENDAR_MAC_1904
        book.save(tmp_path / "b.xlsx")
        (second,) = read_sheets(tmp_path / "b.xlsx")
        assert first.rows == second.rows == [[date(2026, 6, 30), datetime(2026, 6, 30, 9, 30)]]

    def it_unpacks_no_part_without_cells(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        unpacked: list[str] = []
        content = archive.read_entry

        def watched(data: bytes, entry: archive.ZipEntry, where: str) -> bytes:
            unpacked.append(entry.name)
            return content(data, entry, where)

        repack(path, lambda parts: parts.update({"xl/media/logo.png": bytes(2**20)}))
        monkeypatch.setattr(package, "read_entry", watched)
        assert read_book(path).assessment == demo()
        assert "xl/worksheets/sheet1.xml" in unpacked
        needless = ("xl/media", "xl/charts", "xl/theme", "docProps")
        assert not [name for name in unpacked if name.startswith(needless)]

    def it_corrects_no_cell_of_a_book_that_the_program_built(self, path: Path) -> None:
        shown = [value for each in read_sheets(path) for cells in each.rows for value in cells]
        assert not [
            text
            for text in map(str, shown)
            if text != UNCALCULATED and (values.is_error(text) or re.fullmatch(r"[\d.]+%", text))
        ]
        assert not any(each.merged for each in read_sheets(edit(path, lambda book: None)))


def it_stops_at_a_file_that_takes_too_long(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_values, "LONGEST_SECONDS", -1)
    with pytest.raises(FileDangerous, match="อ่านไฟล์ไม่เสร็จ"):
        list(read_sheets(path))
