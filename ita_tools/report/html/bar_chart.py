"""Horizontal bar chart with category names above the bars; long names fit on a phone."""

from __future__ import annotations

from ita_tools.report.html.escaping import Html, join, tag
from ita_tools.report.html.svg import (
    LETTER_WIDTH,
    LINE_HEIGHT,
    WIDTH,
    Drawing,
    format_number,
    legend,
    relative_position,
    series_classes,
    text_line,
    wrap_text,
)
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.document import Chart

__all__ = ["bar_chart"]

_BAR_HEIGHT, _GAP = 13, 8
_MAX_LENGTH = WIDTH - 48
_NAME_LINES = 3


def bar_chart(chart: Chart, digit_style: DigitStyle) -> Drawing:
    """Draw a group of bars for each category; every bar is labelled with its value."""
    elements: list[Html] = []
    y = 0.0
    for position, name in enumerate(chart.categories):
        for line in wrap_text(digit_style.convert(name), int(WIDTH / LETTER_WIDTH), _NAME_LINES):
            y += LINE_HEIGHT
            elements.append(text_line(0, y, line, "start"))
        y += 4
        for series, series_class in zip(chart.series, series_classes(chart.series), strict=True):
            value = series.values[position]
            length = 0.0
            if value is not None and value.is_finite():
                length = relative_position(chart, value) * _MAX_LENGTH
                elements.append(_bar(y, length, series_class))
            elements.append(text_line(length + 4, y + 10, format_number(value, digit_style), "start"))
            y += _BAR_HEIGHT
        y += _GAP
    if chart.target is not None:
        x = relative_position(chart, chart.target[1]) * _MAX_LENGTH
        elements.append(tag("path", d=f"M{x:.1f} 0V{y:.1f}", class_="target"))
    key = legend(chart, digit_style, y + 4, markers=False)
    return Drawing(join(*elements, key.content), y + 4 + key.height)


def _bar(y: float, length: float, series_class: str) -> Html:
    return tag(
        "rect",
        x=0,
        y=f"{y:.1f}",
        width=f"{length:.1f}",
        height=_BAR_HEIGHT - 2,
        class_=f"block {series_class}",
    )
