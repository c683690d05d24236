"""ITA_ITEM: the score of an item from counts or percentages of its answers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ita_tools.assessment import Assessment, ItemAnswer
from ita_tools.rubric import available_years, load_edition
from ita_tools.scoring import score
from xlwings_addin.functions import ITA_ITEM

YEARS = available_years()


class DescribeItaItem:
    @pytest.mark.parametrize("year", YEARS)
    def it_scores_counts_as_the_engine_does(self, year):
        edition = load_edition(year)
        item = next(item for item in edition.items if item.scale.kind == "answers" and not item.parts)
        tool, length = item.tools[0], len(item.scale.options)
        rows = [[float(n == slot) * 7 + 1 for n in range(length)] for slot in range(length)]
        returned = ITA_ITEM(year, tool, [[item.code]] * length, rows)
        right = [
            score(
                edition, Assessment(year, items={tool: {item.code: ItemAnswer(counts=tuple(map(int, row)))}})
            ).item(tool, item.code)
            for row in rows
        ]
        assert [Decimal(repr(row[0])) for row in returned] == right
        assert len(set(right)) > 1

    def it_scores_the_statements_of_an_item(self):
        edition = load_edition(next(year for year in YEARS if any(i.parts for i in load_edition(year).items)))
        item = next(item for item in edition.items if item.parts)
        part = item.parts[0]
        answers = [0.0] * len(part.scale.options)
        answers[-1] = 3.0
        code = f"{item.tools[0]}.{item.code}.{part.code}"
        best = float(part.scale.options[-1].value)
        assert ITA_ITEM(edition.year, item.tools[0], [[code]], [answers]) == [[best]]

    @pytest.mark.parametrize(
        "row",
        [
            [None] * 6,
            [0.0] * 6,
            [1.0, None, None, None, None, -1.0],
            ["มาก"] + [1.0] * 5,
            [1.0] * 7,
            [1e12] * 6,
        ],
    )
    def it_returns_nothing_for_impossible_answers(self, row):
        assert ITA_ITEM(2568, "IIT", "i1", [row]) == [[""]]

    def it_reads_blanks_as_zero_and_thai_digits(self):
        assert (
            ITA_ITEM(2568, "IIT", "i1", [["๒๙", None, None, None, None, "1"]])
            == ITA_ITEM(2568, "IIT", [["IIT.i1"]], [[29.0, 0.0, 0.0, 0.0, 0.0, 1.0]])
            != [[""]]
        )

    def it_returns_nothing_where_codes_and_answers_do_not_match(self):
        assert ITA_ITEM(2568, "IIT", [["i1"], ["i2"]], [[1.0] * 6]) == [[""]]
        assert ITA_ITEM(2568, "IIT", [["i999"], ["o1"]], [[1.0] * 6] * 2) == [[""], [""]]

    @pytest.mark.parametrize(
        "shares",
        [
            [99.47, 0.53, 0, 0, 0, 0],
            [33.33, 33.33, 33.34, None, "", 0],
            ["๙๙.๔๗", "๐.๕๓", None, None, None, None],
        ],
    )
    def it_scores_percentages_as_the_engine_does(self, shares: list[object]) -> None:
        edition = load_edition(2568)
        thai = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
        percent = tuple(Decimal(str(each or 0).translate(thai)) for each in shares)
        engine = score(edition, Assessment(2568, items={"IIT": {"i1": ItemAnswer(percent=percent)}})).item(
            "IIT", "i1"
        )
        assert ITA_ITEM(2568, "IIT", "i1", [shares]) == [[float(engine)]]

    @pytest.mark.parametrize(
        "row",
        [
            [99.47, 0.53, 0, 0, 0, 0, 1],
            [-1.5, 101.5, 0, 0, 0, 0],
            ["ก", 1.5, 0, 0, 0, 0],
        ],
        ids=["one too many", "below zero", "no number"],
    )
    def it_returns_nothing_for_impossible_percentages(self, row: list[object]) -> None:
        assert ITA_ITEM(2568, "IIT", "i1", [row]) == [[""]]
