"""Sheet วิเคราะห์: the officer's cause and way forward, by indicator and by issue."""

from __future__ import annotations

from dataclasses import replace

from ita_tools.assessment import Analysis, Assessment
from ita_tools.rubric import Edition, Indicator, Issue
from ita_tools.workbook.cell_keys import indicator_row, tool_row
from ita_tools.workbook.formulas.display import copy_of
from ita_tools.workbook.formulas.expression import CellRef
from ita_tools.workbook.formulas.lowest_items import (
    advice_of_lowest,
    advice_of_lowest_in_issue,
    lowest_items,
    lowest_items_of_issue,
    scores_of_issue,
)
from ita_tools.workbook.hidden_keys import join_key
from ita_tools.workbook.sheet_model import Block, Cell, Column, Label, Row, Sheet
from ita_tools.workbook.sheets.record_columns import (
    ASSIGNMENT_COLUMNS,
    ASSIGNMENT_WIDTHS,
    assignment_cells,
    field_label,
    record_cells,
    record_columns,
)

__all__ = ["analysis_sheet"]

_WRITTEN = ("text", "cause", "way_forward")
_COLUMNS = (
    Column("=code", "รหัส"),
    Column("=name", "ตัวชี้วัด/ประเด็น"),
    Column("=used", "คะแนน"),
    Column("=lowest", "ข้อที่คะแนนต่ำสุด"),
    Column("=advice", "ข้อแนะนำของโปรแกรมสำหรับข้อที่ต่ำสุด"),
    *record_columns(Analysis, _WRITTEN),
    *ASSIGNMENT_COLUMNS,
)
_ISSUE_COLUMNS = tuple(
    replace(column, title="คะแนนของข้อ") if column.key == "=used" else column for column in _COLUMNS
)


def analysis_sheet(edition: Edition, assessment: Assessment) -> Sheet:
    """Declare the sheet."""
    indicators = [
        Row(
            join_key("analysis", each.code),
            _cells(each.code, each.title)
            | _computed(edition, each)
            | assignment_cells(edition, assessment, each.code),
        )
        for each in edition.indicators
    ]
    issues = [
        Row(
            join_key("analysis", issue.code),
            _cells(str(number), issue.title)
            | _of_issue(edition, issue)
            | assignment_cells(edition, assessment, issue.code),
        )
        for number, issue in enumerate(edition.issues, 1)
    ]
    tools = [
        Row(
            join_key("analysis", tool.code),
            _cells(tool.short, tool.title) | {"=used": copy_of(CellRef(tool_row(tool.code), "=used"))},
        )
        for tool in edition.tools
    ]
    return Sheet(
        field_label("analysis"),
        "การวิเคราะห์ผลการประเมิน",
        (6, 20, 8, 15, 44, 36, 36, 36, *ASSIGNMENT_WIDTHS),
        (
            Block("analysis.indicators", _COLUMNS, indicators, "รายตัวชี้วัด"),
            Block("analysis.issues", _ISSUE_COLUMNS, issues, "รายประเด็น"),
            Block("analysis.tools", _COLUMNS, tools, "รายเครื่องมือ"),
        ),
        zoom=85,
    )


def _computed(edition: Edition, indicator: Indicator) -> dict[str, Cell]:
    score = CellRef(indicator_row(indicator.code), "=used")
    return {
        "=used": copy_of(score),
        "=lowest": lowest_items(edition, indicator),
        "=advice": advice_of_lowest(edition, indicator),
    }


def _of_issue(edition: Edition, issue: Issue) -> dict[str, Cell]:
    if not issue.items:
        return {}
    return {
        "=used": scores_of_issue(edition, issue),
        "=lowest": lowest_items_of_issue(edition, issue),
        "=advice": advice_of_lowest_in_issue(edition, issue),
    }


def _cells(code: str, title: str) -> dict[str, Cell]:
    return {
        "=code": Label(code, "code"),
        "=name": Label(title),
        **record_cells(Analysis(), _WRITTEN),
    }
