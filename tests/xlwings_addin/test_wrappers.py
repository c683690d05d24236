"""The VBA functions that call Python."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from importlib import resources

import pytest

from ita_tools.workbook.vba import bridge_source
from tests.xlwings_addin.standin import functions
from xlwings_addin import functions as ours
from xlwings_addin.wrappers import functions_of, wrappers_source

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
