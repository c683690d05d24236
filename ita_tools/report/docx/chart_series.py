"""Series of a chart: columns, bars, lines, radar, each with a cache of what the workbook holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ita_tools.report.docx.chart_axes import AXES, number_format
from ita_tools.report.docx.chart_workbook import SHEET, column_letters
from ita_tools.report.docx.series_format import (
    TARGET,
    TEXT_PROPERTIES,
    SeriesFormat,
    fill,
    line,
    marker,
    series_formats,
)
from ita_tools.report.docx.xml import escape
from ita_tools.report.model.digits import DigitStyle, format_decimal
from ita_tools.report.model.document import Chart, Series

__all__ = ["plots_xml"]

_POSITIONS = {"column": "outEnd", "bar": "outEnd", "line": "t"}
_OFF = "".join(f'<c:show{what} val="0"/>' for what in ("CatName", "SerName", "Percent", "BubbleSize"))


@dataclass(frozen=True, slots=True)
class _Trace:
    """One series on its way into XML, at its place in the workbook."""

    place: int
    series: Series
    ink: SeriesFormat
    points: Sequence[str]
    digit_style: DigitStyle

    @property
    def heading(self) -> str:
        return (
            f'<c:idx val="{self.place}"/><c:order val="{self.place}"/><c:tx><c:strRef>'
            f"<c:f>{SHEET}!${self._column}$1</c:f>{_text_cache([self.digit_style.convert(self.series.name)])}"
            "</c:strRef></c:tx>"
        )

    @property
    def figures(self) -> str:
        last = max(len(self.points), 1) + 1
        categories = [self.digit_style.convert(point) for point in self.points]
        return (
            f"<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${last}</c:f>{_text_cache(categories)}</c:strRef></c:cat>"
            f"<c:val><c:numRef><c:f>{SHEET}!${self._column}$2:${self._column}${last}</c:f>"
            f"{_number_cache(self.series.values)}</c:numRef></c:val>"
        )

    @property
    def _column(self) -> str:
        return column_letters(self.place + 1)

    def labels(self, position: str) -> str:
        if self.series.role != "now":
            return ""
        code = escape(number_format(self.digit_style, "0.00"))
        where = f'<c:dLblPos val="{position}"/>' if position else ""
        return (
            f'<c:dLbls><c:numFmt formatCode="{code}" sourceLinked="0"/>'
            f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{TEXT_PROPERTIES}{where}"
            f'<c:showLegendKey val="0"/><c:showVal val="1"/>{_OFF}</c:dLbls>'
        )


def _text_cache(texts: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{i}"><c:v>{escape(text)}</c:v></c:pt>' for i, text in enumerate(texts))
    return f'<c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache>'


def _number_cache(values: Sequence[Decimal | None]) -> str:
    written = enumerate(map(format_decimal, values))
    points = "".join(f'<c:pt idx="{i}"><c:v>{text}</c:v></c:pt>' for i, text in written if text is not None)
    return (
        f'<c:numCache><c:formatCode>0.00</c:formatCode><c:ptCount val="{len(values)}"/>{points}</c:numCache>'
    )


def _blocks(kind: str, traces: Sequence[_Trace]) -> str:
    series = "".join(
        f"<c:ser>{trace.heading}<c:spPr>{fill(trace.ink.color)}</c:spPr>"
        f'<c:invertIfNegative val="0"/>{trace.labels(_POSITIONS[kind])}{trace.figures}</c:ser>'
        for trace in traces
    )
    return (
        f'<c:barChart><c:barDir val="{"bar" if kind == "bar" else "col"}"/><c:grouping val="clustered"/>'
        f'<c:varyColors val="0"/>{series}<c:gapWidth val="60"/><c:overlap val="0"/>{AXES}</c:barChart>'
    )


def _lines(series: str) -> str:
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}'
        f'<c:marker val="1"/>{AXES}</c:lineChart>'
    )


def _line(trace: _Trace) -> str:
    return (
        f"<c:ser>{trace.heading}<c:spPr>{line(trace.ink)}</c:spPr>{marker(trace.ink)}"
        f'{trace.labels(_POSITIONS["line"])}{trace.figures}<c:smooth val="0"/></c:ser>'
    )


def _radar(traces: Sequence[_Trace]) -> str:
    series = "".join(
        f"<c:ser>{trace.heading}<c:spPr>{line(trace.ink)}</c:spPr>{marker(trace.ink)}{trace.figures}</c:ser>"
        for trace in traces
    )
    return f'<c:radarChart><c:radarStyle val="marker"/><c:varyColors val="0"/>{series}{AXES}</c:radarChart>'


def _target_line(chart: Chart, digit_style: DigitStyle) -> str:
    if chart.target is None:
        return ""
    name, value = chart.target
    level = Series(name, [value] * len(chart.categories), "before")
    trace = _Trace(len(chart.series), level, TARGET, chart.categories, digit_style)
    # A line over a single point has no length; only its marker shows where the target lies.
    mark = marker(TARGET, visible=len(chart.categories) == 1)
    return (
        f"<c:ser>{trace.heading}<c:spPr>{line(TARGET, 1.75)}</c:spPr>{mark}"
        f'{trace.figures}<c:smooth val="0"/></c:ser>'
    )


def plots_xml(chart: Chart, digit_style: DigitStyle) -> str:
    """Return the plots of a chart: its series in one, and the target line where it is possible."""
    traces = [
        _Trace(place, series, ink, chart.categories, digit_style)
        for place, (series, ink) in enumerate(zip(chart.series, series_formats(chart.series), strict=True))
    ]
    if chart.kind == "radar":
        return _radar(traces)
    target = _target_line(chart, digit_style)
    if chart.kind == "line":
        return _lines("".join(map(_line, traces)) + target)
    return _blocks(chart.kind, traces) + (_lines(target) if target else "")
