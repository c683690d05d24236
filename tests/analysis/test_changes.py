"""Score changes since last year: only what both years have, items through their succession."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ita_tools.analysis.changes import ScoreChange, changes, item_changes, scheme_change
from ita_tools.errors import EditionUnknown
from ita_tools.rubric import load_edition
from tests.bundled import bundled, opened


def items_of(text):
    case = opened(text)
    return item_changes(case.assessment, case.result)


def scheme(year, before):
    case = opened(f"edition: {year}\nprevious: {{edition: {before}, published: {{total: 90}}}}\n")
    return scheme_change(case.assessment, case.edition)


class DescribeChanges:
    def it_compares_total_tools_and_indicators_in_rubric_order(self):
        changed = changes(bundled().assessment, bundled().result)
        tools = [("tool", code) for code in ("IIT", "EIT1", "EIT2", "OIT")]
        assert list(changed) == [("total",), *tools, *(("indicator", str(n)) for n in range(1, 11))]
        assert all(key == change.key for key, change in changed.items())

    @pytest.mark.parametrize(
        ("key", "before", "now", "difference"),
        [
            (("total",), "97.02", "96.04", "-0.98"),
            (("tool", "EIT1"), "94.08", "99.43", "5.35"),
            (("indicator", "4"), "90.75", "100.00", "9.25"),
            (("indicator", "10"), "100.00", "90.00", "-10.00"),
        ],
    )
    def it_subtracts_last_year(self, key, before, now, difference):
        change = changes(bundled().assessment, bundled().result)[key]
        assert change == ScoreChange(key, Decimal(before), Decimal(now))
        assert change.difference == Decimal(difference)

    def it_has_no_difference_if_a_year_has_no_score(self):
        case = opened(
            "edition: 2568\npublished: {total: 90, tools: {IIT: 80}}\n"
            "previous: {edition: 2567, published: {tools: {IIT: 80, OIT: 70}}}\n"
        )
        changed = changes(case.assessment, case.result)
        assert changed[("total",)].difference is None
        assert changed[("tool", "OIT")] == ScoreChange(("tool", "OIT"), Decimal(70), None)
        assert changed[("tool", "OIT")].difference is None
        assert changed[("tool", "IIT")].difference == 0

    def it_leaves_out_tools_and_indicators_of_last_years_rubric_alone(self):
        case = opened("edition: 2568\nprevious: {edition: 2565, published: {tools: {EIT: 88}}}\n")
        changed = changes(case.assessment, case.result)
        assert ("tool", "EIT") not in changed
        assert {change.before for change in changed.values()} == {None}


class DescribeItemChanges:
    def it_compares_an_item_with_the_one_it_continues_under_another_code(self):
        """Item o3 of 2568 was o4 of 2567."""
        changed = items_of(
            "edition: 2568\nitems: {OIT: {o3: 50}}\n"
            "previous: {edition: 2567, items: {OIT: {o4: 100, o5: 0}}}\n"
        )
        key = ("item", "OIT", "o3")
        assert changed[key] == ScoreChange(key, Decimal("100.00"), Decimal("50.00"), ("o4",))
        assert changed[key].difference == Decimal("-50.00")

    @pytest.mark.parametrize(
        ("before", "mean", "difference"),
        [
            ("{o1: 100, o3: 0}", "50.00", "50.00"),
            ("{o1: 100, o3: 100}", "100.00", "0.00"),
            ("{o3: 99.99, o1: 100}", "100.00", "0.00"),
        ],
    )
    def it_compares_a_merged_item_with_the_mean_of_all_it_continues(self, before, mean, difference):
        changed = items_of(
            "edition: 2568\nitems: {OIT: {o1: 100}}\n"
            f"previous: {{edition: 2567, items: {{OIT: {before}}}}}\n"
        )
        change = changed["item", "OIT", "o1"]
        assert change.predecessors == ("o1", "o3")
        assert (str(change.before), str(change.difference)) == (mean, difference)

    def it_rounds_the_mean_of_three_half_up(self):
        changed = items_of(
            "edition: 2568\nprevious: {edition: 2567, items: {OIT: {o14: 100, o15: 100, o16: 0}}}\n"
        )
        assert {key: (str(change.before), change.now) for key, change in changed.items()} == {
            ("item", "OIT", "o12"): ("66.67", None)
        }

    def it_leaves_out_an_item_with_a_missing_predecessor(self):
        changed = items_of(
            "edition: 2568\nitems: {OIT: {o1: 100, o2: 100}}\n"
            "previous: {edition: 2567, items: {OIT: {o1: 100, o2: 50}}}\n"
        )
        assert list(changed) == [("item", "OIT", "o2")]

    def it_compares_under_the_same_tool_only(self):
        changed = items_of(
            "edition: 2568\nitems: {EIT1: {e1: 90}, EIT2: {e1: 80}}\n"
            "previous: {edition: 2567, items: {EIT2: {e1: 70}}}\n"
        )
        assert {key: change.difference for key, change in changed.items()} == {("item", "EIT2", "e1"): 10}

    def it_leaves_out_an_item_without_predecessors(self):
        new = [item for item in load_edition(2567).items if not item.succeeds]
        old = ", ".join(f"{item.code}: 50" for item in load_edition(2566).items_of_tool("IIT"))
        changed = items_of(f"edition: 2567\nprevious: {{edition: 2566, items: {{IIT: {{{old}}}}}}}\n")
        assert "i11" in {item.code for item in new}
        assert ("item", "IIT", "i11") not in changed
        assert {key[1] for key in changed} == {"IIT"}
        assert changed["item", "IIT", "i6"].predecessors == ("i10", "i12")

    @pytest.mark.parametrize(
        "previous",
        [
            "",
            "previous: {edition: 2566, items: {IIT: {i1: 90}}}\n",
            "previous: {edition: 2564, items: {IIT: {i1: 90}}}\n",
        ],
    )
    def it_compares_only_with_the_edition_before(self, previous):
        assert items_of(f"edition: 2568\nitems: {{IIT: {{i1: 100}}}}\n{previous}") == {}

    def it_lists_items_in_rubric_order(self):
        edition = load_edition(2567)
        scores = {
            tool.code: ", ".join(f"{item.code}: 50" for item in reversed(edition.items_of_tool(tool.code)))
            for tool in edition.tools
        }
        text = ", ".join(f"{tool}: {{{codes}}}" for tool, codes in scores.items())
        changed = list(items_of(f"edition: 2568\nprevious: {{edition: 2567, items: {{{text}}}}}\n"))
        places = [("item", tool, item.code) for item in load_edition(2568).items for tool in item.tools]
        assert changed == places


class DescribeSchemeChange:
    @pytest.mark.parametrize(("year", "before"), [(2566, 2565), (2568, 2564)])
    def it_returns_both_schemes_if_they_differ(self, year, before):
        assert scheme(year, before) == (load_edition(before).level_scheme, load_edition(year).level_scheme)
        assert "AA" in scheme(year, before)[0]
        assert "ผ่าน" in scheme(year, before)[1]

    @pytest.mark.parametrize(("year", "before"), [(2565, 2564), (2567, 2566), (2568, 2567), (2569, 2568)])
    def it_is_none_if_the_schemes_agree(self, year, before):
        assert scheme(year, before) is None

    def it_is_none_for_an_unknown_year_and_without_one(self):
        with pytest.raises(EditionUnknown):
            load_edition(2560)
        assert scheme(2568, 2560) is None
        case = opened("edition: 2568\n")
        assert scheme_change(case.assessment, case.edition) is None
