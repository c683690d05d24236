"""The standing of each agency among those of a roll-up."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from ita_tools.rubric import load_edition
from ita_tools.sharing.rollup.by_edition import group_by_edition
from ita_tools.sharing.rollup.own_standing import own_standings
from tests.sharing.rollup.agencies import row

DATE = "28 พฤศจิกายน 2569"


def standings(*rows):
    [group] = group_by_edition(rows, [load_edition(2568)])
    return {agency.name: standing for agency, standing in own_standings(group, DATE)}


class DescribeOwnStandings:
    def it_holds_the_rank_and_the_mean_of_the_type(self):
        town = [replace(row(name, total, province="เลย"), type="เทศบาล") for name, total in TOWNS.items()]
        found = standings(*town, row("ค", "99", province="เลย"))
        assert [(found[name].rank, found[name].of) for name in ("ค", "ก", "ข")] == [(1, 3), (2, 3), (3, 3)]
        assert found["ก"].mean == Decimal("85.00")
        assert found["ก"].source == (
            "การรวมผล 3 หน่วยงาน จังหวัดเลย ปีงบประมาณ พ.ศ. 2568 เมื่อ 28 พฤศจิกายน 2569 "
            "คะแนนเฉลี่ยเป็นของประเภทเทศบาล 2 หน่วยงาน"
        )

    def it_takes_the_mean_of_all_where_the_type_is_blank(self):
        found = standings(replace(row("ก", "90"), type="เทศบาล"), row("ข", "80"))
        assert (found["ข"].mean, found["ก"].mean) == (Decimal("85.00"), Decimal("90.00"))
        assert found["ข"].source.endswith("คะแนนเฉลี่ยเป็นของทุกหน่วยงาน")

    def it_leaves_out_agencies_without_a_total(self):
        found = standings(row("ก", "90"), row("ข", None))
        assert {name: each.of for name, each in found.items()} == {"ก": 1}


TOWNS = {"ก": "90", "ข": "80"}
