"""ita.xlam as a file, and its VBA modules run in an interpreter.

The package of the add-in: content types, relationships and XML of its parts.
"""

from __future__ import annotations

import importlib
import io
import posixpath
import re
import subprocess
import sys
import zipfile
from xml.etree import ElementTree

import olefile
import pytest
from pyopenvba import check_file
from pyopenvba.apps.excel import ExcelApplication
from pyopenvba.exceptions import VBARuntimeError

from ita_tools.errors import ProgramMissing
from ita_tools.workbook.vba import bridge_source
from tests.vba_readers import sources_in
from tests.xlwings_addin.standin import PYTHON, parts
from xlwings_addin.addin import (
    ADDIN_TYPE,
    PROJECT,
    RIBBON_PART,
    RIBBON_RELATIONSHIP,
    addin_modules,
    addin_package,
    build_addin,
    installed_parts,
)
from xlwings_addin.addin_sheets import CODE_NAMES
from xlwings_addin.macros import TOLD
from xlwings_addin.ribbon import BUTTONS
from xlwings_addin.vba_sources import SUFFIX

SERVER = """Option Explicit
Public Function XLPy() As Object
    Set XLPy = New Server
End Function
"""
"""Replaces the module of xlwings: its server, in VBA, returns its arguments."""
SERVER_THAT_COUNTS = """Option Explicit
Public Function XLPy() As Object
    Range("C1").Value = Range("C1").Value + 1
    Err.Raise 70
End Function
"""
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
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
LINK = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@pytest.fixture(scope="module")
def addin() -> bytes:
    return build_addin(parts(), PYTHON)


def project_in(addin: bytes) -> bytes:
    return zipfile.ZipFile(io.BytesIO(addin)).read("xl/vbaProject.bin")


def excel_with_addin() -> ExcelApplication:
    """Load our modules into an interpreter, with the server above in place of xlwings."""
    app = ExcelApplication()
    app.add_workbook()
    notices = {
        "ita_no_python": "ไม่ทราบตำแหน่ง",
        "ita_failed": "หยุดกลางคัน",
        "ita_not_started": "เริ่มไม่ได้",
        "ita_blocked": "ถูกปิดกั้น",
        "ita_protected": "แบบป้องกัน",
    }
    for row, name in enumerate(("ita_status", "ita_python", *notices), 1):
        app.add_named_range(name, f"=Sheet1!$A${row}")
        if name in notices:
            app.sheet(1).set_value(f"A{row}", notices[name])
    for module in addin_modules(parts()):
        if module.name != "ItaXlwings":
            # The interpreter has no window and no calling cell.
            source = module.source.replace("Application.Caller", "Nothing")
            app.add_module(source.replace("Application.Hwnd", "4711"), name=module.name)
    app.add_module(SERVER, name="ItaXlwings")
    app.add_module(SERVER_CLASS, name="Server", kind="class")
    return app


class DescribeAddin:
    def it_has_the_same_bytes_every_time(self, addin):
        assert build_addin(parts(), PYTHON) == addin
        assert build_addin(parts(), "") != addin

    def it_holds_every_module_byte_for_byte(self, addin):
        sources = sources_in(project_in(addin))
        expected = {f"{module.name}.bas": module.text() for module in addin_modules(parts())}
        assert expected.items() <= sources.items()
        assert set(sources) - set(expected) == {"ThisWorkbook.cls", *(f"{name}.cls" for name in CODE_NAMES)}

    def it_has_a_project_without_defects(self, addin):
        with olefile.OleFileIO(io.BytesIO(project_in(addin)), raise_defects=olefile.DEFECT_UNSURE) as ole:
            assert f'Name="{PROJECT}"' in ole.openstream("PROJECT").read().decode("ascii")

    def it_passes_the_check_of_another_writer(self, addin, tmp_path):
        (tmp_path / "ita.xlam").write_bytes(addin)
        report = check_file(tmp_path / "ita.xlam")
        assert report.complete
        assert report.issues == ()

    def it_has_the_code_names_of_its_modules(self, addin):
        package = zipfile.ZipFile(io.BytesIO(addin))
        sheets = "".join(
            package.read(name).decode() for name in package.namelist() if "worksheets/sheet" in name
        )
        assert re.findall(r'codeName="(\w+)"', sheets) == list(CODE_NAMES)
        assert 'codeName="ThisWorkbook"' in package.read("xl/workbook.xml").decode()

    @pytest.mark.parametrize("name", [module.name for module in addin_modules(parts())])
    def it_has_modules_that_an_interpreter_accepts(self, name):
        [module] = [each for each in addin_modules(parts()) if each.name == name]
        assert module.source.startswith("Option Explicit\n")
        app = ExcelApplication()
        app.add_workbook()
        app.add_module(module.source, name=name)

    def it_shows_only_buttons_whose_macro_exists(self):
        macros = importlib.import_module("xlwings_addin.macros")
        buttons = installed_parts().buttons
        assert {"generate_report", "check", "next_year"} <= {button.name for button in buttons}
        assert all(callable(getattr(macros, button.name)) for button in buttons if not button.vba)
        assert {each.name for each in BUTTONS if hasattr(macros, each.name)} <= {
            each.name for each in buttons
        }

    def it_names_the_package_that_is_not_installed(self, monkeypatch):
        def missing(name: str) -> None:
            raise ModuleNotFoundError(name="click")

        monkeypatch.setattr("importlib.import_module", missing)
        with pytest.raises(ProgramMissing, match="click"):
            installed_parts()


class DescribeFunctionWrapper:
    def it_does_not_start_python_again_after_a_failed_start(self):
        app = excel_with_addin()
        app.add_module(SERVER_THAT_COUNTS, name="ItaXlwings")
        for _ in range(3):
            assert repr(app.run(f"ITA_TOTAL{SUFFIX}", 60, "x", 36)) == "Error 2015"
        assert app.sheet(1).value("C1") == 1
        app.run("ItaRun", "refresh")  # the officer asks again
        app.run(f"ITA_TOTAL{SUFFIX}", 60, "x", 36)
        assert app.sheet(1).value("C1") == 2

    def it_passes_arguments_to_python_and_returns_the_result(self):
        app = excel_with_addin()
        assert app.run(f"ITA_TOTAL{SUFFIX}", 60, "x", 36) == 96
        assert app.run(f"ITA_THAI{SUFFIX}", 5) == "standin.functions!5"

    def it_returns_an_error_value_where_python_fails(self):
        assert repr(excel_with_addin().run(f"ITA_TOTAL{SUFFIX}", 0, "x", 1)) == "Error 2015"

    def it_exists_for_every_function_of_the_bridge(self):
        defined = set(
            re.findall(
                r"^Public (?:Sub|Function) (\w+)",
                "\n".join(module.source for module in addin_modules(installed_parts())),
                re.MULTILINE,
            )
        )
        functions = re.findall(r"^Public Function (\w+)", bridge_source(), re.MULTILINE)
        assert {name + SUFFIX for name in functions} <= defined
        assert "ItaRun" in defined

    def it_takes_as_many_arguments_as_the_bridge_passes(self):
        wrappers = addin_modules(installed_parts())[2].source
        for name, given in re.findall(
            r"^Public Function (\w+)\(([^)]*)\)", bridge_source().replace(" _\n", ""), re.MULTILINE
        ):
            [declared] = re.findall(rf"^Public Function {name}{SUFFIX}\(([^)]*)\)", wrappers, re.MULTILINE)
            assert declared.count("ByVal") == given.count("ByVal")


class DescribeRunMacro:
    def it_shows_the_install_notice_without_a_python(self):
        app = excel_with_addin()
        app.run("ItaRun", "generate_report")
        assert app.sheet(1).value("A1") == "ไม่ทราบตำแหน่ง"

    @pytest.mark.parametrize(("number", "notice"), [(429, "เริ่มไม่ได้"), (70, "ถูกปิดกั้น")])
    def it_shows_why_python_could_not_be_started(self, number, notice):
        app = excel_with_addin()
        app.sheet(1).set_value("A2", PYTHON)
        app.add_module(SHELLS.format(f"Err.Raise {number}"), name="Shells")
        app.run("ItaRun", "generate_report")
        assert app.sheet(1).value("A1") == notice

    @pytest.mark.parametrize(
        ("code", "notice"), [(0, None), (TOLD, None), (1, "หยุดกลางคัน"), (9009, "หยุดกลางคัน")]
    )
    def it_shows_a_notice_unless_python_has_shown_the_fault(self, code, notice):
        app = excel_with_addin()
        app.sheet(1).set_value("A2", PYTHON)
        app.add_module(SHELLS.format("Set CreateObject = New Shell"), name="Shells")
        app.add_module(
            SHELL.replace("End Function", f"    Run = {code}\nEnd Function"), name="Shell", kind="class"
        )
        app.run("ItaRun", "generate_report")
        assert app.sheet(1).value("A1") == notice

    def it_starts_python_without_a_command_shell(self):
        app = excel_with_addin()
        app.sheet(1).set_value("A2", PYTHON)
        app.add_module(SHELLS.format("Set CreateObject = New Shell"), name="Shells")
        app.add_module(SHELL, name="Shell", kind="class")
        app.run("ItaRun", "next_year")
        command = app.sheet(1).value("B1")
        code = "import xlwings_addin.macros; xlwings_addin.macros.next_year()"
        assert command == f'"{PYTHON}" -P -c "{code}" --hwnd=4711'
        assert app.sheet(1).value("A1") is None

    @pytest.mark.parametrize("planted", ["xlwings", "xlwings_addin", "json"])
    def it_runs_no_module_beside_the_workbook(self, planted, tmp_path):
        """Excel's current folder is often that of the workbook: a module planted there must not run."""
        own = next(module.source for module in addin_modules(parts()) if module.name == "ItaMain")
        options = set(re.findall(r'" (-P) -c "', own))
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


class DescribeSettings:
    def it_gives_xlwings_the_python_to_start(self):
        app = excel_with_addin()
        with pytest.raises(VBARuntimeError):
            app.run("XLPyCommand")
        app.sheet(1).set_value("A2", PYTHON)
        code = "import xlwings; xlwings.serve('$(CLSID)')"
        assert app.run("XLPyCommand") == f'"{PYTHON}" -P -c "{code}"'
        assert app.run("GetConfig", "INTERPRETER_WIN") == PYTHON
        assert app.run("GetConfig", "CONDA PATH") == ""

    def it_ignores_the_settings_of_another_workbook(self):
        app = excel_with_addin()
        hostile = app.add_workbook()
        sheet = app.sheet(1, workbook=hostile)
        app.add_module('Public Sub Plant()\nActiveSheet.Name = "ita.conf"\nEnd Sub\n', name="Plants")
        app.run("Plant")
        sheet.set_value("A1", "INTERPRETER_WIN")
        sheet.set_value("B1", "evil.exe")
        assert (sheet.name, sheet.value("B1")) == ("ita.conf", "evil.exe")
        assert app.run("GetConfig", "INTERPRETER_WIN", "none") == ""


class DescribePage:
    def it_opens_as_a_workbook_of_its_own(self):
        app = excel_with_addin()
        app.add_named_range("ita_guide", "=Sheet1!$A$1")
        app.sheet(1).set_value("A1", "วิธีใช้")
        app.run("ItaRun", "guide")
        assert len(app.workbooks()) == 2
        assert app.sheet(1, workbook=app.workbooks()[1]).value("A1") == "วิธีใช้"


@pytest.fixture(scope="module")
def package() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(build_addin(parts())))


def xml(package: zipfile.ZipFile, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(package.read(name))


class DescribeAddinPackage:
    def it_has_a_content_type_for_every_part(self, package):
        types = xml(package, "[Content_Types].xml")
        named = {
            each.get("PartName").lstrip("/"): each.get("ContentType")
            for each in types.iter(f"{TYPES}Override")
        }
        by_ending = {each.get("Extension"): each.get("ContentType") for each in types.iter(f"{TYPES}Default")}
        assert named["xl/workbook.xml"] == ADDIN_TYPE.decode()
        assert by_ending["bin"] == "application/vnd.ms-office.vbaProject"
        for name in set(package.namelist()) - {"[Content_Types].xml"}:
            assert name in named or name.rsplit(".", 1)[-1] in by_ending
        assert set(named) <= set(package.namelist())

    def it_contains_every_part_that_a_relationship_names(self, package):
        for name in [each for each in package.namelist() if each.endswith(".rels")]:
            folder = posixpath.dirname(posixpath.dirname(name))
            for link in xml(package, name).iter(LINK):
                if link.get("TargetMode") != "External":
                    assert (
                        posixpath.normpath(posixpath.join(folder, link.get("Target"))) in package.namelist()
                    )

    def it_links_its_ribbon(self, package):
        links = {link.get("Type"): link.get("Target") for link in xml(package, "_rels/.rels").iter(LINK)}
        assert links[RIBBON_RELATIONSHIP] == RIBBON_PART
        assert xml(package, RIBBON_PART).tag.endswith("}customUI")

    def it_has_well_formed_xml_in_every_part(self, package):
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                xml(package, name)

    def it_refuses_a_book_without_macros(self):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as book:
            book.writestr("[Content_Types].xml", "<Types/>")
        with pytest.raises(ValueError, match="not a macro workbook"):
            addin_package(stream.getvalue(), "<customUI/>")
