"""Look of charts: colours, lines and markers that survive a grey printer, and the plot area.

The layout of the plot area leaves the space that names and legend need: Word underestimates long Thai names.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

from ita_tools.records import record
from ita_tools.report.docx.paragraph_styles import FONT
from ita_tools.report.model.document import Chart, Series, ranks_in_role
from ita_tools.text_width import POINTS_PER_MM, cells_in, lines_needed, text_points

__all__ = [
    "FONT_POINTS",
    "TARGET_FORMAT",
    "TEXT_PROPERTIES",
    "ManualLayout",
    "SeriesFormat",
    "line",
    "manual_layout",
    "marker",
    "needs_legend",
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
_LINE_MM = 5.9
_BAR_MM = 3.6
_MARGIN_MM = 3.0
_LABEL_MM = 14.0
_AXIS_MM = 7.5
_VALUE_AXIS_MM = 11.0
_WIDEST_NAMES = 0.42
_LEGEND_KEY_MM = 18.0
_LEGEND_GAP_MM = 3.5
_LEGEND_WIDTH = 0.9


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


@record(frozen=True, slots=True)
class ManualLayout:
    """The inner plot area in fractions of the chart, and the height of the chart in millimetres."""

    x: float
    y: float
    width: float
    height: float
    height_mm: float

    def xml(self) -> str:
        """Return ``c:layout``."""
        edges = (("x", self.x), ("y", self.y), ("w", self.width), ("h", self.height))
        values = "".join(f'<c:{edge} val="{value:.4f}"/>' for edge, value in edges)
        return (
            '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
            f'<c:yMode val="edge"/>{values}</c:manualLayout></c:layout>'
        )


def needs_legend(chart: Chart) -> bool:
    """Whether the chart has several series or a target line."""
    return len(chart.series) > 1 or chart.target is not None


def _width_mm(texts: Sequence[str]) -> float:
    return max((text_points(text, FONT_POINTS) / POINTS_PER_MM for text in texts), default=0)


def _lines(texts: Sequence[str], width_mm: float) -> int:
    cells = cells_in(width_mm * POINTS_PER_MM, FONT_POINTS)
    return max((lines_needed(text, cells) for text in texts), default=1)


def _legend_height(chart: Chart, width_mm: float) -> float:
    """Return the height of the legend in millimetres; all its entries are as wide as the widest."""
    if not needs_legend(chart):
        return 0.0
    names = [series.name for series in chart.series] + ([chart.target[0]] if chart.target else [])
    entry = _width_mm(names) + _LEGEND_KEY_MM
    rows = math.ceil(len(names) / max(int(width_mm * _LEGEND_WIDTH / entry), 1))
    return min(rows, 4) * _LINE_MM + _LEGEND_GAP_MM


def _horizontal_bars(chart: Chart, width: float, height: float) -> ManualLayout:
    names = min(_width_mm(chart.categories) + _MARGIN_MM, width * _WIDEST_NAMES)
    lines = min(_lines(chart.categories, names - _MARGIN_MM), 4)
    group = max(lines * _LINE_MM, len(chart.series) * _BAR_MM) + 2.2
    below = _AXIS_MM + _legend_height(chart, width)
    needed = max(height, group * len(chart.categories) + below + _MARGIN_MM)
    plot_width = width - names - _LABEL_MM
    return ManualLayout(
        names / width, _MARGIN_MM / needed, plot_width / width, (needed - below - _MARGIN_MM) / needed, needed
    )


def _vertical_columns(chart: Chart, width: float, height: float) -> ManualLayout:
    plot_width = width - _VALUE_AXIS_MM - _MARGIN_MM
    slot = plot_width / max(len(chart.categories), 1)
    lines = min(_lines(chart.categories, slot - 1.5), 6)
    above = _LINE_MM * 1.4
    below = lines * _LINE_MM + 3.0 + _legend_height(chart, width)
    needed = max(height, above + below + 40)
    return ManualLayout(
        _VALUE_AXIS_MM / width, above / needed, plot_width / width, (needed - above - below) / needed, needed
    )


def manual_layout(chart: Chart, width_mm: float, height_mm: float) -> ManualLayout | None:
    """Return the layout of a chart of at least this height; ``None`` for a radar, which Word lays out."""
    if chart.kind == "radar":
        return None
    if chart.kind == "bar":
        return _horizontal_bars(chart, width_mm, height_mm)
    return _vertical_columns(chart, width_mm, height_mm)
