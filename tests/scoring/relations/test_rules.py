"""The relations of means and levels, narrowed both ways."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ita_tools.assessment import Assessment, ItemAnswer, Published
from ita_tools.rubric import load_edition
from ita_tools.scoring.relations import system_of


def ranges_of(year=2568, items=None, **published):
    """Return the range of every figure, by key."""
    entries = {
        tool: {code: ItemAnswer(Decimal(text)) for code, text in scores.items()}
        for tool, scores in (items or {}).items()
    }
    system = system_of(load_edition(year), Assessment(year, items=entries, published=Published(**published)))
    ranges = system.narrow()
    assert not ranges.conflicts
    return {key: (ranges.low[number], ranges.high[number]) for key, number in system.numbers.items()}


class DescribeLinearMean:
    def it_gives_the_sum_a_hundredth_for_every_figure(self):
        found = ranges_of(items={"IIT": {"i1": "90", "i2": "90"}}, indicators={"1": Decimal(90)})
        assert found["item", "IIT", "i3"] == (89_99, 90_01)

    def it_bounds_a_mean_by_the_known_figures(self):
        found = ranges_of(items={"IIT": {"i1": "60", "i2": "60"}})
        assert found["indicator", "1"] == (40_00, 73_33)

    def it_narrows_one_part_by_the_indicator_and_the_other_part(self):
        items = {"EIT1": {"e1": "90", "e2": "90", "e3": "90"}}
        assert ranges_of(items=items, indicators={"6": Decimal(85)})["part", "EIT2", "6"] == (79_99, 80_01)


class DescribeUnofficialWeights:
    def it_bounds_an_indicator_whose_weights_are_not_official(self):
        items = {"OIT": dict.fromkeys((f"o{n}" for n in range(1, 21)), "100") | {"o1": "50"}}
        assert ranges_of(items=items)["indicator", "9"] == (56_25, 100_00)


class DescribeLevelOf:
    @pytest.mark.parametrize(
        ("level", "tool"),
        [("ผ่านดีเยี่ยม", (95_00, 95_03)), ("ผ่านดี", (85_00, 100_00)), ("ผ่าน", (66_64, 100_00))],
    )
    def it_bounds_tools_by_the_level_and_the_total(self, level, tool):
        found = ranges_of(total=Decimal(95), level=level)
        assert found["tool", "EIT1"] == tool

    def it_bounds_the_last_tool_that_must_miss_its_least_score(self):
        tools = {"IIT": Decimal(99), "EIT1": Decimal(99), "OIT": Decimal(99)}
        assert ranges_of(level="ผ่าน", tools=tools)["tool", "EIT2"] == (5_64, 84_99)
        assert ranges_of(level="ผ่านดี", tools=tools)["tool", "EIT2"] == (85_00, 94_99)
