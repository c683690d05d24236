"""Rules that Excel applies to cells: data validation with Thai messages, and conditional formats.

There is one validation per kind of input and sheet. Red and green stand in addition to the words or the
sign of a cell. Inputs that formulas cannot use are red too: a number stored as text, which formulas skip,
and a fraction where points of 100 belong (98% typed or pasted is stored as 0.98).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from ita_tools.workbook.cell_styles import Kind
from ita_tools.workbook.hidden_keys import YES, slot_of
from ita_tools.workbook.layout import FIRST_COLUMN, PlacedBlock
from ita_tools.workbook.sheet_model import Input

__all__ = ["add_conditional_formats", "add_data_validation"]

_VALIDATIONS: dict[Kind, tuple[dict[str, Any], str]] = {
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
_BAD = {"font_color": "#9C0006", "bg_color": "#FDE3E1", "bold": True}
_GOOD = {"font_color": "#1B5E20", "bg_color": "#E3F1E4"}

_BAR = {
    "type": "data_bar",
    "data_bar_2010": True,
    "bar_only": True,
    "bar_solid": True,
    "bar_no_border": True,
    "bar_color": "#5B7DB1",
    "min_type": "num",
    "max_type": "num",
}

# Column key -> conditions on {it} (the cell) and on other columns of its row, by key.
_RULES: Mapping[str, tuple[tuple[str, dict[str, Any]], ...]] = {
    "=difference": (("AND(ISNUMBER({it}),{it}<>0)", _BAD),),
    "=change": (("AND(ISNUMBER({it}),{it}<0)", _BAD), ("AND(ISNUMBER({it}),{it}>0)", _GOOD)),
    "=margin": (("AND(ISNUMBER({it}),{it}<0)", _BAD),),
    "=ifmargin": (("AND(ISNUMBER({it}),{it}<0)", _BAD),),
    "=left": (("AND(ISNUMBER({it}),{it}>0)", _BAD), ("AND(ISNUMBER({it}),{it}=0)", _GOOD)),
    "=current": (('{it}="คำนวณใหม่"', _BAD),),
    "=status": (('LEFT({it},3)="ต่ำ"', _BAD),),
    "=verdict": (('LEFT({it},1)="✗"', _BAD), ('LEFT({it},1)="✓"', _GOOD)),
    "=sum": (('AND(ISNUMBER({it}),{=data}="ร้อยละ",ABS({it}-100)>0.05)', _BAD),),
    "score": (
        ("AND(ISNUMBER({it}),ISNUMBER({=computed}),ROUND({it},2)<>{=computed})", _BAD),
        ("AND(ISTEXT({it}),LEN(TRIM({it}))>0)", _BAD),
        ("AND(ISNUMBER({it}),{it}>0,{it}<1)", _BAD),
    ),
}
# Columns of answers; only input rows have a text in column =data, the others hold labels.
_ANSWERS = (("AND(ISTEXT({it}),LEN(TRIM({it}))>0,LEN({=data})>0)", _BAD),)


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
    rule, message = _VALIDATIONS.get(cell.kind, ({"validate": "any"}, ""))
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


def _rules(placed: PlacedBlock) -> Iterator[tuple[str, str, dict[str, Any]]]:
    answers = {column.key: _ANSWERS for column in placed.block.columns if slot_of(column.key)}
    for key, rules in (*_RULES.items(), *answers.items()):
        yield from ((key, condition, look) for condition, look in rules)
    for words, look in ((placed.block.good_words, _GOOD), (placed.block.bad_words, _BAD)):
        yield from (("=used", f'{{it}}="{word}"', look) for word in words)


def add_conditional_formats(sheet: Worksheet, placed: PlacedBlock, book: Workbook) -> None:
    """Add the conditional formats of a block to its sheet."""
    numbers = {column.key: n for n, column in enumerate(placed.block.columns, FIRST_COLUMN)}
    first, last = placed.first_row, placed.end_row - 1
    for key, condition, look in _rules(placed):
        cells = {name: xl_rowcol_to_cell(first, number, col_abs=True) for name, number in numbers.items()}
        needed = [name for name in ("=data", "=computed") if f"{{{name}}}" in condition]
        if key in numbers and all(name in cells for name in needed):
            text = condition.replace("{it}", cells[key])
            for name in needed:
                text = text.replace(f"{{{name}}}", cells[name])
            sheet.conditional_format(
                first,
                numbers[key],
                last,
                numbers[key],
                {"type": "formula", "criteria": f"={text}", "format": book.add_format(look)},
            )
    for key, (least, greatest) in placed.block.bars.items():
        bar = {**_BAR, "min_value": least, "max_value": greatest}
        sheet.conditional_format(first, numbers[key], last, numbers[key], bar)
