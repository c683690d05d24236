"""The lowest item of an indicator in words, and the advice for it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ita_tools.assessment import Assessment, ItemAnswer
from ita_tools.rubric.advice import advice_for
from ita_tools.scoring import score
from ita_tools.workbook.formulas.lowest_items import (
    advice_of_lowest,
    advice_of_lowest_in_issue,
    lowest_items,
    lowest_items_of_issue,
    scores_of_issue,
)
from ita_tools.workbook.sheet_model import Scored
from tests.sharing.scenarios import EDITION

NAMES = {tool.code: tool.short for tool in EDITION.tools}
ALONE = next(each for each in EDITION.indicators if each.tools == ("IIT",))
SHARED = next(each for each in EDITION.indicators if each.tools == ("EIT1", "EIT2"))
CODES = {each.code: [item.code for item in EDITION.items_of_indicator(each.code)] for each in (ALONE, SHARED)}


def scored(**scores: list[str | None]) -> Scored:
    """Give the items of the indicator of a tool their scores, in order."""
    items = {}
    for tool, given in scores.items():
        codes = CODES[ALONE.code if tool == "IIT" else SHARED.code]
        items[tool] = {
            code: ItemAnswer(Decimal(each)) for code, each in zip(codes, given, strict=False) if each
        }
    assessment = Assessment(2568, items=items)
    return Scored(assessment, score(EDITION, assessment))


def said(indicator: object, given: Scored) -> object:
    return lowest_items(EDITION, indicator).value(given)


def advised(indicator: object, given: Scored) -> object:
    return advice_of_lowest(EDITION, indicator).value(given)


class DescribeLowestItems:
    """The lowest item of an indicator in words, and the advice for it."""

    @pytest.mark.parametrize(
        ("given", "words"),
        [
            ([], None),
            (["90", "80", "100"], "{1} (80.00)"),
            (["80", "80", "90"], "{0} (80.00) และอีก 1 ข้อ"),
            (["80", "80", "80"], "{0} (80.00) และอีก 2 ข้อ"),
            (["100", "100", "100"], "ทุกข้อได้คะแนนเต็ม"),
            ([None, "0", None], "{1} (0.00)"),
        ],
        ids=["none", "one", "two", "all", "full", "zero"],
    )
    def it_names_the_lowest_item_and_how_many_share_its_score(
        self, given: list[str | None], words: str | None
    ) -> None:
        expected = words and words.format(*CODES[ALONE.code])
        assert said(ALONE, scored(IIT=given)) == expected

    def it_names_the_lowest_under_each_tool(self) -> None:
        first, second = CODES[SHARED.code][:2]
        found = said(SHARED, scored(EIT1=["90", "80"], EIT2=["70", "80"]))
        assert found == f"{NAMES['EIT1']}: {second} (80.00) {NAMES['EIT2']}: {first} (70.00)"
        assert said(SHARED, scored(EIT2=["70"])) == f" {NAMES['EIT2']}: {first} (70.00)"

    def it_shows_the_advice_for_the_lowest_item_of_all_tools(self) -> None:
        first, second = (advice_for(2568, code) for code in CODES[SHARED.code][:2])
        found = advised(SHARED, scored(EIT1=["90", "80"], EIT2=["70", "80"]))
        assert found == f"{first.finding} {first.way_forward}"
        found = advised(SHARED, scored(EIT1=["90", "60"], EIT2=["70"]))
        assert found == f"{second.finding} {second.way_forward}"

    def it_takes_the_first_of_two_tools_with_the_same_score(self) -> None:
        _, second = (advice_for(2568, code) for code in CODES[SHARED.code][:2])
        found = advised(SHARED, scored(EIT1=["90", "80"], EIT2=["80", "90"]))
        assert found == f"{second.finding} {second.way_forward}"

    def it_shows_how_to_keep_full_scores_and_is_empty_without_scores(self) -> None:
        assert (
            advised(ALONE, scored(IIT=["100", "100", "100"])) == advice_for(2568, CODES[ALONE.code][0]).keep
        )
        assert advised(ALONE, scored()) is None


OUTSIDE_ISSUE = next(
    each
    for each in EDITION.issues
    if {EDITION.item_by_code[code].tools for code in each.items} == {SHARED.tools, ("OIT",)}
)
ASKED, SHOWN = (
    next(code for code in OUTSIDE_ISSUE.items if EDITION.item_by_code[code].tools == tools)
    for tools in (SHARED.tools, ("OIT",))
)


def of_issue(shown: str | None, asked: str | None) -> Scored:
    """Give one item of the issue a score that is published, and one a score that people give."""
    items = {
        tool: {code: ItemAnswer(Decimal(number))}
        for tool, code, number in (("OIT", SHOWN, shown), ("EIT2", ASKED, asked))
        if number
    }
    assessment = Assessment(2568, items=items)
    return Scored(assessment, score(EDITION, assessment))


class DescribeLowestItemsOfAnIssue:
    """The scores of an issue, whose items stand on several sheets."""

    @pytest.mark.parametrize(
        ("shown", "asked", "scores", "words"),
        [
            (None, None, None, None),
            ("90", None, "90.00", f"{SHOWN} (90.00)"),
            ("90", "75.5", "75.50 ถึง 90.00", f"{ASKED} ({NAMES['EIT2']}) (75.50)"),
            ("80", "80", "80.00", None),
            ("100", "100", "100.00", "ทุกข้อได้คะแนนเต็ม"),
        ],
        ids=["none", "one", "asked lower", "same", "full"],
    )
    def it_shows_the_scores_and_names_the_lowest_with_its_tool(
        self, shown: str | None, asked: str | None, scores: str | None, words: str | None
    ) -> None:
        given = of_issue(shown, asked)
        assert scores_of_issue(EDITION, OUTSIDE_ISSUE).value(given) == scores
        named = lowest_items_of_issue(EDITION, OUTSIDE_ISSUE).value(given)
        if shown == asked == "80":
            assert str(named).endswith(" (80.00) และอีก 1 ข้อ")
        else:
            assert named == words

    def it_shows_the_advice_for_the_lowest_item_of_all_tools(self) -> None:
        advice = advice_for(2568, ASKED)
        assert advice
        shown = advice_of_lowest_in_issue(EDITION, OUTSIDE_ISSUE).value(of_issue("90", "75.5"))
        assert shown == f"{advice.finding} {advice.way_forward}"
