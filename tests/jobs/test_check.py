"""Findings as data, and the findings to fix."""

from __future__ import annotations

import pytest

from ita_tools.analysis.findings import Finding
from ita_tools.jobs.check import check_opened, findings_data, findings_to_fix, has_faults
from tests.bundled import bundled, changed


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
