"""What a division is sent, and what it never is."""

from __future__ import annotations

import pytest

from ita_tools.assessment import Assessment, ItemAnswer, Respondents
from ita_tools.assessment.flatten import flatten, parse_path
from ita_tools.sharing.assignments import assign_suggested, assignments, canonical_name
from ita_tools.sharing.split_assessment import split
from tests.sharing.scenarios import EDITION, STAMP
from tests.sharing.test_merge_assessments import BASE
from tests.workbook.books import demo


def of(division: str, **settings: object) -> Assessment:
    return next(
        each.assessment for each in split(EDITION, BASE, stamp=STAMP, **settings) if each.division == division
    )


def it_sends_the_divisions_own_rows_and_no_others() -> None:
    found = of("คลัง", context="none")
    assert found.items == BASE.items
    assert found.analysis == BASE.analysis
    assert [row.key for row in (*found.plan, *found.constraints)] == ["a", "c"]
    assert of("ปลัด", context="none").items == {}


def it_signs_what_it_sends() -> None:
    origin = of("คลัง", due="30 มิถุนายน").origin
    assert (origin.division, origin.due, origin.when) == ("คลัง", "30 มิถุนายน", STAMP.when)
    assert set(origin.part) == {"o1", "1", "a", "c"}
    assert {parse_path(text) for text in origin.sent} == set(flatten(of("คลัง")))


@pytest.mark.parametrize("context", ["none", "summary", "full"])
def it_never_sends_respondents_or_the_answer_counts_of_others(context: str) -> None:
    book = Assessment(
        2568,
        respondents={"IIT": Respondents(188)},
        divisions={"o1": "คลัง"},
        items={"IIT": {"i1": ItemAnswer(counts=(1, 0, 0, 0, 0, 0))}},
    )
    (part,) = split(EDITION, book, context=context)
    assert part.assessment.respondents == {}
    assert part.assessment.items == {}


def it_gives_more_to_read_the_more_is_wanted() -> None:
    book = assign_suggested(demo(), {"o1": ("คลัง",)})
    sizes = [
        len(split(EDITION, book, context=context)[0].assessment.origin.sent)
        for context in ("none", "summary", "full")
    ]
    assert sizes == sorted(set(sizes))


def it_takes_a_short_name_for_the_full_one() -> None:
    book = Assessment(2568, division_list=demo().division_list, divisions={"o1": "ก", "o2": "ข"})
    assert [duty.division for duty in assignments(EDITION, book)] == ["ก", "ข"]
    listed = BASE.__class__(2568, division_list=BASE.division_list)
    assert canonical_name(listed, "คลัง") == "คลัง"


def it_suggests_only_divisions_that_are_listed_and_changes_no_assignment() -> None:
    found = assign_suggested(BASE, {"o1": ("ปลัด",), "o3": ("ช่าง", "ปลัด"), "o4": ("ช่าง",)}).divisions
    assert found == {**BASE.divisions, "o3": "ปลัด"}
    assert assign_suggested(Assessment(2568), {"o3": ("ช่าง", "ปลัด")}).divisions == {"o3": "ปลัด"}
