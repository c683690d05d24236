"""A sheet of a roll-up: title, remarks, tables from top to bottom, page setup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from ita_tools.text_width import cells_in, lines_needed
from ita_tools.workbook.cell_formats import (
    FONT,
    FONT_SIZE,
    LINE_HEIGHT,
    POINTS_PER_WIDTH,
    QUOTED,
    looks_like_formula,
)

__all__ = ["Column", "Page", "Styles", "Value"]

Value = str | int | Decimal | None

_SIZE = 14
_GRID: dict[str, object] = {"border": 1, "border_color": "#9AA5B1"}
_CENTER: dict[str, object] = {"align": "center"}
_STYLES: dict[str, dict[str, object]] = {
    "page": {"bold": True, "font_size": 20, "font_color": "#1F3864"},
    "part": {"bold": True, "font_size": 18, "font_color": "#1F3864"},
    "remark": {"font_color": "#404040"},
    "header": {"bold": True, "bg_color": "#D9E2F3", "text_wrap": True, **_CENTER, **_GRID},
    "text": {"text_wrap": True, "indent": 1, **_GRID},
    "center": {**_CENTER, **_GRID},
    "strong": {"bold": True, "text_wrap": True, "indent": 1, "bg_color": "#EEF1F5", **_GRID},
    "points": {"num_format": "0.00", **_CENTER, **_GRID},
    "total": {"num_format": "0.00", "bold": True, "bg_color": "#EEF1F5", **_CENTER, **_GRID},
    "whole": {"num_format": "#,##0", **_CENTER, **_GRID},
    "low": {"font_color": "#9C0006", "bg_color": "#FDE3E1"},
}
_INDENT = 1
"""Units of column width that the indent of a text takes."""
_MOST_LINES = 12
_LINE = LINE_HEIGHT * _SIZE / FONT_SIZE
_MARGIN = 0.5
_A4, _A3 = 9, 8


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading and the style of its cells."""

    title: str
    style: str = "text"


class Styles:
    """The formats of the workbook, each made at its first use."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[str, Format] = {}

    def __getitem__(self, name: str) -> Format:
        return self.of(name)

    def of(self, name: str, value: object = None) -> Format:
        """Return the format of a style for a value; one that looks like a formula is marked as text."""
        quoted = looks_like_formula(value)
        key = f"'{name}" if quoted else name
        if key not in self._made:
            plain = {} if name == "low" else {"font_name": FONT, "font_size": _SIZE, "valign": "vcenter"}
            self._made[key] = self._book.add_format({**plain, **_STYLES[name], **(QUOTED if quoted else {})})
        return self._made[key]


class Page:
    """Writes a sheet from top to bottom; a text never becomes a formula, link or number."""

    def __init__(self, book: Workbook, styles: Styles, name: str, widths: Sequence[float]) -> None:
        self.name = name
        self.sheet: Worksheet = book.add_worksheet(name)
        self.row = 0
        self.styles = styles
        self._widths = widths
        self._breaks: list[int] = []
        for number, width in enumerate(widths):
            self.sheet.set_column(number, number, width)
        self.sheet.hide_gridlines(2)

    def title(self, text: str, *remarks: str) -> None:
        """Write the title of the sheet and remarks below it, each on one line."""
        self._line(text, "page", 1.5)
        for remark in remarks:
            self._line(remark, "remark", 1)
        self.row += 1

    def new_page(self) -> None:
        """Start a new printed page with the next row."""
        self._breaks.append(self.row)

    def part(self, text: str, *, new_page: bool = False) -> None:
        """Write the heading of a part, with ``new_page`` at the top of a printed page."""
        if new_page:
            self.new_page()
        self._line(text, "part", 1.3)

    def _line(self, text: str, style: str, lines: float) -> None:
        self.sheet.set_row(self.row, _LINE * lines)
        self.sheet.write_string(self.row, 0, text, self.styles.of(style, text))
        self.row += 1

    def table(self, columns: Sequence[Column], rows: Iterable[Sequence[Value]]) -> tuple[int, int]:
        """Write a table; return the numbers of its first row and of the row after its last one."""
        self._row([(column.title, "header") for column in columns])
        first = self.row
        for row in rows:
            self._row([(value, column.style) for value, column in zip(row, columns, strict=True)])
        end = self.row
        self.row += 1
        return first, end

    def _row(self, cells: Sequence[tuple[Value, str]]) -> None:
        lines = 1
        for number, (value, style) in enumerate(cells):
            if isinstance(value, str) and style in ("text", "header", "strong"):
                room = (self._widths[number] - _INDENT) * POINTS_PER_WIDTH
                lines = max(lines, lines_needed(value, cells_in(room, _SIZE, bold=style != "text")))
            self._write(number, value, style)
        self.sheet.set_row(self.row, _LINE * min(lines, _MOST_LINES))
        self.row += 1

    def _write(self, column: int, value: Value, style: str) -> None:
        if value == "":
            self.sheet.write_blank(self.row, column, None, self.styles[style])
        elif isinstance(value, str):
            self.sheet.write_string(self.row, column, value, self.styles.of(style, value))
        elif value is None:
            self.sheet.write_string(self.row, column, "-", self.styles.of("center", "-"))
        else:
            self.sheet.write_number(self.row, column, value, self.styles[style])

    def skip(self, rows: int) -> None:
        """Leave rows empty for a chart."""
        for row in range(self.row, self.row + rows):
            self.sheet.set_row(row, _LINE)
        self.row += rows

    def highlight_below(self, cells: tuple[int, int, int, int], least: Decimal) -> None:
        """Colour the scores below ``least`` in a range of first row and column, last row and column."""
        first = xl_rowcol_to_cell(*cells[:2])
        self.sheet.conditional_format(
            *cells,
            {
                "type": "formula",
                "format": self.styles["low"],
                "criteria": f"=AND(ISNUMBER({first}),{first}<{least})",
            },
        )

    def finish(
        self,
        *,
        landscape: bool = False,
        large: bool = False,
        fixed: tuple[int, int] | None = None,
    ) -> None:
        """Set the page setup; ``fixed`` is the first row and column that scroll, below one header."""
        sheet, font = self.sheet, f'&"{FONT},Regular"&14'
        sheet.set_paper(_A3 if large else _A4)
        if landscape:
            sheet.set_landscape()
        sheet.set_margins(_MARGIN, _MARGIN, 0.75, 0.75)
        sheet.set_header(f"&C{font}{self.name}")
        sheet.set_footer(f"&C{font}หน้า &P จาก &N")
        sheet.fit_to_pages(1, 0)
        sheet.set_h_pagebreaks(self._breaks)
        if fixed:
            sheet.freeze_panes(*fixed)
            sheet.repeat_rows(fixed[0] - 1)
