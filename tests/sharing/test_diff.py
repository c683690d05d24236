"""Differences by meaning, in words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from ita_tools.assessment import Event, Measure
from ita_tools.assessment.flatten import patched
from ita_tools.sharing.diff import difference
from tests.sharing.test_merge_assessments import BASE, MEASURE, SCORE, URL


def it_finds_none_in_the_same_book_whatever_its_trail_and_keys() -> None:
    keyless = replace(BASE, plan=tuple(replace(row, key="") for row in BASE.plan), trail=(Event("วันนี้"),))
    assert difference(BASE, BASE) == difference(BASE, keyless) == ()


def it_names_what_differs_and_tells_blank_from_zero() -> None:
    found = difference(BASE, patched(BASE, {URL: "ใหม่", SCORE: Decimal(0), MEASURE: "อบรมใหม่"}))
    assert [(each.what, each.before, each.after) for each in found] == [
        ("OIT o1 คะแนน", "50.00", "0.00"),
        ("OIT o1 URL", "เดิม", "ใหม่"),
        ("แผนปฏิบัติการ “อบรม” มาตรการ", "อบรม", "อบรมใหม่"),
    ]
    assert difference(BASE, patched(BASE, {SCORE: None}))[0].after == ""


def it_matches_a_keyless_row_by_its_text() -> None:
    after = replace(BASE, plan=(Measure("1", measure="อบรม", period="พ.ย.", division="คลัง"), BASE.plan[1]))
    (found,) = difference(BASE, after)
    assert (found.path, found.after) == (("plan", "a", "period"), "พ.ย.")


def it_names_the_edition_first() -> None:
    assert difference(BASE, replace(BASE, edition=2567))[0].path == ("edition",)
