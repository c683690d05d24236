"""The workbook with macros: formulas that call the add-in first, with the native formula as fallback."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula

from ita_tools.assessment import Assessment, Published
from ita_tools.jobs.load import load_file
from ita_tools.rubric import available_years, load_edition
from ita_tools.workbook import form_buttons as buttons
from ita_tools.workbook.build_book import build_book
from ita_tools.workbook.vba import BRIDGE, MACROS, SHEET, WORKBOOK, Module, vba_project
from tests.libreoffice import recalculate
from tests.libreoffice_macros import open_with_macros
from tests.vba_readers import sources_in
from tests.workbook.books import EDITION, agrees, computed_cells, demo, disagreements, generated

MOST_CALLS = 12
BUTTONS_ON = "หน้าแรก"
YEARS = available_years()


def macro_book(assessment: Assessment) -> bytes:
    """Build the workbook of an assessment."""
    return build_book(load_edition(assessment.edition), assessment, macros=True)


@cache
def blank_book(year: int) -> bytes:
    """Return the empty workbook of an edition."""
    return macro_book(Assessment(year))


@cache
def demo_book() -> bytes:
    """Return the workbook of the bundled case."""
    return macro_book(demo())


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data), keep_vba=True)


def formulas(book: openpyxl.Workbook) -> dict[tuple[str, str], str]:
    """Every formula by sheet and cell, those of arrays once."""
    found = {}
    for sheet in book.worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            if cell.data_type == "f":
                value = cell.value
                found[sheet.title, cell.coordinate] = value.text if isinstance(value, ArrayFormula) else value
    return found


def generated_cases() -> list[Assessment]:
    return [demo(), *generated(2, load_edition(2565)), *generated(2, load_edition(2566))]


def without_values(data: bytes) -> bytes:
    """The same book with no result cached in any formula."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                part = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", part)
            new.writestr(name, part)
    return stream.getvalue()


def shown_otherwise(rows: dict[str, list[list[object]]]) -> list[str]:
    """Computed cells of the bundled case that show something else than the engine says."""
    return [
        f"{cell.sheet} {cell.row} {cell.column}: {cell.expected!r}, shown {shown!r}"
        for cell in computed_cells(EDITION, demo())
        if not agrees(shown := like(cell.expected, rows[cell.sheet][cell.row][cell.column]), cell.expected)
    ]


def like(expected: object, shown: str) -> float | str:
    """What a cell shows: its text where a text is expected, which may look like a number."""
    return shown if isinstance(expected, str) else number(shown)


def number(shown: str) -> float | str:
    """The number a cell shows, else its text."""
    return float(shown) if re.fullmatch(r"[-+]?\d+(\.\d+)?", shown) else shown


_STANDING, _COMPUTED = 6, 4
"""Columns of the summary, from 0."""
_ANSWERS = """Option Explicit
Public Function ITA_TOTAL(a As Variant, b As Variant, c As Variant, d As Variant, e As Variant) As Variant
    ITA_TOTAL = 12.34
End Function
Public Function ITA_LEVEL(a As Variant, b As Variant, c As Variant, d As Variant, e As Variant) As Variant
    ITA_LEVEL = "X"
End Function
Public Function ITA_TOOL(a As Variant, b As Variant, c As Variant, d As Variant, e As Variant, f As Variant)
    ITA_TOOL = "ERR"
End Function
Public Function ITA_INDICATOR( _
    a As Variant, b As Variant, c As Variant, d As Variant, e As Variant, f As Variant _
)
    Dim answer(0 To 9, 0 To 0) As Variant
    Dim n As Long
    For n = 0 To 9
        answer(n, 0) = 50 + n
    Next n
    answer(3, 0) = ""
    ITA_INDICATOR = answer
End Function
"""


class DescribeMacroBook:
    """The file of a workbook with macros."""

    def it_gives_equal_bytes_for_equal_input(self) -> None:
        assert macro_book(demo()) == macro_book(demo())

    @pytest.mark.parametrize("assessment", generated_cases())
    def it_reads_back_like_the_workbook_without_macros(self, assessment: Assessment, tmp_path: Path) -> None:
        path = tmp_path / "book.xlsm"
        path.write_bytes(macro_book(assessment))
        assert load_file(path).assessment == assessment

    @pytest.mark.parametrize("year", YEARS)
    def it_has_a_module_for_every_sheet(self, year: int) -> None:
        data = blank_book(year)
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            types = package.read("[Content_Types].xml").decode()
            book = package.read("xl/workbook.xml").decode()
            count = book.count("<sheet ")
            named = [
                re.search(r'codeName="(\w+)"', package.read(f"xl/worksheets/sheet{n}.xml").decode())[1]
                for n in range(1, count + 1)
            ]
        assert "application/vnd.ms-excel.sheet.macroEnabled.main+xml" in types
        workbook = re.search(r'<workbookPr codeName="(\w+)"', book)[1]
        modules = [name.rpartition(".")[0] for name in sources_in(data, "book.xlsm")]
        assert modules == [workbook, *named, BRIDGE]

    @pytest.mark.parametrize("year", YEARS)
    def it_calls_the_add_in_at_most_a_dozen_times(self, year: int) -> None:
        found = formulas(opened(blank_book(year)))
        asked = [name for text in found.values() for name in re.findall(r"\bITA_\w+(?=\()", text)]
        assert {"ITA_TOTAL", "ITA_LEVEL", "ITA_TOOL", "ITA_INDICATOR", "ITA_ITEM"} == set(asked)
        assert len(asked) <= MOST_CALLS

    @pytest.mark.parametrize("year", YEARS)
    def it_has_the_native_formula_as_fallback(self, year: int) -> None:
        with_macros, native = (
            {place: text for place, text in formulas(opened(data)).items() if place[0] != BUTTONS_ON}
            for data in (blank_book(year), build_book(load_edition(year), Assessment(year)))
        )
        assert native.keys() < with_macros.keys()
        changed = {
            place: text for place, text in with_macros.items() if native.get(place) not in (None, text)
        }
        assert len(changed) > 15
        for place, text in changed.items():
            assert text.startswith("=IFERROR(")
            assert text.endswith(f",{native[place][1:]})")
        assert {sheet for sheet, _ in with_macros.keys() - native.keys()} == {"_ita"}

    def it_hides_the_sheet_of_function_arguments(self) -> None:
        sheet = opened(demo_book())["_ita"]
        assert sheet.sheet_state == "hidden"
        assert sheet.protection.sheet

    def it_has_an_unlocked_status_cell_and_a_hidden_notice(self) -> None:
        book = opened(demo_book())
        places = (next(iter(book.defined_names[name].destinations)) for name in ("ita_status", "ita_notice"))
        status, notice = (book[sheet][address] for sheet, address in places)
        assert not status.protection.locked
        assert status.value is None
        assert notice.parent.sheet_state == "hidden"
        assert "ita addin install" in notice.value

    def it_has_buttons_for_macros_that_exist(self) -> None:
        with zipfile.ZipFile(io.BytesIO(demo_book())) as package:
            drawing = next(
                package.read(name).decode() for name in package.namelist() if name.endswith(".vml")
            )
        assert re.findall(r"<x:FmlaMacro>\[0\]!(\w+)</x:FmlaMacro>", drawing) == list(MACROS)
        assert "สร้างรายงาน" in drawing

    def it_has_macros_only_on_request(self) -> None:
        with zipfile.ZipFile(io.BytesIO(build_book(EDITION, demo()))) as package:
            assert not [name for name in package.namelist() if "vba" in name.lower() or name.endswith(".vml")]
            assert not [name for name in package.namelist() if b"ITA_" in package.read(name)]

    @pytest.mark.parametrize("year", YEARS)
    def it_has_no_formula_beyond_the_limit_of_excel(self, year: int) -> None:
        assert max(map(len, formulas(opened(blank_book(year))).values())) <= 8192


class DescribeMacroBookInLibreOffice:
    """What LibreOffice computes."""

    @pytest.mark.libreoffice
    def it_shows_the_native_result_if_macros_are_blocked(self, tmp_path: Path) -> None:
        """Filled books of three editions; those without macros are in test_formulas as well, cached."""
        partly = replace(generated(4, load_edition(2565))[-1], published=Published(total=Decimal("88.80")))
        bare = without_values
        books = [
            (demo(), "a.xlsx", bare),
            (demo(), "b.xlsm", bytes),
            (demo(), "c.xlsm", bare),
            (partly, "d.xlsm", bare),
            (generated(4, load_edition(2566))[-1], "e.xlsm", bare),
        ]
        for assessment, name, changed in books:
            data = build_book(load_edition(assessment.edition), assessment, macros=name.endswith("m"))
            (tmp_path / name).write_bytes(changed(data))
        new = recalculate([tmp_path / name for _, name, _ in books], tmp_path / "out")
        assert {
            path.name: wrong
            for path, (assessment, _, _) in zip(new, books, strict=True)
            if (wrong := disagreements(assessment, path))
        } == {}

    @pytest.mark.parametrize("cached", [True, False])
    @pytest.mark.libreoffice
    def it_shows_the_native_result_without_the_add_in(self, cached: bool, tmp_path: Path) -> None:
        data = demo_book()
        path = tmp_path / "book.xlsm"
        path.write_bytes(data if cached else without_values(data))
        assert shown_otherwise(open_with_macros(path).rows) == []

    @pytest.mark.libreoffice
    def it_shows_the_result_of_the_add_in(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        """A stand-in for the bridge answers figures of its own: right ones would prove nothing."""

        def project(sheets: Sequence[str], workbook: str) -> bytes:
            documents = [Module(workbook, base=WORKBOOK), *(Module(each, base=SHEET) for each in sheets)]
            return vba_project([*documents, Module(BRIDGE, _ANSWERS)])

        monkeypatch.setattr(buttons, "workbook_project", project)
        path = tmp_path / "book.xlsm"
        path.write_bytes(macro_book(demo()))
        rows = open_with_macros(path).rows["สรุปผล"]
        shown = {row[0]: number(row[_STANDING]) for row in rows if row[0]}
        computed = {row[0]: number(row[_COMPUTED]) for row in rows if row[0]}
        assert (shown["published.total"], shown["published.level"]) == (12.34, "X")
        indicators = [shown[f"published.indicators.{n}"] for n in range(1, 6)]
        assert indicators == [50, 51, 52, 100, 54]  # the fourth was not answered
        # No number was answered for the tool: the native formula, announced before the mean of those five.
        assert (shown["published.tools.IIT"], computed["published.tools.IIT"]) == (99.6, 61.4)
