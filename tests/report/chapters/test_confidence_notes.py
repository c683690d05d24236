"""What is said of a total or level that rests on rules nobody published."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from ita_tools.report import ReportContext
from ita_tools.report.chapters.confidence_notes import certainty_in_words
from ita_tools.report.chapters.memo import memo
from ita_tools.report.chapters.overall import overall
from tests.bundled import bundled, material, opened
from tests.report.blocks import sentences_of

BETWEEN = "อาจอยู่ระหว่าง 94.00 ถึง 96.50 คะแนน"
LEVELS = "ระดับอาจเป็น ผ่าน ถึง ผ่านดี"


def open_case(basis: str) -> ReportContext:
    result = bundled().result
    total = replace(result[("total",)], confidence="inferred", bounds=(Decimal("94.00"), Decimal("96.50")))
    guess = replace(
        result,
        scores={**result.scores, ("total",): total},
        level_basis=basis,
        possible_levels=("ผ่าน", "ผ่านดี"),
    )
    return ReportContext.of(bundled().assessment, guess)


@pytest.mark.parametrize("chapter", [overall, memo])
def it_stands_beside_the_result(chapter):
    said = " ".join(sentences_of(chapter(open_case("computed"))))
    assert BETWEEN in said
    assert LEVELS in said


def it_leaves_a_published_level_alone():
    said = " ".join(certainty_in_words(open_case("published")))
    assert BETWEEN in said
    assert LEVELS not in said


def it_says_nothing_of_what_is_sure():
    assert list(certainty_in_words(material(bundled()))) == []


@pytest.mark.parametrize("chapter", [overall, memo])
def it_tells_of_a_published_result_that_is_another(chapter):
    tools = "tools: {IIT: 90, EIT1: 90, EIT2: 90, OIT: 90}"
    said = sentences_of(
        chapter(material(opened(f"edition: 2569\npublished: {{total: 88.41, level: ผ่าน, {tools}}}\n")))
    )
    assert [text for text in said if "ที่ประกาศ" in text] == [
        "คะแนนรวมที่ประกาศ คือ 88.41 คะแนน และระดับที่ประกาศ คือ ผ่าน ไม่ตรงกับที่คำนวณได้จากข้อมูลที่กรอก "
        "ควรตรวจสอบให้ตรงกันก่อนเสนอรายงาน"
    ]
    same = sentences_of(chapter(material(opened(f"edition: 2569\npublished: {{total: 90, {tools}}}\n"))))
    assert not any("ที่ประกาศ" in text for text in same)
