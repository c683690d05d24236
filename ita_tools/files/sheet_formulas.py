"""The formulas of a sheet read by patterns, only where these cover all of them."""

from __future__ import annotations

import re

from ita_tools.files.quick_sheet import resolve_references
from ita_tools.files.sheet_cells import column_number

__all__ = ["read_formulas"]

_FORMULA = re.compile(
    r'<c r="([A-Z]{1,3}+)([0-9]{1,7}+)"[^<>]*+>'
    r'<f(?: aca="false"| t="array" ref="[A-Z0-9:]{1,30}+")*+>([^<]*+)</f>',
    re.ASCII,
)
_ANY = re.compile(r"<f[ />\t\n]|:f[ />\t\n]")
_START, _END = b"<sheetData>", b"</sheetData>"


def read_formulas(xml: bytes) -> dict[tuple[int, int], str] | None:
    """Return the formulas of a sheet part by row and column from 0, each with its equals sign.

    ``None`` where a formula is shared by several cells or anything is written in a way that no program uses
    for our workbooks: these need a parser of all that a workbook may hold.
    """
    start, end = xml.find(_START), xml.rfind(_END)
    if end < start or (start < 0 and b"sheetData/>" not in xml) or b"<!" in xml or b"\r" in xml:
        return None
    try:
        text = xml[start:end].decode() if start >= 0 else ""
    except UnicodeDecodeError:
        return None
    formulas: dict[tuple[int, int], str] = {}
    for match in _FORMULA.finditer(text):
        letters, row, formula = match.groups()
        plain = resolve_references(formula) if "&" in formula else formula
        if plain is None:
            return None
        formulas[int(row) - 1, column_number(letters)] = f"={plain}"
    return formulas if len(formulas) == len(_ANY.findall(text)) else None
