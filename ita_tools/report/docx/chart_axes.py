"""The two axes of a chart."""

from __future__ import annotations

from decimal import Decimal

from ita_tools.report.docx.series_format import TEXT_PROPERTIES
from ita_tools.report.docx.xml import escape
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.document import Chart

__all__ = ["AXES", "axes_xml", "number_format", "step"]

AXES = '<c:axId val="1001"/><c:axId val="1002"/>'
"""How a plot names the two axes it uses."""

_GRID = (
    '<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="BFBFBF"/></a:solidFill></a:ln>'
    "</c:spPr></c:majorGridlines>"
)
_EDGE = '<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="7F7F7F"/></a:solidFill></a:ln></c:spPr>'
_STEPS = tuple(map(Decimal, ("0.1", "0.2", "0.5", "1", "2", "5", "10", "20", "25", "50")))
_MOST_STEPS = 6


def number_format(digit_style: DigitStyle, pattern: str) -> str:
    """Return the number format of a chart; ``D`` selects Thai digits and ``41E`` the Thai locale."""
    return f"[$-D00041E]{pattern}" if digit_style.digits == "thai" else pattern


def step(minimum: Decimal, maximum: Decimal) -> Decimal:
    """Return a round distance between grid lines that makes at most six steps.

    >>> step(Decimal(0), Decimal(100))
    Decimal('20')
    """
    span = maximum - minimum
    return next((size for size in _STEPS if span <= size * _MOST_STEPS), Decimal(100))


def _categories(chart: Chart) -> str:
    lying = chart.kind == "bar"
    # Word counts categories of lying bars from below: turned round, the first one stands on top.
    direction = "maxMin" if lying else "minMax"
    return (
        f'<c:catAx><c:axId val="1001"/><c:scaling><c:orientation val="{direction}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"l" if lying else "b"}"/>{_GRID if chart.kind == "radar" else ""}'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/>{_EDGE}'
        f"{TEXT_PROPERTIES}"
        '<c:crossAx val="1002"/><c:crosses val="autoZero"/>'
        '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        '<c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _values(chart: Chart, digit_style: DigitStyle) -> str:
    lying = chart.kind == "bar"
    distance = step(chart.minimum, chart.maximum)
    # Around a radar the names carry the figures; figures on the spoke would lie under the lines.
    place = "none" if chart.kind == "radar" else "nextTo"
    pattern = number_format(digit_style, "0" if distance == distance.to_integral_value() else "0.0")
    return (
        '<c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{chart.maximum:f}"/><c:min val="{chart.minimum:f}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{"b" if lying else "l"}"/>{_GRID}'
        f'<c:numFmt formatCode="{escape(pattern)}" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="{place}"/>{_EDGE}'
        f"{TEXT_PROPERTIES}"
        f'<c:crossAx val="1001"/><c:crosses val="{"max" if lying else "autoZero"}"/>'
        '<c:crossBetween val="between"/>'
        f'<c:majorUnit val="{distance:f}"/></c:valAx>'
    )


def axes_xml(chart: Chart, digit_style: DigitStyle) -> str:
    """Return the axis of categories and the axis of points from minimum to maximum."""
    return _categories(chart) + _values(chart, digit_style)
