"""Colours, lines, markers and text properties of charts; all differences survive a grey printer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from ita_tools.records import record
from ita_tools.report.docx.paragraph_styles import FONT
from ita_tools.report.model.document import Series, ranks_in_role

__all__ = [
    "FONT_POINTS",
    "TARGET_FORMAT",
    "TEXT_PROPERTIES",
    "SeriesFormat",
    "line",
    "marker",
    "series_formats",
    "solid_fill",
]

FONT_POINTS = 14
"""Size of all text; TH Sarabun of 12 points is as small as a Latin font of 8 points."""

_EMU_PER_POINT = 12_700
_FONTS = f'<a:latin typeface="{FONT}"/><a:ea typeface="{FONT}"/><a:cs typeface="{FONT}"/>'

TEXT_PROPERTIES = (
    "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>"
    f'<a:defRPr lang="th-TH" sz="{FONT_POINTS * 100}" b="0">'
    '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
    f'{_FONTS}</a:defRPr></a:pPr><a:endParaRPr lang="th-TH"/></a:p></c:txPr>'
)
"""``c:txPr`` of all text; Thai letters take the ``cs`` font, so all three fonts are named."""

_Dash = Literal["solid", "dash", "sysDot", "lgDashDot", "sysDash"]
_Symbol = Literal["none", "circle", "square", "triangle", "diamond", "dash"]


@record(frozen=True, slots=True)
class SeriesFormat:
    """Colour, dash and marker of a series."""

    color: str
    dash: _Dash = "solid"
    symbol: _Symbol = "none"


TARGET_FORMAT = SeriesFormat("C00000", "dash", "dash")
"""Format of the target line."""

_FORMATS = {
    "now": (
        SeriesFormat("1F4E79", "solid", "circle"),
        SeriesFormat("5B7F3A", "lgDashDot", "triangle"),
        SeriesFormat("7B3F61", "sysDot", "diamond"),
    ),
    "before": (
        SeriesFormat("A6B8CC", "dash", "square"),
        SeriesFormat("C9D3DE", "sysDash", "diamond"),
        SeriesFormat("8C98A6", "sysDot", "triangle"),
    ),
}


def series_formats(series: Sequence[Series]) -> list[SeriesFormat]:
    """Return a format for each series: dark for this year, light for earlier years."""
    return [
        _FORMATS[each.role][rank % len(_FORMATS[each.role])]
        for each, rank in zip(series, ranks_in_role(series), strict=True)
    ]


def solid_fill(color: str) -> str:
    """Return ``a:solidFill``."""
    return f'<a:solidFill><a:srgbClr val="{color}"/></a:solidFill>'


def line(look: SeriesFormat, points: float = 2.25) -> str:
    """Return ``a:ln`` of a width in points."""
    width = round(points * _EMU_PER_POINT)
    fill = solid_fill(look.color)
    return f'<a:ln w="{width}" cap="flat">{fill}<a:prstDash val="{look.dash}"/><a:round/></a:ln>'


def marker(look: SeriesFormat, *, visible: bool = True) -> str:
    """Return ``c:marker``; an invisible marker must be stated."""
    if not visible or look.symbol == "none":
        return '<c:marker><c:symbol val="none"/></c:marker>'
    return (
        f'<c:marker><c:symbol val="{look.symbol}"/><c:size val="8"/><c:spPr>{solid_fill(look.color)}'
        f'<a:ln w="9525">{solid_fill(look.color)}</a:ln></c:spPr></c:marker>'
    )
