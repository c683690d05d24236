"""What an agency lacks for the next level, and the items any one of which is enough."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from ita_tools.assessment import LoadedAssessment, Published
from ita_tools.jobs.load import ScoredAssessment, score_loaded
from ita_tools.jobs.rollup.next_level import level_gap
from tests.sharing.rollup.agencies import assessed


def scored(everywhere: str | None = "100", **items: str) -> ScoredAssessment:
    return score_loaded(LoadedAssessment(assessed(everywhere=everywhere, **items), "a.yaml"))


class DescribeLevelGap:
    def it_is_none_at_the_best_level_and_without_a_level(self):
        assert level_gap(scored("100")) is None
        assert level_gap(scored(None)) is None

    def it_holds_the_points_that_are_missing(self):
        gap = level_gap(scored("80"))
        assert (gap.level, gap.total, gap.tools, gap.items) == ("ผ่าน", Decimal("5.00"), (), ())
        gap = level_gap(scored("90"))
        assert (gap.level, gap.total) == ("ผ่านดีเยี่ยม", Decimal("5.00"))
        assert dict(gap.tools) == dict.fromkeys(("IIT", "EIT1", "EIT2", "OIT"), Decimal("5.00"))

    def it_names_the_items_that_alone_are_enough(self):
        opened = scored("100", o1="0", o21="0")
        gap = level_gap(opened)
        assert [code for code, _ in gap.tools] == ["OIT"]
        assert gap.items
        for tool, code in gap.items:
            better = scored("100", **{"o1": "0", "o21": "0"} | {code: "100"})
            assert (tool, better.result.level) == ("OIT", "ผ่านดีเยี่ยม")

    def it_names_no_item_whose_weight_is_not_official_and_may_not_be_enough(self):
        assert level_gap(scored("100", o21="0", o25="0")).items == ()

    def it_names_no_item_where_a_tool_that_people_answer_is_too_low(self):
        gap = level_gap(scored("100", i1="0", i2="0", i3="0"))
        assert [code for code, _ in gap.tools] == ["IIT"]
        assert gap.items == ()

    @pytest.mark.parametrize("published", [Published(total=Decimal("90.00"), level="ผ่านดี")])
    def it_is_none_where_a_score_that_is_asked_is_not_known(self, published):
        bare = replace(assessed(everywhere=None), published=published)
        assert level_gap(score_loaded(LoadedAssessment(bare, "a.yaml"))) is None
