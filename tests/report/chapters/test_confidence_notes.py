from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from ita_tools.report import ReportContext
from ita_tools.report.chapters.confidence_notes import confidence_notes
from ita_tools.report.chapters.memo import memo
from ita_tools.report.chapters.overall import overall
from tests.bundled import bundled, opened, report_context
from tests.report.blocks import sentences_of

INTERVAL = "อาจอยู่ระหว่าง 94.00 ถึง 96.50 คะแนน"
LEVELS = "ระดับอาจเป็น ผ่าน ถึง ผ่านดี"


def with_inferred_total(level_basis: str) -> ReportContext:
    result = bundled().result
    total = replace(result[("total",)], confidence="inferred", bounds=(Decimal("94.00"), Decimal("96.50")))
    inferred = replace(
        result,
        scores={**result.scores, ("total",): total},
        level_basis=level_basis,
        possible_levels=("ผ่าน", "ผ่านดี"),
    )
    return ReportContext.of(bundled().assessment, inferred)


class DescribeConfidenceNotes:
    @pytest.mark.parametrize("chapter", [overall, memo])
    def it_follows_the_result(self, chapter):
        text = " ".join(sentences_of(chapter(with_inferred_total("computed"))))
        assert INTERVAL in text
        assert LEVELS in text

    def it_has_no_doubt_about_a_published_level(self):
        text = " ".join(confidence_notes(with_inferred_total("published")))
        assert INTERVAL in text
        assert LEVELS not in text

    def it_is_empty_for_a_published_result(self):
        assert list(confidence_notes(report_context(bundled()))) == []

    @pytest.mark.parametrize("chapter", [overall, memo])
    def it_names_a_published_result_that_differs(self, chapter):
        tools = "tools: {IIT: 90, EIT1: 90, EIT2: 90, OIT: 90}"
        sentences = sentences_of(
            chapter(
                report_context(opened(f"edition: 2569\npublished: {{total: 88.41, level: ผ่าน, {tools}}}\n"))
            )
        )
        assert [text for text in sentences if "ที่ประกาศ" in text] == [
            "คะแนนรวมที่ประกาศ คือ 88.41 คะแนน และระดับที่ประกาศ คือ ผ่าน ไม่ตรงกับที่คำนวณได้จากข้อมูลที่กรอก "
            "ควรตรวจสอบให้ตรงกันก่อนเสนอรายงาน"
        ]
        same = sentences_of(
            chapter(report_context(opened(f"edition: 2569\npublished: {{total: 90, {tools}}}\n")))
        )
        assert not any("ที่ประกาศ" in text for text in same)
