"""A second host compiles and runs the macro project: LibreOffice, whose Basic understands VBA."""

import io

import pytest
import xlsxwriter
from python_calamine import load_workbook

from ita_tools.workbook.vba import BRIDGE, SHEET, WORKBOOK, Module, bridge_source, vba_project
from tests.libreoffice import recalculate
from tests.libreoffice_macros import open_with_macros

pytestmark = pytest.mark.libreoffice

PROBE = Module(
    "Probe",
    "Option Explicit\nPublic Function Doubled(ByVal x As Variant) As Variant\n"
    "    Doubled = x * 2\nEnd Function\n",
)
FORMULAS = (
    "=Doubled(21)",
    "=IFERROR(ITA_TOTAL(2568,1,2)+0,96.04)",
    '="["&ITA_LEVEL(2568,1,2)&"]"',
    '=IFERROR(IF(LEN(ITA_LEVEL(2568,1,2))>0,ITA_LEVEL(2568,1,2),"native"),"native")',
    "=NoSuchFunction(1)",
)


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    path = tmp_path_factory.mktemp("macros") / "book.xlsm"
    project = vba_project(
        [
            Module("ThisWorkbook", base=WORKBOOK),
            Module("Sheet1", base=SHEET),
            Module(BRIDGE, bridge_source()),
            PROBE,
        ]
    )
    with xlsxwriter.Workbook(path) as written:
        written.add_vba_project(io.BytesIO(project), is_stream=True)
        written.set_vba_name("ThisWorkbook")
        sheet = written.add_worksheet()
        sheet.set_vba_name("Sheet1")
        for row, formula in enumerate(FORMULAS):
            sheet.write_formula(row, 0, formula, None, "old")
    return path


@pytest.fixture(scope="module")
def seen(book):
    return open_with_macros(book)


class DescribeProjectInLibreOffice:
    """A second host that compiles and runs the project."""

    def it_lists_every_module(self, seen):
        assert sorted(seen.modules["ItaBook"]) == [BRIDGE, "Probe", "Sheet1", "ThisWorkbook"]

    def it_runs_the_modules(self, seen):
        assert [row[0] for row in seen.rows["Sheet1"]] == ["42", "96.04", "[]", "native", "#NAME?"]

    def it_shows_native_results_if_macros_are_blocked(self, book, tmp_path):
        [path] = recalculate([book], tmp_path)
        found = [row[0] for row in load_workbook(path).get_sheet_by_index(0).to_python()]
        assert [found[1], found[3]] == [96.04, "native"]
        assert found[0] != 42
