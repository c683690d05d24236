"""A radar: one spoke a category, one closed line a series."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, pi, sin

from ita_tools.report.html.escaping import Html, joined, tag
from ita_tools.report.html.svg import (
    LINE,
    WIDTH,
    Drawing,
    display_width,
    format_number,
    fraction,
    label,
    legend,
    marker,
    series_classes,
)
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.document import Chart, Series

__all__ = ["fits_radar_chart", "radar_chart"]

_FEWEST, _MOST = 3, 16
_CENTRE, _RADIUS, _RINGS = (WIDTH / 2, 158.0), 112.0, 4
_LONGEST_NAME, _LONGEST_NUMBER = 10, 4
_NEAR_THE_MIDDLE = WIDTH / 18


def fits_radar_chart(chart: Chart) -> bool:
    """Tell whether the spokes open a plane and stay apart."""
    return _FEWEST <= len(chart.categories) <= _MOST


def _at(place: int, count: int, share: float) -> tuple[float, float]:
    angle = 2 * pi * place / count - pi / 2
    return _CENTRE[0] + cos(angle) * _RADIUS * share, _CENTRE[1] + sin(angle) * _RADIUS * share


def _closed(corners: list[tuple[float, float]], kind: str) -> Html:
    return tag("polygon", points=" ".join(f"{x:.1f},{y:.1f}" for x, y in corners), class_=kind)


def _short(name: str, place: int) -> str:
    """Return what stands at a spoke: a short name, the number a long one begins with, or its place."""
    if display_width(name) <= _LONGEST_NAME:
        return name
    first = name.split(maxsplit=1)[0].rstrip(".")
    return first if display_width(first) <= _LONGEST_NUMBER else str(place + 1)


def _names(chart: Chart, digit_style: DigitStyle) -> Iterator[Html]:
    count = len(chart.categories)
    now = next((series for series in chart.series if series.role == "now"), None)
    for place, name in enumerate(chart.categories):
        x, y = _at(place, count, 1.17)
        side = x - _CENTRE[0]
        anchor = "middle" if abs(side) < _NEAR_THE_MIDDLE else "start" if side > 0 else "end"
        words = digit_style.convert(_short(name, place))
        yield label(x, y, words, anchor, class_="name")
        figure = format_number(now.values[place], digit_style) if now is not None else ""
        # A name may carry the figure already: the chart of Word has no other place for it.
        if figure and figure not in words:
            yield label(x, y + LINE - 2, figure, anchor)


def _trace(chart: Chart, series: Series, ink: str) -> Iterator[Html]:
    count = len(chart.categories)
    known = [
        (place, value) for place, value in enumerate(series.values) if value is not None and value.is_finite()
    ]
    corners = [_at(place, count, fraction(chart, value)) for place, value in known]
    yield _closed(corners, f"trace {ink}")
    for x, y in corners:
        yield marker(x, y, ink)


def radar_chart(chart: Chart, digit_style: DigitStyle) -> Drawing:
    """Draw a radar; its spokes carry this year's figures."""
    count = len(chart.categories)
    drawn = [
        _closed([_at(place, count, ring / _RINGS) for place in range(count)], "grid")
        for ring in range(1, _RINGS + 1)
    ]
    for place in range(count):
        x, y = _at(place, count, 1)
        drawn.append(tag("path", d=f"M{_CENTRE[0]} {_CENTRE[1]}L{x:.1f} {y:.1f}", class_="grid"))
    for series, ink in zip(chart.series, series_classes(chart.series), strict=True):
        drawn.extend(_trace(chart, series, ink))
    bottom = _CENTRE[1] + _RADIUS * 1.17 + LINE + 14
    below = legend(chart, digit_style, bottom, points=True)
    return Drawing(joined(*drawn, *_names(chart, digit_style), below.content), bottom + below.height)
