"""Check of published figures: location, expected and found value."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from ita_tools.analysis.checks.published import check_published
from ita_tools.jobs.load import load_file
from tests.bundled import bundled, case_text, changed, opened
from tests.cli.broken import edited_book


def findings_of(case):
    return list(check_published(case.reading, case.result))


class DescribeCheckPublished:
    def it_finds_nothing_in_a_valid_case(self):
        assert findings_of(bundled()) == []

    @pytest.mark.parametrize(
        ("old", "new", "path", "name", "expected", "printed"),
        [
            ("  total: 96.04", "  total: 96.4", "published.total", "คะแนนรวม", "96.04", "96.40"),
            (
                "EIT2: 95.00, OIT: 92.50}",
                "EIT2: 85.00, OIT: 92.50}",
                "published.tools.EIT2",
                "เครื่องมือ EIT ส่วนที่ 2 ",
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
    def it_finds_a_misprint_with_its_line(self, old, new, path, name, expected, printed):
        [finding] = findings_of(changed(old, new))
        line = next(n for n, text in enumerate(case_text().splitlines(), 1) if old in text)
        assert (finding.code, finding.severity) == ("published-differs", "error")
        assert finding.where == f"case.yaml บรรทัด {line} ({path})"
        assert name in finding.message
        assert (finding.expected, finding.found) == (expected, printed)

    def it_reports_the_cell_of_a_misprint_in_a_workbook(self, tmp_path: Path):
        [cell] = edited_book(tmp_path / "b.xlsx", {("published.parts.EIT1.7", "."): 98.34})
        [finding] = findings_of(load_file(tmp_path / "b.xlsx"))
        assert finding.where == cell
        assert (finding.expected, finding.found) == ("98.38", "98.34")

    def it_compares_subindicators_too(self):
        [finding] = findings_of(changed("  total: 96.04", "  total: 96.04\n  subindicators: {'9.2': 92.85}"))
        assert finding.where.endswith("(published.subindicators.9.2)")
        assert (finding.expected, finding.found) == ("92.86", "92.85")

    def it_finds_a_published_score_of_an_unprocessed_tool(self):
        case = opened("edition: 2568\nunprocessed: [EIT2, OIT]\npublished: {tools: {EIT1: 90, EIT2: 95}}\n")
        [finding] = findings_of(case)
        assert (finding.code, finding.severity, finding.found) == ("unprocessed-scored", "warning", "95.00")
        assert finding.where == "case.yaml บรรทัด 3 (published.tools.EIT2)"

    def it_finds_a_level_that_contradicts_the_scores(self):
        [finding] = findings_of(changed("ผ่านดี\n  tools: {IIT: 99.60", "ผ่านดีเยี่ยม\n  tools: {IIT: 99.60"))
        assert (finding.code, finding.severity) == ("level-differs", "error")
        assert finding.where.endswith("(published.level)")
        assert (finding.expected, finding.found) == ("ผ่านดี", "ผ่านดีเยี่ยม")

    def it_finds_nothing_if_no_score_can_be_computed(self):
        assert findings_of(opened("edition: 2568\npublished: {level: ผ่านดี, tools: {IIT: 99}}\n")) == []

    def it_compares_the_level_with_a_total_that_is_only_published(self):
        [finding] = findings_of(opened("edition: 2568\npublished: {total: 12, level: ผ่านดี}\n"))
        assert (finding.code, finding.expected, finding.found) == ("level-differs", "ต้องปรับปรุงโดยด่วน", "ผ่านดี")

    def it_finds_the_figures_that_contradict_a_wrong_item(self):
        findings = findings_of(changed("    e7: 89.00", "    e7: 88.00"))
        assert [finding.where.split("(")[1] for finding in findings] == [
            "published.tools.EIT2)",
            "published.indicators.8)",
        ]
        assert all(Decimal(finding.expected) < Decimal(finding.found) for finding in findings)
