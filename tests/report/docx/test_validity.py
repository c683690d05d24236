"""Reports of every kind, edition and scene, also on letterheads, are valid for the Open XML SDK."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from ita_tools.report import REPORT_TYPES, compose_report
from ita_tools.report.docx import render
from ita_tools.report.model.document import PageBreak, Report
from tests.campaigns import number_of
from tests.report.docx.agency_letterheads import municipal, with_macros
from tests.report.docx.samples import every_block, zipped
from tests.report.scenes import SCENES, YEARS, scene
from tests.validator import complaints

ALONE = ("sparse", "empty")


def joined(year: int) -> Report:
    """One report with the blocks of every kind and scene: each run of the validator takes half a second."""
    reports = [compose_report(kind, scene(name, year)) for kind in REPORT_TYPES for name in SCENES]
    blocks = [block for report in reports for block in (PageBreak(), *report.blocks)]
    return replace(reports[0], blocks=tuple(blocks))


def documents() -> dict[str, bytes]:
    some = YEARS[:: 1 if number_of("ITA_BOOKS") > 1 else 2]
    by_year = {f"{year}": render(joined(year)) for year in some}
    alone = {
        f"{kind} {name}": render(compose_report(kind, scene(name, YEARS[-1])), digits="arabic")
        for kind in REPORT_TYPES
        for name in ALONE
    }
    on_letterheads = {
        letterhead.__name__: render(joined(YEARS[-2]), letterhead=letterhead())
        for letterhead in (municipal, with_macros)
    }
    return {**by_year, **alone, **on_letterheads, "every block": render(every_block())}


@pytest.mark.validator
class DescribeOpenXmlSdk:
    def it_finds_no_fault_in_any_report(self, tmp_path):
        assert complaints(documents(), tmp_path) == {}

    def it_finds_a_seeded_fault(self, tmp_path):
        with zipfile.ZipFile(io.BytesIO(render(every_block()))) as archive:
            entries = {name: archive.read(name) for name in archive.namelist()}
        text = entries["word/document.xml"].replace(b"<w:body>", b"<w:body><w:p><w:r/><w:pPr/></w:p>", 1)
        assert list(complaints({"a": zipped({**entries, "word/document.xml": text})}, tmp_path)) == ["a"]
