"""Check of printed changes since last year against the scores of both years."""

from __future__ import annotations

import pytest

from ita_tools.analysis.checks.printed_changes import check_printed_changes
from tests.bundled import bundled, case_text, opened

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


def findings_of(**differences):
    """Open the bundled case with a printed column of differences."""
    column = ", ".join(f"'{code}': {value}" for code, value in differences.items())
    case = opened(case_text().replace("published:\n", f"published:\n  differences: {{{column}}}\n", 1))
    return list(check_printed_changes(case.reading, case.result))


class DescribeCheckPrintedChanges:
    def it_finds_nothing_in_the_bundled_case(self):
        assert list(check_printed_changes(bundled().reading, bundled().result)) == []

    def it_finds_nothing_in_the_printed_column_of_a_real_report(self):
        assert findings_of(**REAL) == []

    @pytest.mark.parametrize(
        ("code", "printed", "name", "expected", "shown"),
        [
            ("total", "0.98", "คะแนนรวม", "-0.98", "0.98"),
            ("EIT1", "5.53", "เครื่องมือ EIT ส่วนที่ 1", "5.35", "5.53"),
            ("10", "-10.01", "ตัวชี้วัดที่ 10", "-10.00", "-10.01"),
            ("3", "0", "ตัวชี้วัดที่ 3", "0.65", "0.00"),
        ],
    )
    def it_finds_a_printed_difference_that_is_wrong(self, code, printed, name, expected, shown):
        [finding] = findings_of(**{**REAL, code: printed})
        line = next(n for n, text in enumerate(case_text().splitlines(), 1) if text == "published:") + 1
        assert (finding.code, finding.severity) == ("difference-wrong", "error")
        assert finding.where == f"case.yaml บรรทัด {line} (published.differences.{code})"
        assert finding.message.startswith(f"ผลต่างของ{name} ")
        assert (finding.expected, finding.found) == (expected, shown)

    def it_finds_a_printed_difference_of_two_equal_scores(self):
        case = opened(
            "edition: 2568\npublished: {total: 90, differences: {total: 0.5}}\n"
            "previous: {edition: 2567, published: {total: 90}}\n"
        )
        [finding] = check_printed_changes(case.reading, case.result)
        assert (finding.expected, finding.found) == ("0.00", "0.50")

    def it_finds_every_wrong_one_in_rubric_order(self):
        findings = findings_of(**{"10": "1", "IIT": "1", "total": "1"})
        assert [each.where.rpartition(".")[2] for each in findings] == ["total)", "IIT)", "10)"]

    @pytest.mark.parametrize(
        "text",
        [
            "edition: 2568\npublished: {total: 90, differences: {total: 1}}\n",
            "edition: 2568\npublished: {differences: {total: 1}}\n"
            "previous: {edition: 2567, published: {total: 90}}\n",
            "edition: 2568\npublished: {total: 90, differences: {total: 1}}\n"
            "previous: {edition: 2567, published: {tools: {IIT: 90}}}\n",
        ],
    )
    def it_finds_nothing_if_a_year_has_no_score(self, text):
        case = opened(text)
        assert list(check_printed_changes(case.reading, case.result)) == []
