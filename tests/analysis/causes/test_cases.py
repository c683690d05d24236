"""Small inputs that were answered wrongly once, three more of each kind: what the check names in them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from ita_tools.assessment import Assessment, ItemAnswer, Previous, Published, Respondents
from tests.analysis.causes.real_results import as_announced, findings_in, named, typed_as, without_items

BANGPLA, RANGSIT, KHLONG, KORAT = (
    "bangpla-2568",
    "rangsit-2568-answers",
    "khlongnokkrathung-2567",
    "nakhonratchasima-2564",
)
TOOLS = ("IIT", "EIT1", "EIT2", "OIT")


def level_and(total: str, level: str, **tools: str) -> Published:
    return Published(Decimal(total), level, {code: Decimal(text) for code, text in tools.items()})


def broken(findings):
    """Codes and places of the relations that do not hold."""
    return {(each.code, each.where) for each in findings if not each.code.startswith("misprint")}


def accused(findings):
    return [each.where for each in findings if each.expected]


class DescribeLevelAgainstItsTotal:
    @pytest.mark.parametrize(
        ("year", "total", "level"),
        [
            (2568, "94.64", "ผ่านดีเยี่ยม"),
            (2569, "84.99", "ผ่านดี"),
            (2567, "70.01", "ต้องปรับปรุงโดยด่วน"),
            (2565, "94.21", "AA"),
        ],
    )
    def it_finds_a_level_that_the_total_alone_excludes_and_accuses_neither(self, year, total, level):
        findings = findings_in(Assessment(year, published=level_and(total, level)))
        assert broken(findings) == {("level-differs", "published.level")}
        assert accused(findings) == []
        assert {each.where for each in findings[0].alternatives} == {"published.level", "published.total"}

    @pytest.mark.parametrize(
        ("year", "total", "level"),
        [(2568, "95.00", "ผ่านดีเยี่ยม"), (2569, "97.00", "ผ่าน"), (2567, "91.21", "ผ่าน"), (2565, "94.21", "A")],
    )
    def it_finds_nothing_where_some_tools_give_the_level(self, year, total, level):
        assert findings_in(Assessment(year, published=level_and(total, level))) == []

    def it_names_a_wrong_level_where_total_and_tools_agree(self):
        assessment = typed_as(as_announced(BANGPLA, "tools"), {"published.level": "ผ่านดีเยี่ยม"})
        assert named(findings_in(assessment)) == {"published.level": "ผ่านดี"}


class DescribeLastYear:
    @pytest.mark.parametrize(
        ("year", "published", "path"),
        [
            (2566, level_and("89.43", "ผ่านดีเยี่ยม"), "level"),
            (2566, level_and("60.00", "ผ่านดี"), "level"),
            (2566, level_and("50.00", "", IIT="99", EIT1="99", EIT2="99", OIT="99"), "total"),
            (2565, level_and("84.99", "A"), "level"),
            (2565, level_and("51.37", "", IIT="80", EIT="80", OIT="80"), "total"),
            (2564, level_and("91.00", "B"), "level"),
        ],
    )
    def it_compares_last_years_figures_by_that_years_rubric(self, year, published, path):
        findings = findings_in(Assessment(2567, previous=Previous(year, published)))
        assert {where for _, where in broken(findings)} == {f"previous.published.{path}"}
        assert accused(findings) == []
        assert f"ปี {year}" in findings[-1].message

    def it_names_a_figure_of_last_year_that_a_printed_difference_and_its_tools_prove(self):
        before = as_announced(KHLONG, "tools").published
        wrong = replace(before, total=Decimal("92.83"))
        published = Published(Decimal("99.00"), differences={"total": Decimal("0.77")})
        assessment = Assessment(2568, published=published, previous=Previous(2567, wrong))
        assert named(findings_in(assessment)) == {"previous.published.total": "98.23"}


class DescribeSwappedAndExchangedFigures:
    @pytest.mark.parametrize(
        ("result", "layer", "path", "wrong", "right"),
        [
            (KORAT, "indicators", "published.indicators.2", "87.47", "87.74"),
            (BANGPLA, "indicators", "published.parts.EIT2.6", "69.67", "96.67"),
            (BANGPLA, "indicators", "published.indicators.7", "98.66", "96.86"),
            (BANGPLA, "items", "items.EIT2.e5", "49.00", "94.00"),
            (KHLONG, "items", "published.tools.IIT", "95.83", "98.53"),
            (RANGSIT, "items", "published.indicators.9", "97.85", "98.75"),
        ],
    )
    def it_names_the_figure_with_swapped_digits(self, result, layer, path, wrong, right):
        findings = findings_in(typed_as(as_announced(result, layer), {path: wrong}))
        assert named(findings) == {path: right}

    @pytest.mark.parametrize(
        ("result", "layer", "paths"),
        [
            (BANGPLA, "indicators", ("published.tools.IIT", "published.tools.EIT1")),
            (BANGPLA, "items", ("published.indicators.6", "published.indicators.7")),
            (BANGPLA, "items", ("items.EIT1.e6", "items.EIT1.e7")),
            (KHLONG, "items", ("published.indicators.3", "published.indicators.4")),
        ],
    )
    def it_names_two_figures_that_were_exchanged(self, result, layer, paths):
        right = as_announced(result, layer)
        one, other = (_value(right, path) for path in paths)
        findings = findings_in(typed_as(right, dict(zip(paths, (other, one), strict=True))))
        assert named(findings) == dict(zip(paths, (one, other), strict=True))


def _value(assessment: Assessment, path: str) -> str:
    first, group, *codes = path.split(".")
    if first == "items":
        return f"{assessment.entry(group, codes[0]).score}"
    return f"{getattr(assessment.published, group)[codes[0]]}"


class DescribeMisprintedPart:
    @pytest.mark.parametrize(
        ("path", "wrong", "right"),
        [
            ("published.parts.EIT2.6", "86.67", "96.67"),
            ("published.parts.EIT2.6", "56.67", "96.67"),
            ("published.parts.EIT2.8", "83.00", "93.00"),
            ("published.parts.EIT1.7", "98.83", "98.38"),
            ("published.parts.EIT1.8", "9.91", "99.91"),
        ],
    )
    def it_names_the_part_first_and_folds_what_it_explains(self, path, wrong, right):
        first, *others = findings_in(typed_as(as_announced(BANGPLA, "indicators"), {path: wrong}))
        assert (first.code, first.where, first.expected) == ("misprint-likely", path, right)
        assert others
        assert {(each.caused_by.code, each.caused_by.where) for each in others} == {("misprint-likely", path)}
        assert accused(others) == []


class DescribeItemAgainstItsAnswers:
    @pytest.mark.parametrize(
        ("path", "wrong", "right"),
        [
            ("items.EIT1.e2", "99.97", "99.79"),
            ("items.EIT1.e1", "98.92", "99.82"),
            ("items.IIT.i9", "94.97", "99.47"),
            ("items.EIT1.e9", "89.82", "99.82"),
        ],
    )
    def it_names_the_item_and_no_tool(self, path, wrong, right):
        findings = findings_in(typed_as(as_announced(RANGSIT), {path: wrong}))
        assert named(findings) == {path: right}
        assert "answers-differ" in {each.code for each in findings}

    def it_names_one_wrong_answer_where_the_score_is_right(self):
        right = as_announced(RANGSIT)
        counts = right.entry("IIT", "i9").counts
        assert counts == (187, 1)
        entry = replace(right.entry("IIT", "i9"), counts=(178, 1))
        items = {**right.items, "IIT": {**right.items["IIT"], "i9": entry}}
        first, *others = findings_in(replace(right, items=items))
        assert (first.where, first.expected, first.found) == ("items.IIT.i9.counts[1]", "187", "178")
        assert {each.code for each in others} == {"counts-differ", "answers-differ"}


class DescribeItemsThatMakeAMeanImpossible:
    @pytest.mark.parametrize(
        ("tool", "items", "indicator", "most"),
        [
            ("EIT2", {"e1": "85", "e2": "85"}, "6", "90.00"),
            ("EIT2", {"e4": "70"}, "7", "90.00"),
            ("EIT2", {"e7": "60", "e8": "60"}, "8", "73.33"),
            ("EIT1", {"e4": "75", "e5": "80"}, "7", "85.00"),
        ],
    )
    def it_states_the_highest_possible_mean(self, tool, items, indicator, most):
        assessment = as_announced(BANGPLA, "indicators")
        entries = {code: ItemAnswer(Decimal(text)) for code, text in items.items()}
        findings = findings_in(replace(assessment, items={tool: entries}))
        [part] = [each for each in findings if each.where == f"published.parts.{tool}.{indicator}"]
        assert most in part.message
        assert all(each.where.startswith(f"items.{tool}") for each in findings if each.expected)

    def it_names_the_two_items_only_as_a_pair(self):
        items = {"EIT2": {"e1": ItemAnswer(Decimal(85)), "e2": ItemAnswer(Decimal(85))}}
        findings = findings_in(replace(as_announced(BANGPLA, "indicators"), items=items))
        assert named(findings) == {"items.EIT2.e1": "95.00", "items.EIT2.e2": "95.00"}
        pair = [each for each in findings if each.code == "misprint-likely"]
        assert all("อธิบายได้ด้วย" in each.message for each in pair)


class DescribeRespondents:
    @pytest.mark.parametrize(
        ("item", "wrong", "right"),
        [("i7", "96.50", "96.55"), ("i10", "90.43", "90.34"), ("i12", "95.68", "95.86")],
    )
    def it_names_a_score_that_the_respondents_cannot_give(self, item, wrong, right):
        assessment = replace(
            typed_as(as_announced(KHLONG), {f"items.IIT.{item}": wrong}),
            respondents={"IIT": Respondents(29)},
        )
        assert named(findings_in(assessment)) == {f"items.IIT.{item}": right}

    def it_names_the_number_of_respondents_where_no_score_fits_it(self):
        assessment = replace(as_announced(KHLONG), respondents={"IIT": Respondents(92)})
        first, *_ = findings_in(assessment)
        assert (first.code, first.where) == ("misprint-likely", "respondents.IIT.count")
        assert "29" in {each.expected for each in first.alternatives}


class DescribeWhatIsNotKnown:
    def it_accuses_nobody_where_no_typing_error_explains_it(self):
        assessment = typed_as(as_announced(BANGPLA, "tools"), {"published.total": "55.55"})
        findings = findings_in(assessment)
        assert ("published-differs", "published.total", "55.55") in {
            (each.code, each.where, each.found) for each in findings
        }
        assert not any(each.code.startswith("misprint") for each in findings)
        assert accused(findings) == []

    def it_finds_nothing_in_a_result_without_some_items(self):
        assert findings_in(without_items(as_announced(BANGPLA), "EIT2", "e1", "e5", "e9")) == []

    def it_does_not_use_scores_that_were_worked_back_to_accuse_others(self):
        right = as_announced(BANGPLA)
        items = {**right.items, "EIT2": {**right.items["EIT2"], "e9": ItemAnswer(Decimal(50), derived=True)}}
        findings = findings_in(replace(right, items=items))
        assert {each.code for each in findings} == {"derived-differs"}
        assert accused(findings) == []
