from __future__ import annotations

from dataclasses import replace

from ita_tools.assessment.report_fields import Texts
from ita_tools.report.chapters.background import background
from tests.bundled import bundled, report_context, without
from tests.report.blocks import blocks_of, headings_of, sentences_of

BLOCKS = blocks_of(background("ความเป็นมา"), bundled())
EDITION = bundled().edition


class DescribeBackground:
    def it_has_its_heading(self):
        assert headings_of(BLOCKS) == ["ความเป็นมา"]

    def it_is_that_of_the_officer_if_there_is_one(self):
        blocks = blocks_of(background("ความเป็นมา"), without(texts=Texts(background="คำของเรา")))
        assert sentences_of(blocks) == ["คำของเรา"]

    def it_quotes_every_requirement_on_the_report(self):
        sentences = sentences_of(BLOCKS)
        assert set(EDITION.report.demands) <= set(sentences)
        fields = next(text for text in sentences if text.startswith("มาตรการแต่ละรายการ"))
        for number, name in enumerate(EDITION.report.fields, 1):
            assert f"({number}) {name}" in fields
        assert any(f"ข้อ {EDITION.report.item} {EDITION.report.title}" in text for text in sentences)

    def it_is_shorter_without_requirements(self):
        case = report_context(bundled())
        loose = replace(case.result, edition=replace(EDITION, report=None))
        sentences = sentences_of(background("ความเป็นมา")(replace(case, result=loose)))
        assert not any("ต้องเผยแพร่" in text for text in sentences)
        assert len(sentences) == 1
