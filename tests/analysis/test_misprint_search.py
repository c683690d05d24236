"""Search for misprinted digits: real ones are found, and only figures that the others contradict."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ita_tools.analysis.misprint_search import Correction, corrections
from ita_tools.assessment import Assessment, ItemAnswer, Published, Respondents
from ita_tools.assessment.read import decode_assessment
from ita_tools.jobs.load import score_loaded
from ita_tools.rubric import load_edition
from ita_tools.scoring import score
from ita_tools.yaml_json import parse
from tests.bundled import bundled, without
from tests.scoring.cases import CASES

PRINTED = sorted((Path(__file__).parents[1] / "cases" / "misprints").glob("*.yaml"))
EDITION = load_edition(2568)
GROUPS = {
    "item": "items",
    "tool": "published.tools",
    "indicator": "published.indicators",
    "part": "published.parts",
}


def printed(path):
    """Open a result as printed, with the corrections it needs by path."""
    root = parse(path.read_text("utf-8"), path.name).value
    case = score_loaded(decode_assessment(root["input"], path.name))
    needed = {
        path: (node.value["found"].text, node.value["expected"].text)
        for path, node in root["corrections"].value.items()
    }
    return case, needed


def found_in(case):
    return corrections(case.assessment, case.result)


def misprinted(group, code, value):
    """Open the bundled case with one published score misprinted."""
    published = bundled().assessment.published
    scores = {**getattr(published, group), code: Decimal(value)}
    return without(published=replace(published, **{group: scores}))


def scored(assessment):
    return score(load_edition(assessment.edition), assessment)


def only_iit(edition=EDITION, mark="85.00", **changes):
    """Fill in the items of one tool."""
    return {
        "IIT": {
            item.code: ItemAnswer(Decimal(changes.get(item.code, mark)))
            for item in edition.items_of_tool("IIT")
        }
    }


def applied(assessment, all_corrections):
    """Make the corrections."""
    published, items = assessment.published, assessment.items
    for each in all_corrections:
        kind, *codes = each.key
        if kind == "item":
            tool, code = codes
            items = {**items, tool: {**items[tool], code: ItemAnswer(each.correct)}}
        elif kind == "part":
            tool, code = codes
            parts = {**published.parts, tool: {**published.parts[tool], code: each.correct}}
            published = replace(published, parts=parts)
        else:
            group = {"tool": "tools", "indicator": "indicators"}[kind]
            changed = {**getattr(published, group), codes[0]: each.correct}
            published = replace(published, **{group: changed})
    return replace(assessment, items=items, published=published)


def adds_up(assessment):
    return not any(score.differs for score in scored(assessment).scores.values())


def sound(tool, marks):
    """Fill in the items of a tool and print all that follows from them."""
    codes = [item.code for item in EDITION.items_of_tool(tool)]
    items = {tool: {code: ItemAnswer(mark) for code, mark in zip(codes, marks, strict=False)}}
    result = score(EDITION, Assessment(2568, items=items))
    parts = {each.code: result.part(tool, each.code) for each in EDITION.indicators_of_tool(tool)}
    shared = tool != "IIT"
    published = Published(
        tools={tool: result.tool(tool)},
        parts={tool: parts} if shared else {},
        indicators={} if shared else parts,
    )
    return Assessment(2568, items=items, published=published)


def printed_scores(assessment, tool):
    published = assessment.published
    yield ("tool", tool), published.tools[tool]
    yield from ((("indicator", code), value) for code, value in published.indicators.items())
    yield from ((("part", tool, code), value) for code, value in published.parts.get(tool, {}).items())
    yield from ((("item", tool, code), entry.score) for code, entry in assessment.items[tool].items())


@st.composite
def one_digit_wrong(draw, kinds=("tool", "indicator", "part", "item"), places=(0, 1, 3, 4)):
    """Draw a result that agrees, the same with one printed digit changed, and the correction."""
    tool = draw(st.sampled_from(["IIT", "EIT1"]))
    marks = draw(
        st.lists(
            st.integers(1_000, 9_999).map(lambda mark: Decimal(mark).scaleb(-2)), min_size=15, max_size=15
        )
    )
    assessment = sound(tool, marks)
    printed = [each for each in printed_scores(assessment, tool) if each[0][0] in kinds]
    key, true = draw(st.sampled_from(printed))
    digits = str(true)
    path = draw(st.sampled_from(places))
    digit = draw(st.sampled_from([each for each in "0123456789" if each != digits[path]]))
    wrong = Decimal(digits[:path] + digit + digits[path + 1 :])
    return assessment, applied(assessment, [Correction(key, true, wrong)]), Correction(key, wrong, true)


class DescribeRealResults:
    def it_has_printed_results_to_search(self):
        assert {"bangpla-2568", "khlongnokkrathung-2567"} <= {path.stem for path in PRINTED}

    @pytest.mark.parametrize("path", PRINTED, ids=lambda path: path.stem)
    def it_finds_exactly_the_known_corrections_of_a_published_result(self, path):
        case, needed = printed(path)
        assert needed
        assert {
            ".".join([GROUPS[each.key[0]], *each.key[1:]]): (str(each.printed), str(each.correct))
            for each in found_in(case)
        } == needed

    @pytest.mark.parametrize("path", PRINTED, ids=lambda path: path.stem)
    def it_finds_none_after_the_corrections_are_made(self, path):
        case, _ = printed(path)
        corrected_result = applied(case.assessment, found_in(case))
        assert corrections(corrected_result, scored(corrected_result)) == ()

    @pytest.mark.parametrize("case", CASES, ids=lambda case: case.path.stem)
    def it_finds_none_in_a_published_result_that_agrees(self, case):
        assert corrections(case.assessment, case.result) == ()


class DescribeOneMisprint:
    def it_finds_none_in_scores_that_agree(self):
        assert found_in(bundled()) == ()

    @pytest.mark.parametrize(
        ("group", "code", "value", "key", "correct"),
        [
            ("tools", "EIT2", "85.00", ("tool", "EIT2"), "95.00"),
            ("tools", "IIT", "99.80", ("tool", "IIT"), "99.60"),
            ("tools", "OIT", "82.50", ("tool", "OIT"), "92.50"),
            ("indicators", "1", "88.67", ("indicator", "1"), "98.67"),
            ("indicators", "9", "85.00", ("indicator", "9"), "95.00"),
        ],
    )
    def it_finds_a_misprint_and_the_correct_score(self, group, code, value, key, correct):
        assert found_in(misprinted(group, code, value)) == (
            Correction(key, Decimal(value), Decimal(correct)),
        )

    def it_finds_a_misprinted_item(self):
        items = bundled().assessment.items
        wrong = {**items, "EIT2": {**items["EIT2"], "e7": ItemAnswer(Decimal("39.00"))}}
        (all_corrections,) = found_in(without(items=wrong))
        assert all_corrections == Correction(("item", "EIT2", "e7"), Decimal("39.00"), Decimal("89.00"))

    @pytest.mark.parametrize("derived", [False, True])
    def it_does_not_correct_an_item_that_was_never_printed(self, derived):
        true = scored(Assessment(2568, items=only_iit(mark="90.00", i1="95.00")))
        items = only_iit(mark="90.00")
        items["IIT"]["i1"] = ItemAnswer(Decimal("85.00"), derived=derived)
        assessment = Assessment(2568, items=items, published=Published(tools={"IIT": true.tool("IIT")}))
        blamed = Correction(("item", "IIT", "i1"), Decimal("85.00"), Decimal("95.00"))
        assert corrections(assessment, scored(assessment)) == (() if derived else (blamed,))


class DescribeAmbiguousFigures:
    def it_finds_none_if_several_corrections_are_equally_good(self):
        assessment = Assessment(2568, items=only_iit(), published=Published(tools={"IIT": Decimal("85.67")}))
        assert corrections(assessment, scored(assessment)) == ()

    def it_uses_the_number_of_respondents_to_decide(self):
        (path,) = [each for each in PRINTED if each.stem.startswith("khlongnokkrathung")]
        case, _ = printed(path)
        assert corrections(replace(case.assessment, respondents={}), case.result) == ()

    def it_finds_none_if_figures_are_missing(self):
        published = Published(tools={"IIT": Decimal(90)}, indicators={"1": Decimal(80)})
        assessment = Assessment(2568, published=published)
        assert corrections(assessment, scored(assessment)) == ()
        assert corrections(Assessment(2568), scored(Assessment(2568))) == ()

    def it_corrects_an_indicator_without_a_tool_score(self):
        items = only_iit(i1="99.33", i2="96.67", i3="100.00")
        del items["IIT"]["i15"]
        assessment = Assessment(2568, items=items, published=Published(indicators={"1": Decimal("93.67")}))
        assert corrections(assessment, scored(assessment)) == (
            Correction(("indicator", "1"), Decimal("93.67"), Decimal("98.67")),
        )

    @pytest.mark.parametrize(("year", "tool"), [(2564, "0.11"), (2568, "12.34")])
    def it_finds_none_if_more_than_three_corrections_are_needed(self, year, tool):
        edition = load_edition(year)
        marks = {
            item.code: Decimal(8000 + 37 * path).scaleb(-2)
            for path, item in enumerate(edition.items_of_tool("IIT"))
        }
        assessment = Assessment(
            year, items=only_iit(edition, **marks), published=Published(tools={"IIT": Decimal(tool)})
        )
        assert corrections(assessment, scored(assessment)) == ()

    @pytest.mark.parametrize(
        "published",
        [
            Published(indicators={"9": Decimal(94)}),
            Published(indicators={"9": Decimal("93.75")}),
            Published(indicators={"9": Decimal("94.75"), "10": Decimal(90)}),
            Published(tools={"OIT": Decimal("91.98")}, indicators={"10": Decimal(90)}),
            Published(tools={"OIT": Decimal("91.98")}, indicators={"9": Decimal("93.95"), "10": Decimal(90)}),
        ],
    )
    def it_does_not_correct_a_score_that_inferred_weights_allow(self, published):
        """With o1 at 50 indicator 9 may be anything from 51.25 to 95.00."""
        case = bundled().assessment
        items = {**case.items, "OIT": {**case.items["OIT"], "o1": ItemAnswer(Decimal("50.00"))}}
        assert found_in(without(items=items, published=published)) == ()

    def it_does_not_require_attainable_scores_of_items_with_statements(self):
        """i1 at 38 is the mean of two statements; 20 answers cannot have that mean, but i2 can be 55."""
        edition = load_edition(2564)
        assert [len(edition.item_by_code[code].parts) for code in ("i1", "i2")] == [2, 0]
        marks = {code: ItemAnswer(Decimal(50), derived=True) for code in ("i3", "i4", "i5", "i6")}
        items = {"IIT": {"i1": ItemAnswer(Decimal(33)), "i2": ItemAnswer(Decimal(50)), **marks}}
        assessment = Assessment(
            2564,
            items=items,
            published=Published(indicators={"1": Decimal("48.00")}),
            respondents={"IIT": Respondents(20)},
        )
        assert corrections(assessment, scored(assessment)) == ()


class DescribeAnyResult:
    @settings(max_examples=30)
    @given(one_digit_wrong())
    def it_finds_a_single_wrong_digit_or_none(self, drawn):
        assessment, wrong, truth = drawn
        assert adds_up(assessment)
        assume(not adds_up(wrong))
        all_corrections = corrections(wrong, scored(wrong))
        assert all_corrections in ((), (truth,))
        assert not all_corrections or adds_up(applied(wrong, all_corrections))

    @settings(max_examples=30)
    @given(one_digit_wrong(kinds=("indicator", "part"), places=(0, 1, 3)))
    def it_always_finds_a_wrong_indicator_that_changes_the_tool_score(self, drawn):
        assessment, wrong, truth = drawn
        assert corrections(assessment, scored(assessment)) == ()
        assert corrections(wrong, scored(wrong)) == (truth,)
