"""The job behind ``ita check``: run all checks, and select the findings that should be fixed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Any

from ita_tools.analysis.findings import Finding
from ita_tools.errors import ItaError
from ita_tools.jobs.load import WORKBOOK_FORMATS, ScoredAssessment, load_file
from ita_tools.records import record

__all__ = [
    "FindingGroup",
    "audit_file",
    "audit_returned",
    "check_file",
    "check_opened",
    "findings_data",
    "findings_to_fix",
    "grouped",
    "has_faults",
    "misprinted_announcement",
]


_MANY = 4
"""Findings of one kind that are told in one line."""
_WEIGHTS = ("error", "warning", "info")
_MOST_AUDITED = 30
"""Returned workbooks that are looked through: an agency has fewer divisions."""


@record(frozen=True, slots=True)
class FindingGroup:
    """A finding with those that it explains, and the locations of further ones of its kind."""

    finding: Finding
    explained: tuple[Finding, ...] = ()
    elsewhere: tuple[str, ...] = ()


def grouped(findings: Iterable[Finding]) -> list[FindingGroup]:
    """Return the findings by weight, each followed by what it explains; many of one kind as one group."""
    explained: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    alike: dict[object, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.caused_by:
            explained[finding.caused_by.code, finding.caused_by.where].append(finding)
        else:
            single = finding.severity == "error" or finding.alternatives or finding.expected
            alike[(finding.code, finding.where, finding.message) if single else finding.code].append(finding)
    groups = []
    for several in alike.values():
        shown = several[:1] if len(several) >= _MANY else several
        elsewhere = tuple(each.where for each in several[len(shown) :])
        groups += [
            FindingGroup(each, tuple(explained.pop((each.code, each.where), ())), elsewhere) for each in shown
        ]
    groups += [FindingGroup(each) for lost in explained.values() for each in lost]
    return sorted(groups, key=lambda group: _WEIGHTS.index(group.finding.severity))


def misprinted_announcement(opened: ScoredAssessment) -> Finding | None:
    """Return the finding that the announced total or level itself is the one misprint, ``None`` without it.

    Such a slip would be signed as the announced figure, so whoever makes a report must be told first.
    """
    announced = {opened.reading.where(f"published.{name}") for name in ("total", "level")}
    likely = [each for each in opened.findings if each.code == "misprint-likely" and not each.caused_by]
    return next((each for each in likely if len(likely) == 1 and each.where in announced), None)


def check_opened(opened: ScoredAssessment) -> tuple[Finding, ...]:
    """Run all checks."""
    return opened.findings


def check_file(path: Path, *, beside: Path | None = None) -> tuple[ScoredAssessment, tuple[Finding, ...]]:
    """Load a file and run all checks; of a workbook, changed formulas and comments are found, too.

    Parameters
    ----------
    path
        The file.
    beside
        The folder in which the letterhead that it names must lie; without it the letterhead is not checked.

    Raises
    ------
    ItaError
        The file cannot be used; all its faults are reported together.
    """
    opened = load_file(path)
    from ita_tools.analysis.checks.next_level import check_next_level  # the search is not for every command

    next_level = check_next_level(opened.reading, opened.result)
    letterhead: Iterable[Finding] = ()
    if beside is not None and opened.assessment.report.letterhead:
        from ita_tools.jobs.report_letterhead import check_letterhead  # opens it with python-docx

        letterhead = check_letterhead(opened.reading, beside)
    return opened, (*check_opened(opened), *next_level, *letterhead, *audit_file(path, opened))


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
