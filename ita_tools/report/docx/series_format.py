"""How the lines, fills and letters of a chart look; every choice survives a grey printer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ita_tools.report.docx.paragraph_styles import FONT
from ita_tools.report.model.document import Series, ranks_in_role

__all__ = [
    "FONT_POINTS",
    "TARGET",
    "TEXT_PROPERTIES",
    "SeriesFormat",
    "fill",
    "line",
    "marker",
    "series_formats",
]

FONT_POINTS = 14
"""TH Sarabun of 12 points is as small as 8 points of a Latin font."""

_EMU_PER_POINT = 12_700
_FACES = f'<a:latin typeface="{FONT}"/><a:ea typeface="{FONT}"/><a:cs typeface="{FONT}"/>'

TEXT_PROPERTIES = (
    "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>"
    f'<a:defRPr lang="th-TH" sz="{FONT_POINTS * 100}" b="0">'
    '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
    f'{_FACES}</a:defRPr></a:pPr><a:endParaRPr lang="th-TH"/></a:p></c:txPr>'
)
"""Properties of text; Thai letters take the ``cs`` font, so all three are named."""

_Dash = Literal["solid", "dash", "sysDot", "lgDashDot", "sysDash"]
_Symbol = Literal["none", "circle", "square", "triangle", "diamond", "dash"]


@dataclass(frozen=True, slots=True)
class SeriesFormat:
    """Colour, dash and marker of one series."""

    color: str
    dash: _Dash = "solid"
    symbol: _Symbol = "none"


TARGET = SeriesFormat("C00000", "dash", "dash")
"""The level line of a target."""

_NOW = (
    SeriesFormat("1F4E79", "solid", "circle"),
    SeriesFormat("5B7F3A", "lgDashDot", "triangle"),
    SeriesFormat("7B3F61", "sysDot", "diamond"),
)
_BEFORE = (
    SeriesFormat("A6B8CC", "dash", "square"),
    SeriesFormat("C9D3DE", "sysDash", "diamond"),
    SeriesFormat("8C98A6", "sysDot", "triangle"),
)


def series_formats(series: Sequence[Series]) -> list[SeriesFormat]:
    """Return an ink for each series: dark for this year, light for what was before."""
    palettes = {"now": _NOW, "before": _BEFORE}
    return [
        palettes[each.role][rank % len(palettes[each.role])]
        for each, rank in zip(series, ranks_in_role(series), strict=True)
    ]


def fill(color: str) -> str:
    """Return a plain fill."""
    return f'<a:solidFill><a:srgbClr val="{color}"/></a:solidFill>'


def line(ink: SeriesFormat, points: float = 2.25) -> str:
    """Return a line of a width in points."""
    width = round(points * _EMU_PER_POINT)
    return f'<a:ln w="{width}" cap="flat">{fill(ink.color)}<a:prstDash val="{ink.dash}"/><a:round/></a:ln>'


def marker(ink: SeriesFormat, *, visible: bool = True) -> str:
    """Return the marker of a line, or its explicit absence."""
    if not visible or ink.symbol == "none":
        return '<c:marker><c:symbol val="none"/></c:marker>'
    return (
        f'<c:marker><c:symbol val="{ink.symbol}"/><c:size val="8"/><c:spPr>{fill(ink.color)}'
        f'<a:ln w="9525">{fill(ink.color)}</a:ln></c:spPr></c:marker>'
    )
