"""Accessibility check of a generated workbook, for people with low vision and for screen readers."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

import openpyxl
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["contrast", "faults"]

LEAST_CONTRAST = 4.5
"""WCAG 2 AA for normal text."""
_WHITE, _BLACK = "FFFFFF", "000000"


def faults(data: bytes) -> list[str]:
    """Return everything that keeps a person from using the workbook."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    found = [fault for sheet in book.worksheets for fault in _sheet(sheet)]
    return found + list(_drawings(data))


def _sheet(sheet: Worksheet) -> Iterator[str]:
    if sheet.merged_cells.ranges:
        yield f"{sheet.title}: merged cells {sheet.merged_cells.ranges}"
    if not sheet["B1"].value:
        yield f"{sheet.title}: no title in its first row"
    if not sheet.freeze_panes:
        yield f"{sheet.title}: nothing frozen"
    for cell in (cell for row in sheet.iter_rows(min_col=2) for cell in row):
        if cell.value is not None and not sheet.row_dimensions[cell.row].hidden:
            ratio = contrast(_colour(cell, "font"), _colour(cell, "fill"))
            if ratio < LEAST_CONTRAST:
                yield f"{sheet.title}!{cell.coordinate}: contrast {ratio:.1f}"
    for rules in sheet.conditional_formatting:
        for rule in (each for each in rules.rules if each.type != "dataBar"):
            ratio = contrast(rule.dxf.font.color.rgb[-6:], rule.dxf.fill.bgColor.rgb[-6:])
            if ratio < LEAST_CONTRAST:
                yield f"{sheet.title}: conditional format {ratio:.1f}"


def _drawings(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if "drawings/drawing" in name and not name.endswith(".rels"):
                for properties in re.findall(r"<xdr:cNvPr [^>]*>", package.read(name).decode()):
                    if not re.search(r'descr="[^"]{10,}"', properties):
                        yield f"{name}: a chart without a description"


def _colour(cell: Cell, part: str) -> str:
    colour = cell.font.color if part == "font" else cell.fill.fgColor
    plain = _BLACK if part == "font" else _WHITE
    if colour is None or colour.type != "rgb" or (part == "fill" and cell.fill.fill_type is None):
        return plain
    return colour.rgb[-6:]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours RRGGBB (WCAG 2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
