"""The job behind ``ita check``: everything that does not add up."""

from __future__ import annotations

from dataclasses import asdict

from ita_tools.analysis.findings import Finding
from ita_tools.jobs.load import ScoredAssessment

__all__ = ["check_opened", "faults_of", "findings_data", "has_faults"]


def check_opened(opened: ScoredAssessment) -> tuple[Finding, ...]:
    """Run all checks."""
    return opened.findings


def faults_of(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return what should be mended of what was found; what is merely good to know is left out."""
    return tuple(finding for finding in findings if finding.severity != "info")


def has_faults(findings: tuple[Finding, ...]) -> bool:
    """Whether anything found should be mended."""
    return bool(faults_of(findings))


def findings_data(opened: ScoredAssessment) -> list[dict[str, str]]:
    """Return the findings as plain data."""
    return [asdict(finding) for finding in check_opened(opened)]
