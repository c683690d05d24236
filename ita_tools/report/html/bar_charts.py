"""Horizontal bars with category names above them, vertical columns, and lines.

Long names fit on a phone above horizontal bars; where they are short there are columns or lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ita_tools.report.html.escaping import Html, join, tag
from ita_tools.report.html.svg import (
    LETTER_WIDTH,
    LINE_HEIGHT,
    WIDTH,
    Drawing,
    format_number,
    legend,
    marker,
    relative_position,
    series_classes,
    text_line,
    wrap_text,
)
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.document import Chart, Series

__all__ = ["bar_chart", "column_chart", "fits_column_chart"]

_BAR_HEIGHT, _GAP = 13, 8
_MAX_LENGTH = WIDTH - 48
_LEFT, _TOP, _HEIGHT = 38, 20, 165
_MIN_CATEGORY_WIDTH = 40
_NAME_LINES = 3
_INTERVALS = 4


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


def fits_column_chart(chart: Chart) -> bool:
    """Tell whether the names and values of all categories fit side by side."""
    width = _category_width(chart)
    names = [wrap_text(name, int(width / LETTER_WIDTH), _NAME_LINES) for name in chart.categories]
    return width >= _MIN_CATEGORY_WIDTH and not any("…" in line for name in names for line in name)


def column_chart(chart: Chart, digit_style: DigitStyle) -> Drawing:
    """Draw the columns of a chart, or its lines if its kind is ``line``."""
    plot = _Plot(chart, digit_style)
    shapes = plot.lines() if chart.kind == "line" else plot.columns()
    max_width = int(plot.category_width / LETTER_WIDTH)
    name_lines = max((len(wrap_text(name, max_width, _NAME_LINES)) for name in chart.categories), default=0)
    bottom = _TOP + _HEIGHT + name_lines * LINE_HEIGHT + 10
    key = legend(chart, digit_style, bottom, markers=chart.kind == "line")
    content = join(*plot.grid(), plot.target(), *shapes, *plot.names(), key.content)
    return Drawing(content, bottom + key.height)


def _category_width(chart: Chart) -> float:
    return (WIDTH - _LEFT) / max(len(chart.categories), 1)


class _Plot:
    """The plot area of a chart."""

    def __init__(self, chart: Chart, digit_style: DigitStyle) -> None:
        self.chart, self.digit_style = chart, digit_style
        self.category_width = _category_width(chart)

    def x(self, position: int) -> float:
        """Return the middle of a category."""
        return _LEFT + (position + 0.5) * self.category_width

    def y(self, value: Decimal) -> float:
        """Return the height of a value."""
        return _TOP + _HEIGHT * (1 - relative_position(self.chart, value))

    def grid(self) -> Iterator[Html]:
        """Yield grid lines with their values."""
        span = self.chart.maximum - self.chart.minimum
        for interval in range(_INTERVALS + 1):
            value = self.chart.minimum + span * interval / _INTERVALS
            y = self.y(value)
            yield tag("path", d=f"M{_LEFT} {y:.1f}H{WIDTH}", class_="grid")
            text = format_number(value, self.digit_style).removesuffix(self.digit_style.convert(".00"))
            yield text_line(_LEFT - 5, y + 4, text, "end", aria_hidden="true")

    def names(self) -> Iterator[Html]:
        """Yield the names of the categories."""
        max_width = int(self.category_width / LETTER_WIDTH)
        for position, name in enumerate(self.chart.categories):
            lines = wrap_text(self.digit_style.convert(name), max_width, _NAME_LINES)
            for number, line in enumerate(lines, 1):
                yield text_line(self.x(position), _TOP + _HEIGHT + LINE_HEIGHT * number, line)

    def columns(self) -> Iterator[Html]:
        """Yield the columns of all series; those of this year are labelled with their values."""
        count = len(self.chart.series)
        width = min(self.category_width * 0.8 / max(count, 1), 40)
        left = -width * count / 2
        for number, (series, series_class) in enumerate(self._series()):
            for position, value in self._points(series):
                x, y = self.x(position) + left + number * width, self.y(value)
                yield tag(
                    "rect",
                    x=f"{x:.1f}",
                    y=f"{y:.1f}",
                    width=f"{width:.1f}",
                    height=f"{_TOP + _HEIGHT - y:.1f}",
                    class_=f"block {series_class}",
                )
                if series.role == "now":
                    yield text_line(x + width / 2, y - 5, format_number(value, self.digit_style))

    def lines(self) -> Iterator[Html]:
        """Yield the lines of all series; points of this year are labelled with their values."""
        for series, series_class in self._series():
            yield tag("path", d=self._line(series), class_=f"trace {series_class}")
            for position, value in self._points(series):
                x, y = self.x(position), self.y(value)
                yield marker(x, y, series_class)
                if series.role == "now":
                    yield text_line(x, y - 9, format_number(value, self.digit_style))

    def _series(self) -> Iterator[tuple[Series, str]]:
        return zip(self.chart.series, series_classes(self.chart.series), strict=True)

    def _points(self, series: Series) -> Iterator[tuple[int, Decimal]]:
        for position, value in enumerate(series.values):
            if value is not None and value.is_finite():
                yield position, value

    def _line(self, series: Series) -> str:
        """Return the path of a line that is interrupted at gaps."""
        steps, previous = ["M0 0"], None
        for position, value in self._points(series):
            command = "L" if previous is not None and position == previous + 1 else "M"
            steps.append(f"{command}{self.x(position):.1f} {self.y(value):.1f}")
            previous = position
        return "".join(steps)

    def target(self) -> Html:
        """Return the target line, if there is one."""
        if self.chart.target is None:
            return join()
        return tag("path", d=f"M{_LEFT} {self.y(self.chart.target[1]):.1f}H{WIDTH}", class_="target")
