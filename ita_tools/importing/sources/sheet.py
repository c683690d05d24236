"""A .xlsx as lines: the filled rows of its visible sheets; and cells that are open in Excel as texts."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from pathlib import Path

from ita_tools.files import WORKBOOK, preflight_package, read_bytes
from ita_tools.files.preflight import MAX_PACKAGE
from ita_tools.files.quick_sheet import read_sheet_cells
from ita_tools.files.sheet_cells import Cell
from ita_tools.files.sheet_limits import require_sheet_limits
from ita_tools.files.workbook_parts import WorkbookParts, read_workbook_parts, unescape_string
from ita_tools.importing.lines import Line, bounded_lines, repeats
from ita_tools.rounding import half_up

__all__ = ["cell_text", "xlsx_lines"]

_MOST_MERGED = 60
_LONG = 4
"""Decimals from which on a number is a computed one, which Excel shows rounded."""


def xlsx_lines(path: Path) -> list[Line]:
    """Return the filled rows of the visible sheets; merged headings stand in each of their columns.

    Raises
    ------
    FileMissing, FileForeign, FileProtected, FileDangerous
        See :func:`ita_tools.files.preflight_workbook`.
    """
    xml = preflight_package(read_bytes(path, MAX_PACKAGE), path.name, WORKBOOK)
    require_sheet_limits(xml, path.name)
    parts = read_workbook_parts(xml, path.name)
    lines: list[Line] = []
    for sheet in parts.sheets:
        if sheet.state == "visible":
            rows = _rows(sheet.xml, parts, f"{path.name} ({sheet.name})")
            lines += bounded_lines(f"{path.name} แผ่น {sheet.name}", rows, "แถว")
    return lines


def _rows(xml: bytes, parts: WorkbookParts, where: str) -> list[tuple[int, list[str]]]:
    sheet = read_sheet_cells(xml, where)
    grid: dict[int, dict[int, str]] = {}
    for cell in sheet.cells:
        if text := _text(cell, parts):
            grid.setdefault(cell.row, {})[cell.column] = text
    for top, left, bottom, right in sheet.merged:
        text = grid.get(top, {}).get(left, "")
        if text and repeats(text) and right - left < _MOST_MERGED:
            for row in range(top, min(bottom, top + _MOST_MERGED) + 1):
                grid.setdefault(row, {}).update(dict.fromkeys(range(left, right + 1), text))
    first = min((min(row) for row in grid.values()), default=0)
    return [
        (number + 1, [row.get(column, "") for column in range(first, max(row) + 1)])
        for number, row in sorted(grid.items())
    ]


def _text(cell: Cell, parts: WorkbookParts) -> str:
    value = cell.value or ""
    if cell.kind == "s":
        index = int(value) if value.isdecimal() and len(value) < 10 else -1
        return parts.strings[index] if 0 <= index < len(parts.strings) else ""
    if cell.kind != "n":
        return "" if cell.kind in ("e", "b") else unescape_string(value)
    try:
        number = Decimal(value)
    except InvalidOperation:
        return ""
    kind = parts.kinds[cell.style] if cell.style < len(parts.kinds) else "number"
    if kind == "date":
        return ""
    places = -int(number.normalize().as_tuple().exponent) if number.is_finite() else 0
    if kind == "percent":
        return f"{half_up(number * 100)}%"
    return str(half_up(number)) if places >= _LONG else f"{number:f}"


def cell_text(value: object) -> str:
    """Return the text of a cell; a number without the noise of its binary form.

    >>> cell_text(99.0), cell_text(98.5), cell_text(95.63333333), cell_text(None)
    ('99', '98.5', '95.63', '')
    """
    if value is None or isinstance(value, bool):
        return ""
    if not isinstance(value, int | float):
        return str(value)
    number = Decimal(repr(value))
    if not number.is_finite():
        return ""
    places = -int(number.normalize().as_tuple().exponent)
    return str(half_up(number)) if places >= _LONG else f"{number.normalize():f}"
