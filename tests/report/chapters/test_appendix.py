"""Findings of the checks and sources of the rules."""

from __future__ import annotations

import re

from ita_tools.analysis.checks import check
from ita_tools.report.chapters.appendix import appendix
from ita_tools.rubric import load_edition
from tests.bundled import opened
from tests.report.blocks import blocks_of, cells_of, sentences_of, tables_of
from tests.report.scenes import YEARS, scene


def it_lists_every_finding():
    case = opened("edition: 2568\npublished: {total: 90, level: ต้องปรับปรุง}\n")
    blocks = blocks_of(appendix, case)
    findings = check(case.reading, case.result)
    assert [row[1] for row in cells_of(tables_of(blocks)[0])] == [each.message for each in findings] != []


def it_says_where_the_rules_come_from_and_what_is_inferred():
    said = {year: sentences_of(appendix(scene("empty", year))) for year in YEARS}
    assert all(any("ป.ป.ช." in text for text in texts) for texts in said.values())
    for year, texts in said.items():
        unsure = any(item.provenance.inferred for item in load_edition(year).items)
        assert any("อนุมาน" in text for text in texts) == unsure
    assert len({len(texts) for texts in said.values()}) == 2


def it_names_no_other_agency():
    for year in YEARS:
        titles = load_edition(year).sources.values()
        said = " ".join(sentences_of(appendix(scene("empty", year))))
        assert titles
        assert not [title for title in titles if title in said]
        assert not re.search("ของ(?:เทศบาล|องค์การบริหาร|มหาวิทยาลัย|สถาบัน)", said)
