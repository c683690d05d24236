"""Findings about contradictions: place, cause, alternatives, and what is folded under the cause."""

from __future__ import annotations

from pathlib import Path

import pytest

from ita_tools.analysis.checks.contradictions import CODES, check_contradictions
from ita_tools.analysis.findings import Alternative, CauseReference
from ita_tools.jobs.load import load_file
from tests.bundled import bundled, case_text, changed, opened
from tests.cli.broken import edited_book
from tests.scoring.cases import CASES

REAL = {
    "total": "-0.98",
    "1": "+0.39",
    "2": "+3.22",
    "3": "+0.65",
    "4": "+9.25",
    "5": "+3.21",
    "6": "+1.67",
    "7": "+2.12",
    "8": "+6.49",
    "9": "-5.00",
    "10": "-10.00",
}
"""The difference column of the published report of the bundled case."""


def findings_of(case):
    return list(check_contradictions(case.reading, case.result))


def with_differences(**differences):
    column = ", ".join(f"'{code}': {value}" for code, value in differences.items())
    return opened(case_text().replace("published:\n", f"published:\n  differences: {{{column}}}\n", 1))


def with_answers(entry, respondents="", item="i3", edition=2568):
    text = f"edition: {edition}\nitems: {{IIT: {{{item}: {entry}}}}}\nrespondents: {{{respondents}}}\n"
    return findings_of(opened(text))


class DescribeAFigureThatAlonesExplainsAll:
    @pytest.mark.parametrize(
        ("old", "new", "path", "name", "expected", "printed"),
        [
            ("  total: 96.04", "  total: 96.4", "published.total", "คะแนนรวม", "96.04", "96.40"),
            (
                "EIT2: 95.00, OIT: 92.50}",
                "EIT2: 85.00, OIT: 92.50}",
                "published.tools.EIT2",
                "เครื่องมือ EIT ส่วนที่ 2",
                "95.00",
                "85.00",
            ),
            (
                "9: 95.00, 10: 90.00}",
                "9: 95.01, 10: 90.00}",
                "published.indicators.9",
                "ตัวชี้วัดที่ 9",
                "95.00",
                "95.01",
            ),
        ],
    )
    def it_is_named_first_with_its_line_and_both_figures(self, old, new, path, name, expected, printed):
        first, *others = findings_of(changed(old, new))
        line = next(n for n, text in enumerate(case_text().splitlines(), 1) if old in text)
        assert (first.code, first.severity, first.caused_by) == ("misprint-likely", "error", None)
        assert first.where == f"case.yaml บรรทัด {line} ({path})"
        assert first.message.startswith(f"{name} น่าจะ")
        assert (first.expected, first.found) == (expected, printed)
        assert {each.caused_by for each in others} == {CauseReference(first.code, first.where)}
        assert {each.expected for each in others} == {""}

    def it_is_named_by_its_cell_in_a_workbook(self, tmp_path: Path):
        [cell] = edited_book(tmp_path / "b.xlsx", {("published.parts.EIT1.7", "."): 98.34})
        first, *_ = findings_of(load_file(tmp_path / "b.xlsx"))
        assert (first.where, first.expected, first.found) == (cell, "98.38", "98.34")

    def it_may_be_a_subindicator(self):
        case = changed("  total: 96.04", "  total: 96.04\n  subindicators: {'9.2': 92.85}")
        first, *_ = findings_of(case)
        assert first.where.endswith("(published.subindicators.9.2)")
        assert (first.expected, first.found) == ("92.86", "92.85")

    def it_may_be_the_level(self):
        case = changed("ผ่านดี\n  tools: {IIT: 99.60", "ผ่านดีเยี่ยม\n  tools: {IIT: 99.60")
        first, second = findings_of(case)
        assert (first.code, first.expected, first.found) == ("misprint-likely", "ผ่านดี", "ผ่านดีเยี่ยม")
        assert (second.code, second.where) == ("level-differs", first.where)


class DescribeSeveralPossibleCauses:
    def it_lists_them_and_calls_none_wrong(self):
        first, second = findings_of(opened("edition: 2568\npublished: {total: 82.00, level: ผ่านดี}\n"))
        assert (first.code, first.expected, first.found) == ("misprint-possible", "", "")
        places = {each.where for each in first.alternatives}
        assert {place.partition("(")[2] for place in places} == {"published.total)", "published.level)"}
        assert Alternative(first.where, "ต้องปรับปรุง", "ผ่านดี") in first.alternatives
        assert second.caused_by == CauseReference("misprint-possible", first.where)

    def it_lists_the_values_of_the_only_figure_that_can_be_wrong(self):
        first, *_ = findings_of(changed("    e7: 89.00", "    e7: 39.00"))
        assert (first.code, first.expected, first.found) == ("misprint-likely", "", "39.00")
        assert "89.00" in {each.expected for each in first.alternatives}
        assert {each.where for each in first.alternatives} == {first.where}


class DescribeFiguresThatAgree:
    def it_finds_nothing_in_the_bundled_case(self):
        assert findings_of(bundled()) == []

    @pytest.mark.parametrize("case", CASES, ids=lambda case: case.path.stem)
    def it_finds_nothing_in_a_real_result(self, case):
        opened_case = opened(f"edition: {case.assessment.edition}\n")
        assert list(check_contradictions(opened_case.reading, case.result)) == []

    @pytest.mark.parametrize(
        "text",
        [
            "published: {level: ผ่านดี, tools: {IIT: 99}}",
            "unprocessed: [EIT2, OIT]\npublished: {total: 86, tools: {EIT1: 90, EIT2: 95}, level: ผ่าน}",
            "published: {total: 90, differences: {total: 1}}",
            "published: {differences: {total: 1}}\nprevious: {edition: 2567, published: {total: 90}}",
        ],
    )
    def it_finds_nothing_where_figures_are_missing(self, text):
        assert [each.code for each in findings_of(opened(f"edition: 2568\n{text}\n"))] in (
            [],
            ["level-differs"],
        )

    def it_has_a_severity_for_every_relation(self):
        assert set(CODES.values()) == {"error", "warning"}


class DescribeDifferencesAndHistory:
    def it_finds_nothing_in_the_printed_column_of_a_real_report(self):
        assert findings_of(with_differences(**REAL)) == []

    @pytest.mark.parametrize(
        ("code", "printed", "name", "expected", "shown"),
        [
            ("total", "0.98", "คะแนนรวม", "-0.98", "0.98"),
            ("10", "-10.01", "ตัวชี้วัดที่ 10", "-10.00", "-10.01"),
        ],
    )
    def it_names_a_difference_that_both_years_prove_wrong(self, code, printed, name, expected, shown):
        first, *_ = findings_of(with_differences(**{**REAL, code: printed}))
        assert first.where.endswith(f"(published.differences.{code})")
        assert first.message.startswith(f"ผลต่างของ{name} ")
        assert (first.expected, first.found) == (expected, shown)

    def it_accuses_no_year_of_a_difference_that_no_typing_error_explains(self):
        findings = findings_of(with_differences(**{**REAL, "3": "0"}))
        assert [(each.code, each.expected, each.found) for each in findings] == [
            ("difference-wrong", "", "0.00")
        ]

    def it_finds_different_totals_of_one_year(self):
        case = changed("previous:\n", "history: {2566: 1, 2567: 97.20}\nprevious:\n")
        findings = findings_of(case)
        assert findings[-1].code == "history-differs"
        assert findings[-1].severity == "warning"
        assert findings[-1].where == case.reading.where("history.2567")


class DescribeAnswersAndRespondents:
    @pytest.mark.parametrize(
        "entry",
        [
            "99.47",
            "{counts: [187, 1]}",
            "{percent: [99.47, 0.53]}",
            "{counts: [187, 1], score: 99.47}",
            "{percent: [99.47, 0.53], score: 99.48}",
            "{percent: [99.47, 0.54]}",
            "{counts: [0, 0], score: 12}",
            "{percent: [0, 0], score: 12}",
        ],
    )
    def it_accepts_answers_that_can_give_the_score(self, entry):
        assert with_answers(entry) == []

    @pytest.mark.parametrize(
        ("entry", "code", "expected"),
        [
            ("{counts: [187, 1], score: 99.48}", "answers-differ", "99.47"),
            ("{percent: [99.47, 0.53], score: 98.47}", "answers-differ", ""),
            ("{counts: [1, 1], score: 0}", "answers-differ", ""),
            ("{percent: [99.47, 0.55]}", "shares-differ", ""),
        ],
    )
    def it_finds_answers_that_contradict_the_score_or_each_other(self, entry, code, expected):
        findings = with_answers(entry)
        assert code in {each.code for each in findings}
        assert expected in {each.expected for each in findings}

    @pytest.mark.parametrize(
        ("entry", "respondents", "code"),
        [
            ("{counts: [28, 1]}", "IIT: {count: 30}", "counts-differ"),
            ("99.50", "IIT: {count: 30}", "score-impossible"),
            ("98.00", "IIT: {count: 30}", "score-impossible"),
        ],
    )
    def it_finds_what_the_number_of_respondents_excludes(self, entry, respondents, code):
        findings = with_answers(entry, respondents)
        assert code in {each.code for each in findings}
        assert "30" in "".join(each.message for each in findings if each.code == "score-impossible") or (
            code == "counts-differ"
        )

    @pytest.mark.parametrize(
        ("entry", "respondents"),
        [
            ("96.55", "IIT: {count: 29}"),
            ("96.50", ""),
            ("96.50", "IIT: {count: 0}"),
            ("96.50", "EIT1: {count: 29}"),
            ("{score: 96.50, derived: true}", "IIT: {count: 29}"),
            ("{counts: [29, 1]}", "IIT: {count: 30}"),
            ("{counts: [0, 0]}", "IIT: {count: 30}"),
        ],
    )
    def it_accepts_what_the_respondents_can_give_and_what_was_never_announced(self, entry, respondents):
        assert with_answers(entry, respondents) == []

    @pytest.mark.parametrize(("edition", "score"), [(2568, "60"), (2569, "99"), (2567, "50")])
    def it_finds_a_score_that_is_not_a_step_of_the_scale(self, edition, score):
        case = opened(f"edition: {edition}\nitems: {{OIT: {{o2: {score}}}}}\n")
        assert "step-unknown" in {each.code for each in findings_of(case)}

    @pytest.mark.parametrize("score", ["0", "50", "100.00", "{score: 60, derived: true}"])
    def it_accepts_every_step_of_the_scale(self, score):
        assert findings_of(opened(f"edition: 2568\nitems: {{OIT: {{o2: {score}}}}}\n")) == []

    def it_requires_no_attainable_score_of_an_item_with_statements(self):
        assert with_answers("41.25", "IIT: {count: 20}", "i1", 2564) == []
        assert "score-impossible" in {
            each.code for each in with_answers("41.25", "IIT: {count: 20}", "i2", 2564)
        }

    @pytest.mark.parametrize(
        ("answers", "code"),
        [("counts: [9, 0, 0, 0]", "counts-differ"), ("percent: [99.9, 0, 0, 0]", "shares-differ")],
    )
    def it_checks_every_statement_of_an_item(self, answers, code):
        sound = "'1': {counts: [10, 0, 0, 0]}"
        findings = with_answers(f"{{parts: {{{sound}, '2': {{{answers}}}}}}}", "IIT: {count: 10}", "i1", 2564)
        [broken] = [each for each in findings if each.code == code]
        assert "i1.2 (IIT)" in broken.message
        assert broken.where.endswith("(items.IIT.i1.parts.2)")
