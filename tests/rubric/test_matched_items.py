"""Pairs of items about one matter in the internal and the external questionnaire."""

from __future__ import annotations

import pytest

from ita_tools.rubric import available_years, load_edition
from ita_tools.rubric.matched_items import matched_items


class DescribeMatchedItems:
    @pytest.mark.parametrize("year", available_years())
    def it_pairs_existing_items_of_the_two_questionnaires(self, year):
        edition = load_edition(year)
        pairs = matched_items(edition)
        assert pairs
        for pair in pairs:
            assert edition.item_by_code[pair.inside].tools == ("IIT",)
            assert all(tool.startswith("EIT") for tool in edition.item_by_code[pair.outside].tools)
        assert len({pair.inside for pair in pairs}) == len({pair.outside for pair in pairs}) == len(pairs)

    def it_follows_an_item_to_its_new_code(self):
        bribes = {
            year: next(pair for pair in matched_items(load_edition(year)) if "สินบน" in pair.matter)
            for year in (2566, 2567)
        }
        assert [(pair.inside, pair.outside) for pair in bribes.values()] == [("i4", "e4"), ("i3", "e3")]
