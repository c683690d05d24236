"""The tasks of an import: read a result for review, and make a book of what is sure or confirmed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from ita_tools.app.book_summary import figures_of
from ita_tools.app.tasks import open_book
from ita_tools.files import read_bytes
from ita_tools.importing import Candidate
from ita_tools.jobs.import_choices import accept_choices
from ita_tools.jobs.import_results import (
    PASTED_BYTES,
    ImportReport,
    import_results,
    write_import,
)
from ita_tools.jobs.import_text import describe_missing
from ita_tools.rounding import points
from ita_tools.sharing.field_labels import FieldLabels

__all__ = ["ImportRequest", "accept_import", "read_import"]


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What is read: files, a file with the pasted text, the year if it was typed, and the book to fill."""

    sources: tuple[Path, ...]
    pasted: Path | None = None
    year: int | None = None
    into: Path | None = None


def read_import(request: ImportRequest) -> dict[str, Any]:
    """Read a result and return what there is to review: figures, doubtful values, differences."""
    report = _read(request)
    result, labels = report.result, FieldLabels(report.assessment)
    return {
        "agency": report.assessment.agency.name,
        "year": result.edition.year,
        "sources": list(report.sources),
        "sure": len(result.sure),
        "filled": report.filled,
        **figures_of(result.judgement.result),
        "into": request.into is not None,
        "values": [_candidate(each, labels) for each in result.sure],
        "doubtful": _doubtful(result.doubtful, labels),
        "differences": [
            {
                "row": number,
                "name": labels.of(each.path),
                "standing": _text(each.standing),
                "read": _text(each.read),
            }
            for number, each in enumerate(report.differences)
        ],
        "missing": describe_missing(report),
        "contradictions": [
            {
                "name": labels.of(each.field),
                "printed": _figure(each.printed),
                "computed": _figure(each.computed),
            }
            for each in result.judgement.relations
            if not each.holds
        ],
    }


def accept_import(
    request: ImportRequest, confirmed: Collection[int], replaced: Collection[int], out: Path
) -> dict[str, Any]:
    """Write the book of a reviewed import; return its summary and how many values it was given."""
    report = accept_choices(_read(request), confirmed, replaced)
    write_import(report, out, request.sources)
    return {"summary": open_book(out), "filled": report.filled}


def _read(request: ImportRequest) -> ImportReport:
    text = None if request.pasted is None else read_bytes(request.pasted, PASTED_BYTES)
    return import_results(request.sources, pasted=text, year=request.year, into=request.into)


def _candidate(candidate: Candidate, labels: FieldLabels) -> dict[str, Any]:
    reading = candidate.reading
    return {
        "name": labels.of(candidate.field),
        "value": _text(candidate.value),
        "where": reading.line.where(reading.cell),
        "remark": candidate.remark,
    }


def _doubtful(candidates: Sequence[Candidate], labels: FieldLabels) -> list[dict[str, Any]]:
    """Return the doubts, each with its fields and their options."""
    fields: dict[tuple[str, ...], dict[str, Any]] = {}
    doubts: dict[str, list[dict[str, Any]]] = {}
    for number, each in enumerate(candidates):
        data = _candidate(each, labels)
        if each.field not in fields:
            fields[each.field] = {"name": data["name"], "options": []}
            doubts.setdefault(each.remark, []).append(fields[each.field])
        option = {"row": number, "value": data["value"], "where": data["where"]}
        fields[each.field]["options"].append(option)
    return [{"remark": remark, "fields": rows} for remark, rows in doubts.items()]


def _figure(value: object) -> str:
    """Return a score with two decimals, or the name of a level."""
    return points(value) if isinstance(value, Decimal) else str(value)


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return " ".join(map(_text, value))
    return str(value)
