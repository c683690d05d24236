"""The two renderers do not depend on each other, and HTML needs no library for Word files."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.sources import ROOT, Module, modules

DOCX, HTML = "ita_tools.report.docx", "ita_tools.report.html"
WORD_LIBRARIES = ("docx", "lxml")
NEUTRAL = [
    module
    for module in modules()
    if module.name.startswith("ita_tools.report")
    # These go on from what the Word renderer wrote.
    and module.name not in ("ita_tools.report.pdf", "ita_tools.report.page_counts")
    and not module.name.startswith((DOCX, HTML))
]
SOURCES = (
    ROOT / "ita_tools" / "cases" / "demo-2568.yaml",
    ROOT / "workbook_templates" / "ita-2568-example.xlsx",
)
RUN = """
import sys
from ita_tools.cli import main
try:
    main(["report", {source!r}, "-o", {out!r}])
finally:
    print(*sorted({{name.split(".")[0] for name in sys.modules}} & {libraries!r}))
"""


def imports_below(module: Module, *packages: str) -> list[str]:
    return [
        name for name in module.imports() if any(f"{name}.".startswith(f"{package}.") for package in packages)
    ]


def renderers() -> list[tuple[Module, str]]:
    pairs = ((DOCX, HTML), (HTML, DOCX))
    return [
        (module, other)
        for module in modules()
        for own, other in pairs
        if f"{module.name}.".startswith(f"{own}.")
    ]


class DescribeRenderer:
    @pytest.mark.parametrize(("module", "other"), renderers(), ids=lambda value: getattr(value, "name", ""))
    def it_imports_nothing_from_the_other_renderer(self, module, other):
        assert imports_below(module, other) == []


class DescribeNeutralPart:
    @pytest.mark.parametrize("module", NEUTRAL, ids=lambda module: module.name)
    def it_imports_no_renderer_and_no_library_for_word_files(self, module):
        assert imports_below(module, DOCX, HTML, *WORD_LIBRARIES) == []


class DescribeImportCheck:
    def it_detects_an_import_of_the_other_renderer(self, tmp_path, monkeypatch):
        monkeypatch.setattr("tests.sources.ROOT", tmp_path)
        wrong = tmp_path / "ita_tools" / "report" / "html" / "wrong.py"
        wrong.parent.mkdir(parents=True)
        wrong.write_text("from ..docx import markup\nfrom lxml import etree\nimport docxtpl\n")
        assert imports_below(Module(wrong), DOCX) == ["ita_tools.report.docx.markup"]
        assert imports_below(Module(wrong), *WORD_LIBRARIES) == ["lxml.etree"]


class DescribeReportCommand:
    @pytest.mark.parametrize(
        ("name", "libraries"), [("a.html", ""), ("a.docx", "docx lxml")], ids=["html", "docx"]
    )
    @pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.suffix)
    def it_loads_libraries_for_word_files_only_for_word(self, tmp_path, name, libraries, source):
        out = tmp_path / name
        script = RUN.format(source=str(source), out=str(out), libraries=set(WORD_LIBRARIES))
        done = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=ROOT
        )
        assert out.is_file(), done.stderr
        assert done.stdout.splitlines()[-1].strip() == libraries
