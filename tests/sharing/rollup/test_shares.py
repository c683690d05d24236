"""Numbers of agencies with their shares."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ita_tools.rubric import load_edition
from ita_tools.sharing.rollup.breakdown import percent_of, weak_items
from tests.sharing.rollup.agencies import agency, assessed, row

EDITION = load_edition(2568)


@pytest.mark.parametrize(("part", "total", "percent"), [(1, 800, "0.13"), (2, 3, "66.67"), (0, 0, "0")])
def test_a_share_is_rounded_half_up_and_nothing_of_nothing(part, total, percent):
    assert percent_of(part, total) == Decimal(percent)


class DescribeWeakItems:
    def it_counts_of_those_whose_score_is_known(self):
        only_o1 = agency("c.yaml", everywhere="100", o1="0", **dict.fromkeys(others("o1"), ""))
        rows = [only_o1, agency("a.yaml", o1="50", o2="0"), agency("b.yaml", everywhere="100"), row("ก", "9")]
        found = {
            each.code: (each.count, each.scored, str(each.percent)) for each in weak_items(EDITION, rows)
        }
        assert found == {"o1": (2, 3, "66.67"), "o2": (1, 2, "50.00")}

    def it_keeps_items_of_several_tools_apart_in_the_order_of_the_edition(self):
        rows = [agency("a.yaml", everywhere="100", e1="0", i1="0")]
        assert next((each.tool, each.code) for each in weak_items(EDITION, rows)) == ("IIT", "i1")
        assert {each.count for each in weak_items(EDITION, rows)} == {1}


def others(kept: str) -> list[str]:
    return [code for entries in assessed().items.values() for code in entries if code != kept]
