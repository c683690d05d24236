"""XlsxWriter formats of the cells of a workbook, one per style."""

from __future__ import annotations

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from ita_tools.workbook.sheet_model import Cell, Input, Link

__all__ = ["FONT", "FONT_SIZE", "LINE_HEIGHT", "POINTS_PER_WIDTH", "QUOTED", "Formats", "looks_like_formula"]

FONT = "TH SarabunPSK"
FONT_SIZE = 16
LINE_HEIGHT = 24
"""Points a line of the font needs so that no vowel or tone mark is cut (about 1.5 times its size)."""
POINTS_PER_WIDTH = 5.25
"""Points of a unit of column width: 7 pixels, the width of a digit in the default font of XlsxWriter."""

_GRID = {"border": 1, "border_color": "#9AA5B1"}
_CENTER = {"align": "center"}
_FORMATS: dict[str, dict[str, Any]] = {
    "page": {"bold": True, "font_size": 20, "font_color": "#1F3864"},
    "part": {"bold": True, "font_size": 18, "font_color": "#1F3864"},
    "remark": {"font_color": "#404040"},
    "header": {"bold": True, "bg_color": "#D9E2F3", "text_wrap": True, **_CENTER, **_GRID},
    "label": {"text_wrap": True, **_GRID},
    "title": {"text_wrap": True, "bold": True, **_GRID},
    "strong": {"bold": True, "text_wrap": True, "bg_color": "#EEF1F5", **_CENTER, **_GRID},
    "heading": {"bold": True, "bg_color": "#B4C6E7", "top": 1, "bottom": 1},
    "answer": {"font_size": 14, "text_wrap": True, **_CENTER, **_GRID},
    "points": {"num_format": "0.00", "bg_color": "#EEF1F5", **_CENTER, **_GRID},
    "signed": {"num_format": "+0.00;-0.00;0.00", "bg_color": "#EEF1F5", **_CENTER, **_GRID},
    "whole": {"num_format": "0", "bg_color": "#EEF1F5", **_CENTER, **_GRID},
    "note": {"font_size": 14, "font_color": "#404040", "text_wrap": True, **_CENTER, **_GRID},
    "text": {"font_size": 14, "text_wrap": True, "bg_color": "#EEF1F5", **_GRID},
    "link": {"font_color": "#0563C1", "underline": 1, **_GRID},
    "sample": {"bg_color": "#FFF8D6", **_GRID},
    "code": {"bold": True, "text_wrap": True, **_CENTER, **_GRID},
    "void": {"bg_color": "#F7F8FA", "border": 1, "border_color": "#D5DAE0"},
}
_INPUT = {"bg_color": "#FFF8D6", "locked": False, **_GRID}
_READ = {"bg_color": "#EEF1F5", **_GRID}
_TEXT = {"num_format": "@"}
"""What is typed stays as it is typed: no date, number or formula is made of it."""
QUOTED: dict[str, Any] = {"quote_prefix": True}
"""Marks a text that looks like a formula, as an apostrophe typed in Excel does: it stays text when edited."""
_INPUTS: dict[str, dict[str, Any]] = {
    "score": {"num_format": "0.00", **_CENTER},
    "difference": {"num_format": "+0.00;-0.00;0.00", **_CENTER},
    "count": {"num_format": "0", **_CENTER},
    "whole": {"num_format": "0", **_CENTER},
    "flag": _CENTER,
    "text": {"text_wrap": True, **_TEXT},
    "long": {"text_wrap": True, **_TEXT},
    "lines": {"text_wrap": True, **_TEXT},
    "link": {"text_wrap": True, "font_color": "#0563C1", **_TEXT},
}


class Formats:
    """The formats of a workbook, each made at its first use."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[str, Format] = {}

    def named(self, name: str, value: object = None) -> Format:
        """Return the format of a style, or of an input kind: ``input:score``, ``read:score`` where locked.

        A ``value`` that looks like a formula is marked as text.
        """
        quoted = looks_like_formula(value)
        key = f"'{name}" if quoted else name
        if key not in self._made:
            kind = name.removeprefix("read:").removeprefix("input:")
            frame = _READ if name.startswith("read:") else _INPUT
            chosen = {**frame, **_INPUTS[kind]} if kind != name else _FORMATS[name]
            plain = {"font_name": FONT, "font_size": FONT_SIZE, "valign": "vcenter"}
            self._made[key] = self._book.add_format({**plain, **chosen, **(QUOTED if quoted else {})})
        return self._made[key]

    def of_key(self, key: str) -> Format | None:
        """Return the format of a hidden key: none, unless it looks like a formula."""
        if not looks_like_formula(key):
            return None
        if "'" not in self._made:
            self._made["'"] = self._book.add_format(QUOTED)
        return self._made["'"]

    def of(self, cell: Cell, value: object = None) -> Format:
        """Return the format of a declared cell that holds a value."""
        if isinstance(cell, Input):
            return self.named(f"{'read' if cell.locked else 'input'}:{cell.kind}", value)
        return self.named("link" if isinstance(cell, Link) else cell.style, value)


def looks_like_formula(value: object) -> bool:
    """Whether Excel would take a text for a formula as soon as somebody edits its cell.

    >>> looks_like_formula("-2+3"), looks_like_formula("ก=ข"), looks_like_formula(-2)
    (True, False, False)
    """
    return isinstance(value, str) and (
        value[:1] in ("\t", "\r") or value.lstrip()[:1] in ("=", "+", "-", "@")
    )
