"""Tables of fixed layout whose head repeats on every page and whose numbers never break."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from ita_tools.report.docx.markup import Setting, paragraph, run
from ita_tools.report.docx.pagination import can_split, keep_with_next
from ita_tools.report.docx.paragraph_styles import SHADE, Style
from ita_tools.report.docx.xml import escape
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.document import Row, Table

__all__ = ["column_widths", "table_xml"]

_SHORT_NUMBER = re.compile(r"[-+±]?[0-9๐-๙][0-9๐-๙.,:/%–-]{0,11}|[-–]")
_DIGIT_WIDTH = 120
_CELL_PADDING = 200
_NARROWEST = 400
_HEAD = f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/><w:vAlign w:val="center"/>'
_GROUP_SHADING = '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>'
_ALIGNS: tuple[Literal["left", "center", "right"], ...] = ("left", "center", "right")
_SETTINGS = {
    (align, keep): Setting(keep_next=keep, align="" if align == "left" else align)
    for align in _ALIGNS
    for keep in (False, True)
}


def _floors(table: Table) -> list[int]:
    floors = [_NARROWEST] * len(table.columns)
    for row in table.rows:
        if row.kind != "group":
            for position, cell in enumerate(row.cells[: len(floors)]):
                if _SHORT_NUMBER.fullmatch(cell):
                    width = len(cell) * _DIGIT_WIDTH + _CELL_PADDING
                    floors[position] = max(floors[position], width)
    return floors


def column_widths(shares: Sequence[float], floors: Sequence[int], total: int) -> list[int]:
    """Divide a width by shares, but give every column at least its floor where that is possible.

    >>> column_widths([1, 9], [300, 300], 1000)
    [300, 700]
    """
    if sum(floors) >= total:
        shares, floors = floors, [0] * len(floors)
    weights = [max(share, 0.001) for share in shares]
    fixed: dict[int, int] = {}
    while True:
        room = total - sum(fixed.values())
        weight = sum(weight for position, weight in enumerate(weights) if position not in fixed)
        wanted = {p: int(w / weight * room) for p, w in enumerate(weights) if p not in fixed}
        tight = {position: floors[position] for position in wanted if wanted[position] < floors[position]}
        if not tight:
            break
        fixed |= tight
    widths = [(fixed | wanted)[position] for position in range(len(weights))]
    widths[widths.index(max(widths))] += total - sum(widths)
    return widths


class _Grid:
    """The columns of one table while its rows are written."""

    def __init__(
        self, table: Table, styles: Mapping[Style, str], digit_style: DigitStyle, width: int
    ) -> None:
        self.table, self.columns = table, table.columns
        self.styles = styles
        self.digit_style = digit_style
        self.widths = column_widths([column.share for column in table.columns], _floors(table), width)

    def head(self) -> str:
        """Return the row of column titles that repeats on every page."""
        style = self.styles[Style.CELL_HEAD]
        cells = "".join(
            self._cell(column.title, width, style, properties=_HEAD)
            for column, width in zip(self.columns, self.widths, strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"

    def row(self, row: Row, keep_next: bool, parts: bool) -> str:
        """Return one row; a ``group`` row lies across all columns and stays with the next row."""
        cells = self._group(row) if row.kind == "group" else self._cells(row, keep_next)
        whole = "" if parts else "<w:trPr><w:cantSplit/></w:trPr>"
        return f"<w:tr>{whole}{cells}</w:tr>"

    def _group(self, row: Row) -> str:
        span = f'<w:gridSpan w:val="{len(self.columns)}"/>{_GROUP_SHADING}'
        setting = Setting(keep_next=True)
        text = row.cells[0] if row.cells else ""
        return self._cell(text, sum(self.widths), self.styles[Style.CELL], setting, span, bold=True)

    def _cells(self, row: Row, keep_next: bool) -> str:
        style, bold = self.styles[Style.CELL], row.kind == "total"
        cells = []
        for text, column, width in zip(self.table.cells_of(row), self.columns, self.widths, strict=True):
            setting = _SETTINGS[column.align, keep_next]
            unbroken = "<w:noWrap/>" if _SHORT_NUMBER.fullmatch(text) else ""
            cells.append(self._cell(text, width, style, setting, unbroken, bold=bold))
        return "".join(cells)

    def _cell(
        self,
        text: str,
        width: int,
        style: str,
        setting: Setting | None = None,
        properties: str = "",
        *,
        bold: bool = False,
    ) -> str:
        lines = self.digit_style.format_text(text).split("\n")
        inside = "".join(paragraph(run(line, bold=bold), style, setting) for line in lines)
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{inside}</w:tc>'


def table_xml(
    table: Table, styles: Mapping[Style, str], digit_style: DigitStyle, width: int, height: int
) -> str:
    """Return a table as wide as the text; its caption is repeated as text for those who cannot see it.

    ``width`` and ``height`` are those of the text of a page, in twentieths of a point.
    """
    table.validate()
    grid = _Grid(table, styles, digit_style, width)
    columns = "".join(f'<w:gridCol w:w="{one}"/>' for one in grid.widths)
    alternative = (
        f'<w:tblCaption w:val="{escape(digit_style.format_text(table.caption))}"/>' if table.caption else ""
    )
    kept = keep_with_next(table.rows, grid.widths)
    parting = can_split(table.rows, grid.widths, height)
    rows = map(grid.row, table.rows, kept, parting)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{escape(styles[Style.TABLE])}"/>'
        f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        f'w:noHBand="1" w:noVBand="1"/>{alternative}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        f"{grid.head()}{''.join(rows)}</w:tbl>"
    )
