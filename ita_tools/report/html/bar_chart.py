"""Bars that lie under their names: the form that bears long names on a narrow screen."""

from __future__ import annotations

from ita_tools.report.html.escaping import Html, joined, tag
from ita_tools.report.html.svg import (
    LETTER,
    LINE,
    WIDTH,
    Drawing,
    format_number,
    fraction,
    label,
    legend,
    series_classes,
    wrapped,
)
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.document import Chart

__all__ = ["bar_chart"]

_BAR, _GAP = 13, 8
_LONGEST_BAR = WIDTH - 48
_NAME_LINES = 3


def bar_chart(chart: Chart, digit_style: DigitStyle) -> Drawing:
    """Draw a group of bars for each category, every bar with its figure."""
    drawn: list[Html] = []
    y = 0.0
    for place, name in enumerate(chart.categories):
        for line in wrapped(digit_style.convert(name), int(WIDTH / LETTER), _NAME_LINES):
            y += LINE
            drawn.append(label(0, y, line, "start"))
        y += 4
        for series, ink in zip(chart.series, series_classes(chart.series), strict=True):
            value = series.values[place]
            length = 0.0
            if value is not None and value.is_finite():
                length = fraction(chart, value) * _LONGEST_BAR
                drawn.append(
                    tag(
                        "rect",
                        x=0,
                        y=f"{y:.1f}",
                        width=f"{length:.1f}",
                        height=_BAR - 2,
                        class_=f"block {ink}",
                    )
                )
            drawn.append(label(length + 4, y + 10, format_number(value, digit_style), "start"))
            y += _BAR
        y += _GAP
    if chart.target is not None:
        x = fraction(chart, chart.target[1]) * _LONGEST_BAR
        drawn.append(tag("path", d=f"M{x:.1f} 0V{y:.1f}", class_="target"))
    below = legend(chart, digit_style, y + 4, points=False)
    return Drawing(joined(*drawn, below.content), y + 4 + below.height)
