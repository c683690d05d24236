"""A figure: its drawing, its caption, and the same figures as a table for whoever cannot see it."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.report.html.bar_chart import bar_chart
from ita_tools.report.html.column_chart import column_chart, fits_column_chart
from ita_tools.report.html.escaping import Html, joined, lines, tag
from ita_tools.report.html.html_tables import table_frame
from ita_tools.report.html.radar_chart import fits_radar_chart, radar_chart
from ita_tools.report.html.svg import LINE, WIDTH, Drawing, format_number, label
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.document import Chart, Column, Figure, Row, Table

__all__ = ["figure"]

_ARABIC = DigitStyle("arabic")


def _drawing(chart: Chart, digit_style: DigitStyle) -> Drawing:
    """Draw a chart in the form it asks for, or lying where that form has no room."""
    if not chart.categories or not chart.series:
        return Drawing(label(WIDTH / 2, LINE, "ไม่มีข้อมูล"), 2 * LINE)
    if chart.kind == "radar" and fits_radar_chart(chart):
        return radar_chart(chart, digit_style)
    if chart.kind in ("column", "line") and fits_column_chart(chart):
        return column_chart(chart, digit_style)
    return bar_chart(chart, digit_style)


def _rows(chart: Chart) -> Iterator[Row]:
    for place, category in enumerate(chart.categories):
        values = [format_number(series.values[place], _ARABIC) for series in chart.series]
        target = [format_number(chart.target[1], _ARABIC)] if chart.target else []
        yield Row([category, *values, *target])


def _data(chart: Chart, caption: str) -> Table:
    names = [*(series.name for series in chart.series), *([chart.target[0]] if chart.target else [])]
    columns = [Column("รายการ", 3), *(Column(name, 1, "right") for name in names)]
    return Table(caption, columns, list(_rows(chart)))


def figure(block: Figure, digit_style: DigitStyle, *, key: str, label: str) -> Html:
    """Return a figure.

    Parameters
    ----------
    block
        Chart, caption and description.
    digit_style
        How digits are written.
    key
        An id that no other element of the page has; ids of the parts begin with it.
    label
        What the caption begins with (``ภาพที่ 1``), or nothing.

    Raises
    ------
    ValueError
        The parts of the chart contradict each other.
    """
    block.chart.validate()
    drawn = _drawing(block.chart, digit_style)
    named = digit_style.format_text(block.caption).strip() or "แผนภูมิ"
    told = digit_style.format_text(block.alt_text).strip()
    picture = tag(
        "svg",
        tag("title", named, id=f"{key}title"),
        tag("desc", told, id=f"{key}desc"),
        drawn.content,
        viewBox=f"0 0 {WIDTH} {drawn.height:.0f}",
        role="img",
        aria_labelledby=f"{key}title {key}desc",
    )
    words = joined(tag("strong", label), " ", lines(digit_style.format_text(block.caption)))
    caption = tag("figcaption", words) if block.caption else ""
    data = table_frame(
        _data(block.chart, "ข้อมูลของแผนภูมิ"),
        digit_style,
        key=f"{key}data",
        label=label or digit_style.format_text(f"แผนภูมิ {key.removeprefix('block')}"),
    )
    whole = tag("details", tag("summary", "แสดงข้อมูลของแผนภูมิเป็นตาราง"), data)
    return tag("figure", picture, caption, whole, id=key)
