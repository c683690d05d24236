"""The job behind ``ita check``: run all checks, and select the findings that should be fixed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Any

from ita_tools.analysis.findings import Finding
from ita_tools.errors import ItaError
from ita_tools.jobs.load import WORKBOOK_FORMATS, ScoredAssessment, load_file

__all__ = [
    "audit_file",
    "audit_returned",
    "check_file",
    "check_opened",
    "findings_data",
    "findings_to_fix",
    "has_faults",
]


_MOST_AUDITED = 30
"""Returned workbooks that are looked through: an agency has fewer divisions."""


def check_opened(opened: ScoredAssessment) -> tuple[Finding, ...]:
    """Run all checks."""
    return opened.findings


def check_file(path: Path) -> tuple[ScoredAssessment, tuple[Finding, ...]]:
    """Load a file and run all checks; of a workbook, changed formulas and comments are found, too.

    Raises
    ------
    ItaError
        The file cannot be used; all its faults are reported together.
    """
    opened = load_file(path)
    return opened, (*check_opened(opened), *audit_file(path, opened))


def audit_file(path: Path, opened: ScoredAssessment) -> tuple[Finding, ...]:
    """Return changed formulas and comments of a workbook file that was loaded; none of a text file."""
    if path.suffix.lower() not in WORKBOOK_FORMATS:
        return ()
    from ita_tools.workbook.formula_audit import audit_workbook

    return tuple(audit_workbook(path, opened.reading, opened.result))


def audit_returned(paths: Iterable[Path]) -> tuple[Finding, ...]:
    """Return the changed formulas and the comments of returned workbooks.

    Files that cannot be read are left out, and of very many only the first ones are looked through.
    """
    findings: list[Finding] = []
    for path in islice(paths, _MOST_AUDITED):
        try:
            findings += audit_file(path, load_file(path))
        except ItaError:  # the merge reports it
            continue
    return tuple(findings)


def findings_to_fix(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the errors and warnings among the findings; what another one explains does not count."""
    return tuple(finding for finding in findings if finding.severity != "info" and not finding.caused_by)


def has_faults(findings: tuple[Finding, ...]) -> bool:
    """Return whether there is an error or a warning among the findings."""
    return bool(findings_to_fix(findings))


def findings_data(
    opened: ScoredAssessment, findings: Iterable[Finding] | None = None
) -> list[dict[str, Any]]:
    """Return the findings of all checks, or those that are passed, as plain data."""
    return [asdict(finding) for finding in (check_opened(opened) if findings is None else findings)]
