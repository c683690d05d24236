"""Tables of fixed layout: the header row repeats on every page and numbers never wrap.

Rows stay with the next one (``keepNext``) or may split, so that pages break where a reader expects it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from typing import Literal

from ita_tools.report.docx.markup import ParagraphProperties, escape, paragraph, run
from ita_tools.report.docx.paragraph_styles import CELL_MARGIN, CELL_SIZE, HEADER_FILL, Style
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.document import Row, Table
from ita_tools.report.model.table_layout import row_heights
from ita_tools.text_width import cells_in, lines_needed

__all__ = ["can_split", "column_widths", "keep_with_next", "row_lines", "table_xml"]

_SHORT_NUMBER = re.compile(r"[-+±]?[0-9๐-๙][0-9๐-๙.,:/%–-]{0,11}|[-–]")
# Twentieths of a point.
_DIGIT_WIDTH = 120
_CELL_PADDING = 200
_MIN_WIDTH = 400
_HEADER_CELL = f'<w:shd w:val="clear" w:color="auto" w:fill="{HEADER_FILL}"/><w:vAlign w:val="center"/>'
_GROUP_FILL = '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>'
_ALIGNS: tuple[Literal["left", "center", "right"], ...] = ("left", "center", "right")
_PROPERTIES = {
    (align, keep_next): ParagraphProperties(keep_next=keep_next, align="" if align == "left" else align)
    for align in _ALIGNS
    for keep_next in (False, True)
}
_SMALL_TABLE_LINES = 12
_SHORT_ROW_LINES = 7
# Measured in LibreOffice: a line of a cell is 319 twips high, so below a header row of two lines a page holds
# a row of 26 lines in landscape (9071 twips) and of 42 in portrait (14286). Of 533 cells in reports of the
# demo, 11 take a line more than estimated and 16 a line less. A row that may not split and does not fit
# loses its last lines, so one line is reserved.
_LINE_TWIPS = 319
_TWIPS_PER_POINT = 20
_HEADER_LINES = 2
_RESERVED_LINES = 1
_TALL_ROW = 0.4
"""Share of a page: rows that are taller and may not split leave pages half empty."""


def table_xml(
    table: Table, styles: Mapping[Style, str], digit_style: DigitStyle, width: int, height: int
) -> str:
    """Return a table as wide as the text; its caption is also its alternative text.

    Parameters
    ----------
    table
        The content.
    styles
        Ids of our styles in the document.
    digit_style
        Digits of all texts.
    width, height
        Size of the text area of the page, in twentieths of a point.

    Raises
    ------
    ValueError
        The table has no columns, or a row has more cells than there are columns.
    """
    table.validate()
    rows = _TableRows(table, styles, digit_style, width)
    grid = "".join(f'<w:gridCol w:w="{column_width}"/>' for column_width in rows.widths)
    caption = escape(digit_style.format_text(table.caption))
    alternative_text = f'<w:tblCaption w:val="{caption}"/>' if table.caption else ""
    lines = row_lines(table.rows, rows.widths)
    keep_next, splittable = keep_with_next(table.rows, lines), can_split(lines, height)
    going_on = [following.merged for following in table.rows[1:]] + [frozenset()]
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{escape(styles[Style.TABLE])}"/>'
        f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        f'w:noHBand="1" w:noVBand="1"/>{alternative_text}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{rows.header()}{''.join(map(rows.row, table.rows, keep_next, splittable, going_on))}</w:tbl>"
    )


def column_widths(shares: Sequence[float], minimums: Sequence[int], total: int) -> list[int]:
    """Divide a total width by shares; every column gets at least its minimum if the total allows it.

    >>> column_widths([1, 9], [300, 300], 1000)
    [300, 700]
    """
    if sum(minimums) >= total:
        shares, minimums = minimums, [0] * len(minimums)
    weights = [max(share, 0.001) for share in shares]
    fixed: dict[int, int] = {}
    while True:
        remaining = total - sum(fixed.values())
        weight = sum(weight for column, weight in enumerate(weights) if column not in fixed)
        divided = {c: int(w / weight * remaining) for c, w in enumerate(weights) if c not in fixed}
        too_narrow = {column: minimums[column] for column in divided if divided[column] < minimums[column]}
        if not too_narrow:
            break
        fixed |= too_narrow
    widths = [(fixed | divided)[column] for column in range(len(weights))]
    widths[widths.index(max(widths))] += total - sum(widths)
    return widths


def _min_widths(table: Table) -> list[int]:
    """Return the width each column needs for its longest number."""
    widths = [_MIN_WIDTH] * len(table.columns)
    for row in table.rows:
        if row.kind != "group":
            for column, cell in enumerate(row.cells[: len(widths)]):
                if _SHORT_NUMBER.fullmatch(cell):
                    widths[column] = max(widths[column], len(cell) * _DIGIT_WIDTH + _CELL_PADDING)
    return widths


class _TableRows:
    """Writes the rows of one table."""

    def __init__(
        self, table: Table, styles: Mapping[Style, str], digit_style: DigitStyle, width: int
    ) -> None:
        self.table, self.styles, self.digit_style = table, styles, digit_style
        self.widths = column_widths([column.share for column in table.columns], _min_widths(table), width)

    def header(self) -> str:
        """Return the row of column titles, repeated on every page."""
        style = self.styles[Style.CELL_HEAD]
        cells = "".join(
            self._cell(column.title, width, style, cell_properties=_HEADER_CELL)
            for column, width in zip(self.table.columns, self.widths, strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"

    def row(self, row: Row, keep_next: bool, splittable: bool, going_on: Set[int]) -> str:
        """Return a row; a ``group`` row spans all columns and always stays with the next row.

        ``going_on`` are the columns whose cell goes on over the next row.
        """
        cells = self._group(row) if row.kind == "group" else self._cells(row, keep_next, going_on)
        row_properties = "" if splittable else "<w:trPr><w:cantSplit/></w:trPr>"
        return f"<w:tr>{row_properties}{cells}</w:tr>"

    def _group(self, row: Row) -> str:
        span = f'<w:gridSpan w:val="{len(self.table.columns)}"/>{_GROUP_FILL}'
        properties = ParagraphProperties(keep_next=True)
        text = row.cells[0] if row.cells else ""
        return self._cell(text, sum(self.widths), self.styles[Style.CELL], properties, span, bold=True)

    def _cells(self, row: Row, keep_next: bool, going_on: Set[int]) -> str:
        style, bold = self.styles[Style.CELL], row.kind == "total"
        cells = []
        for position, (text, column, width) in enumerate(
            zip(self.table.cells_of(row), self.table.columns, self.widths, strict=True)
        ):
            properties = _PROPERTIES[column.align, keep_next]
            starts = '<w:vMerge w:val="restart"/>' if position in going_on else ""
            merge = "<w:vMerge/>" if position in row.merged else starts
            no_wrap = "<w:noWrap/>" if _SHORT_NUMBER.fullmatch(text) else ""
            cells.append(self._cell(text, width, style, properties, merge + no_wrap, bold=bold))
        return "".join(cells)

    def _cell(
        self,
        text: str,
        width: int,
        style_id: str,
        properties: ParagraphProperties | None = None,
        cell_properties: str = "",
        *,
        bold: bool = False,
    ) -> str:
        lines = self.digit_style.format_text(text).split("\n")
        paragraphs = "".join(paragraph(run(line, bold=bold), style_id, properties) for line in lines)
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{cell_properties}</w:tcPr>{paragraphs}</w:tc>'
        )


def row_lines(rows: Sequence[Row], widths: Sequence[int]) -> list[int]:
    """Estimate the lines of each row.

    Parameters
    ----------
    rows
        All rows below the header row.
    widths
        Widths of the columns, in twentieths of a point.

    >>> row_lines([Row(["ก"]), Row(["ก" * 400])], [1000])[0]
    1
    """
    room = [(_cells(width, bold=False), _cells(width, bold=True)) for width in widths]

    def lines_of(position: int, column: int) -> int:
        row = rows[position]
        text = row.cells[column] if column < len(row.cells) else ""
        return lines_needed(text, room[column][row.kind == "total"])

    return row_heights(rows, len(widths), lines_of)


def _cells(width: int, *, bold: bool) -> float:
    return cells_in((width - 2 * CELL_MARGIN) / _TWIPS_PER_POINT, CELL_SIZE, bold=bold)


def can_split(lines: Sequence[int], height: int) -> list[bool]:
    """Return for each row whether it may split: it is so tall that the page before it would stay half empty.

    Parameters
    ----------
    lines
        Lines of all rows below the header row.
    height
        Height of the text area of a page, in twentieths of a point.

    >>> can_split([1, 40], 9000)
    [False, True]
    """
    page = height // _LINE_TWIPS - _HEADER_LINES - _RESERVED_LINES
    return [count > page * _TALL_ROW for count in lines]


def keep_with_next(rows: Sequence[Row], lines: Sequence[int]) -> list[bool]:
    """Return for each row whether it stays on the page of the next one.

    All rows of a small table stay together; of a longer one the first two and the last two, unless they are
    tall. A total stays with the row before it.

    Parameters
    ----------
    rows
        All rows below the header row.
    lines
        Their lines.

    >>> keep_with_next([Row(["ก"])] * 3, [1] * 3), keep_with_next([Row(["ก"])] * 14, [1] * 14).count(True)
    ([True, True, False], 2)
    """
    keep_next = [following.kind == "total" for following in rows[1:]] + [False]
    if len(rows) < 2:
        return keep_next[: len(rows)]
    if sum(lines) <= _SMALL_TABLE_LINES:
        return [True] * (len(rows) - 1) + [False]
    first = 1 if rows[0].kind == "group" and len(rows) > 2 else 0
    for pair in (first, len(rows) - 2):
        # Two tall rows kept together would leave half a page empty.
        if max(lines[pair : pair + 2]) <= _SHORT_ROW_LINES:
            keep_next[pair] = True
    return keep_next
