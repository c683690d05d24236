import importlib
import io
import re
import subprocess
import sys
import zipfile

import olefile
import pytest
from pyopenvba import check_file
from pyopenvba.apps.excel import ExcelApplication
from pyopenvba.exceptions import VBARuntimeError

from ita_tools.errors import ProgramMissing
from ita_tools.workbook.vba import bridge_source
from tests.vba_readers import sources_in
from tests.xlwings_addin.standin import PYTHON, parts
from xlwings_addin.addin import PROJECT, addin_modules, build_addin, installed_parts
from xlwings_addin.addin_sheets import CODE_NAMES
from xlwings_addin.ribbon import BUTTONS
from xlwings_addin.wrappers import SUFFIX

SERVER = """Option Explicit
Public Function XLPy() As Object
    Set XLPy = New Server
End Function
"""
"""Stands in for xlwings: a server in VBA that answers with what it was asked."""
SERVER_CLASS = """Option Explicit
Public Function CallUDF(ByVal module As String, ByVal name As String, ByVal given As Variant, _
                        ByVal book As Variant, ByVal caller As Variant) As Variant
    If given(0) = 0 Then Err.Raise 5
    If name = "ITA_THAI" Then
        CallUDF = module & "!" & given(0)
    Else
        CallUDF = given(0) + given(2)
    End If
End Function
"""
SHELLS = """Public Function CreateObject(ByVal name As String) As Object
    {}
End Function
"""
SHELL = """Public Function Run(ByVal command As String, ByVal window As Long, ByVal wait As Boolean) As Long
    Range("B1").Value = command
End Function
"""


@pytest.fixture(scope="module")
def addin() -> bytes:
    return build_addin(parts(), PYTHON)


def project_in(addin: bytes) -> bytes:
    return zipfile.ZipFile(io.BytesIO(addin)).read("xl/vbaProject.bin")


def excel_with_addin() -> ExcelApplication:
    """Run our modules in one interpreter: bridge and add-in, with a stand-in for xlwings and for Python."""
    app = ExcelApplication()
    app.add_workbook()
    for row, name in enumerate(("ita_status", "ita_python", "ita_no_python", "ita_failed"), 1):
        app.add_named_range(name, f"=Sheet1!$A${row}")
    app.sheet(1).set_value("A3", "ไม่ทราบตำแหน่ง")
    app.sheet(1).set_value("A4", "หยุดกลางคัน")
    for module in addin_modules(parts()):
        if module.name != "ItaXlwings":
            # The interpreter has neither a window nor a cell that asks.
            source = module.source.replace("Application.Caller", "Nothing")
            app.add_module(source.replace("Application.Hwnd", "4711"), name=module.name)
    app.add_module(SERVER, name="ItaXlwings")
    app.add_module(SERVER_CLASS, name="Server", kind="class")
    return app


def it_is_the_same_every_time(addin):
    assert build_addin(parts(), PYTHON) == addin
    assert build_addin(parts(), "") != addin


def it_holds_every_module_byte_for_byte(addin):
    found = sources_in(project_in(addin))
    expected = {f"{module.name}.bas": module.text() for module in addin_modules(parts())}
    assert expected.items() <= found.items()
    assert set(found) - set(expected) == {"ThisWorkbook.cls", *(f"{name}.cls" for name in CODE_NAMES)}


def it_has_a_project_without_defects(addin):
    with olefile.OleFileIO(io.BytesIO(project_in(addin)), raise_defects=olefile.DEFECT_UNSURE) as ole:
        assert f'Name="{PROJECT}"' in ole.openstream("PROJECT").read().decode("ascii")


def it_is_sound_in_the_eyes_of_another_writer(addin, tmp_path):
    (tmp_path / "ita.xlam").write_bytes(addin)
    report = check_file(tmp_path / "ita.xlam")
    assert report.complete
    assert report.issues == ()


def it_has_the_code_names_of_its_modules(addin):
    package = zipfile.ZipFile(io.BytesIO(addin))
    sheets = "".join(package.read(name).decode() for name in package.namelist() if "worksheets/sheet" in name)
    assert re.findall(r'codeName="(\w+)"', sheets) == list(CODE_NAMES)
    assert 'codeName="ThisWorkbook"' in package.read("xl/workbook.xml").decode()


@pytest.mark.parametrize("name", [module.name for module in addin_modules(parts())])
def it_consists_of_modules_that_can_be_read(name):
    [module] = [each for each in addin_modules(parts()) if each.name == name]
    assert module.source.startswith("Option Explicit\n")
    app = ExcelApplication()
    app.add_workbook()
    app.add_module(module.source, name=name)


def it_hands_a_question_to_python_and_its_answer_back():
    app = excel_with_addin()
    assert app.run(f"ITA_TOTAL{SUFFIX}", 60, "x", 36) == 96
    assert app.run(f"ITA_THAI{SUFFIX}", 5) == "standin.functions!5"


def it_answers_a_failure_of_python_with_an_error_and_never_with_its_text():
    assert repr(excel_with_addin().run(f"ITA_TOTAL{SUFFIX}", 0, "x", 1)) == "Error 2015"


def it_asks_to_be_installed_while_it_knows_no_python():
    app = excel_with_addin()
    app.run("ItaRun", "generate_report")
    assert app.sheet(1).value("A1") == "ไม่ทราบตำแหน่ง"


def it_says_that_python_could_not_be_started():
    app = excel_with_addin()
    app.sheet(1).set_value("A2", PYTHON)
    app.add_module(SHELLS.format("Err.Raise 429"), name="Shells")
    app.run("ItaRun", "generate_report")
    assert app.sheet(1).value("A1") == "หยุดกลางคัน"


def it_starts_python_without_a_command_shell():
    app = excel_with_addin()
    app.sheet(1).set_value("A2", PYTHON)
    app.add_module(SHELLS.format("Set CreateObject = New Shell"), name="Shells")
    app.add_module(SHELL, name="Shell", kind="class")
    app.run("ItaRun", "next_year")
    command = app.sheet(1).value("B1")
    code = "import xlwings_addin.macros; xlwings_addin.macros.next_year()"
    assert command.startswith(f'"{PYTHON}" -B -P -c "{code}" "--wb=Book1" --from_xl=1 "--app=')
    assert command.endswith(" --hwnd=4711")
    assert app.sheet(1).value("A1") is None


@pytest.mark.parametrize("planted", ["xlwings", "xlwings_addin", "json"])
def it_runs_no_code_that_lies_beside_the_workbook(planted, tmp_path):
    """Excel's current folder is often that of the workbook: a planted module must not be taken for ours."""
    own = next(module.source for module in addin_modules(parts()) if module.name == "ItaMain")
    options = set(re.findall(r'" (-B -P) -c "', own))
    assert len(options) == 1
    (tmp_path / f"{planted}.py").write_text("print('planted')\n")
    done = subprocess.run(
        [
            sys.executable,
            *options.pop().split(),
            "-W",
            "ignore",
            "-c",
            f"import {planted}; import xlwings_addin.macros",
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == ""


def it_tells_xlwings_which_python_to_start():
    app = excel_with_addin()
    with pytest.raises(VBARuntimeError):
        app.run("XLPyCommand")
    app.sheet(1).set_value("A2", PYTHON)
    code = "import xlwings; xlwings.serve('$(CLSID)')"
    assert app.run("XLPyCommand") == f'cmd.exe /K ""{PYTHON}" -B -P -c "{code}""'
    assert app.run("GetConfig", "INTERPRETER_WIN") == PYTHON
    assert app.run("GetConfig", "CONDA PATH") == ""


def it_takes_no_setting_from_a_workbook_that_brings_its_own():
    app = excel_with_addin()
    hostile = app.add_workbook()
    sheet = app.sheet(1, workbook=hostile)
    app.add_module('Public Sub Plant()\nActiveSheet.Name = "ita.conf"\nEnd Sub\n', name="Plants")
    app.run("Plant")
    sheet.set_value("A1", "INTERPRETER_WIN")
    sheet.set_value("B1", "evil.exe")
    assert (sheet.name, sheet.value("B1")) == ("ita.conf", "evil.exe")
    assert app.run("GetConfig", "INTERPRETER_WIN", "none") == ""


def it_shows_a_page_as_a_workbook_of_its_own():
    app = excel_with_addin()
    app.add_named_range("ita_guide", "=Sheet1!$A$1")
    app.sheet(1).set_value("A1", "วิธีใช้")
    app.run("ItaRun", "guide")
    assert len(app.workbooks()) == 2
    assert app.sheet(1, workbook=app.workbooks()[1]).value("A1") == "วิธีใช้"


def it_answers_the_bridge_of_a_workbook():
    known = set(
        re.findall(
            r"^Public (?:Sub|Function) (\w+)",
            "\n".join(module.source for module in addin_modules(installed_parts())),
            re.MULTILINE,
        )
    )
    functions = re.findall(r"^Public Function (\w+)", bridge_source(), re.MULTILINE)
    assert {name + SUFFIX for name in functions} <= known
    assert "ItaRun" in known


def it_takes_as_many_arguments_as_the_bridge_hands_over():
    wrappers = addin_modules(installed_parts())[2].source
    for name, given in re.findall(
        r"^Public Function (\w+)\(([^)]*)\)", bridge_source().replace(" _\n", ""), re.MULTILINE
    ):
        [declared] = re.findall(rf"^Public Function {name}{SUFFIX}\(([^)]*)\)", wrappers, re.MULTILINE)
        assert declared.count("ByVal") == given.count("ByVal")


def it_shows_only_buttons_whose_macro_exists():
    macros = importlib.import_module("xlwings_addin.macros")
    found = installed_parts().buttons
    assert {"generate_report", "check", "next_year"} <= {button.name for button in found}
    assert all(callable(getattr(macros, button.name)) for button in found if not button.vba)
    assert {each.name for each in BUTTONS if hasattr(macros, each.name)} <= {each.name for each in found}


def it_says_what_is_not_installed(monkeypatch):
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name="click")

    monkeypatch.setattr("importlib.import_module", missing)
    with pytest.raises(ProgramMissing, match="click"):
        installed_parts()
