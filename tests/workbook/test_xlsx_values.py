"""Values of sheets in files that Excel, LibreOffice, Google Sheets and others have saved."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl.workbook import Workbook

from ita_tools.assessment import Assessment, ItemAnswer
from ita_tools.errors import FileDangerous, FileForeign
from ita_tools.files import ooxml_package as package
from ita_tools.files import zip_reader as archive
from ita_tools.rubric import Edition, available_years, load_edition
from ita_tools.workbook import cell_values as values
from ita_tools.workbook import xlsx_values
from ita_tools.workbook.cell_values import UNCALCULATED
from ita_tools.workbook.read_book import read_book
from ita_tools.workbook.xlsx_values import (
    cell_corrections,
    formulas_have_results,
    merged_areas,
    percent_styles,
    read_sheets,
    sheet_parts,
)
from tests.libreoffice import convert
from tests.workbook.books import demo, generated, save
from tests.workbook.editing import edit, repack


class DescribeFilesOfOtherPrograms:
    """Files that other programs have saved."""

    @pytest.mark.libreoffice
    def it_reads_what_libreoffice_saved(self, tmp_path: Path) -> None:
        given = [demo(), _stated(load_edition(2564))]
        given += [generated(3, load_edition(year))[-1] for year in available_years()]
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


CORRECTED = ["50%", 0.5, "29%", 1, UNCALCULATED, "#N/A", "0%"]


class DescribeReadSheets:
    """Sheets of a file, one by one."""

    def it_corrects_percentages_errors_and_formulas_without_a_result(self, tmp_path: Path) -> None:
        first, second, chart, last = read_sheets(misleading_book(tmp_path))
        assert second.rows[0][:7] == CORRECTED
        assert second.merged == [(2, 1, 4, 3)]
        assert (first.rows, first.merged) == ([["ก"]], [])
        assert (chart.rows, last.rows) == ([], [[0.5]])

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
        assert [each.rows for each in read_sheets(path)] == bare
        assert [each.name for each in read_sheets(path)] == book.sheet_names

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
            text for text in map(str, shown) if values.is_error(text) or re.fullmatch(r"[\d.]+%", text)
        ]
        assert not any(each.merged for each in read_sheets(edit(path, lambda book: None)))


BOOK = b'<workbook><sheets><sheet name="a" r:id="r2"/><sheet name="b" r:id="r1"/>%s</sheets></workbook>'
RELATIONS = (
    b'<Relationships><Relationship Id="r1" Target="worksheets/Sheet1.xml"/>'
    b"<Relationship Target='/xl/worksheets/sheet2.xml' Id='r2'/></Relationships>"
)
STYLES = (
    b'<styleSheet><numFmts>%s</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
    b'<cellXfs><xf numFmtId="0"/>%s</cellXfs></styleSheet>'
)


def parts(more: bytes = b"") -> dict[str, bytes]:
    return {
        "xl/workbook.xml": BOOK % more,
        "xl/_rels/workbook.xml.rels": RELATIONS,
        "xl/worksheets/sheet1.xml": b"one",
        "xl/worksheets/sheet2.xml": b"two",
    }


def corrections(xml: bytes, *, have_results: bool = True) -> list[tuple[int, int, str]]:
    return list(cell_corrections(xml, frozenset([b"3"]), have_results))


class DescribeSheetXml:
    """What calamine leaves out, from the XML of sheets and styles."""

    def it_gives_the_sheets_in_the_order_of_the_book(self) -> None:
        assert sheet_parts(parts()) == [b"two", b"one"]
        assert sheet_parts(parts(b'<sheet name="c" r:id="r9"/>')) == [b"two", b"one", b""]
        assert sheet_parts({}) == []

    @pytest.mark.parametrize(
        ("formats", "cells", "found"),
        [
            (b"", b'<xf numFmtId="9"/><xf numFmtId="10"/><xf numFmtId="2"/>', {b"1", b"2"}),
            (b'<numFmt numFmtId="170" formatCode="0.0%"/>', b'<xf numFmtId="170"/>', {b"1"}),
            (b'<numFmt numFmtId="170" formatCode="0&quot;%&quot;"/>', b'<xf numFmtId="170"/>', set()),
            (b'<numFmt numFmtId="170" formatCode="0\\%"/>', b'<xf numFmtId="170"/>', set()),
            (b'<numFmt numFmtId="170" formatCode="[$%]0"/>', b'<xf numFmtId="170"/>', set()),
            (b"", b'<xf numFmtId="2"/>', set()),
        ],
        ids=["built in", "own", "quoted", "escaped", "in brackets", "none"],
    )
    def it_finds_the_styles_with_a_percent_format(
        self, formats: bytes, cells: bytes, found: set[bytes]
    ) -> None:
        assert percent_styles({"xl/styles.xml": STYLES % (formats, cells)}) == found

    def it_finds_none_without_styles(self) -> None:
        assert percent_styles({}) == frozenset()

    def it_finds_a_custom_percent_format_where_no_built_in_one_is_used(self) -> None:
        plain = STYLES.replace(b'<xf numFmtId="9"/>', b"")
        own = plain % (b'<numFmt numFmtId="170" formatCode="0.0%"/>', b'<xf numFmtId="170"/>')
        assert percent_styles({"xl/styles.xml": own}) == {b"1"}
        assert percent_styles({"xl/styles.xml": plain % (b"", b'<xf numFmtId="2"/>')}) == frozenset()

    @pytest.mark.parametrize(
        ("xml", "have_results"),
        [
            (b'<c r="A1"><f>1+1</f><v>2</v></c>', True),
            (b'<c r="A1"><f>1+1</f></c>', False),
            (b'<c r="A1"><v>2</v></c>', True),
            (b'<c r="A1"><f>1+1</f><v></v></c>', False),
            (b"", True),
        ],
    )
    def it_finds_whether_formulas_have_results(self, xml: bytes, have_results: bool) -> None:
        assert formulas_have_results([xml]) is have_results
        assert formulas_have_results([xml, b'<c r="A2"><f>1</f><v>1</v></c>'])

    @pytest.mark.parametrize(
        ("cell", "text"),
        [
            (b'<c r="B2" s="3"><v>0.9933</v></c>', "99.33%"),
            (b'<c r="B2" s="3"><v>1</v></c>', "100%"),
            (b'<c r="B2" s="3"><v>0.07</v></c>', "7%"),
            (b'<c r="B2" s="3" t="n"><v>1E-3</v></c>', "0.1%"),
            (b'<c r="B2" t="e"><v>#N/A</v></c>', "#N/A"),
            (b"<c r='B2' t='e'><v>#REF!</v></c>", "#REF!"),
            (b'<x:c r="b2" s="3"><x:v>0.5</x:v></x:c>', "50%"),
        ],
    )
    def it_gives_the_text_that_a_cell_shows(self, cell: bytes, text: str) -> None:
        assert corrections(b"<sheetData>" + cell + b'<c r="C2"><v>0.5</v></c></sheetData>') == [(1, 1, text)]

    @pytest.mark.parametrize(
        "cell",
        [
            b'<c r="B2" s="2"><v>0.5</v></c>',
            b'<c r="B2" s="3" t="s"><v>0</v></c>',
            b'<c r="B2" s="3"/>',
            b'<c r="B2" s="3"><v>abc</v></c>',
            b'<c r="" s="3"><v>0.5</v></c>',
            b'<c s="3"><v>0.5</v></c>',
            b'<c r="B2" t="str"><v>#N/A</v></c>',
        ],
        ids=[
            "other style",
            "text",
            "empty",
            "no number",
            "no address",
            "none at all",
            "a text like an error",
        ],
    )
    def it_corrects_no_other_cell(self, cell: bytes) -> None:
        assert corrections(b'<c t="e"/>' + cell) == []

    def it_marks_formulas_without_a_result_only_where_no_formula_has_one(self) -> None:
        xml = b'<c r="A1"><f>1</f></c><c r="A2"/><c r="A3" t="str"><f>"a"</f></c><c r="A4"><v>1</v></c>'
        assert corrections(xml, have_results=False) == [(0, 0, UNCALCULATED)]
        assert corrections(xml) == []

    def it_finds_merged_areas_after_the_cells(self) -> None:
        xml = (
            b'<sheetData><c r="A1"><v>mergeCell ref="Z1:Z9"</v></c></sheetData>'
            b"<mergeCells><mergeCell ref=\"A1:C3\"/><mergeCell ref='AB10:AC11'/></mergeCells>"
        )
        assert merged_areas(xml) == [(0, 0, 2, 2), (9, 27, 10, 28)]
        assert merged_areas(b"<sheetData/>") == []

    def it_refuses_too_many_merged_areas(self, monkeypatch: pytest.MonkeyPatch) -> None:
        xml = b"<sheetData></sheetData>" + b'<mergeCell ref="A1:B2"/>' * 3
        monkeypatch.setattr(xlsx_values, "MAX_MERGED", 3)
        assert len(merged_areas(xml)) == 3
        monkeypatch.setattr(xlsx_values, "MAX_MERGED", 2)
        with pytest.raises(FileDangerous):
            merged_areas(xml)
