"""Data validation of input cells, with Thai messages; one rule per kind of input and sheet."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from xlsxwriter.worksheet import Worksheet

from ita_tools.workbook.cell_styles import Kind
from ita_tools.workbook.hidden_keys import YES
from ita_tools.workbook.sheet_model import Input

__all__ = ["add_data_validation"]

_RULES: dict[Kind, tuple[dict[str, Any], str]] = {
    "score": (
        {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 100},
        "ใส่ตัวเลข 0 ถึง 100",
    ),
    "difference": (
        {"validate": "decimal", "criteria": "between", "minimum": -100, "maximum": 100},
        "ใส่ตัวเลข -100 ถึง 100",
    ),
    "count": ({"validate": "integer", "criteria": ">=", "value": 0}, "ใส่จำนวนเต็มตั้งแต่ 0"),
    "whole": (
        {"validate": "integer", "criteria": "between", "minimum": 1, "maximum": 9999},
        "ใส่จำนวนเต็ม เช่น ปี พ.ศ. 2567",
    ),
    "flag": ({"validate": "list", "source": [YES]}, f"เลือก {YES} หรือเว้นว่าง"),
}


def add_data_validation(
    sheet: Worksheet, inputs: Mapping[Input, Sequence[tuple[int, int]]], names: Collection[str] = ()
) -> None:
    """Add the data validation of a sheet.

    Parameters
    ----------
    sheet
        The worksheet.
    inputs
        The cells (row, column) by what they accept.
    names
        Defined names of the workbook, which dropdowns may take their options from.
    """
    for cell, places in inputs.items():
        rule = _rule(cell, names)
        if rule:
            (row, column), *others = places
            rule["other_cells"] = [[r, c, r, c] for r, c in others]
            sheet.data_validation(row, column, row, column, rule)


def _rule(cell: Input, names: Collection[str]) -> dict[str, Any] | None:
    rule, message = _RULES.get(cell.kind, ({"validate": "any"}, ""))
    if cell.choice is not None and cell.choice.listed in names:
        rule = {"validate": "list", "source": f"={cell.choice.listed}", "show_error": False}
    elif cell.choice is not None and cell.choice.options:
        rule = {"validate": "list", "source": list(cell.choice.options)}
        message = "เลือกจากรายการ"
    if rule["validate"] == "any" and not cell.prompt:
        return None
    input_message = {"input_title": "วิธีกรอก", "input_message": cell.prompt} if cell.prompt else {}
    strict = cell.choice is None or cell.choice.strict
    return {
        **rule,
        **input_message,
        "error_title": "ค่านี้ใช้ไม่ได้",
        "error_message": message or "ค่านี้ใช้ไม่ได้",
        "error_type": "stop" if strict else "warning",
    }
