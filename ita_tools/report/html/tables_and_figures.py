"""Tables and figures with their captions.

A table has header cells and stands in a region that scrolls on narrow screens. A figure is a chart as a
drawing, with its data as such a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ita_tools.report.html.bar_charts import bar_chart, column_chart, fits_column_chart
from ita_tools.report.html.escaping import Html, join, multiline, tag
from ita_tools.report.html.radar_chart import fits_radar_chart, radar_chart
from ita_tools.report.html.svg import LINE_HEIGHT, WIDTH, Drawing, format_number, text_line
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.document import Chart, Column, Figure, Row, Table

__all__ = ["figure", "scrolling_table"]

# Least width of a column in rem by the length of its longest text: figures, names; sentences need more.
_WIDTHS = ((12, 4), (60, 7))
_WIDTH_OF_SENTENCES = 11
_NARROWEST_SCREEN, _WIDEST_PAGE = 20, 50
_MIN_SHARE = 0.001
_ARABIC = DigitStyle("arabic")


def scrolling_table(table: Table, digit_style: DigitStyle, *, key: str, label: str) -> Html:
    """Return a table in a region that can be scrolled with the keyboard.

    Parameters
    ----------
    table
        The content.
    digit_style
        Digits of all texts.
    key
        An id that no other element of the page has.
    label
        The beginning of the caption (``ตารางที่ 1``), or the name of a table without caption.

    Raises
    ------
    ValueError
        The table has no columns, or a row has more cells than there are columns.
    """
    table.validate()
    rows = _TableRows(table, digit_style)
    words = join(tag("strong", label), " ", multiline(digit_style.format_text(table.caption)))
    caption = tag("caption", tag("span", words, id=key)) if table.caption else ""
    total = sum(max(column.share, _MIN_SHARE) for column in table.columns)
    widths = [max(column.share, _MIN_SHARE) / total * 100 for column in table.columns]
    columns = tag("colgroup", *(tag("col", style=f"width:{width:.1f}%") for width in widths))
    element = tag("table", caption, columns, rows.head(), *rows.bodies(), style=_min_width(table))
    name = {"aria_labelledby": key} if table.caption else {"aria_label": label}
    return tag("div", element, class_="table", role="region", tabindex=0, **name)


def _min_width(table: Table) -> str | None:
    """Return the width below which a table scrolls; ``None`` if it is readable on any screen."""
    rows = [row for row in table.rows if row.kind != "group"]
    widths = [
        _column_width(row.cells[column] for row in rows if column < len(row.cells))
        for column in range(len(table.columns))
    ]
    width = min(sum(widths), _WIDEST_PAGE)
    return f"min-width:{width}rem" if width > _NARROWEST_SCREEN else None


def _column_width(texts: Iterable[str]) -> int:
    longest = max(map(len, texts), default=0)
    return next((width for length, width in _WIDTHS if longest <= length), _WIDTH_OF_SENTENCES)


class _TableRows:
    """Writes the rows of one table."""

    def __init__(self, table: Table, digit_style: DigitStyle) -> None:
        self.table, self.digit_style = table, digit_style
        self.header_column = _header_column(table.columns)

    def head(self) -> Html:
        """Return ``thead``."""
        cells = []
        for column in self.table.columns:
            title = self._text(column.title)
            # A screen reader would announce an empty header cell.
            is_empty = not title.strip()
            cells.append(tag("td") if is_empty else tag("th", title, scope="col", class_=_class(column)))
        return tag("thead", tag("tr", *cells))

    def bodies(self) -> Iterator[Html]:
        """Yield a ``tbody`` for the rows of each group, so that its header cell belongs to them."""
        count = 0

        def group_number(numbered: tuple[int, Row]) -> int:
            nonlocal count
            count += numbered[1].kind == "group"
            return count

        for _, rows in groupby(enumerate(self.table.rows), group_number):
            yield tag("tbody", *(self._row(position, row) for position, row in rows))

    def _row(self, position: int, row: Row) -> Html:
        if row.kind == "group":
            text = self._text(row.cells[0] if row.cells else "")
            name = "th" if text.strip() else "td"
            scope = "rowgroup" if name == "th" else None
            return tag("tr", tag(name, text, colspan=len(self.table.columns), scope=scope), class_="group")
        cells = [
            self._cell(column, cell, self.table.rows_spanned(position, column))
            for column, cell in enumerate(self.table.cells_of(row))
            if column not in row.merged
        ]
        return tag("tr", *cells, class_="total" if row.kind == "total" else None)

    def _cell(self, column: int, cell: str, rows: int) -> Html:
        text, style = self._text(cell), _class(self.table.columns[column])
        rowspan = rows if rows > 1 else None
        if column == self.header_column and text.strip():
            return tag("th", text, scope="row", class_=style, rowspan=rowspan)
        return tag("td", text, class_=style, rowspan=rowspan)

    def _text(self, text: str) -> Html:
        return multiline(self.digit_style.format_text(text))


def _header_column(columns: Sequence[Column]) -> int:
    """Return the column whose cells are the headers of their rows: the first that is aligned left."""
    return next((n for n, column in enumerate(columns) if column.align == "left"), 0)


def _class(column: Column) -> str | None:
    return None if column.align == "left" else column.align


def figure(block: Figure, digit_style: DigitStyle, *, key: str, label: str) -> Html:
    """Return a figure.

    Parameters
    ----------
    block
        Chart, caption and description.
    digit_style
        Digits of all texts.
    key
        An id that no other element of the page has; the ids of its parts begin with it.
    label
        The beginning of the caption (``ภาพที่ 1``), or nothing.

    Raises
    ------
    ValueError
        The parts of the chart contradict each other.
    """
    block.chart.validate()
    drawing = _draw(block.chart, digit_style)
    svg = tag(
        "svg",
        tag("title", digit_style.format_text(block.caption).strip() or "แผนภูมิ", id=f"{key}title"),
        tag("desc", digit_style.format_text(block.alt_text).strip(), id=f"{key}desc"),
        drawing.content,
        viewBox=f"0 0 {WIDTH} {drawing.height:.0f}",
        role="img",
        aria_labelledby=f"{key}title {key}desc",
    )
    words = join(tag("strong", label), " ", multiline(digit_style.format_text(block.caption)))
    caption = tag("figcaption", words) if block.caption else ""
    table = scrolling_table(
        _data_table(block.chart),
        digit_style,
        key=f"{key}data",
        label=label or digit_style.format_text(f"แผนภูมิ {key.removeprefix('block')}"),
    )
    details = tag("details", tag("summary", "แสดงข้อมูลของแผนภูมิเป็นตาราง"), table)
    return tag("figure", svg, caption, details, id=key)


def _draw(chart: Chart, digit_style: DigitStyle) -> Drawing:
    """Draw a chart in its own form if that fits the width of the drawing, else as horizontal bars."""
    if not chart.categories or not chart.series:
        return Drawing(text_line(WIDTH / 2, LINE_HEIGHT, "ไม่มีข้อมูล"), 2 * LINE_HEIGHT)
    if chart.kind == "radar" and fits_radar_chart(chart):
        return radar_chart(chart, digit_style)
    if chart.kind in ("column", "line") and fits_column_chart(chart):
        return column_chart(chart, digit_style)
    return bar_chart(chart, digit_style)


def _data_table(chart: Chart) -> Table:
    names = [*(series.name for series in chart.series), *([chart.target[0]] if chart.target else [])]
    columns = [Column("รายการ", 3), *(Column(name, 1, "right") for name in names)]
    return Table("ข้อมูลของแผนภูมิ", columns, list(_data_rows(chart)))


def _data_rows(chart: Chart) -> Iterator[Row]:
    for position, category in enumerate(chart.categories):
        values = [format_number(series.values[position], _ARABIC) for series in chart.series]
        target = [format_number(chart.target[1], _ARABIC)] if chart.target else []
        yield Row([category, *values, *target])
