"""Item scores: the printed one, else from answers or from the statements an item asks about."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_tools.assessment import Assessment, ItemAnswer
from ita_tools.rubric import Part, available_years, load_edition
from ita_tools.scoring import score
from tests.strategies import answers, counts

ITEMS = load_edition(2568).item_by_code
I1, I2, I3 = ITEMS["i1"], ITEMS["i2"], ITEMS["i3"]
ANSWERED = [
    (item, part.scale)
    for year in available_years()
    for item in load_edition(year).items_by_respondents()
    for part in (item.parts or (Part("", "", item.scale),))
]
TWO = replace(I1, parts=(Part("1", "ก", I1.scale), Part("2", "ข", I3.scale)))


def item_scores(item, tool, entry):
    """Scores of an item and its statements, asked in the first indicator of 2568."""
    edition = load_edition(2568)
    asked = replace(item, tools=(tool,), indicator=edition.indicators[0].code, subindicator=None)
    items = (asked, *(each for each in edition.items if each.code != item.code))
    result = score(replace(edition, items=items), Assessment(2568, items={tool: {item.code: entry}}))
    return {key: each for key, each in result.scores.items() if key[1:3] == (tool, item.code)}


def scored(item, entry, tool="IIT"):
    return item_scores(item, tool, entry)[("item", tool, item.code)]


def percents(*shares):
    return tuple(map(Decimal, shares))


def defined(scale, given_answers):
    """Define the mean of the answers in fractions, a tie upwards."""
    added = sum(
        Fraction(option.value) * Fraction(share)
        for option, share in zip(scale.options, given_answers, strict=True)
    )
    return Fraction(floor(added / sum(map(Fraction, given_answers)) * 100 + Fraction(1, 2)), 100)


OLD = load_edition(2564).item_by_code
POINTS = {
    code: [[option.value for option in part.scale.options] for part in OLD[code].parts]
    for code in ("i1", "i4", "i11")
}


class DescribeItemScore:
    def it_is_missing_without_answers_and_printed_score(self):
        found = scored(I1, ItemAnswer())
        assert (found.value, found.basis) == (None, "missing")

    @pytest.mark.parametrize(
        ("item", "given_counts", "value"),
        [
            (I1, (0, 0, 0, 0, 0, 30), "100.00"),
            (I1, (30, 0, 0, 0, 0, 0), "0.00"),
            (I3, (1, 1), "50.00"),
            (I2, (29, 0, 0, 0, 0, 1), "96.67"),
            (I3, (187, 1), "99.47"),
            (I1, (1, 0, 0, 0, 1, 558), "99.79"),
            (I1, (1, 1, 1, 1, 1, 1), "50.00"),
            (I1, (0, 0, 0, 0, 1, 0), "80.00"),
        ],
    )
    def it_takes_the_mean_of_the_answers(self, item, given_counts, value):
        found = scored(item, ItemAnswer(counts=given_counts))
        assert (str(found.value), found.basis) == (value, "counts")

    def it_divides_shares_by_their_sum_because_they_were_rounded(self):
        found = scored(I3, ItemAnswer(percent=percents("99.46", "0.53")))
        assert (str(found.value), found.basis) == ("99.47", "percent")

    @pytest.mark.parametrize(
        ("entry", "basis"),
        [
            (ItemAnswer(Decimal("50.00"), (0, 4), percents(100, 0)), "announced"),
            (ItemAnswer(Decimal("50.00"), percent=percents(100, 0)), "announced"),
            (ItemAnswer(Decimal("50.00"), (0, 0)), "announced"),
            (ItemAnswer(Decimal("50.00"), (0, 4), derived=True), "counts"),
            (ItemAnswer(Decimal("50.00"), derived=True), "derived"),
            (ItemAnswer(counts=(0, 4), percent=percents(100, 0)), "counts"),
            (ItemAnswer(counts=(0, 0), percent=percents(100, 0)), "percent"),
            (ItemAnswer(counts=(0, 0), percent=percents(0, 0)), "missing"),
            (ItemAnswer(note="ก", derived=True), "missing"),
        ],
    )
    def it_prefers_the_printed_score_then_counts_then_shares(self, entry, basis):
        assert scored(I3, entry).basis == basis

    def it_computes_from_the_answers_beside_a_printed_score(self):
        found = scored(I3, ItemAnswer(Decimal("50.00"), counts=(1, 3)))
        assert [str(each) for each in (found.value, found.announced, found.computed)] == [
            "50.00",
            "50.00",
            "25.00",
        ]
        assert found.differs
        assert not scored(I3, ItemAnswer(Decimal("25.00"), counts=(1, 3))).differs

    def it_is_derived_if_the_score_was_not_printed(self):
        assert scored(I3, ItemAnswer(Decimal("50.00"), derived=True)).confidence == "derived"
        assert scored(I3, ItemAnswer(Decimal("50.00"))).confidence == "published"
        assert scored(I3, ItemAnswer(counts=(1, 1), derived=True)).confidence == "published"

    def it_is_inferred_for_answers_on_an_inferred_scale_but_not_for_a_printed_score(self):
        provenance = replace(I3.scale.provenance, confidence="inferred")
        guessed = replace(I3, scale=replace(I3.scale, provenance=provenance))
        assert scored(guessed, ItemAnswer(counts=(1, 0))).confidence == "inferred"
        assert scored(guessed, ItemAnswer(percent=percents(100, 0))).confidence == "inferred"
        assert scored(guessed, ItemAnswer(Decimal(50))).confidence == "published"


class DescribeScoreOfStatements:
    def it_takes_the_mean_of_the_statements(self):
        parts = {"1": ItemAnswer(counts=(1, 0, 0, 0, 0, 2)), "2": ItemAnswer(Decimal("50.00"))}
        found = item_scores(TWO, "IIT", ItemAnswer(parts=parts))
        assert {key: str(each.value) for key, each in found.items()} == {
            ("statement", "IIT", "i1", "1"): "66.67",
            ("statement", "IIT", "i1", "2"): "50.00",
            ("item", "IIT", "i1"): "58.34",
        }
        whole = found[("item", "IIT", "i1")]
        assert (whole.basis, whole.inputs) == (
            "computed",
            (("statement", "IIT", "i1", "1"), ("statement", "IIT", "i1", "2")),
        )

    def it_prefers_a_printed_score_to_complete_statements(self):
        parts = {"1": ItemAnswer(Decimal("60.00")), "2": ItemAnswer(Decimal("80.00"))}
        found = scored(TWO, ItemAnswer(Decimal("10.00"), parts=parts))
        assert (found.value, found.computed) == (10, 70)
        assert scored(TWO, ItemAnswer(Decimal("10.00"), parts=parts, derived=True)).value == 70

    def it_is_the_printed_score_if_a_statement_is_missing(self):
        found = scored(TWO, ItemAnswer(Decimal("10.00"), parts={"1": ItemAnswer(Decimal("60.00"))}))
        assert (found.value, found.basis) == (10, "announced")
        assert scored(TWO, ItemAnswer(parts={"1": ItemAnswer(Decimal("60.00"))})).value is None


class DescribeItemScoreOfAnyAnswers:
    @given(st.data(), st.sampled_from(ANSWERED))
    def it_is_the_mean_rounded_half_up(self, data, answered):
        item, scale = answered
        bare = replace(item, parts=(), scale=scale)
        size = len(scale.options)
        people = data.draw(counts(size).filter(any))
        shares = data.draw(answers(size))
        assert Fraction(scored(bare, ItemAnswer(counts=people)).value) == defined(scale, people)
        assert Fraction(scored(bare, ItemAnswer(percent=shares)).value) == defined(scale, shares)

    @given(st.integers(1, 10**6))
    def it_does_not_depend_on_the_number_of_respondents(self, times):
        shares = (29, 0, 0, 0, 0, 1)
        assert scored(I2, ItemAnswer(counts=tuple(share * times for share in shares))).value == Decimal(
            "96.67"
        )


class DescribeStatementsOfRealItems:
    def it_includes_items_of_2564_with_several_scales(self):
        assert POINTS == {
            "i1": [[0, 33, 67, 100]] * 2,
            "i4": [[0, 100]] * 3,
            "i11": [[0, 33, 67, 100], [100, 67, 33, 0]],
        }

    @pytest.mark.parametrize(
        ("code", "given_counts", "statements", "value"),
        [
            ("i1", [(0, 0, 0, 3), (0, 3, 0, 0)], ("100.00", "33.00"), "66.50"),
            ("i1", [(0, 0, 1, 2), (1, 1, 1, 0)], ("89.00", "33.33"), "61.17"),
            ("i4", [(1, 2), (0, 3), (2, 1)], ("66.67", "100.00", "33.33"), "66.67"),
            ("i11", [(0, 0, 0, 3), (0, 0, 0, 3)], ("100.00", "0.00"), "50.00"),
            ("i11", [(0, 0, 0, 3), (3, 0, 0, 0)], ("100.00", "100.00"), "100.00"),
        ],
    )
    def it_is_scored_on_the_scale_of_each_statement(self, code, given_counts, statements, value):
        parts = {str(number): ItemAnswer(counts=each) for number, each in enumerate(given_counts, 1)}
        found = item_scores(OLD[code], "IIT", ItemAnswer(parts=parts))
        assert tuple(str(found["statement", "IIT", code, part].value) for part in parts) == statements
        assert str(found["item", "IIT", code].value) == value

    @pytest.mark.parametrize(
        ("entry", "value", "basis"),
        [
            (ItemAnswer(Decimal("50.00"), (0, 4), percents(100, 0)), "50.00", "announced"),
            (ItemAnswer(counts=(0, 4), percent=percents(100, 0)), "100.00", "counts"),
            (ItemAnswer(percent=percents(100, 0)), "0.00", "percent"),
            (ItemAnswer(), "None", "missing"),
        ],
    )
    def it_prefers_the_printed_score_then_counts_then_shares_of_a_statement(self, entry, value, basis):
        found = item_scores(OLD["i4"], "IIT", ItemAnswer(parts={"2": entry}))["statement", "IIT", "i4", "2"]
        assert (str(found.value), found.basis) == (value, basis)

    @pytest.mark.parametrize("code", [item.code for item in OLD.values() if item.parts])
    def it_needs_every_statement(self, code):
        parts = {part.code: ItemAnswer(Decimal("90.00")) for part in OLD[code].parts}
        assert scored(OLD[code], ItemAnswer(parts=parts)).value == 90
        for missing in parts:
            rest = {number: entry for number, entry in parts.items() if number != missing}
            assert scored(OLD[code], ItemAnswer(parts=rest)).basis == "missing"
