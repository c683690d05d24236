"""Agencies ranked and summed up by edition, and Thai sort order.

The standing of each agency among those of a roll-up.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from ita_tools.rubric import load_edition
from ita_tools.sharing.rollup.agency_summary import CONTRADICTED, AgencySummary, LevelGap
from ita_tools.sharing.rollup.by_edition import (
    UNKNOWN_LEVEL,
    EditionGroup,
    group_by_edition,
    own_standings,
    sort_agencies,
    thai_sort_key,
)
from tests.sharing.rollup.agencies import agency, row

DATE = "28 พฤศจิกายน 2569"


def groups(*agencies: AgencySummary) -> tuple[EditionGroup, ...]:
    return group_by_edition(agencies, map(load_edition, {each.edition for each in agencies}))


def ranks(group: EditionGroup) -> list[tuple[int, str]]:
    return [(each.rank, each.agency.name) for each in group.ranking]


# Each list is in the order of the Royal Institute Dictionary.
WORDS = [
    ["กา", "ก้า", "เกาะ", "แก", "ขา", "เขา", "งา"],
    ["กระบี่", "กาญจนบุรี", "ขอนแก่น", "เชียงราย", "เชียงใหม่", "นครราชสีมา", "เพชรบุรี", "แพร่", "ยะลา", "เลย"],
    ["ไก", "ไก่", "ไก้", "ไข่"],
    ["ตำบลที่ 2", "ตำบลที่ 10", "ตำบลที่ ๑๑"],
]


class DescribeGroupByEdition:
    def it_never_mixes_editions(self):
        new, old = groups(row("ก", "90"), row("ข", "70", 2564, level="C"), row("ค", "80"))
        assert (new.edition.year, old.edition.year) == (2568, 2564)
        assert (new.total.mean, old.total.mean) == (Decimal("85.00"), Decimal("70.00"))
        assert (ranks(new), ranks(old)) == ([(1, "ก"), (2, "ค")], [(1, "ข")])

    def it_counts_every_level_of_the_edition_best_first(self):
        [group] = groups(row("ก", "90"), row("ข", "91"), row("ค", "70", level="ต้องปรับปรุง"), row("ง", None))
        assert [(each.name, each.count, str(each.percent)) for each in group.levels] == [
            ("ผ่านดีเยี่ยม", 0, "0.00"),
            ("ผ่านดี", 0, "0.00"),
            ("ผ่าน", 2, "50.00"),
            ("ต้องปรับปรุง", 1, "25.00"),
            ("ต้องปรับปรุงโดยด่วน", 0, "0.00"),
            (UNKNOWN_LEVEL, 1, "25.00"),
        ]

    def it_counts_a_level_that_the_scores_do_not_allow_as_contradicted_and_keeps_it_in_the_row(self):
        wrong = replace(row("ก", "80", level="ผ่านดีเยี่ยม"), level_contradicted=True)
        [group] = groups(wrong, row("ข", "91"))
        counts = {each.name: each.count for each in group.levels}
        assert (counts["ผ่านดีเยี่ยม"], counts[CONTRADICTED], counts["ผ่าน"]) == (0, 1, 1)
        assert group.agencies[0].level == "ผ่านดีเยี่ยม"

    def it_gives_equal_totals_the_same_rank_in_thai_order(self):
        [group] = groups(row("ขา", "90"), row("เกาะ", "90"), row("ก้าว", "80"), row("งาม", "95"))
        assert ranks(group) == [(1, "งาม"), (2, "เกาะ"), (2, "ขา"), (4, "ก้าว")]
        assert [each.shared for each in group.ranking] == [False, True, True, False]

    def it_ranks_agencies_within_their_province(self):
        [group] = groups(
            row("ก", "90", province="เลย"), row("ข", "95", province="ตาก"), row("ค", "80", province="เลย")
        )
        assert [(each.agency.name, each.in_province) for each in group.ranking] == [
            ("ข", 1),
            ("ก", 1),
            ("ค", 2),
        ]
        assert [(each.name, each.agencies, each.total.mean) for each in group.provinces] == [
            ("ตาก", 1, Decimal("95.00")),
            ("เลย", 2, Decimal("85.00")),
        ]

    def it_ranks_agencies_within_their_type(self):
        rows = [row("ก", "90"), row("ข", "95"), row("ค", "80")]
        typed = [
            replace(each, type=kind) for each, kind in zip(rows, ("เทศบาล", "จังหวัด", "เทศบาล"), strict=True)
        ]
        [group] = groups(*typed)
        assert [(each.agency.name, each.in_type) for each in group.ranking] == [("ข", 1), ("ก", 1), ("ค", 2)]
        assert [(each.name, each.passed, each.failed) for each in group.types] == [
            ("จังหวัด", 1, 0),
            ("เทศบาล", 1, 1),
        ]

    def it_puts_the_agencies_without_a_province_last(self):
        [group] = groups(row("ก", "90"), row("ข", "95", province="เลย"))
        assert [each.name for each in group.provinces] == ["เลย", ""]

    def it_lists_the_nearest_to_the_next_level_first(self):
        far = replace(row("ก", "70"), gap=LevelGap("ผ่าน", Decimal("15.00")))
        near = replace(row("ข", "84"), gap=LevelGap("ผ่าน", Decimal("1.00")))
        one = replace(row("ค", "80"), gap=LevelGap("ผ่าน", Decimal("5.00"), items=(("OIT", "o1"),)))
        [group] = groups(far, near, one, row("ง", "99"))
        assert [each.name for each in group.nearest] == ["ค", "ข", "ก"]
        assert group.one_item == 1

    def it_gives_no_rank_without_a_total(self):
        [group] = groups(row("ก", None), row("ข", "70"))
        assert ranks(group) == [(1, "ข")]
        assert (len(group.agencies), group.total.count) == (2, 1)

    def it_counts_who_reaches_the_target_among_those_with_a_total(self):
        [group] = groups(row("ก", "85"), row("ข", "84.99"), row("ค", "99"), row("ง", None))
        assert (group.on_target.count, group.on_target.percent) == (2, Decimal("66.67"))

    def it_lists_the_items_in_which_most_agencies_are_weak(self):
        [group] = groups(
            agency("a.xlsx", everywhere="100", o1="0", i2="50"), agency("b.xlsx", everywhere="100", o1="50")
        )
        assert [
            (each.tool, each.code, each.count, each.scored, str(each.percent)) for each in group.weak
        ] == [
            ("OIT", "o1", 2, 2, "100.00"),
            ("IIT", "i2", 1, 2, "50.00"),
        ]

    def it_sums_up_tools_and_indicators(self):
        [group] = groups(agency("a.xlsx", everywhere="90"), agency("b.xlsx", everywhere="100"))
        assert {each.mean for each in (*group.tools.values(), *group.indicators.values())} == {
            Decimal("95.00")
        }

    def it_is_empty_without_agencies(self):
        assert group_by_edition([], []) == ()


class DescribeSortAgencies:
    def it_sorts_by_edition_province_and_name(self):
        rows = [
            row("ขา", "1", province="เลย"),
            row("เกาะ", "1", province="เลย"),
            row("ก", "1", 2564),
            row("ฮ", "1", province="แพร่"),
        ]
        assert [each.name for each in sort_agencies(rows)] == ["ฮ", "เกาะ", "ขา", "ก"]
        assert [each.name for each in sort_agencies(reversed(rows))] == ["ฮ", "เกาะ", "ขา", "ก"]


class DescribeThaiSortKey:
    @pytest.mark.parametrize("words", WORDS, ids=lambda words: words[0])
    def it_sorts_as_a_dictionary_does(self, words):
        assert sorted([*words[2:], *words[:2]], key=thai_sort_key) == words

    def it_distinguishes_words_that_differ_only_in_a_mark(self):
        assert thai_sort_key("ปา") != thai_sort_key("ป้า")

    @pytest.mark.parametrize("text", ["", "เ", "เเก", "A9", "ก" * 500, "9" * 60, "²", "=1+1"])
    def it_accepts_any_text(self, text):
        assert thai_sort_key(text) == thai_sort_key(text)
        assert sorted([text, "ก"], key=thai_sort_key)


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
