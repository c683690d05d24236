"""A figure: its chart as a drawing, its caption, and its data as a table."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.report.html.bar_charts import bar_chart, column_chart, fits_column_chart
from ita_tools.report.html.escaping import Html, join, multiline, tag
from ita_tools.report.html.html_tables import scrolling_table
from ita_tools.report.html.radar_chart import fits_radar_chart, radar_chart
from ita_tools.report.html.svg import LINE_HEIGHT, WIDTH, Drawing, format_number, text_line
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.document import Chart, Column, Figure, Row, Table

__all__ = ["figure"]

_ARABIC = DigitStyle("arabic")


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
