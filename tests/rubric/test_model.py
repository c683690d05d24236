"""The model of an edition: frozen, and every list in rubric order."""

from dataclasses import FrozenInstanceError

import pytest

from ita_tools.rubric import Provenance, available_years, load_edition

EDITION = load_edition(2568)
every_edition = pytest.mark.parametrize(
    "edition", [load_edition(year) for year in available_years()], ids=lambda edition: str(edition.year)
)


class DescribeFact:
    @pytest.mark.parametrize(
        "fact",
        [
            EDITION,
            EDITION.tools[0],
            EDITION.indicators[0],
            EDITION.subindicators[0],
            EDITION.items[0],
            EDITION.items[0].scale,
            EDITION.items[0].scale.options[0],
            EDITION.items[-1].weight,
            EDITION.bands[0],
            EDITION.target,
            EDITION.rounding,
            EDITION.unprocessed,
            EDITION.issues[0],
            EDITION.report,
            EDITION.items[0].provenance,
        ],
        ids=lambda fact: type(fact).__name__,
    )
    def it_is_frozen(self, fact):
        name = next(iter(fact.__dataclass_fields__))
        with pytest.raises(FrozenInstanceError):
            setattr(fact, name, None)


class DescribeEdition:
    @every_edition
    def it_finds_its_members_by_code(self, edition):
        assert list(edition.tool_by_code.values()) == list(edition.tools)
        assert list(edition.indicator_by_code.values()) == list(edition.indicators)
        assert list(edition.item_by_code.values()) == list(edition.items)
        assert list(edition.band_by_name.values()) == list(edition.bands)
        assert edition.item_by_code["i1"].code == "i1"

    @every_edition
    def it_groups_items_by_indicator_and_tool(self, edition):
        by_indicator = [item for each in edition.indicators for item in edition.items_of_indicator(each.code)]
        assert sorted(by_indicator, key=edition.items.index) == list(edition.items)
        for tool in edition.tools:
            assert edition.items_of_tool(tool.code) == tuple(
                item for item in edition.items if tool.code in item.tools
            )
            assert edition.indicators_of_tool(tool.code) == tuple(
                each for each in edition.indicators if tool.code in each.tools
            )

    @every_edition
    def it_groups_items_by_subindicator(self, edition):
        for part in edition.subindicators:
            assert edition.items_of_subindicator(part.code)
            assert part in edition.subindicators_of(part.indicator)
            assert {item.subindicator for item in edition.items_of_subindicator(part.code)} == {part.code}

    def it_returns_nothing_for_an_unknown_code(self):
        assert EDITION.items_of_indicator("99") == EDITION.items_of_subindicator("99") == ()
        assert EDITION.items_of_tool("x") == EDITION.indicators_of_tool("x") == ()
        assert EDITION.subindicators_of("1") == ()

    def it_lists_the_items_that_respondents_answer(self):
        answered = EDITION.items_by_respondents()
        assert [item.code for item in answered] == [
            item.code for item in EDITION.items if item.code[0] in "ie"
        ]


class DescribeProvenance:
    @pytest.mark.parametrize(
        ("confidence", "inferred"), [("published", False), ("derived", False), ("inferred", True)]
    )
    def it_is_inferred_only_with_that_confidence(self, confidence, inferred):
        assert Provenance(("S000",), confidence).inferred is inferred
