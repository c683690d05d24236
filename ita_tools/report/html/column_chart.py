"""Columns and lines over a level axis."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

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
    marker,
    series_classes,
    wrapped,
)
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.document import Chart, Series

__all__ = ["column_chart", "fits_column_chart"]

_LEFT, _TOP, _HEIGHT = 38, 20, 165
_SLOT_OF_A_FIGURE = 40
_NAME_LINES = 3
_STEPS = 4


def _slot(chart: Chart) -> float:
    return (WIDTH - _LEFT) / max(len(chart.categories), 1)


def fits_column_chart(chart: Chart) -> bool:
    """Tell whether names and figures have room side by side."""
    longest = int(_slot(chart) / LETTER)
    names = [wrapped(name, longest, _NAME_LINES) for name in chart.categories]
    return _slot(chart) >= _SLOT_OF_A_FIGURE and not any("…" in line for name in names for line in name)


class _Plot:
    """A plot area with its scale."""

    def __init__(self, chart: Chart, digit_style: DigitStyle) -> None:
        self.chart, self.digit_style, self.slot = chart, digit_style, _slot(chart)

    def x(self, place: int) -> float:
        return _LEFT + (place + 0.5) * self.slot

    def y(self, value: Decimal) -> float:
        return _TOP + _HEIGHT * (1 - fraction(self.chart, value))

    def grid(self) -> Iterator[Html]:
        span = self.chart.maximum - self.chart.minimum
        for step in range(_STEPS + 1):
            value = self.chart.minimum + span * step / _STEPS
            y = self.y(value)
            yield tag("path", d=f"M{_LEFT} {y:.1f}H{WIDTH}", class_="grid")
            text = format_number(value, self.digit_style).removesuffix(self.digit_style.convert(".00"))
            yield label(_LEFT - 5, y + 4, text, "end", aria_hidden="true")

    def names(self) -> Iterator[Html]:
        longest = int(self.slot / LETTER)
        for place, name in enumerate(self.chart.categories):
            for number, line in enumerate(wrapped(self.digit_style.convert(name), longest, _NAME_LINES)):
                yield label(self.x(place), _TOP + _HEIGHT + LINE * (number + 1), line)

    def columns(self) -> Iterator[Html]:
        width = min(self.slot * 0.8 / max(len(self.chart.series), 1), 40)
        left = -width * len(self.chart.series) / 2
        for number, (series, ink) in enumerate(
            zip(self.chart.series, series_classes(self.chart.series), strict=True)
        ):
            for place, value in enumerate(series.values):
                x = self.x(place) + left + number * width
                if value is None or not value.is_finite():
                    continue
                y = self.y(value)
                yield tag(
                    "rect",
                    x=f"{x:.1f}",
                    y=f"{y:.1f}",
                    width=f"{width:.1f}",
                    height=f"{_TOP + _HEIGHT - y:.1f}",
                    class_=f"block {ink}",
                )
                if series.role == "now":
                    yield label(x + width / 2, y - 5, format_number(value, self.digit_style))

    def lines(self) -> Iterator[Html]:
        for series, ink in zip(self.chart.series, series_classes(self.chart.series), strict=True):
            yield tag("path", d=self._path(series), class_=f"trace {ink}")
            for place, value in enumerate(series.values):
                if value is None or not value.is_finite():
                    continue
                yield marker(self.x(place), self.y(value), ink)
                if series.role == "now":
                    yield label(self.x(place), self.y(value) - 9, format_number(value, self.digit_style))

    def _path(self, series: Series) -> str:
        steps, drawing = ["M0 0"], False
        for place, value in enumerate(series.values):
            if value is None or not value.is_finite():
                drawing = False
                continue
            steps.append(f"{'L' if drawing else 'M'}{self.x(place):.1f} {self.y(value):.1f}")
            drawing = True
        return "".join(steps)

    def target(self) -> Html:
        if self.chart.target is None:
            return joined()
        return tag("path", d=f"M{_LEFT} {self.y(self.chart.target[1]):.1f}H{WIDTH}", class_="target")


def column_chart(chart: Chart, digit_style: DigitStyle) -> Drawing:
    """Draw columns, or lines where the chart asks for them."""
    plot = _Plot(chart, digit_style)
    shapes = plot.lines() if chart.kind == "line" else plot.columns()
    longest = int(plot.slot / LETTER)
    rows = max((len(wrapped(name, longest, _NAME_LINES)) for name in chart.categories), default=0)
    bottom = _TOP + _HEIGHT + rows * LINE + 10
    below = legend(chart, digit_style, bottom, points=chart.kind == "line")
    content = joined(*plot.grid(), plot.target(), *shapes, *plot.names(), below.content)
    return Drawing(content, bottom + below.height)
