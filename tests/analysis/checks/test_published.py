"""Misprints among published figures: found with place, expected and found."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from ita_tools.analysis.checks.published import check_published
from ita_tools.jobs.load import load_file
from tests.bundled import bundled, case_text, changed, opened
from tests.cli.broken import edited_book


def found(case):
    return list(check_published(case.reading, case.result))


def it_finds_nothing_in_a_sound_case():
    assert found(bundled()) == []


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
def it_finds_a_misprint_with_its_line(old, new, path, name, expected, printed):
    [finding] = found(changed(old, new))
    line = next(n for n, text in enumerate(case_text().splitlines(), 1) if old in text)
    assert (finding.code, finding.severity) == ("published-differs", "error")
    assert finding.where == f"case.yaml บรรทัด {line} ({path})"
    assert name in finding.message
    assert (finding.expected, finding.found) == (expected, printed)


def it_names_the_cell_of_a_misprint_in_a_workbook(tmp_path: Path):
    [place] = edited_book(tmp_path / "b.xlsx", {("published.parts.EIT1.7", "."): 98.34})
    [finding] = found(load_file(tmp_path / "b.xlsx"))
    assert finding.where == place
    assert (finding.expected, finding.found) == ("98.38", "98.34")


def it_compares_subindicators_too():
    [finding] = found(changed("  total: 96.04", "  total: 96.04\n  subindicators: {'9.2': 92.85}"))
    assert finding.where.endswith("(published.subindicators.9.2)")
    assert (finding.expected, finding.found) == ("92.86", "92.85")


def it_finds_a_published_score_of_a_tool_that_was_not_processed():
    case = opened("edition: 2568\nunprocessed: [EIT2, OIT]\npublished: {tools: {EIT1: 90, EIT2: 95}}\n")
    [finding] = found(case)
    assert (finding.code, finding.severity, finding.found) == ("unprocessed-scored", "warning", "95.00")
    assert finding.where == "case.yaml บรรทัด 3 (published.tools.EIT2)"


def it_finds_a_level_the_scores_do_not_give():
    [finding] = found(changed("ผ่านดี\n  tools: {IIT: 99.60", "ผ่านดีเยี่ยม\n  tools: {IIT: 99.60"))
    assert (finding.code, finding.severity) == ("level-differs", "error")
    assert finding.where.endswith("(published.level)")
    assert (finding.expected, finding.found) == ("ผ่านดี", "ผ่านดีเยี่ยม")


def it_has_nothing_to_compare_where_nothing_can_be_computed():
    assert found(opened("edition: 2568\npublished: {level: ผ่านดี, tools: {IIT: 99}}\n")) == []


def it_compares_the_level_with_a_total_that_is_only_published():
    [finding] = found(opened("edition: 2568\npublished: {total: 12, level: ผ่านดี}\n"))
    assert (finding.code, finding.expected, finding.found) == ("level-differs", "ต้องปรับปรุงโดยด่วน", "ผ่านดี")


def it_says_of_a_wrong_item_which_figures_no_longer_follow():
    findings = found(changed("    e7: 89.00", "    e7: 88.00"))
    assert [finding.where.split("(")[1] for finding in findings] == [
        "published.total)",
        "published.tools.EIT2)",
        "published.indicators.8)",
    ]
    assert all(Decimal(finding.expected) < Decimal(finding.found) for finding in findings)
