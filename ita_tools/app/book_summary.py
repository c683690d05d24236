"""What the page shows of a book: figures with their targets, findings with their causes, open conflicts."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from ita_tools.analysis.findings import Finding
from ita_tools.app.faults import without_folders
from ita_tools.assessment.report_fields import DIGITS, KINDS
from ita_tools.jobs.check import FindingGroup, findings_to_fix, grouped
from ita_tools.jobs.load import ScoredAssessment
from ita_tools.jobs.score import score_rows
from ita_tools.rounding import points
from ita_tools.rubric import Edition, available_years
from ita_tools.scoring import Key, Result

__all__ = ["figures_of", "finding_data", "summary_of"]


def summary_of(opened: ScoredAssessment, findings: tuple[Finding, ...]) -> dict[str, Any]:
    """Return the summary of a book as plain data; scores are texts with two decimals."""
    edition, assessment = opened.edition, opened.assessment
    return {
        "agency": assessment.agency.name,
        "year": edition.year,
        "division": assessment.origin.division,
        **figures_of(opened.result),
        "report": {"kind": assessment.report.kind, "digits": assessment.report.digits},
        "kinds": KINDS,
        "digits": DIGITS,
        "levels": [band.name for band in edition.bands],
        "later_years": [year for year in sorted(available_years()) if year > edition.year],
        "to_fix": len(findings_to_fix(findings)),
        "findings": [_group_data(each) for each in grouped(findings)],
        "conflicts": _open_conflicts(opened),
    }


def figures_of(result: Result) -> dict[str, Any]:
    """Return total, level, target, tools and indicators as plain data; scores are texts."""
    total, level, *bars = _bars(result)
    tools = len(result.edition.tools)
    return {
        "total": total,
        "level": level["score"],
        "level_remark": level["remark"],
        "target": points(result.edition.target.score),
        "tools": bars[:tools],
        "indicators": bars[tools:],
    }


def _bars(result: Result) -> list[dict[str, Any]]:
    """Return total, level, tools and indicators: name, score, remark, length of the bar and target."""
    edition = result.edition
    keys: list[Key] = [("total",), ()]
    keys += [("tool", tool.code) for tool in edition.tools]
    keys += [("indicator", each.code) for each in edition.indicators]
    target = edition.target.score
    rows = []
    for key, (name, score, remark) in zip(keys, score_rows(result), strict=True):
        value = result[key].value
        asked = _asked_of_tool(edition, key[1], target) if key[:1] == ("tool",) else target
        rows.append(
            {
                "name": name,
                "score": score,
                "remark": remark,
                "value": None if value is None else points(value),
                "target": points(asked),
                "reached": value is not None and value >= asked,
            }
        )
    return rows


def _asked_of_tool(edition: Edition, tool: str, target: Decimal) -> Decimal:
    """Return what the level at the target asks of a tool, else the target itself."""
    bands = [band for band in edition.bands if band.total_min <= target]
    return (bands[0].least_of(tool) if bands else None) or target


def _group_data(group: FindingGroup) -> dict[str, Any]:
    return {
        **finding_data(group.finding),
        "explained": [finding_data(each) for each in group.explained],
        "elsewhere": [without_folders(each) for each in group.elsewhere],
    }


def finding_data(finding: Finding) -> dict[str, Any]:
    """Return a finding as plain data, without the folder of its file."""
    return {
        "code": finding.code,
        "severity": finding.severity,
        "where": without_folders(finding.where),
        "message": without_folders(finding.message),
        "expected": finding.expected,
        "found": finding.found,
        "alternatives": [
            {"where": without_folders(each.where), "expected": each.expected, "found": each.found}
            for each in finding.alternatives
        ],
    }


def _open_conflicts(opened: ScoredAssessment) -> list[dict[str, Any]]:
    """Return the conflicts that wait for a choice, each with its row of the list."""
    rows: Iterable[tuple[int, Any]] = enumerate(opened.assessment.conflicts)
    names = ("what", "reason", "kept", "given", "division", "source", "when", "choice")
    return [
        {"row": number, **{name: getattr(row, name) for name in names}}
        for number, row in rows
        if not row.settled
    ]
