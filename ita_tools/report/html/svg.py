"""What all drawings share: the paper, words that fit their place, inks, marks and the key of the series.

Lengths are units of the drawing. A phone shows one unit as about one pixel, a desk about one and a half.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ita_tools.report.html.escaping import Html, joined, tag
from ita_tools.report.model.digits import DigitStyle, format_decimal
from ita_tools.report.model.document import Chart, Series, ranks_in_role

__all__ = [
    "LETTER",
    "LINE",
    "WIDTH",
    "Drawing",
    "display_width",
    "format_number",
    "fraction",
    "label",
    "legend",
    "marker",
    "series_classes",
    "wrapped",
]

WIDTH = 360
"""Width of every drawing."""
LINE = 15
"""Height of a line of words."""
LETTER = 6.6
"""Usual width of a letter."""

_SWATCH = 22
_NOTHING = "-"


@dataclass(frozen=True, slots=True)
class Drawing:
    """The elements of a drawing and its height."""

    content: Html
    height: float


def fraction(chart: Chart, value: Decimal) -> float:
    """Return where a value lies between the ends of the axis, from 0 to 1."""
    span = chart.maximum - chart.minimum
    return float(min(max((value - chart.minimum) / span, Decimal(0)), Decimal(1)))


def format_number(value: Decimal | None, digit_style: DigitStyle) -> str:
    """Write a figure as the reader wants it; a dash where there is none."""
    text = format_decimal(value)
    return _NOTHING if text is None else digit_style.convert(text)


def display_width(text: str) -> int:
    """Count what takes room: Thai marks stand above and below their letters."""
    return sum(unicodedata.category(letter) not in ("Mn", "Cf") for letter in text)


def wrapped(text: str, longest: int, most: int) -> list[str]:
    """Break a text at its blanks into lines; what does not fit ends with an ellipsis.

    Whoever reads a cut name finds the whole in the table under the drawing.
    """
    found: list[str] = []
    for part in text.split("\n"):
        found.append("")
        for word in part.split():
            longer = f"{found[-1]} {word}".strip()
            if found[-1] and display_width(longer) > longest:
                found.append(word)
            else:
                found[-1] = longer
    kept = found[:most]
    if len(found) > most:
        kept[-1] += " …"
    return [_cut(line, longest) for line in kept]


def _cut(line: str, longest: int) -> str:
    while display_width(line) > longest:
        line = line.rstrip("…")[:-1].rstrip() + "…" if display_width(line) > 1 else ""
    return line


def label(x: float, y: float, text: str, anchor: str = "middle", **more: str) -> Html:
    """Return a line of words at a place."""
    return tag("text", text, x=f"{x:.1f}", y=f"{y:.1f}", text_anchor=anchor, **more)


def series_classes(series: Sequence[Series]) -> list[str]:
    """Return a class for each series; this year's are dark, those of before are light."""
    return [f"{each.role}{rank % 3}" for each, rank in zip(series, ranks_in_role(series), strict=True)]


_MARKS = {
    "now0": "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z",
    "now1": "M0 -5L5 4L-5 4z",
    "now2": "M0 -5L5 0L0 5L-5 0z",
    "before0": "M-4 -4H4V4H-4z",
    "before1": "M0 -5L5 0L0 5L-5 0z",
    "before2": "M0 5L5 -4L-5 -4z",
}


def marker(x: float, y: float, ink: str) -> Html:
    """Return the mark of a series at a point; its shape tells it apart where colours do not."""
    return tag("path", d=_MARKS[ink], transform=f"translate({x:.1f} {y:.1f})", class_=f"mark {ink}")


def legend(chart: Chart, digit_style: DigitStyle, top: float, *, points: bool) -> Drawing:
    """Return the key of the series and the target, one line for each."""
    rows: list[Html] = []
    for one, ink in zip(chart.series, series_classes(chart.series), strict=True):
        y = top + len(rows) * LINE + 8
        stroke = tag("path", d=f"M2 {y}H18", class_=f"trace {ink}")
        swatch = (
            joined(stroke, marker(10, y, ink))
            if points
            else tag("rect", x=2, y=y - 5, width=16, height=10, class_=f"block {ink}")
        )
        rows.append(joined(swatch, _named(digit_style.convert(one.name), y)))
    if chart.target is not None:
        y = top + len(rows) * LINE + 8
        name = digit_style.convert(chart.target[0])
        rows.append(joined(tag("path", d=f"M2 {y}H18", class_="target"), _named(name, y)))
    return Drawing(joined(*rows), len(rows) * LINE)


def _named(name: str, y: float) -> Html:
    return label(_SWATCH, y + 4, wrapped(name, int((WIDTH - _SWATCH) / LETTER), 1)[0], "start")
