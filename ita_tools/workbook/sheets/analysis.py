"""Sheet วิเคราะห์: the officer's cause and way forward, by indicator and by issue."""

from __future__ import annotations

from ita_tools.rubric import Edition
from ita_tools.workbook.cells import Block, Cell, Column, Input, Label, Row, Sheet
from ita_tools.workbook.formulas import copy_of, score_at
from ita_tools.workbook.markers import join
from ita_tools.workbook.sheets.addresses import indicator_row, used_cell

__all__ = ["analysis_sheet"]

_COLUMNS = (Column("=code", "รหัส"), Column("=name", "ตัวชี้วัด/ประเด็น"), Column("=used", "คะแนน"),
            Column("cause", "สาเหตุ"), Column("way_forward", "แนวทางการพัฒนา"))


def analysis_sheet(edition: Edition) -> Sheet:
    """Declare the sheet."""
    indicators = [
        Row(join("analysis", each.code), _cells(each.code, each.title) | {
            "=used": copy_of(used_cell(indicator_row(each.code)), score_at(("indicator", each.code)))})
        for each in edition.indicators
    ]
    issues = [Row(join("analysis", issue.code), _cells(str(number), issue.title))
              for number, issue in enumerate(edition.issues, 1)]
    return Sheet("วิเคราะห์", "การวิเคราะห์ผลการประเมิน", (8, 42, 11, 64, 64), (
        Block("analysis.indicators", _COLUMNS, indicators, "รายตัวชี้วัด"),
        Block("analysis.issues", _COLUMNS, issues, "รายประเด็น"),
    ))


def _cells(code: str, title: str) -> dict[str, Cell]:
    return {"=code": Label(code, "code"), "=name": Label(title), "cause": Input("long"),
            "way_forward": Input("long")}
