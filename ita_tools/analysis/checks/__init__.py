"""All checks of an assessment; a new check is a function of a new module, listed in ``CHECKS``."""

from __future__ import annotations

from ita_tools.analysis.checks.action_plan import check_action_plan
from ita_tools.analysis.checks.agency_name import check_agency_name
from ita_tools.analysis.checks.completeness import check_completeness
from ita_tools.analysis.checks.confidence import check_confidence
from ita_tools.analysis.checks.contradictions import check_contradictions
from ita_tools.analysis.checks.distant_dates import check_distant_dates
from ita_tools.analysis.checks.moved_rows import check_moved_rows
from ita_tools.analysis.checks.numbers_as_text import check_numbers_as_text
from ita_tools.analysis.checks.own_words import check_own_words
from ita_tools.analysis.checks.percent_as_fraction import check_percent_as_fraction
from ita_tools.analysis.checks.respondent_groups import check_respondent_groups
from ita_tools.analysis.checks.unprinted_texts import check_unprinted_texts
from ita_tools.analysis.checks.unprocessed_scores import check_unprocessed_scores
from ita_tools.analysis.checks.written_words import check_written_words
from ita_tools.analysis.findings import Finding
from ita_tools.analysis.total_history import check_previous_level
from ita_tools.assessment import LoadedAssessment
from ita_tools.scoring import Result

__all__ = ["CHECKS", "check"]

CHECKS = (
    check_contradictions,
    check_unprocessed_scores,
    check_previous_level,
    check_respondent_groups,
    check_moved_rows,
    check_numbers_as_text,
    check_written_words,
    check_distant_dates,
    check_own_words,
    check_percent_as_fraction,
    check_agency_name,
    check_completeness,
    check_confidence,
    check_action_plan,
    check_unprinted_texts,
)
"""Functions from a loaded assessment and its result to findings, in the order of the output."""


def check(reading: LoadedAssessment, result: Result) -> tuple[Finding, ...]:
    """Run all checks; the findings are in the order of ``CHECKS``, then in that of the rubric."""
    return tuple(finding for run_check in CHECKS for finding in run_check(reading, result))
