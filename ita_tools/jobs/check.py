"""The job behind ``ita check``: run all checks, and select the findings that should be fixed."""

from __future__ import annotations

from dataclasses import asdict

from ita_tools.analysis.findings import Finding
from ita_tools.jobs.load import ScoredAssessment

__all__ = ["check_opened", "findings_data", "findings_to_fix", "has_faults"]


def check_opened(opened: ScoredAssessment) -> tuple[Finding, ...]:
    """Run all checks."""
    return opened.findings


def findings_to_fix(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the errors and warnings among the findings."""
    return tuple(finding for finding in findings if finding.severity != "info")


def has_faults(findings: tuple[Finding, ...]) -> bool:
    """Return whether there is an error or a warning among the findings."""
    return bool(findings_to_fix(findings))


def findings_data(opened: ScoredAssessment) -> list[dict[str, str]]:
    """Return the findings as plain data."""
    return [asdict(finding) for finding in check_opened(opened)]
