"""Findings as data, and the findings to fix."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from ita_tools.analysis.findings import CauseReference, Finding
from ita_tools.jobs.check import (
    check_opened,
    findings_data,
    findings_to_fix,
    grouped,
    has_faults,
    misprinted_announcement,
)
from ita_tools.jobs.load import load_file
from tests.bundled import bundled, changed
from tests.workbook.books import demo, save


class DescribeFindingsToFix:
    @pytest.mark.parametrize(
        ("severities", "faults"),
        [
            ((), False),
            (("info",), False),
            (("info", "warning"), True),
            (("error",), True),
        ],
    )
    def it_selects_errors_and_warnings(self, severities, faults):
        findings = tuple(Finding("a", severity, "b", "c") for severity in severities)
        assert has_faults(findings) is faults
        assert [each.severity for each in findings_to_fix(findings)] == [
            each for each in severities if each != "info"
        ]

    def it_is_empty_for_the_bundled_case(self):
        assert not has_faults(check_opened(bundled()))


class DescribeFindingsData:
    def it_has_a_text_for_every_field_of_every_finding(self):
        wrong = changed("IIT: 99.60", "IIT: 96.90")
        data = findings_data(wrong)
        assert [each["code"] for each in data] == [finding.code for finding in check_opened(wrong)]
        texts = ("code", "severity", "where", "message", "expected", "found")
        assert all(isinstance(each[name], str) for each in data for name in texts)


class DescribeGroups:
    def it_puts_what_a_cause_explains_under_it_and_errors_first(self) -> None:
        cause = Finding("misprint-likely", "error", "B1", "ผิด", "1", "2")
        below = Finding("published-differs", "error", "B2", "ต่าง", caused_by=CauseReference(cause.code, "B1"))
        note = Finding("score-derived", "info", "B3", "ทราบ")
        first, last = grouped([below, note, cause])
        assert (first.finding, first.explained) == (cause, (below,))
        assert last.finding == note

    def it_tells_four_of_a_kind_in_one_line_with_their_places(self) -> None:
        many = [Finding("text-reference-missing", "warning", f"B{n}", f"ข้อความ {n}") for n in range(5)]
        (group,) = grouped(many)
        assert (group.finding.where, group.elsewhere) == ("B0", ("B1", "B2", "B3", "B4"))
        assert len(grouped(many[:3])) == 3

    def it_loses_no_finding(self) -> None:
        lost = Finding("published-differs", "error", "B2", "ต่าง", caused_by=CauseReference("gone", "B9"))
        assert [each.finding for each in grouped([lost])] == [lost]


class DescribeMisprintedAnnouncement:
    def it_is_the_announced_total_if_that_alone_explains_everything(self, tmp_path: Path) -> None:
        slip = replace(demo(), published=replace(demo().published, total=Decimal("96.40")))
        found = misprinted_announcement(load_file(save(slip, tmp_path / "a.xlsx")))
        assert found is not None
        assert (found.expected, found.found) == ("96.04", "96.40")

    def it_is_none_for_a_misprint_below(self, tmp_path: Path) -> None:
        tools = {**demo().published.tools, "IIT": Decimal("96.90")}
        slip = replace(demo(), published=replace(demo().published, tools=tools))
        assert misprinted_announcement(load_file(save(slip, tmp_path / "a.xlsx"))) is None
