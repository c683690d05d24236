"""What a division is sent, and what is never sent."""

from __future__ import annotations

import pytest

from ita_tools.assessment import Assessment, Division, ItemAnswer, Respondents
from ita_tools.assessment.flatten import flatten, parse_path
from ita_tools.sharing.assignments import assign_suggested, assignments, canonical_name
from ita_tools.sharing.split_assessment import split
from tests.sharing.base_book import BASE
from tests.sharing.scenarios import EDITION, STAMP
from tests.workbook.books import demo


def of(division: str, **settings: object) -> Assessment:
    return next(
        each.assessment for each in split(EDITION, BASE, stamp=STAMP, **settings) if each.division == division
    )


class DescribeSplit:
    def it_sends_only_the_rows_of_the_division(self) -> None:
        sent = of("คลัง", context="none")
        assert sent.items == BASE.items
        assert sent.analysis == BASE.analysis
        assert [row.key for row in (*sent.plan, *sent.constraints)] == ["a", "c"]
        assert of("ปลัด", context="none").items == {}

    def it_records_hashes_and_digest_of_what_it_sends(self) -> None:
        origin = of("คลัง", due="30 มิถุนายน").origin
        assert (origin.division, origin.due, origin.when) == ("คลัง", "30 มิถุนายน", STAMP.when)
        assert set(origin.part) == {"o1", "1", "a", "c"}
        assert {parse_path(text) for text in origin.sent} == set(flatten(of("คลัง")))

    def it_gives_a_division_its_own_date_unless_the_split_names_one(self) -> None:
        listed = (Division("กองคลัง", due="15 มิถุนายน"), Division("กองช่าง"))
        book = Assessment(2568, division_list=listed, divisions={"o1": "กองคลัง", "o2": "กองช่าง"})
        dates = {each.division: each.assessment.origin.due for each in split(EDITION, book)}
        assert dates == {"กองคลัง": "15 มิถุนายน", "กองช่าง": ""}
        assert {each.assessment.origin.due for each in split(EDITION, book, due="1 กรกฎาคม")} == {"1 กรกฎาคม"}

    @pytest.mark.parametrize("context", ["none", "summary", "full"])
    def it_never_sends_respondents_or_the_answer_counts_of_others(self, context: str) -> None:
        book = Assessment(
            2568,
            respondents={"IIT": Respondents(188)},
            divisions={"o1": "คลัง"},
            items={"IIT": {"i1": ItemAnswer(counts=(1, 0, 0, 0, 0, 0))}},
        )
        (part,) = split(EDITION, book, context=context)
        assert part.assessment.respondents == {}
        assert part.assessment.items == {}

    def it_sends_more_context_for_a_larger_option(self) -> None:
        book = assign_suggested(demo(), {"o1": ("คลัง",)})
        sizes = [
            len(split(EDITION, book, context=context)[0].assessment.origin.sent)
            for context in ("none", "summary", "full")
        ]
        assert sizes == sorted(set(sizes))

    def it_sends_one_part_for_full_and_short_name(self) -> None:
        book = Assessment(2568, division_list=demo().division_list, divisions={"o1": "ก", "o2": "ข"})
        assert [duty.division for duty in assignments(EDITION, book)] == ["ก", "ข"]
        listed = BASE.__class__(2568, division_list=BASE.division_list)
        assert canonical_name(listed, "คลัง") == "คลัง"

    def it_sends_parts_of_suggested_assignments_only_to_listed_divisions(self) -> None:
        sent = assign_suggested(BASE, {"o1": ("ปลัด",), "o3": ("ช่าง", "ปลัด"), "o4": ("ช่าง",)}).divisions
        assert sent == {**BASE.divisions, "o3": "ปลัด"}
        assert assign_suggested(Assessment(2568), {"o3": ("ช่าง", "ปลัด")}).divisions == {"o3": "ปลัด"}
