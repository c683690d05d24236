"""XlsxWriter formats of the cells of a workbook, one per style."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ita_tools.workbook.sheet_model import Cell, Input, Link

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

__all__ = [
    "FONT",
    "FONT_SIZE",
    "LINE_HEIGHT",
    "PLAIN",
    "POINTS_PER_WIDTH",
    "QUOTED",
    "SIZES",
    "Formats",
    "look_of",
    "looks_like_formula",
    "size_of",
]

FONT = "TH SarabunPSK"
FONT_SIZE = 14
SIZES: Mapping[str, int] = {"page": 20, "part": 16, "big": 28, "level": 20, "small": 12}
"""The type scale: sizes in points of what is not body text."""
LINE_HEIGHT = 20.25
"""Points a line of body text needs so that no vowel or tone mark is cut (about 1.45 times its size)."""
POINTS_PER_WIDTH = 5.25
"""Points of a unit of column width: 7 pixels, the width of a digit in the default font of XlsxWriter."""

_INK, _QUIET, _NAVY = "#1F2933", "#52606D", "#1F3864"
_LINE, _FIRM = "#D5DAE1", "#7B8794"
_PAPER, _SHADE, _FIELD = "#FFFFFF", "#F1F4F8", "#FFF9DB"
"""Paper for what is shown, shade for titles and what stands out, yellow for what is filled in."""
PLAIN: dict[str, Any] = {
    "font_name": FONT,
    "font_size": FONT_SIZE,
    "font_color": _INK,
    "valign": "vcenter",
}
"""What every style has unless it sets something else."""
QUOTED: dict[str, Any] = {"quote_prefix": True}
"""Marks a text that looks like a formula, as an apostrophe typed in Excel does: it stays text when edited."""
_GRID = {"border": 1, "border_color": _LINE}
_CENTER = {"align": "center"}
_SMALL = {"font_size": SIZES["small"]}
_FORMATS: dict[str, dict[str, Any]] = {
    "page": {"bold": True, "font_size": SIZES["page"], "font_color": _NAVY},
    "part": {"bold": True, "font_size": SIZES["part"], "font_color": _NAVY},
    "remark": {"font_color": _QUIET},
    "header": {
        "bold": True,
        "font_color": _NAVY,
        "bg_color": _SHADE,
        "text_wrap": True,
        **_SMALL,
        **_CENTER,
        **_GRID,
        "bottom": 1,
        "bottom_color": _FIRM,
    },
    "label": {"text_wrap": True, **_GRID},
    "title": {"text_wrap": True, "bold": True, **_GRID},
    "question": {"text_wrap": True, **_SMALL, **_GRID},
    "group": {"text_wrap": True, "font_color": _QUIET, **_SMALL, **_GRID},
    "strong": {"bold": True, "text_wrap": True, **_CENTER, **_GRID},
    "heading": {"bold": True, "font_color": _NAVY, "bg_color": _SHADE, **_GRID},
    "answer": {"text_wrap": True, **_SMALL, **_CENTER, **_GRID},
    "points": {"num_format": "0.00", **_CENTER, **_GRID},
    "signed": {"num_format": "+0.00;-0.00;0.00", **_CENTER, **_GRID},
    "whole": {"num_format": "0", **_CENTER, **_GRID},
    "note": {"font_color": _QUIET, "text_wrap": True, **_SMALL, **_CENTER, **_GRID},
    "text": {"text_wrap": True, **_SMALL, **_GRID},
    "link": {"font_color": "#0563C1", "underline": 1, **_GRID},
    "sample": {"bg_color": _FIELD, **_GRID},
    "big": {
        "num_format": "0.00",
        "bold": True,
        "font_size": SIZES["big"],
        "font_color": _NAVY,
        **_CENTER,
        **_GRID,
    },
    "level": {"bold": True, "font_size": SIZES["level"], "font_color": _NAVY, **_CENTER, **_GRID},
    "aim": {"bold": True, "text_wrap": True, "font_size": SIZES["part"], "font_color": _NAVY, **_GRID},
    "code": {"bold": True, "text_wrap": True, **_CENTER, **_GRID},
    "void": {},
    "free": {"locked": False, **QUOTED},
}
_INPUT = {"bg_color": _FIELD, "locked": False, **_GRID}
_READ = {"bg_color": _PAPER, **_GRID}
_STARTS = {"top": 1, "top_color": _FIRM}
"""Frame of the first row of a group."""
_TEXT = {"num_format": "@"}
"""What is typed stays as it is typed: no date, number or formula is made of it."""
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

    def named(self, name: str, value: object = None, *, starts: bool = False) -> Format:
        """Return the format of a style, or of an input kind: ``input:score``, ``read:score`` where locked.

        A ``value`` that looks like a formula is marked as text; ``starts`` draws a line above.
        """
        quoted = looks_like_formula(value)
        key = f"{'^' * starts}'{name}" if quoted else f"{'^' * starts}{name}"
        if key not in self._made:
            chosen = look_of(name)
            more = {**(QUOTED if quoted else {}), **(_STARTS if starts and name != "void" else {})}
            self._made[key] = self._book.add_format({**PLAIN, **chosen, **more})
        return self._made[key]

    def of_key(self, key: str) -> Format | None:
        """Return the format of a hidden key: none, unless it looks like a formula."""
        if not looks_like_formula(key):
            return None
        if "'" not in self._made:
            self._made["'"] = self._book.add_format(QUOTED)
        return self._made["'"]

    def of(self, cell: Cell, value: object = None, *, starts: bool = False) -> Format:
        """Return the format of a declared cell that holds a value."""
        if isinstance(cell, Input):
            state = "read" if cell.locked else "input"
            return self.named(f"{state}:{cell.kind}{':small' * cell.small}", value, starts=starts)
        return self.named("link" if isinstance(cell, Link) else cell.style, value, starts=starts)


def look_of(name: str) -> dict[str, Any]:
    """Return the properties of a style or input: ``label``, ``read:score``, ``input:text:small``."""
    if name in _FORMATS:
        return _FORMATS[name]
    state, kind, *small = name.split(":")
    return {**(_READ if state == "read" else _INPUT), **_INPUTS[kind], **(_SMALL if small else {})}


def size_of(style: str) -> int:
    """Return the font size of a style in points.

    >>> size_of("label"), size_of("question")
    (14, 12)
    """
    return SIZES.get(style) or int(_FORMATS[style].get("font_size", FONT_SIZE))


def looks_like_formula(value: object) -> bool:
    """Whether Excel would take a text for a formula as soon as somebody edits its cell.

    >>> looks_like_formula("-2+3"), looks_like_formula("ก=ข"), looks_like_formula(-2)
    (True, False, False)
    """
    return isinstance(value, str) and (
        value[:1] in ("\t", "\r") or value.lstrip()[:1] in ("=", "+", "-", "@")
    )
