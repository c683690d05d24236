import re

import pytest
from pyopenvba.apps.excel import ExcelApplication
from pyopenvba.exceptions import VBARuntimeError

from ita_tools.workbook.vba import BRIDGE, MACROS, bridge_source, workbook_project
from tests.vba_readers import sources_in

NUMBERS = {"ITA_ITEM": 4, "ITA_INDICATOR": 4, "ITA_TOOL": 4, "ITA_TOTAL": 3, "ITA_GAP": 3}
TEXTS = {"ITA_LEVEL": 3, "ITA_EXPLAIN": 4, "ITA_ADVICE": 3, "ITA_TITLE": 3, "ITA_THAI": 1}
NOTICE = "ไม่พบส่วนเสริม"
ADDIN = "'ita.xlam'!"


def excel() -> ExcelApplication:
    """Open a book with the bridge and its two names, without the add-in."""
    app = ExcelApplication()
    app.add_workbook()
    for row, name in enumerate(("ita_status", "ita_notice"), 1):
        app.add_named_range(name, f"=Sheet1!$A${row}")
    app.sheet(1).set_value("A2", NOTICE)
    app.add_module(bridge_source(), name=BRIDGE)
    return app


def excel_with(body: str, folder) -> ExcelApplication:
    """Open the book beside an add-in of which every function answers with ``body``."""
    app = excel()
    ExcelApplication.save(_empty(), folder / "ita.xlsx")
    (folder / "ita.xlsx").rename(folder / "ita.xlam")
    book = app.workbook
    app.open_workbook(folder / "ita.xlam")
    app.activate_workbook(book)
    answers = "".join(function(name, count, body) for name, count in {**NUMBERS, **TEXTS}.items())
    app.add_module(
        f"Option Explicit\n{answers}"
        "Public Sub ItaRun(ByVal button As String)\n"
        'ThisWorkbook.Names("ita_status").RefersToRange.Value = button\nEnd Sub\n',
        name="Addin",
    )
    run = app.interpreter.run
    app.interpreter.run = lambda macro, args=(), **more: run(macro.removeprefix(ADDIN), args, **more)
    return app


def function(name: str, count: int, body: str) -> str:
    given = ", ".join("abcd"[:count])
    return f"Public Function {name}_IMPL({given})\n{body.replace('ANSWER', name + '_IMPL')}\nEnd Function\n"


def _empty() -> ExcelApplication:
    app = ExcelApplication()
    app.add_workbook()
    return app


def is_error(value: object) -> bool:
    return repr(value) == "Error 2029"


def call(app: ExcelApplication, name: str) -> object:
    return app.run(name, *range(1, {**NUMBERS, **TEXTS}[name] + 1))


class DescribeBridge:
    """The VBA module of a workbook with macros."""

    def it_has_every_function_and_macro(self):
        found = re.findall(r"^Public (?:Function|Sub) (\w+)", bridge_source(), re.MULTILINE)
        assert sorted(found) == sorted([*NUMBERS, *TEXTS, *MACROS])

    def it_uses_no_reference_but_excel(self):
        source = bridge_source()
        assert source.startswith("Option Explicit\n")
        assert not re.search(
            r"\bDeclare (PtrSafe )?(Function|Sub)|CreateObject|Auto_Open|Workbook_Open", source
        )
        assert source.isascii()

    @pytest.mark.parametrize("name", NUMBERS)
    def it_returns_an_error_for_a_number_without_the_add_in(self, name):
        assert is_error(call(excel(), name))

    @pytest.mark.parametrize("name", TEXTS)
    def it_returns_an_empty_text_without_the_add_in(self, name):
        assert call(excel(), name) == ""

    @pytest.mark.parametrize("macro", MACROS)
    def it_states_in_thai_that_the_add_in_is_missing(self, macro):
        app = excel()
        app.run(macro)
        assert app.sheet(1).value("A1") == NOTICE

    def it_shows_nothing_without_a_status_cell(self):
        app = ExcelApplication()
        app.add_workbook()
        app.add_module(bridge_source(), name=BRIDGE)
        app.run("GenerateReport")
        assert app.sheet(1).value("A1") is None

    @pytest.mark.parametrize("name", NUMBERS)
    def it_passes_a_number_of_the_add_in_on(self, name, tmp_path):
        app = excel_with("ANSWER = 96.04", tmp_path)
        assert call(app, name) == 96.04

    @pytest.mark.parametrize("name", TEXTS)
    def it_passes_a_text_of_the_add_in_on(self, name, tmp_path):
        app = excel_with('ANSWER = "' + "passed" + '"', tmp_path)
        assert call(app, name) == "passed"

    @pytest.mark.parametrize(
        "body",
        [
            'ANSWER = "Python failed"',
            "ANSWER = Empty",
            "ANSWER = CVErr(2015)",
            "Err.Raise 5",
            "ANSWER = True",
        ],
    )
    def it_returns_an_error_if_the_add_in_gives_no_number(self, body, tmp_path):
        assert is_error(call(excel_with(body, tmp_path), "ITA_TOTAL"))

    @pytest.mark.parametrize("body", ["ANSWER = 5", "ANSWER = Empty", "ANSWER = CVErr(2015)", "Err.Raise 5"])
    def it_returns_an_empty_text_if_the_add_in_gives_no_text(self, body, tmp_path):
        assert call(excel_with(body, tmp_path), "ITA_LEVEL") == ""

    def it_passes_a_column_on_with_errors_for_cells_without_a_number(self, tmp_path):
        column = 'Dim x(1 To 3, 1 To 1) As Variant\nx(1, 1) = 99.5\nx(2, 1) = ""\nx(3, 1) = 80\nANSWER = x'
        app = excel_with(column, tmp_path)
        app.add_module(
            """Public Sub Spread()
    Dim answer As Variant, n As Long
    answer = ITA_ITEM(1, 2, 3, 4)
    For n = 1 To 3
        If IsError(answer(n, 1)) Then Cells(n, 3).Value = "error" Else Cells(n, 3).Value = answer(n, 1)
    Next n
End Sub
""",
            name="Probe",
        )
        app.run("Spread")
        assert [app.sheet(1).value(f"C{n}") for n in (1, 2, 3)] == [99.5, "error", 80]

    def it_unwraps_a_column_of_one(self, tmp_path):
        app = excel_with("Dim x(1 To 1, 1 To 1) As Variant\nx(1, 1) = 99.5\nANSWER = x", tmp_path)
        assert call(app, "ITA_TOOL") == 99.5

    def it_passes_the_values_of_ranges_on(self, tmp_path):
        app = excel_with("ANSWER = c(2, 1)", tmp_path)
        app.sheet(1).set_value("B1", 10)
        app.sheet(1).set_value("B2", 20)
        app.add_module(
            'Public Function Probe()\nProbe = ITA_TOTAL(2568, 1, Range("B1:B2"))\nEnd Function\n',
            name="Probe1",
        )
        assert app.run("Probe") == 20

    @pytest.mark.parametrize(
        ("macro", "button"), [("GenerateReport", "generate_report"), ("RefreshReport", "refresh")]
    )
    def it_runs_the_macro_of_the_add_in(self, macro, button, tmp_path):
        app = excel_with("ANSWER = 1", tmp_path)
        app.run(macro)
        assert app.sheet(1).value("A1") == button

    def it_fails_for_an_undeclared_name(self):
        app = excel()
        app.add_module("Option Explicit\nPublic Sub Wrong()\nundeclared = 1\nEnd Sub\n", name="Wrong")
        with pytest.raises(Exception, match="Variable not defined") as caught:
            app.run("Wrong")
        assert not isinstance(caught.value, VBARuntimeError)

    def it_is_in_a_project_with_a_module_for_every_sheet(self):
        found = sources_in(workbook_project(["Sheet1", "Sheet2"]))
        assert set(found) == {"ThisWorkbook.cls", "Sheet1.cls", "Sheet2.cls", f"{BRIDGE}.bas"}
        assert found[f"{BRIDGE}.bas"].decode("ascii").endswith(bridge_source().replace("\n", "\r\n"))
