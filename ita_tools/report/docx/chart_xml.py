"""Native charts in DrawingML that can be edited in Word: chart part, axes, series with cached values."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import Part

from ita_tools.records import record
from ita_tools.report.docx.chart_format import (
    TARGET_FORMAT,
    TEXT_PROPERTIES,
    ManualLayout,
    SeriesFormat,
    line,
    marker,
    needs_legend,
    series_formats,
    solid_fill,
)
from ita_tools.report.docx.chart_workbook import SHEET, chart_workbook, column_letters
from ita_tools.report.docx.markup import DECLARATION, escape
from ita_tools.report.model.digits import DigitStyle, format_decimal
from ita_tools.report.model.document import Chart, Series

__all__ = ["add_chart", "chart_xml", "major_unit"]

_WORKBOOK_ID = "rId1"
_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_WHITE = '<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>'
_LEGEND = f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{TEXT_PROPERTIES}</c:legend>'
_AXIS_IDS = '<c:axId val="1001"/><c:axId val="1002"/>'
_GRID = (
    '<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="BFBFBF"/></a:solidFill></a:ln>'
    "</c:spPr></c:majorGridlines>"
)
_AXIS_LINE = '<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="7F7F7F"/></a:solidFill></a:ln></c:spPr>'
_MAJOR_UNITS = tuple(map(Decimal, ("0.1", "0.2", "0.5", "1", "2", "5", "10", "20", "25", "50")))
_MOST_INTERVALS = 6
_LABEL_POSITIONS = {"column": "outEnd", "bar": "outEnd", "line": "t"}
_HIDDEN_LABELS = "".join(
    f'<c:show{part} val="0"/>' for part in ("CatName", "SerName", "Percent", "BubbleSize")
)


def add_chart(document: Document, chart: Chart, digit_style: DigitStyle, layout: ManualLayout | None) -> str:
    """Add a chart part with its workbook to a document and return its relationship id.

    Raises
    ------
    ValueError
        The parts of the chart contradict each other.
    """
    chart.validate()
    package = document.part.package
    blob = chart_xml(chart, digit_style, layout, _WORKBOOK_ID)
    name = package.next_partname("/word/charts/chart%d.xml")
    chart_part = Part(name, CONTENT_TYPE.DML_CHART, blob, package)
    relationship_id = document.part.relate_to(chart_part, RELATIONSHIP_TYPE.CHART)
    name = package.next_partname("/word/embeddings/Microsoft_Excel_Worksheet%d.xlsx")
    workbook = Part(name, CONTENT_TYPE.SML_SHEET, chart_workbook(chart, digit_style), package)
    chart_part.load_rel(RELATIONSHIP_TYPE.PACKAGE, workbook, _WORKBOOK_ID)
    return relationship_id


def chart_xml(chart: Chart, digit_style: DigitStyle, layout: ManualLayout | None, workbook_id: str) -> bytes:
    """Return the content of a chart part.

    Parameters
    ----------
    chart
        A valid chart.
    digit_style
        Digits of names, labels and axis.
    layout
        Layout of the plot area; ``None`` leaves it to Word.
    workbook_id
        Relationship id of the embedded workbook.
    """
    plot_area = (
        (layout.xml() if layout else "<c:layout/>")
        + _plots(chart, digit_style)
        + _category_axis(chart)
        + _value_axis(chart, digit_style)
    )
    legend = _LEGEND if needs_legend(chart) else ""
    return (
        f'{DECLARATION}<c:chartSpace {_NAMESPACES}><c:date1904 val="0"/><c:lang val="th-TH"/>'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea>{plot_area}</c:plotArea>{legend}"
        f'<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>{_WHITE}{TEXT_PROPERTIES}'
        f'<c:externalData r:id="{workbook_id}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    ).encode()


def major_unit(minimum: Decimal, maximum: Decimal) -> Decimal:
    """Return a round distance between grid lines that makes at most six intervals.

    >>> major_unit(Decimal(0), Decimal(100))
    Decimal('20')
    """
    span = maximum - minimum
    return next((unit for unit in _MAJOR_UNITS if span <= unit * _MOST_INTERVALS), Decimal(100))


def _number_format(digit_style: DigitStyle, pattern: str) -> str:
    """Return an escaped number format; ``D`` selects Thai digits and ``41E`` the Thai locale."""
    return escape(f"[$-D00041E]{pattern}" if digit_style.digits == "thai" else pattern)


def _category_axis(chart: Chart) -> str:
    horizontal = chart.kind == "bar"
    # Word draws the first category of horizontal bars at the bottom; the reversed axis puts it on top.
    orientation = "maxMin" if horizontal else "minMax"
    grid = _GRID if chart.kind == "radar" else ""
    return (
        f'<c:catAx><c:axId val="1001"/><c:scaling><c:orientation val="{orientation}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"l" if horizontal else "b"}"/>{grid}'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/>{_AXIS_LINE}'
        f"{TEXT_PROPERTIES}"
        '<c:crossAx val="1002"/><c:crosses val="autoZero"/>'
        '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        '<c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(chart: Chart, digit_style: DigitStyle) -> str:
    horizontal = chart.kind == "bar"
    unit = major_unit(chart.minimum, chart.maximum)
    # The category names of a radar contain the figures; labels on its axis would stand under the lines.
    labels = "none" if chart.kind == "radar" else "nextTo"
    number_format = _number_format(digit_style, "0" if unit == unit.to_integral_value() else "0.0")
    return (
        '<c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{chart.maximum:f}"/><c:min val="{chart.minimum:f}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{"b" if horizontal else "l"}"/>{_GRID}'
        f'<c:numFmt formatCode="{number_format}" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="{labels}"/>{_AXIS_LINE}'
        f"{TEXT_PROPERTIES}"
        f'<c:crossAx val="1001"/><c:crosses val="{"max" if horizontal else "autoZero"}"/>'
        '<c:crossBetween val="between"/>'
        f'<c:majorUnit val="{unit:f}"/></c:valAx>'
    )


@record(frozen=True, slots=True)
class _PlottedSeries:
    """A series with its position in the chart and in the workbook."""

    position: int
    series: Series
    look: SeriesFormat
    categories: Sequence[str]
    digit_style: DigitStyle

    @property
    def heading(self) -> str:
        """Return ``c:idx``, ``c:order`` and ``c:tx``."""
        name = _text_cache([self.digit_style.convert(self.series.name)])
        return (
            f'<c:idx val="{self.position}"/><c:order val="{self.position}"/><c:tx><c:strRef>'
            f"<c:f>{SHEET}!${self._column}$1</c:f>{name}</c:strRef></c:tx>"
        )

    @property
    def data(self) -> str:
        """Return ``c:cat`` and ``c:val``."""
        last_row = max(len(self.categories), 1) + 1
        categories = [self.digit_style.convert(name) for name in self.categories]
        return (
            f"<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${last_row}</c:f>{_text_cache(categories)}</c:strRef></c:cat>"
            f"<c:val><c:numRef><c:f>{SHEET}!${self._column}$2:${self._column}${last_row}</c:f>"
            f"{_number_cache(self.series.values)}</c:numRef></c:val>"
        )

    @property
    def _column(self) -> str:
        return column_letters(self.position + 1)

    def labels(self, kind: str) -> str:
        """Return ``c:dLbls`` of this year's series, nothing for others."""
        if self.series.role != "now":
            return ""
        return (
            f'<c:dLbls><c:numFmt formatCode="{_number_format(self.digit_style, "0.00")}" sourceLinked="0"/>'
            f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{TEXT_PROPERTIES}"
            f'<c:dLblPos val="{_LABEL_POSITIONS[kind]}"/>'
            f'<c:showLegendKey val="0"/><c:showVal val="1"/>{_HIDDEN_LABELS}</c:dLbls>'
        )


def _text_cache(texts: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{i}"><c:v>{escape(text)}</c:v></c:pt>' for i, text in enumerate(texts))
    return f'<c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache>'


def _number_cache(values: Sequence[Decimal | None]) -> str:
    texts = enumerate(map(format_decimal, values))
    points = "".join(f'<c:pt idx="{i}"><c:v>{text}</c:v></c:pt>' for i, text in texts if text is not None)
    return (
        f'<c:numCache><c:formatCode>0.00</c:formatCode><c:ptCount val="{len(values)}"/>{points}</c:numCache>'
    )


def _plots(chart: Chart, digit_style: DigitStyle) -> str:
    """Return the plots of a chart: one for its series, and one more for a target line over columns."""
    plotted = [
        _PlottedSeries(position, series, look, chart.categories, digit_style)
        for position, (series, look) in enumerate(
            zip(chart.series, series_formats(chart.series), strict=True)
        )
    ]
    if chart.kind == "radar":
        return _radar_chart(plotted)
    target = _target_series(chart, digit_style)
    if chart.kind == "line":
        return _line_chart("".join(map(_line_series, plotted)) + target)
    return _bar_chart(chart.kind, plotted) + (_line_chart(target) if target else "")


def _bar_chart(kind: str, plotted: Sequence[_PlottedSeries]) -> str:
    series = "".join(
        f"<c:ser>{each.heading}<c:spPr>{solid_fill(each.look.color)}</c:spPr>"
        f'<c:invertIfNegative val="0"/>{each.labels(kind)}{each.data}</c:ser>'
        for each in plotted
    )
    return (
        f'<c:barChart><c:barDir val="{"bar" if kind == "bar" else "col"}"/><c:grouping val="clustered"/>'
        f'<c:varyColors val="0"/>{series}<c:gapWidth val="60"/><c:overlap val="0"/>{_AXIS_IDS}</c:barChart>'
    )


def _line_chart(series: str) -> str:
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}'
        f'<c:marker val="1"/>{_AXIS_IDS}</c:lineChart>'
    )


def _line_series(plotted: _PlottedSeries) -> str:
    return (
        f"<c:ser>{plotted.heading}<c:spPr>{line(plotted.look)}</c:spPr>{marker(plotted.look)}"
        f'{plotted.labels("line")}{plotted.data}<c:smooth val="0"/></c:ser>'
    )


def _radar_chart(plotted: Sequence[_PlottedSeries]) -> str:
    series = "".join(
        f"<c:ser>{each.heading}<c:spPr>{line(each.look)}</c:spPr>{marker(each.look)}{each.data}</c:ser>"
        for each in plotted
    )
    return (
        f'<c:radarChart><c:radarStyle val="marker"/><c:varyColors val="0"/>{series}{_AXIS_IDS}</c:radarChart>'
    )


def _target_series(chart: Chart, digit_style: DigitStyle) -> str:
    if chart.target is None:
        return ""
    name, value = chart.target
    level = Series(name, [value] * len(chart.categories), "before")
    plotted = _PlottedSeries(len(chart.series), level, TARGET_FORMAT, chart.categories, digit_style)
    # A line through a single point has no length; only its marker is visible.
    symbol = marker(TARGET_FORMAT, visible=len(chart.categories) == 1)
    return (
        f"<c:ser>{plotted.heading}<c:spPr>{line(TARGET_FORMAT, 1.75)}</c:spPr>{symbol}"
        f'{plotted.data}<c:smooth val="0"/></c:ser>'
    )
