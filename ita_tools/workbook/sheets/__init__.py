"""Declaration of the workbook: its sheets in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ita_tools.assessment import Assessment
from ita_tools.rubric import Edition, Tool
from ita_tools.workbook.cell_styles import Step
from ita_tools.workbook.sheet_model import Sheet
from ita_tools.workbook.sheets.action_plan_sheet import action_plan_sheet
from ita_tools.workbook.sheets.advice_sheet import advice_sheet
from ita_tools.workbook.sheets.agency_sheet import agency_sheet
from ita_tools.workbook.sheets.analysis_sheet import analysis_sheet
from ita_tools.workbook.sheets.audit_log import audit_log_sheet
from ita_tools.workbook.sheets.checks import checks_sheet
from ita_tools.workbook.sheets.comparison_sheet import comparison_sheet
from ita_tools.workbook.sheets.conflicts_sheet import conflicts_sheet
from ita_tools.workbook.sheets.constraints_sheet import constraints_sheet
from ita_tools.workbook.sheets.dashboard_sheet import dashboard_sheet
from ita_tools.workbook.sheets.disclosure_sheet import disclosure_sheet
from ita_tools.workbook.sheets.divisions_sheet import divisions_sheet
from ita_tools.workbook.sheets.guide_sheet import guide_parts
from ita_tools.workbook.sheets.hidden_metadata import metadata_sheet
from ita_tools.workbook.sheets.import_sheet import import_sheet
from ita_tools.workbook.sheets.item_columns import tools_by_sheet
from ita_tools.workbook.sheets.owed_block import owed_block
from ita_tools.workbook.sheets.questionnaire_sheet import questionnaire_sheet
from ita_tools.workbook.sheets.report_words_sheet import report_words_sheet
from ita_tools.workbook.sheets.respondents_sheet import respondents_sheet
from ita_tools.workbook.sheets.summary_sheet import summary_sheet
from ita_tools.workbook.sheets.target_sheet import target_sheet
from ita_tools.workbook.sheets.udf_argument_sheet import udf_argument_sheet

__all__ = ["declare", "joined"]


def declare(edition: Edition, assessment: Assessment, *, macros: bool = False) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook in order, with rows for everything in the assessment.

    A workbook with ``macros`` has buttons, and a hidden sheet more.
    """
    visible = (
        *_for("share", *([conflicts_sheet(assessment)] if assessment.conflicts else ())),
        *_for("enter", *([import_sheet(assessment)] if assessment.proposals else ())),
        *_for("enter", joined(agency_sheet(edition), respondents_sheet(edition, assessment))),
        *_for("enter", *(_tools(edition, tools, assessment) for tools in tools_by_sheet(edition))),
        *_for("see", joined(summary_sheet(edition), comparison_sheet(edition, assessment))),
        *_for("write", analysis_sheet(edition, assessment), action_plan_sheet(edition, assessment)),
        *_for("write", joined(report_words_sheet(edition, assessment), constraints_sheet(assessment))),
        *_for("see", *(() if assessment.origin.division else (target_sheet(edition, assessment),))),
        *_for("share", divisions_sheet(edition, assessment)),
    )
    checks = checks_sheet(edition)
    hidden = (
        advice_sheet(edition),
        replace(checks, parts=(*checks.parts, owed_block(edition))),
        audit_log_sheet(assessment),
        *([udf_argument_sheet(edition)] if macros else ()),
        *([metadata_sheet(assessment)] if assessment.origin else ()),
    )
    first = dashboard_sheet(edition, macros=macros)
    first = replace(first, parts=(*first.parts, *guide_parts(edition, visible, macros=macros)))
    return first, *visible, *(replace(sheet, hidden=True) for sheet in hidden)


def joined(first: Sheet, second: Sheet) -> Sheet:
    """Return a sheet with the parts of two, which share their columns."""
    widths = (*first.widths, *second.widths[len(first.widths) :])
    return replace(first, parts=(*first.parts, *second.parts), widths=widths)


def _for(step: Step, *sheets: Sheet) -> Iterator[Sheet]:
    yield from (replace(sheet, step=step) for sheet in sheets)


def _tools(edition: Edition, tools: Sequence[Tool], assessment: Assessment) -> Sheet:
    if edition.asks_people(tools[0].code):
        return questionnaire_sheet(edition, tools, assessment)
    return disclosure_sheet(edition, tools[0], assessment)
