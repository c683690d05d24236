"""Declaration of the workbook: its sheets in order."""

from __future__ import annotations

from ita_tools.assessment import Assessment
from ita_tools.rubric import Edition
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
from ita_tools.workbook.sheets.disclosure_sheet import disclosure_sheet
from ita_tools.workbook.sheets.divisions_sheet import divisions_sheet
from ita_tools.workbook.sheets.guide_sheet import guide_sheet
from ita_tools.workbook.sheets.hidden_metadata import metadata_sheet
from ita_tools.workbook.sheets.import_sheet import import_sheet
from ita_tools.workbook.sheets.questionnaire_sheet import questionnaire_sheet
from ita_tools.workbook.sheets.report_words_sheet import report_words_sheet
from ita_tools.workbook.sheets.respondents_sheet import respondents_sheet
from ita_tools.workbook.sheets.summary_sheet import summary_sheet
from ita_tools.workbook.sheets.target_sheet import target_sheet
from ita_tools.workbook.sheets.udf_argument_sheet import udf_argument_sheet

__all__ = ["declare"]


def declare(edition: Edition, assessment: Assessment, *, macros: bool = False) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook in order, with rows for everything in the assessment.

    A workbook with ``macros`` has buttons, and a hidden sheet more.
    """
    tools = [
        questionnaire_sheet(edition, tool, assessment)
        if edition.asks_people(tool.code)
        else disclosure_sheet(edition, tool, assessment)
        for tool in edition.tools
    ]
    sheets = (
        *([conflicts_sheet(assessment)] if assessment.conflicts else ()),
        *([import_sheet(assessment)] if assessment.proposals else ()),
        agency_sheet(edition),
        divisions_sheet(edition, assessment),
        *tools,
        summary_sheet(edition),
        *(() if assessment.origin.division else (target_sheet(edition, assessment),)),
        comparison_sheet(edition, assessment),
        respondents_sheet(edition, assessment),
        analysis_sheet(edition, assessment),
        action_plan_sheet(edition, assessment),
        constraints_sheet(assessment),
        report_words_sheet(edition, assessment),
        advice_sheet(edition),
        checks_sheet(edition),
        audit_log_sheet(assessment),
    )
    hidden = [
        *([udf_argument_sheet(edition)] if macros else ()),
        *([metadata_sheet(assessment)] if assessment.origin else ()),
    ]
    return guide_sheet(edition, sheets, macros=macros), *sheets, *hidden
