"""What is said of a total or level that rests on rules nobody published."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from ita_tools.report import Material
from ita_tools.report.chapters.certainty import certainty_in_words
from ita_tools.report.chapters.memo import memo
from ita_tools.report.chapters.overall import overall
from tests.bundled import bundled, material
from tests.report.blocks import sentences_of

BETWEEN = "อาจอยู่ระหว่าง 94.00 ถึง 96.50 คะแนน"
LEVELS = "ระดับอาจเป็น ผ่าน ถึง ผ่านดี"


def open_case(basis: str) -> Material:
    result = bundled().result
    total = replace(result[("total",)], confidence="inferred", bounds=(Decimal("94.00"), Decimal("96.50")))
    guess = replace(result, scores={**result.scores, ("total",): total}, level_basis=basis,
                    possible_levels=("ผ่าน", "ผ่านดี"))
    return Material.of(bundled().assessment, guess)


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
