"""What an agency lacks for the next level."""

from __future__ import annotations

from decimal import Decimal

from ita_tools.sharing.rollup.level_gap import LevelGap


class DescribeLevelGap:
    def it_counts_the_scores_that_are_too_low(self):
        tools = (("IIT", Decimal(1)), ("OIT", Decimal(2)))
        assert LevelGap("ผ่าน", Decimal(3), tools).scores == 3
        assert LevelGap("ผ่าน", tools=tools).scores == 2

    def it_is_nearer_with_one_item_then_with_fewer_scores_then_with_fewer_points(self):
        one_item = LevelGap("ผ่าน", Decimal(9), items=(("OIT", "o1"),))
        one_score, farther = LevelGap("ผ่าน", Decimal(4)), LevelGap("ผ่าน", Decimal("4.01"))
        two_scores = LevelGap("ผ่าน", Decimal("0.01"), (("IIT", Decimal("0.01")),))
        mixed = [farther, two_scores, one_item, one_score]
        assert sorted(mixed, key=lambda gap: gap.distance) == [one_item, one_score, farther, two_scores]
