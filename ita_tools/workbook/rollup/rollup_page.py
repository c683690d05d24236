"""A sheet of a roll-up: title, remarks, tables from top to bottom, page setup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from ita_tools.text_width import cells_in, lines_needed, text_points
from ita_tools.thai import truncate
from ita_tools.workbook.cell_formats import (
    FONT,
    FONT_SIZE,
    LINE_HEIGHT,
    PLAIN,
    POINTS_PER_WIDTH,
    QUOTED,
    look_of,
    looks_like_formula,
    size_of,
)

__all__ = ["ZOOM", "Column", "Page", "Styles", "Value"]

Value = str | int | Decimal | None

ZOOM = 85
"""Percent of the screen view of every sheet."""
_CENTER: dict[str, object] = {"align": "center"}
_SHADE = {key: look_of("heading")[key] for key in ("bg_color", "font_color", "bold")}
_WRAPPED = {"text_wrap": True, "indent": 1}
_STYLES: dict[str, dict[str, object]] = {
    "page": look_of("page"),
    "part": look_of("part"),
    "remark": look_of("remark"),
    "header": look_of("header"),
    "text": {**look_of("label"), **_WRAPPED},
    "line": {**look_of("label"), "text_wrap": False, "indent": 1},
    "center": {**look_of("label"), **_CENTER},
    "strong": {**look_of("label"), **_WRAPPED, **_SHADE},
    "points": look_of("points"),
    "total": {**look_of("points"), **_SHADE},
    "whole": {**look_of("whole"), "num_format": "#,##0"},
    "sum": {**look_of("whole"), "num_format": "#,##0", **_SHADE},
    "tile": {**look_of("big"), "font_size": 24, "num_format": "#,##0"},
    "tile points": {**look_of("big"), "font_size": 24},
    "low": {"font_color": "#9C0006", "bg_color": "#FDE3E1"},
}
_LAST = {"whole": "sum", "points": "total", "total": "total"}
"""Styles of the row that sums up a table, by the style of the column."""
_BAR = {
    "type": "data_bar",
    "data_bar_2010": True,
    "bar_solid": True,
    "bar_no_border": True,
    "bar_color": "#C9D6E8",
    "min_type": "num",
    "max_type": "num",
    "min_value": 0,
    "max_value": 100,
}
_STYLE_OF: dict[type, str] = {Decimal: "points", int: "whole"}
"""Styles of the figures of a small table."""
_INDENT = 1
"""Units of column width that the indent of a text takes."""
_MOST_LINES = 12
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
            plain = {} if name == "low" else PLAIN
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
        self.sheet.set_zoom(ZOOM)

    def title(self, text: str, *remarks: str, gap: bool = True) -> None:
        """Write the title of the sheet and remarks below it, each on one line; ``gap`` leaves a row blank."""
        self._line(text, "page", 1.5)
        for remark in remarks:
            self._line(remark, "remark", 1)
        self.row += gap

    def new_page(self) -> None:
        """Start a new printed page with the next row."""
        self._breaks.append(self.row)

    def part(self, text: str, *, new_page: bool = False) -> None:
        """Write the heading of a part, with ``new_page`` at the top of a printed page."""
        if new_page:
            self.new_page()
        self._line(text, "part", 1.3)

    def _line(self, text: str, style: str, lines: float) -> None:
        self.sheet.set_row(self.row, LINE_HEIGHT * lines)
        self.sheet.write_string(self.row, 0, text, self.styles.of(style, text))
        self.row += 1

    def table(
        self,
        columns: Sequence[Column],
        rows: Iterable[Sequence[Value]],
        last: Iterable[Sequence[Value]] = (),
    ) -> tuple[int, int]:
        """Write a table; return the numbers of its first row and of the row after its last one.

        ``last`` are rows that sum up the others, below them and outside of these numbers.
        """
        self._row([(column.title, "header") for column in columns])
        first = self.row
        for row in rows:
            self._row([(value, column.style) for value, column in zip(row, columns, strict=True)])
        end = self.row
        styles = [_LAST.get(column.style, "strong") for column in columns]
        for row in last:
            self._row(list(zip(row, styles, strict=True)))
        self.row += 1
        return first, end

    def lines(self, titles: Sequence[str], rows: Sequence[Sequence[Value]]) -> tuple[int, int]:
        """Write a small table of names, texts and figures, one line high each; return its rows as a table."""
        first = self.row + 1
        for number, title in enumerate(titles):
            self.write(self.row, number, title, "header")
        for row, (name, *values) in enumerate(rows, first):
            self.write(row, 0, self._on_one_line(str(name)), "line")
            for number, value in enumerate(values, 1):
                self.write(row, number, value, _STYLE_OF.get(type(value), "center"))
        self.row = first + len(rows)
        for row in range(first - 1, self.row):
            self.sheet.set_row(row, LINE_HEIGHT)
        return first, self.row

    def _on_one_line(self, text: str) -> str:
        """Return a text, shortened to what the first column shows on one line."""
        room = (self._widths[0] - _INDENT) * POINTS_PER_WIDTH
        short = text
        while short and text_points(short, FONT_SIZE) > room:
            short = truncate(text, len(short.rstrip("…")) - 1) + "…"
        return short

    def _row(self, cells: Sequence[tuple[Value, str]]) -> None:
        lines = 1
        for number, (value, style) in enumerate(cells):
            if isinstance(value, str) and style in ("text", "header", "strong"):
                room = (self._widths[number] - _INDENT) * POINTS_PER_WIDTH
                size = size_of("header") if style == "header" else FONT_SIZE
                lines = max(lines, lines_needed(value, cells_in(room, size, bold=style != "text")))
            self.write(self.row, number, value, style)
        self.sheet.set_row(self.row, LINE_HEIGHT * min(lines, _MOST_LINES))
        self.row += 1

    def write(self, row: int, column: int, value: Value, style: str) -> None:
        """Write a cell; ``None`` is a missing figure."""
        if value == "":
            self.sheet.write_blank(row, column, None, self.styles[style])
        elif isinstance(value, str):
            self.sheet.write_string(row, column, value, self.styles.of(style, value))
        elif value is None:
            self.sheet.write_string(row, column, "-", self.styles.of("center", "-"))
        else:
            self.sheet.write_number(row, column, value, self.styles[style])

    def skip(self, rows: int) -> None:
        """Leave rows empty for a chart."""
        for row in range(self.row, self.row + rows):
            self.sheet.set_row(row, LINE_HEIGHT)
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

    def bars(self, cells: tuple[int, int, int, int]) -> None:
        """Draw percentages as bars behind the figures of a range."""
        self.sheet.conditional_format(*cells, _BAR)

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
