"""Common parts of the drawings: size, text that fits its space, markers, legend.

Lengths are units of the drawing: about one pixel on a phone, one and a half on a desktop screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ita_tools.records import record
from ita_tools.report.html.escaping import Html, join, tag
from ita_tools.report.model.digits import DigitStyle, format_decimal
from ita_tools.report.model.document import Chart, Series, ranks_in_role
from ita_tools.text_width import display_cells

__all__ = [
    "LETTER_WIDTH",
    "LINE_HEIGHT",
    "WIDTH",
    "Drawing",
    "format_number",
    "legend",
    "marker",
    "relative_position",
    "series_classes",
    "text_line",
    "wrap_text",
]

WIDTH = 360
"""Width of every drawing."""
LINE_HEIGHT = 15
"""Height of a line of text."""
LETTER_WIDTH = 6.6
"""Average width of a display cell in the fonts of ``page.css``."""

_SWATCH_WIDTH = 22
_GAP = "-"


@record(frozen=True, slots=True)
class Drawing:
    """The elements of a drawing and its height."""

    content: Html
    height: float


def relative_position(chart: Chart, value: Decimal) -> float:
    """Return the position of a value on the axis from 0 (minimum) to 1 (maximum)."""
    span = chart.maximum - chart.minimum
    return float(min(max((value - chart.minimum) / span, Decimal(0)), Decimal(1)))


def format_number(value: Decimal | None, digit_style: DigitStyle) -> str:
    """Return a value with two decimals in the digits of the report; a dash for a gap."""
    text = format_decimal(value)
    return _GAP if text is None else digit_style.convert(text)


def wrap_text(text: str, max_width: int, max_lines: int) -> list[str]:
    """Break a text at blanks into lines of a width in display cells; an ellipsis marks what is cut off.

    The full text stands in the data table of the figure.
    """
    lines: list[str] = []
    for part in text.split("\n"):
        lines.append("")
        for word in part.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and display_cells(longer) > max_width:
                lines.append(word)
            else:
                lines[-1] = longer
    shown = lines[:max_lines]
    if len(lines) > max_lines:
        shown[-1] += " …"
    return [_cut(line, max_width) for line in shown]


def _cut(line: str, max_width: int) -> str:
    while display_cells(line) > max_width:
        line = line.rstrip("…")[:-1].rstrip() + "…" if display_cells(line) > 1 else ""
    return line


def text_line(x: float, y: float, text: str, anchor: str = "middle", **attributes: str) -> Html:
    """Return a line of text; ``anchor`` is the part of it at ``x``: start, middle or end."""
    return tag("text", text, x=f"{x:.1f}", y=f"{y:.1f}", text_anchor=anchor, **attributes)


def series_classes(series: Sequence[Series]) -> list[str]:
    """Return a CSS class for each series: dark colours for this year, light ones for earlier years."""
    return [f"{each.role}{rank % 3}" for each, rank in zip(series, ranks_in_role(series), strict=True)]


_MARKERS = {
    "now0": "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z",
    "now1": "M0 -5L5 4L-5 4z",
    "now2": "M0 -5L5 0L0 5L-5 0z",
    "before0": "M-4 -4H4V4H-4z",
    "before1": "M0 -5L5 0L0 5L-5 0z",
    "before2": "M0 5L5 -4L-5 -4z",
}


def marker(x: float, y: float, series_class: str) -> Html:
    """Return the marker of a series at a point; its shape differs from others without colour, too."""
    return tag(
        "path",
        d=_MARKERS[series_class],
        transform=f"translate({x:.1f} {y:.1f})",
        class_=f"mark {series_class}",
    )


def legend(chart: Chart, digit_style: DigitStyle, top: float, *, markers: bool) -> Drawing:
    """Return a line for each series and for the target, with markers or with swatches of colour."""
    rows: list[Html] = []
    for series, series_class in zip(chart.series, series_classes(chart.series), strict=True):
        y = top + len(rows) * LINE_HEIGHT + 8
        stroke = tag("path", d=f"M2 {y}H18", class_=f"trace {series_class}")
        swatch = (
            join(stroke, marker(10, y, series_class))
            if markers
            else tag("rect", x=2, y=y - 5, width=16, height=10, class_=f"block {series_class}")
        )
        rows.append(join(swatch, _legend_text(digit_style.convert(series.name), y)))
    if chart.target is not None:
        y = top + len(rows) * LINE_HEIGHT + 8
        name = digit_style.convert(chart.target[0])
        rows.append(join(tag("path", d=f"M2 {y}H18", class_="target"), _legend_text(name, y)))
    return Drawing(join(*rows), len(rows) * LINE_HEIGHT)


def _legend_text(name: str, y: float) -> Html:
    max_width = int((WIDTH - _SWATCH_WIDTH) / LETTER_WIDTH)
    return text_line(_SWATCH_WIDTH, y + 4, wrap_text(name, max_width, 1)[0], "start")
