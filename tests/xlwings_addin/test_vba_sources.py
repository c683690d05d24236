"""The VBA that is taken from the installed xlwings.

The VBA functions that call Python.
"""

from __future__ import annotations

import importlib.metadata
import inspect
import re
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest

from ita_tools.errors import ProgramMissing
from ita_tools.workbook.vba import bridge_source
from tests.xlwings_addin.standin import functions
from xlwings_addin import functions as ours
from xlwings_addin.vba_sources import (
    PROCEDURES,
    functions_of,
    standalone_source,
    wrappers_source,
    xlwings_folder,
    xlwings_version,
)

# The generator of xlwings; empty modules replace the Windows packages that it imports.
THEIRS = """
import io, sys, types
names = ("pythoncom", "pywintypes", "win32com", "win32com.client", "win32com.server", "win32com.server.util",
         "win32com.server.policy")
for name in names:
    sys.modules[name] = types.ModuleType(name)
sys.modules["pythoncom"].CoInitialize = lambda *given: None
sys.modules["pywintypes"].com_error = type("com_error", (Exception,), {})
sys.modules["win32com.client"].Dispatch = lambda given: given
from xlwings import udfs
module = types.ModuleType("standin.functions")
def ITA_TOTAL(edition, codes, scores): ...
module.ITA_TOTAL = udfs.xlfunc(ITA_TOTAL)
text = io.StringIO()
udfs.generate_vba_wrapper(module.__name__, module, text, types.SimpleNamespace(Name="ita.xlam"))
print(text.getvalue())
"""


class DescribeWrappers:
    def it_has_one_vba_function_for_each_function(self):
        source = wrappers_source("standin.functions", functions_of(functions()))
        assert "Public Function ITA_TOTAL_IMPL(ByVal edition As Variant, ByVal codes As Variant, " in source
        assert (
            "Public Function ITA_THAI_IMPL(ByVal value As Variant, Optional ByVal style As Variant)" in source
        )
        assert source.count("AskPython(") == source.count("Public Function") == 2

    def it_calls_python_as_the_installed_xlwings_does(self):
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", THEIRS], capture_output=True, text=True, check=True
        )
        [theirs] = [line.strip() for line in done.stdout.splitlines() if "ActiveWorkbook" in line]
        ours = wrappers_source("standin.functions", functions_of(functions()))
        own = 'ITA_TOTAL_IMPL = AskPython("standin.functions", "ITA_TOTAL", Array(edition, codes, scores), '
        assert f"{own}Application.Caller)" in ours
        call = "CallUDF(module, name, given, ActiveWorkbook, cell)"
        assert call in resources.files("xlwings_addin").joinpath("vba", "ItaAddin.bas").read_text("ascii")
        words = {
            "module": '"standin.functions"',
            "name": '"ITA_TOTAL"',
            "given": "Array(edition, codes, scores)",
            "cell": "Application.Caller",
        }
        passed = re.sub("module|name|given|cell", lambda word: words[word[0]], call)
        assert theirs == f"ITA_TOTAL = XLPy.{passed}"

    @pytest.mark.parametrize("function", [lambda *rest: rest, lambda *, named: named])
    def it_refuses_arguments_that_vba_cannot_pass(self, function):
        with pytest.raises(ValueError, match="ITA_ODD: VBA cannot hand over"):
            wrappers_source("m", {"ITA_ODD": function})

    def it_has_a_plain_name_in_every_workbook(self):
        """The bridge is written by hand; a function that it lacks is #NAME? in a cell."""
        heads = bridge_source().replace(" _\n", " ")
        plain = {
            name: re.findall(r"ByVal (\w+)", given)
            for name, given in re.findall(r"^Public Function (\w+)\((.*?)\) As", heads, re.MULTILINE)
        }
        expected = {
            name: list(inspect.signature(each).parameters) for name, each in functions_of(ours).items()
        }
        assert plain == expected


class DescribeStandaloneSource:
    def it_keeps_notice_declarations_and_procedures(self):
        source = standalone_source()
        assert "Copyright (C) 2014-present, Zoomer Analytics LLC." in source
        assert "THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS" in source
        assert f'"xlwings64-{xlwings_version()}.dll"' in source
        procedures = re.findall(r"^(?:Public |Private )?(?:Function|Sub) (\w+)", source, re.MULTILINE)
        assert procedures == list(PROCEDURES)

    def it_takes_no_setting_from_the_active_workbook(self):
        source = standalone_source()
        for word in ("ActiveWorkbook", "RunPython(", "runpython_embedded_code", "FullName", "cmd.exe"):
            assert word not in source

    def it_is_plain_ascii_without_an_attribute_line(self):
        assert standalone_source().isascii()
        assert "Attribute VB_Name" not in standalone_source()

    @pytest.mark.parametrize(
        "change",
        [
            lambda text: text.replace("Function XLPy(", "Function PyXL("),
            lambda text: text.replace("BSD 3-clause", "another"),
            lambda text: text.replace("Public Const PROJECT_NAME", "Const NAME"),
            lambda text: "",
        ],
    )
    def it_refuses_an_unknown_xlwings(self, change, tmp_path):
        name = "xlwings_custom_addin.bas"
        (tmp_path / name).write_text(change((xlwings_folder() / name).read_text("ascii")), "ascii")
        with pytest.raises(ProgramMissing, match="ไม่รู้จัก"):
            standalone_source(tmp_path)

    def it_reports_missing_xlwings(self, monkeypatch, tmp_path):
        monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
        with pytest.raises(ProgramMissing, match="ยังไม่ได้ติดตั้ง xlwings"):
            standalone_source()

    @pytest.mark.parametrize("data", [None, "ก".encode()], ids=["gone", "no ASCII"])
    def it_names_the_file_of_an_xlwings_it_cannot_read(self, data: bytes | None, tmp_path: Path) -> None:
        (name,) = [path.name for path in xlwings_folder().glob("xlwings_custom_addin.bas")]
        if data:
            (tmp_path / name).write_bytes(data)
        with pytest.raises(ProgramMissing, match="ไม่รู้จัก") as caught:
            standalone_source(tmp_path)
        assert caught.value.where == name


class DescribeXlwingsVersion:
    def it_is_reported_missing_without_the_package(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def unknown(name: str) -> str:
            raise importlib.metadata.PackageNotFoundError(name)

        monkeypatch.setattr(importlib.metadata, "version", unknown)
        with pytest.raises(ProgramMissing, match="ยังไม่ได้ติดตั้ง xlwings") as caught:
            xlwings_version()
        assert caught.value.remedy
