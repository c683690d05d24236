"""The Open XML SDK finds nothing in any report: every kind, edition and scene, and on letterheads."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from ita_tools.report import REPORT_TYPES, compose_report
from ita_tools.report.docx import render
from ita_tools.report.model.document import PageBreak, Report
from tests.report.docx.papers import municipal, with_macros
from tests.report.docx.samples import every_block, zipped
from tests.report.scenes import SCENES, YEARS, scene
from tests.validator import complaints

ALONE = ("sparse", "empty")


def joined(year: int) -> Report:
    """One report with the text of every kind and scene: a run of the validator takes half a second."""
    reports = [compose_report(kind, scene(name, year)) for kind in REPORT_TYPES for name in SCENES]
    blocks = [block for report in reports for block in (PageBreak(), *report.blocks)]
    return replace(reports[0], blocks=tuple(blocks))


def documents() -> dict[str, bytes]:
    whole = {f"{year}": render(joined(year)) for year in YEARS}
    alone = {
        f"{kind} {name}": render(compose_report(kind, scene(name, YEARS[-1])), digits="arabic")
        for kind in REPORT_TYPES
        for name in ALONE
    }
    papers = {
        paper.__name__: render(joined(YEARS[-2]), letterhead=paper()) for paper in (municipal, with_macros)
    }
    return {**whole, **alone, **papers, "every block": render(every_block())}


@pytest.mark.validator
def it_finds_no_fault_in_any_report(tmp_path):
    assert complaints(documents(), tmp_path) == {}


@pytest.mark.validator
def it_finds_a_fault_where_there_is_one(tmp_path):
    with zipfile.ZipFile(io.BytesIO(render(every_block()))) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    text = entries["word/document.xml"].replace(b"<w:body>", b"<w:body><w:p><w:r/><w:pPr/></w:p>", 1)
    assert list(complaints({"a": zipped({**entries, "word/document.xml": text})}, tmp_path)) == ["a"]
