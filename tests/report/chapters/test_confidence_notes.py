from __future__ import annotations

import re
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


def with_inferred_total(level_basis: str, *, draft: bool = True) -> ReportContext:
    result = bundled().result
    total = replace(result[("total",)], confidence="inferred", bounds=(Decimal("94.00"), Decimal("96.50")))
    inferred = replace(
        result,
        scores={**result.scores, ("total",): total},
        figures={**result.figures, ("low", "level"): "ผ่าน", ("high", "level"): "ผ่านดี"},
        level_basis=level_basis,
    )
    return ReportContext.of(bundled().assessment, inferred, draft=draft)


class DescribeConfidenceNotes:
    @pytest.mark.parametrize("chapter", [overall, memo])
    def it_follows_the_result(self, chapter):
        text = " ".join(sentences_of(chapter(with_inferred_total("computed"))))
        assert INTERVAL in text
        assert LEVELS in text

    def it_has_no_doubt_about_a_published_level(self):
        text = " ".join(confidence_notes(with_inferred_total("announced")))
        assert INTERVAL in text
        assert LEVELS not in text

    def it_is_empty_for_a_published_result_and_outside_of_drafts(self):
        assert list(confidence_notes(report_context(bundled(), draft=True))) == []
        assert list(confidence_notes(with_inferred_total("computed", draft=False))) == []

    @pytest.mark.parametrize("chapter", [overall, memo])
    def it_leaves_to_the_officer_that_an_announced_result_differs(self, chapter):
        tools = "tools: {IIT: 90, EIT1: 90, EIT2: 90, OIT: 90}"
        context = report_context(
            opened(f"edition: 2569\npublished: {{total: 88.41, level: ผ่าน, {tools}}}\n"), draft=True
        )
        assert context.result[("total",)].differs
        assert context.result.level_differs
        assert list(confidence_notes(context)) == []
        text = " ".join(sentences_of(chapter(context)))
        assert "88.41" in text
        assert not re.search("ไม่ตรงกับ|คำนวณได้|ควรตรวจสอบ", text)
