"""What ``ita import`` prints of what it read: as JSON, and in Thai lines."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ita_tools.assessment.flatten import Path as KeyPath
from ita_tools.assessment.flatten import Value, format_path
from ita_tools.assessment.measures import Step, step_text
from ita_tools.importing import Candidate
from ita_tools.jobs.import_results import Difference, ImportReport
from ita_tools.sharing.field_labels import FieldLabels

__all__ = ["describe_difference", "describe_doubt", "describe_missing", "import_data"]


def import_data(report: ImportReport) -> dict[str, Any]:
    """Return what ``ita import --json`` prints."""
    result = report.result
    agency = {each.field[1]: each.value for each in result.sure if each.field[0] == "agency"}
    return {
        "edition": result.edition.year,
        "agency": {name: str(agency.get(name, "")) for name in ("name", "district", "province")},
        "sources": list(report.sources),
        "proposals": [_proposal(each) for each in result.candidates],
        "missing": [_field(each) for each in result.missing],
        "contradictions": [
            {
                "field": _field(each.field),
                "printed": _shown(each.printed),
                "computed": _shown(each.computed),
                "from": [_field(field) for field in each.inputs],
            }
            for each in result.judgement.relations
            if not each.holds
        ],
        "differences": [
            {"field": _field(each.path), "book": _shown(each.standing), "read": _shown(each.read)}
            for each in report.differences
        ],
    }


def _proposal(candidate: Candidate) -> dict[str, Any]:
    reading = candidate.reading
    return {
        "field": _field(candidate.field),
        "value": _shown(candidate.value),
        "sure": candidate.sure,
        "where": reading.line.where(reading.cell),
        "read": f"{reading.how}: {candidate.remark}" if candidate.remark else reading.how,
    }


def _field(path: KeyPath) -> str | list[str]:
    """Return a path with dots, or as a list where a name in it holds a dot."""
    return list(path) if any("." in part for part in path) else format_path(path)


def _shown(value: Value) -> Any:  # noqa: ANN401 - of any kind JSON has
    if isinstance(value, tuple):
        return [_shown(each) for each in value]
    if isinstance(value, Step):
        return step_text(value)
    return f"{value:.2f}" if isinstance(value, Decimal) else str(value)


def describe_doubt(candidate: Candidate) -> str:
    """Return a value to confirm in one Thai line: what, where it stood, and why it is not sure."""
    reading = candidate.reading
    label = FieldLabels().of(candidate.field)
    return f"{label} = {_text(candidate.value)} ({reading.line.where(reading.cell)}): {candidate.remark}"


def describe_difference(difference: Difference) -> str:
    """Return in one Thai line what differs from the book."""
    label = FieldLabels().of(difference.path)
    return f"{label}: ในสมุดงาน {_text(difference.standing)} แต่อ่านได้ {_text(difference.read)} (คงค่าในสมุดงานไว้)"


def describe_missing(report: ImportReport) -> list[str]:
    """Return one line for each tool with items of which nothing was read."""
    by_tool: dict[str, list[str]] = {}
    for _items, tool, code in report.result.missing:
        by_tool.setdefault(tool, []).append(code)
    return [f"{tool}: {' '.join(codes)}" for tool, codes in by_tool.items()]


def _text(value: Value) -> str:
    shown = _shown(value)
    return " ".join(shown) if isinstance(shown, list) else str(shown)
