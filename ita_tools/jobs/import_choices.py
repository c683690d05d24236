"""The second step of an import: values that were not sure and that the officer has confirmed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from ita_tools.assessment import LoadedAssessment
from ita_tools.assessment.flatten import Path as KeyPath
from ita_tools.assessment.flatten import Value, apply_patch, format_path
from ita_tools.errors import CommandMisused
from ita_tools.importing import Candidate
from ita_tools.jobs.import_results import Difference, ImportReport, as_earlier, assessment_values
from ita_tools.jobs.import_waiting import behind_rows, numbered_row, path_of
from ita_tools.jobs.load import score_loaded
from ita_tools.sharing.field_labels import FieldLabels

__all__ = ["accept_choices"]


def accept_choices(
    report: ImportReport, confirmed: Collection[int] = (), replaced: Collection[int] = ()
) -> ImportReport:
    """Return the import with more values in its assessment.

    Parameters
    ----------
    report
        What was read.
    confirmed
        Numbers of the doubtful candidates that are right; they replace what the assessment holds.
    replaced
        Numbers of the differences whose value is to be the one that was read.

    Raises
    ------
    CommandMisused
        Two values are confirmed for one field.
    ItaError
        The assessment does not fit its edition any more.
    """
    ticked = [each for number, each in enumerate(report.result.doubtful) if number in confirmed]
    rows = {row for each in ticked if (row := numbered_row(each.field))}
    chosen = [each for each in report.result.doubtful if each in ticked or numbered_row(each.field) in rows]
    _require_one_for_each_field(chosen)
    year, book = report.result.edition.year, report.assessment
    patch: dict[KeyPath, Value | None] = dict(assessment_values(chosen, year))
    if year < book.edition:
        patch = dict(as_earlier(dict(assessment_values(chosen, year)), year, book))
    differences = [each for number, each in enumerate(report.differences) if number in replaced]
    patch = behind_rows(patch, book)
    patch |= {each.path: each.read for each in differences}
    decided = {format_path(path) for path in patch} | {format_path(path_of(each)) for each in chosen}
    waiting = tuple(each for each in book.proposals if each.path not in decided)
    assessment = replace(apply_patch(book, patch), proposals=waiting)
    score_loaded(LoadedAssessment(assessment, report.sources[0]))
    kept: tuple[Difference, ...] = tuple(each for each in report.differences if each not in differences)
    return replace(report, assessment=assessment, filled=report.filled + len(patch), differences=kept)


def _require_one_for_each_field(chosen: Sequence[Candidate]) -> None:
    fields = [each.field for each in chosen]
    twice = next((field for field in fields if fields.count(field) > 1), None)
    if twice is not None:
        raise CommandMisused(
            f"{FieldLabels().of(twice)}: เลือกไว้มากกว่าหนึ่งค่า", remedy="เลือกค่าเดียว หรือไม่เลือกเลย"
        )
