from __future__ import annotations

import re
from dataclasses import replace

from ita_tools.analysis.checks import check
from ita_tools.report.chapters.appendix import appendix
from ita_tools.rubric import load_edition
from tests.bundled import bundled, guessed, opened, pinned, report_context
from tests.report.blocks import blocks_of, cells_of, sentences_of, tables_of
from tests.report.scenes import YEARS, scene


class DescribeAppendix:
    def it_stands_in_drafts_only(self):
        assert blocks_of(appendix, guessed()) == []

    def it_lists_every_finding(self):
        case = opened("edition: 2568\npublished: {total: 90, level: ต้องปรับปรุง}\n")
        blocks = blocks_of(appendix, case, draft=True)
        findings = check(case.reading, case.result)
        assert [row[1] for row in cells_of(tables_of(blocks)[0])] == [each.message for each in findings] != []

    def it_names_the_sources_of_the_rules_and_what_is_inferred(self):
        sentences = {year: sentences_of(appendix(scene("empty", year, draft=True))) for year in YEARS}
        assert all(any("ป.ป.ช." in text for text in texts) for texts in sentences.values())
        for year, texts in sentences.items():
            inferred = any(item.provenance.inferred for item in load_edition(year).items)
            assert any("อนุมาน" in text for text in texts) == inferred
        assert len({len(texts) for texts in sentences.values()}) == 2

    def it_calls_rules_inferred_unless_a_published_score_settles_what_they_leave_open(self):
        assert any("อนุมาน" in text for text in sentences_of(blocks_of(appendix, guessed(), draft=True)))
        assert not any("อนุมาน" in text for text in sentences_of(blocks_of(appendix, pinned(), draft=True)))

    def it_names_no_other_agency(self):
        for year in YEARS:
            titles = load_edition(year).sources.values()
            text = " ".join(sentences_of(appendix(scene("empty", year, draft=True))))
            assert titles
            assert not [title for title in titles if title in text]
            assert not re.search("ของ(?:เทศบาล|องค์การบริหาร|มหาวิทยาลัย|สถาบัน)", text)

    def it_states_that_the_checks_have_no_findings(self):
        blocks = list(appendix(replace(report_context(bundled(), draft=True), findings=())))
        assert "ไม่พบข้อมูลที่ขัดแย้งกันหรือไม่ครบถ้วน" in sentences_of(blocks)
        assert tables_of(blocks) == []
