"""The plan of an edition: one node for every figure, each after those it reads."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from ita_tools.rubric import available_years, load_edition
from ita_tools.rubric.loader import parse_edition
from ita_tools.scoring.plan import Mean, Node, Range, Standing, WeightRange, plan_of
from ita_tools.scoring.plan.of_edition import plan_faults
from ita_tools.yaml_json import dump_yaml
from tests.rubric.edition_strategy import edition_files

EDITION = load_edition(2568)
EDITIONS = [load_edition(year) for year in available_years()]
every_edition = pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.key)


def nodes(edition=EDITION):
    return {node.key: node for node in plan_of(edition)}


class DescribePlanOf:
    @every_edition
    def it_makes_every_figure_once_and_after_those_it_reads(self, edition):
        assert plan_faults(plan_of(edition), "x.yaml") == []

    @settings(max_examples=15, deadline=None)
    @given(edition_files())
    def it_makes_a_plan_of_an_edition_of_any_shape(self, data):
        edition = parse_edition(dump_yaml(data), "x.yaml")
        assert plan_faults(plan_of(edition), "x.yaml") == []

    @every_edition
    def it_has_a_computed_and_a_standing_figure_for_every_score_above_the_items(self, edition):
        plan = nodes(edition)
        above = [
            ("total",),
            ("level",),
            *(("tool", tool.code) for tool in edition.tools),
            *(("indicator", each.code) for each in edition.indicators),
            *(("subindicator", each.code) for each in edition.subindicators),
        ]
        for key in above:
            assert isinstance(plan[key], Standing)
            assert plan[key].computed == ("computed", *key)
            assert ("computed", *key) in plan

    def it_computes_from_standing_figures_only(self):
        rules = [node for node in plan_of(EDITION) if isinstance(node, Mean)]
        assert {key[0] for rule in rules for key in rule.of} == {
            "item",
            "part",
            "indicator",
            "counted",
        }

    def it_takes_the_score_of_a_disclosure_item_as_filled_in(self):
        assert nodes()["item", "OIT", "o1"].computed is None
        assert nodes()["item", "IIT", "i1"].computed == ("computed", "item", "IIT", "i1")

    def it_has_ranges_where_weights_are_not_official_and_in_all_above(self):
        ranged = {node.key[1:] for node in plan_of(EDITION) if isinstance(node, WeightRange | Range)}
        assert ranged == {("indicator", "9"), ("indicator", "10"), ("tool", "OIT"), ("total",), ("level",)}

    def it_has_no_range_where_all_weights_are_official(self):
        items = tuple(
            replace(
                item,
                weight=item.weight
                and replace(item.weight, provenance=replace(item.weight.provenance, confidence="published")),
            )
            for item in EDITION.items
        )
        plan = plan_of(replace(EDITION, items=items))
        assert not [node for node in plan if isinstance(node, WeightRange | Range)]


class DescribePlanFaults:
    def it_names_an_input_that_no_node_makes(self):
        broken = Mean(("computed", "total"), (("tool", "X"), ("tool", "X"), ("announced", "total")))
        [fault] = plan_faults([broken], "x.yaml")
        assert fault.where == "x.yaml"
        assert "computed total" in fault.message
        assert "tool X" in fault.message

    def it_names_an_input_that_is_made_later(self):
        first, *others = plan_of(EDITION)
        moved = [*others, first]
        assert len(plan_faults(moved, "x.yaml")) == 1

    def it_names_a_figure_that_is_made_twice(self):
        [fault] = plan_faults([*plan_of(EDITION), nodes()["total",]], "x.yaml")
        assert "คะแนน total" in fault.message


def it_asks_every_kind_of_node_for_its_inputs():
    with pytest.raises(NotImplementedError):
        _ = Node(("x",)).inputs
