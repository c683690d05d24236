"""Tables with captions, headings for rows and columns, and a frame that scrolls where a phone is narrow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ita_tools.report.html.escaping import Html, joined, lines, tag
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.document import Column, Row, Table

__all__ = ["table_frame"]

# Room of a column by the length of its longest text: for figures, for names, for sentences.
_ROOMS = ((12, 4), (60, 7))
_ROOM_OF_SENTENCES = 11
_NARROWEST_SCREEN, _WIDEST_PAGE = 20, 50


def _heading_column(columns: Sequence[Column]) -> int:
    """Return which column names a row: the first that is read as text, not counted."""
    texts = (place for place, column in enumerate(columns) if column.align == "left")
    return next(texts, 0)


def _room(texts: Iterable[str]) -> int:
    longest = max(map(len, texts), default=0)
    return next((room for length, room in _ROOMS if longest <= length), _ROOM_OF_SENTENCES)


def _least_width(table: Table) -> str | None:
    """Return the width below which a table scrolls; nothing where it is readable on any screen."""
    rows = [row for row in table.rows if row.kind != "group"]
    rooms = [
        _room(row.cells[place] for row in rows if place < len(row.cells))
        for place in range(len(table.columns))
    ]
    whole = min(sum(rooms), _WIDEST_PAGE)
    return f"min-width:{whole}rem" if whole > _NARROWEST_SCREEN else None


def _class(column: Column) -> str | None:
    return None if column.align == "left" else column.align


class _Rows:
    """Writes the rows of one table."""

    def __init__(self, table: Table, digit_style: DigitStyle) -> None:
        self.table, self.columns, self.digit_style = table, table.columns, digit_style
        self.naming = _heading_column(table.columns)

    def head(self) -> Html:
        cells = []
        for column in self.columns:
            title = lines(self.digit_style.format_text(column.title))
            # A heading without words would be read out as an empty heading.
            empty = not title.strip()
            cells.append(tag("td") if empty else tag("th", title, scope="col", class_=_class(column)))
        return tag("thead", tag("tr", *cells))

    def groups(self, rows: Sequence[Row]) -> Iterator[Html]:
        """Yield a body for the rows under each group, so that its heading belongs to them."""
        count = 0

        def group(row: Row) -> int:
            nonlocal count
            count += row.kind == "group"
            return count

        for _, some in groupby(rows, group):
            yield tag("tbody", *map(self._row, some))

    def _row(self, row: Row) -> Html:
        if row.kind == "group":
            words = lines(self.digit_style.format_text(row.cells[0] if row.cells else ""))
            name = "th" if words.strip() else "td"
            scope = "rowgroup" if name == "th" else None
            return tag("tr", tag(name, words, colspan=len(self.columns), scope=scope), class_="group")
        cells = [self._cell(place, text) for place, text in enumerate(self.table.cells_of(row))]
        return tag("tr", *cells, class_="total" if row.kind == "total" else None)

    def _cell(self, place: int, text: str) -> Html:
        words, style = lines(self.digit_style.format_text(text)), _class(self.columns[place])
        if place == self.naming and words.strip():
            return tag("th", words, scope="row", class_=style)
        return tag("td", words, class_=style)


def table_frame(table: Table, digit_style: DigitStyle, *, key: str, label: str) -> Html:
    """Return a table in a frame that scrolls by keyboard too.

    Parameters
    ----------
    table
        What to show.
    digit_style
        How digits are written.
    key
        An id that no other element of the page has.
    label
        What the caption begins with (``ตารางที่ 1``), or the name of a table without a caption.
    """
    table.validate()
    rows = _Rows(table, digit_style)
    words = joined(tag("strong", label), " ", lines(digit_style.format_text(table.caption)))
    caption = tag("caption", tag("span", words, id=key)) if table.caption else ""
    whole = sum(max(column.share, 0.001) for column in table.columns)
    widths = [max(column.share, 0.001) / whole * 100 for column in table.columns]
    columns = tag("colgroup", *(tag("col", style=f"width:{width:.1f}%") for width in widths))
    inside = tag("table", caption, columns, rows.head(), *rows.groups(table.rows), style=_least_width(table))
    named = {"aria_labelledby": key} if table.caption else {"aria_label": label}
    return tag("div", inside, class_="table", role="region", tabindex=0, **named)
