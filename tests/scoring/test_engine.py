"""The engine: real published results to the last digit, and what must hold for every assessment."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_tools.assessment import Assessment, ItemAnswer, Published
from ita_tools.rounding import half_up, points
from ita_tools.rubric import available_years, load_edition
from ita_tools.scoring import score
from tests.campaigns import examples
from tests.scoring.cases import CASES
from tests.strategies import assessments, complete_items, counts, scores

EDITION = load_edition(2568)
EDITIONS = [load_edition(year) for year in available_years()]
FULL = Decimal("100.00")
every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.path.stem)
every_edition = pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: str(edition.year))


def all_at(edition, value=FULL, **changes):
    """Give all items one score; ``changes`` name other ones by code."""
    return {
        tool.code: {
            item.code: ItemAnswer(changes.get(item.code, value)) for item in edition.items_of_tool(tool.code)
        }
        for tool in edition.tools
    }


def scored(edition=EDITION, **parts):
    return score(edition, Assessment(edition.year, **parts))


def entry_set(items, tool, code, entry):
    return {**items, tool: {**items[tool], code: entry}}


def differing(found, expected, tolerance):
    return {
        code: (points(found(code)), text)
        for code, text in expected.items()
        if found(code) is None or abs(found(code) - Decimal(text)) > tolerance
    }


def half(code):
    return scored(items=all_at(EDITION, **{code: Decimal(50)}))


def for_any(check, *strategies):
    settings(max_examples=examples(6))(given(*strategies)(check))()


def above_statements(result):
    return [key for key in result.scores if key[0] != "statement"]


class DescribeEngineOnRealResults:
    def it_has_real_results_to_compare_with(self):
        assert {"bangpla-2568", "rangsit-2568", "rangsit-2568-answers"} <= {case.path.stem for case in CASES}
        known = {"total", "level", "tools", "indicators", "subindicators", "parts", "weighted", "items"}
        assert all(case.groups and case.groups <= known for case in CASES)

    @every_case
    def it_gives_the_published_scores(self, case):
        result, tolerance = case.result, case.tolerance
        total = case.expected_text("total")
        assert differing(lambda _: result.total, {"total": total} if total else {}, tolerance) == {}
        assert differing(result.tool, case.expected("tools"), tolerance) == {}
        assert differing(result.indicator, case.expected("indicators"), tolerance) == {}
        assert differing(result.subindicator, case.expected("subindicators"), tolerance) == {}
        for tool, parts in case.expected("parts").items():
            assert differing(lambda code, tool=tool: result.part(tool, code), parts, tolerance) == {}
        for tool, items in case.expected("items").items():
            assert differing(lambda code, tool=tool: result.item(tool, code), items, tolerance) == {}

    @every_case
    def it_gives_the_published_level(self, case):
        expected = case.expected_text("level")
        assert expected is None or case.result.level == expected

    @every_case
    def it_weighs_tools_as_published(self, case):
        weights = {tool.code: tool.weight for tool in case.edition.tools}

        def weighted(code):
            return half_up(case.result.tool(code) * weights[code] / 100)

        assert differing(weighted, case.expected("weighted"), case.tolerance) == {}

    @pytest.mark.parametrize("name", ["bangpla-2568", "rangsit-2568"])
    def it_gives_every_figure_of_real_cases_as_printed(self, name):
        (case,) = [each for each in CASES if each.path.stem == name]
        result = case.result
        assert case.tolerance == 0
        assert f"{result.total:f}" == case.expected_text("total")
        assert {tool.code: f"{result.tool(tool.code):f}" for tool in EDITION.tools} == case.expected("tools")
        assert {
            each.code: f"{result.indicator(each.code):f}" for each in EDITION.indicators
        } == case.expected("indicators")
        assert {
            tool: {code: f"{result.part(tool, code):f}" for code in "678"} for tool in ("EIT1", "EIT2")
        } == (case.expected("parts"))
        assert result.level_basis == "computed"


class DescribeStandingFigures:
    """Where scoring starts: announced figures stand, others are computed from standing ones."""

    @every_edition
    def it_has_no_score_for_an_empty_assessment(self, edition):
        result = scored(edition)
        assert {each.value for each in result.scores.values()} == {None}
        assert {each.basis for each in result.scores.values()} == {"missing"}
        assert (result.total, result.level, result.level_basis) == (None, None, "missing")

    def it_starts_from_published_indicators_if_items_are_missing(self):
        parts = {tool: dict.fromkeys("678", Decimal(80)) for tool in ("EIT1", "EIT2")}
        indicators = dict.fromkeys(EDITION.indicator_by_code, Decimal(90))
        result = scored(published=Published(indicators=indicators, parts=parts))
        assert result[("indicator", "1")].basis == result[("part", "EIT1", "6")].basis == "announced"
        assert [result.tool(tool.code) for tool in EDITION.tools] == [90, 80, 80, 90]
        assert result[("tool", "IIT")].basis == result[("total",)].basis == "computed"
        assert (result.total, result.level) == (Decimal("87.00"), "ผ่าน")

    def it_starts_from_published_tools_if_indicators_are_missing(self):
        result = scored(published=Published(tools=dict.fromkeys(EDITION.tool_by_code, Decimal("96.5"))))
        assert {result[("tool", tool.code)].basis for tool in EDITION.tools} == {"announced"}
        assert (result[("total",)].basis, result.total, result.level) == (
            "computed",
            Decimal("96.5"),
            "ผ่านดีเยี่ยม",
        )

    def it_starts_from_the_published_total_and_level_if_nothing_else_is_known(self):
        result = scored(published=Published(total=Decimal("91.21"), level="ผ่าน"))
        assert (result.total, result[("total",)].basis) == (Decimal("91.21"), "announced")
        assert (result.level, result.level_basis) == ("ผ่าน", "announced")

    def it_lets_every_announced_figure_stand_and_computes_from_standing_ones(self):
        announced = Published(
            Decimal(1),
            "ต้องปรับปรุง",
            dict.fromkeys(EDITION.tool_by_code, Decimal(2)),
            dict.fromkeys(EDITION.indicator_by_code, Decimal(3)),
        )
        result = scored(items=all_at(EDITION), published=announced)
        assert (result.total, result.level, result.level_basis) == (1, "ต้องปรับปรุง", "announced")
        assert (result[("total",)].computed, result.computed_level) == (2, "ต้องปรับปรุงโดยด่วน")
        assert {result[("tool", code)].computed for code in ("IIT", "OIT")} == {3}
        assert {result[("indicator", code)].computed for code in EDITION.indicator_by_code} == {100}
        assert result[("tool", "EIT1")].computed == 100

    def it_moves_no_announced_figure_by_a_misprint_below(self):
        items = all_at(EDITION)
        announced = Published(Decimal("99.00"), "ผ่านดีเยี่ยม", {"IIT": Decimal("99.50")})
        right = scored(items=items, published=announced)
        wrong = scored(items=entry_set(items, "IIT", "i1", ItemAnswer(Decimal(1))), published=announced)
        assert (wrong.total, wrong.level, wrong.tool("IIT")) == (right.total, right.level, right.tool("IIT"))
        assert wrong[("total",)].computed == right[("total",)].computed
        assert wrong[("tool", "IIT")].computed < right[("tool", "IIT")].computed

    def it_computes_above_an_announced_figure_from_it(self):
        result = scored(items=all_at(EDITION), published=Published(tools={"OIT": Decimal("50.00")}))
        assert (result.total, result[("total",)].basis) == (Decimal("80.00"), "computed")

    @pytest.mark.parametrize(
        "key",
        [("total",), ("tool", "EIT1"), ("indicator", "9"), ("subindicator", "9.1"), ("part", "EIT2", "6")],
    )
    def it_marks_an_announced_figure_that_differs_from_the_computed_one(self, key):
        def announced(value):
            kind, *codes = key
            if kind == "total":
                return Published(value)
            groups = {"tool": "tools", "indicator": "indicators", "subindicator": "subindicators"}
            if kind == "part":
                return Published(parts={codes[0]: {codes[1]: value}})
            return Published(**{groups[kind]: {codes[0]: value}})

        items = all_at(EDITION)
        assert not scored(items=items)[key].differs
        assert not scored(items=items, published=announced(FULL))[key].differs
        assert scored(items=items, published=announced(Decimal("99.99")))[key].differs
        assert not scored(published=announced(Decimal("99.99")))[key].differs

    @every_edition
    @pytest.mark.parametrize("fallback", [None, Decimal("12.34")])
    def it_falls_back_to_a_published_score_if_one_item_is_missing(self, edition, fallback):
        indicator = edition.indicators[0]
        tool, item = indicator.tools[0], edition.items_of_indicator(indicator.code)[0]
        items = all_at(edition)
        del items[tool][item.code]
        result = scored(
            edition,
            items=items,
            published=Published(indicators={} if fallback is None else {indicator.code: fallback}),
        )
        assert (result.item(tool, item.code), result[("item", tool, item.code)].basis) == (None, "missing")
        assert result.indicator(indicator.code) == fallback
        assert result[("indicator", indicator.code)].basis == ("missing" if fallback is None else "announced")
        assert (result.tool(tool) is None) is (result.total is None) is (fallback is None)
        assert result.tool(edition.tools[-1].code) == 100

    @pytest.mark.parametrize("value", [Decimal(0), Decimal("0.00")])
    def it_treats_zero_as_a_score(self, value):
        result = scored(items=all_at(EDITION, value))
        assert (result.total, result.level) == (0, "ต้องปรับปรุงโดยด่วน")
        assert scored(published=Published(total=value)).total == 0

    def it_shows_one_missing_item_in_everything_above_and_nothing_beside(self):
        items = all_at(EDITION)
        del items["EIT2"]["e4"]
        result = scored(items=items)
        assert {key for key, each in result.scores.items() if each.basis == "missing"} == {
            ("item", "EIT2", "e4"),
            ("part", "EIT2", "7"),
            ("indicator", "7"),
            ("tool", "EIT2"),
            ("total",),
        }
        assert result.level is None


class DescribeUnprocessedTools:
    def it_marks_a_tool_that_was_not_processed(self):
        result = scored(items=all_at(EDITION), unprocessed=("EIT2",))
        assert (result.tool("EIT2"), result[("tool", "EIT2")].basis) == (None, "unprocessed")
        assert (result.total, result[("total",)].confidence) == (Decimal("85.00"), "inferred")
        assert ("tool", "EIT2") not in result[("total",)].inputs
        assert "EIT ส่วนที่ 2 ที่ไม่ประมวลผลนับเป็น 0" in result.explain(("total",))
        assert result.level == "ผ่าน"

    def it_needs_all_other_tools_of_an_unprocessed_one(self):
        items = all_at(EDITION)
        del items["OIT"]
        result = scored(items=items, unprocessed=("EIT2",), published=Published(level="ผ่าน"))
        assert (result.total, result.level, result.level_basis) == (None, "ผ่าน", "announced")

    def it_has_no_total_where_no_tool_was_processed(self):
        every = tuple(EDITION.tool_by_code)
        assert scored(items=all_at(EDITION), unprocessed=every).total is None
        assert scored(unprocessed=every, published=Published(total=Decimal(50))).total == 50


class DescribeUnofficialWeights:
    @pytest.mark.parametrize(
        ("code", "indicator", "value"), [("o2", "9", "98.75"), ("o6", "9", "95.00"), ("o27", "10", "90.00")]
    )
    def it_is_not_inferred_if_only_known_weights_matter(self, code, indicator, value):
        found = half(code)[("indicator", indicator)]
        assert (str(found.value), found.confidence, found.bounds) == (value, "published", None)
        assert half(code)[("total",)].confidence == "published"

    @pytest.mark.parametrize(("code", "indicator"), [("o1", "9"), ("o20", "9"), ("o21", "10"), ("o28", "10")])
    def it_is_inferred_if_unofficial_weights_matter(self, code, indicator):
        result = half(code)
        for key in (("indicator", indicator), ("tool", "OIT"), ("total",)):
            assert result[key].confidence == "inferred"
            assert result[key].low <= result[key].value <= result[key].high
            assert result[key].low < result[key].high
        assert result[("indicator", "10" if indicator == "9" else "9")].confidence == "published"

    def it_is_not_inferred_if_all_items_of_unknown_weight_have_one_score(self):
        unsure = {item.code for item in EDITION.items if item.weight and item.weight.provenance.inferred}
        result = scored(items=all_at(EDITION, **dict.fromkeys(unsure, Decimal(50))))
        assert result[("indicator", "9")].confidence == "published"
        assert result.indicator("9") == Decimal("56.25")

    def it_lets_a_published_score_settle_unofficial_weights(self):
        items = all_at(EDITION, o1=Decimal(50))
        result = scored(items=items, published=Published(indicators={"9": Decimal("98.00")}))
        settled = result[("indicator", "9")]
        assert (settled.value, settled.basis, settled.confidence) == (98, "announced", "published")
        assert settled.bounds is None
        assert "ข้อ o1 มีน้ำหนักร้อยละ 4.00" in result.explain(("indicator", "9"))
        assert result[("total",)].confidence == "published"
        assert not settled.differs

    def it_lets_an_announced_score_stand_that_no_weights_can_give(self):
        items = all_at(EDITION, o1=Decimal(50))
        found = scored(items=items, published=Published(indicators={"9": Decimal("12.00")}))[
            ("indicator", "9")
        ]
        assert (found.value, found.basis, found.confidence) == (12, "announced", "published")
        assert found.differs

    def it_is_derived_if_an_item_was_not_printed(self):
        items = entry_set(all_at(EDITION), "IIT", "i1", ItemAnswer(FULL, derived=True))
        derived = {key for key, each in scored(items=items).scores.items() if each.confidence == "derived"}
        assert derived == {("item", "IIT", "i1"), ("indicator", "1"), ("tool", "IIT"), ("total",)}


class DescribeEngineOnAnyAssessment:
    @every_edition
    def it_gives_decimals_of_two_places(self, edition):
        def holds(assessment):
            for each in score(edition, assessment).scores.values():
                for value in (each.value, each.low, each.high):
                    assert value is None or type(value) is Decimal
                    assert value is None or 0 <= value == half_up(value) <= 100

        for_any(holds, assessments(edition))

    @every_edition
    def it_has_a_missing_score_exactly_where_the_basis_is_missing(self, edition):
        def holds(assessment):
            result = score(edition, assessment)
            for key, each in result.scores.items():
                assert (each.value is None) is (each.basis in ("missing", "unprocessed")), key
                assert (each.basis == "unprocessed") <= (
                    key[0] == "tool" and key[1] in assessment.unprocessed
                )
                if each.basis == "computed":
                    assert each.inputs
                    assert all(result[below].value is not None for below in each.inputs)

        for_any(holds, assessments(edition))

    @every_edition
    def it_has_a_total_and_a_level_for_complete_answers(self, edition):
        def holds(items):
            result = scored(edition, items=items)
            assert 0 <= result.total <= 100
            assert result.level in edition.band_by_name
            assert result.level_basis == "computed"
            assert {result[key].basis for key in above_statements(result)} <= {"computed", "announced"}

        for_any(holds, complete_items(edition))

    @every_edition
    def it_lowers_no_score_and_no_level_for_a_better_answer(self, edition):
        places = [(tool, item.code) for item in edition.items for tool in item.tools]
        ranks = [band.name for band in reversed(edition.bands)]

        def holds(items, place, better):
            tool, code = place
            worse = items[tool][code].score
            best = max(better, worse)
            before = scored(edition, items=items)
            after = scored(edition, items=entry_set(items, tool, code, ItemAnswer(best)))
            assert all(after[key].value >= before[key].value for key in above_statements(before))
            assert ranks.index(after.level) >= ranks.index(before.level)

        for_any(holds, complete_items(edition), st.sampled_from(places), scores())

    @given(st.data(), st.sampled_from([item for item in EDITION.items if item.scale.kind == "answers"]))
    def it_lowers_no_score_for_a_respondent_who_answers_better(self, data, item):
        options = [option.value for option in item.scale.options]
        given_counts = data.draw(counts(len(options)).filter(any))
        start = data.draw(st.sampled_from([n for n, number in enumerate(given_counts) if number]))
        end = data.draw(st.sampled_from([n for n, value in enumerate(options) if value >= options[start]]))
        moved = list(given_counts)
        moved[start] -= 1
        moved[end] += 1

        def item_score(answers):
            tool = item.tools[0]
            return scored(items={tool: {item.code: ItemAnswer(counts=tuple(answers))}}).item(tool, item.code)

        assert item_score(moved) >= item_score(given_counts)

    @every_edition
    def it_gives_the_same_result_from_its_own_item_scores(self, edition):
        def holds(assessment):
            result = score(edition, assessment)
            items = {
                tool.code: {
                    item.code: ItemAnswer(result.item(tool.code, item.code))
                    for item in edition.items_of_tool(tool.code)
                }
                for tool in edition.tools
            }
            again = score(edition, replace(assessment, items=items))
            upper = [key for key in result.scores if key[0] not in ("item", "statement")]
            assert {key: again[key].value for key in upper} == {key: result[key].value for key in upper}
            assert again.level == result.level

        for_any(holds, assessments(edition))

    @every_edition
    def it_gives_the_same_total_from_its_own_indicators(self, edition):
        def holds(items):
            result = scored(edition, items=items)
            shared = [each for each in edition.indicators if len(each.tools) > 1]
            published = Published(
                indicators={each.code: result.indicator(each.code) for each in edition.indicators},
                parts={
                    tool.code: {
                        each.code: result.part(tool.code, each.code)
                        for each in shared
                        if tool.code in each.tools
                    }
                    for tool in edition.tools
                },
            )
            again = scored(edition, published=published)
            assert all(again.tool(tool.code) == result.tool(tool.code) for tool in edition.tools)
            assert (again.total, again.level) == (result.total, result.level)
            assert {each.basis for key, each in again.scores.items() if key[0] == "indicator"} == {
                "announced"
            }

        for_any(holds, complete_items(edition))

    @every_edition
    def it_gives_one_score_everywhere_for_equal_answers(self, edition):
        def holds(value):
            result = scored(edition, items=all_at(edition, value))
            assert {each.value for each in result.scores.values() if each.value is not None} == {value}
            assert result[("total",)].confidence == "published"

        for_any(holds, scores())
