"""Findings as data, and which of them should be mended."""

from __future__ import annotations

import pytest

from ita_tools.analysis.findings import Finding
from ita_tools.jobs.check import check_opened, findings_data, findings_to_fix, has_faults
from tests.bundled import bundled, changed


@pytest.mark.parametrize(
    ("severities", "faults"),
    [
        ((), False),
        (("info",), False),
        (("info", "warning"), True),
        (("error",), True),
    ],
)
def it_counts_errors_and_warnings_as_faults(severities, faults):
    findings = tuple(Finding("a", severity, "b", "c") for severity in severities)
    assert has_faults(findings) is faults
    assert [each.severity for each in findings_to_fix(findings)] == [
        each for each in severities if each != "info"
    ]


def it_finds_nothing_to_mend_in_the_bundled_case():
    assert not has_faults(check_opened(bundled()))


def it_returns_plain_data_of_every_finding():
    wrong = changed("IIT: 99.60", "IIT: 96.90")
    data = findings_data(wrong)
    assert [each["code"] for each in data] == [finding.code for finding in check_opened(wrong)]
    assert all(isinstance(value, str) for each in data for value in each.values())
