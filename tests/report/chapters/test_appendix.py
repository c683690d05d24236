"""Findings of the checks and sources of the rules."""

from __future__ import annotations

from ita_tools.analysis.checks import check
from ita_tools.report.chapters.appendix import appendix
from tests.bundled import bundled, opened
from tests.report.blocks import blocks_of, cells_of, sentences_of, tables_of


def it_lists_every_finding_and_every_source():
    case = opened("edition: 2568\npublished: {total: 90, level: ต้องปรับปรุง}\n")
    blocks = blocks_of(appendix, case)
    findings = check(case.reading, case.result)
    assert [row[1] for row in cells_of(tables_of(blocks)[0])] == [each.message for each in findings] != []
    assert sentences_of(blocks) == list(bundled().edition.sources.values())
