"""Pairs of items inside and outside."""

from __future__ import annotations

import pytest

from ita_tools.rubric import available_years, load_edition
from ita_tools.rubric.matched_items import matched_items


@pytest.mark.parametrize("year", available_years())
def it_pairs_items_that_exist_and_are_asked_inside_and_outside(year):
    edition = load_edition(year)
    pairs = matched_items(edition)
    assert pairs
    for pair in pairs:
        assert edition.item_by_code[pair.inside].tools == ("IIT",)
        assert all(tool.startswith("EIT") for tool in edition.item_by_code[pair.outside].tools)
    assert len({pair.inside for pair in pairs}) == len({pair.outside for pair in pairs}) == len(pairs)


def it_follows_a_matter_to_its_new_code():
    bribes = {
        year: next(pair for pair in matched_items(load_edition(year)) if "สินบน" in pair.matter)
        for year in (2566, 2567)
    }
    assert [(pair.inside, pair.outside) for pair in bribes.values()] == [("i4", "e4"), ("i3", "e3")]
