"""Radar chart: a spoke for each category and a closed line for each series."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, pi, sin

from ita_tools.report.html.escaping import Html, join, tag
from ita_tools.report.html.svg import (
    LINE_HEIGHT,
    WIDTH,
    Drawing,
    format_number,
    legend,
    marker,
    relative_position,
    series_classes,
    text_line,
)
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.document import Chart, Series
from ita_tools.text_width import display_cells

__all__ = ["fits_radar_chart", "radar_chart"]

_MIN_SPOKES, _MAX_SPOKES = 3, 16
_CENTRE, _RADIUS, _RINGS = (WIDTH / 2, 158.0), 112.0, 4
_NAME_RADIUS = 1.17
_MAX_NAME_WIDTH, _MAX_NUMBER_WIDTH = 10, 4
_CENTRED_WITHIN = WIDTH / 18


def fits_radar_chart(chart: Chart) -> bool:
    """Tell whether a chart has enough spokes for an area, but not too many for their names."""
    return _MIN_SPOKES <= len(chart.categories) <= _MAX_SPOKES


def radar_chart(chart: Chart, digit_style: DigitStyle) -> Drawing:
    """Draw a radar chart; its spokes are labelled with names and this year's values."""
    count = len(chart.categories)
    elements = [
        _polygon([_point(position, count, ring / _RINGS) for position in range(count)], "grid")
        for ring in range(1, _RINGS + 1)
    ]
    for position in range(count):
        x, y = _point(position, count, 1)
        elements.append(tag("path", d=f"M{_CENTRE[0]} {_CENTRE[1]}L{x:.1f} {y:.1f}", class_="grid"))
    for series, series_class in zip(chart.series, series_classes(chart.series), strict=True):
        elements.extend(_closed_line(chart, series, series_class))
    bottom = _CENTRE[1] + _RADIUS * _NAME_RADIUS + LINE_HEIGHT + 14
    key = legend(chart, digit_style, bottom, markers=True)
    return Drawing(join(*elements, *_labels(chart, digit_style), key.content), bottom + key.height)


def _point(position: int, count: int, radius: float) -> tuple[float, float]:
    """Return a point on a spoke; the radius is a share of that of the chart."""
    angle = 2 * pi * position / count - pi / 2
    return _CENTRE[0] + cos(angle) * _RADIUS * radius, _CENTRE[1] + sin(angle) * _RADIUS * radius


def _polygon(corners: list[tuple[float, float]], classes: str) -> Html:
    return tag("polygon", points=" ".join(f"{x:.1f},{y:.1f}" for x, y in corners), class_=classes)


def _closed_line(chart: Chart, series: Series, series_class: str) -> Iterator[Html]:
    count = len(chart.categories)
    corners = [
        _point(position, count, relative_position(chart, value))
        for position, value in enumerate(series.values)
        if value is not None and value.is_finite()
    ]
    yield _polygon(corners, f"trace {series_class}")
    for x, y in corners:
        yield marker(x, y, series_class)


def _labels(chart: Chart, digit_style: DigitStyle) -> Iterator[Html]:
    now = next((series for series in chart.series if series.role == "now"), None)
    for position, name in enumerate(chart.categories):
        x, y = _point(position, len(chart.categories), _NAME_RADIUS)
        side = x - _CENTRE[0]
        anchor = "middle" if abs(side) < _CENTRED_WITHIN else "start" if side > 0 else "end"
        text = digit_style.convert(_short_name(name, position))
        yield text_line(x, y, text, anchor, class_="name")
        value = format_number(now.values[position], digit_style) if now is not None else ""
        # The name may contain the value already, because a radar chart in Word cannot show it elsewhere.
        if value and value not in text:
            yield text_line(x, y + LINE_HEIGHT - 2, value, anchor)


def _short_name(name: str, position: int) -> str:
    """Return a short name as it is, of a long one the number it begins with, else its position."""
    if display_cells(name) <= _MAX_NAME_WIDTH:
        return name
    first = name.split(maxsplit=1)[0].rstrip(".")
    return first if display_cells(first) <= _MAX_NUMBER_WIDTH else str(position + 1)
