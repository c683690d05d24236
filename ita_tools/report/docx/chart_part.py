"""Native charts in DrawingML, editable in Word and legible in print."""

from __future__ import annotations

from ita_tools.report.docx.chart_axes import axes_xml
from ita_tools.report.docx.chart_layout import ManualLayout, legend_shown
from ita_tools.report.docx.chart_series import plots_xml
from ita_tools.report.docx.series_format import TEXT_PROPERTIES
from ita_tools.report.docx.xml import DECLARATION
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.document import Chart

__all__ = ["chart_xml"]

_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_PAPER = '<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>'
_LEGEND = f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{TEXT_PROPERTIES}</c:legend>'


def chart_xml(chart: Chart, digit_style: DigitStyle, room: ManualLayout | None, workbook: str) -> bytes:
    """Return a chart part.

    Parameters
    ----------
    chart
        What the chart shows.
    digit_style
        How digits are written.
    room
        Where its plot area lies; ``None`` leaves that to the reader of the file.
    workbook
        Relationship id of the embedded workbook.
    """
    layout = room.xml() if room else "<c:layout/>"
    plots = plots_xml(chart, digit_style) + axes_xml(chart, digit_style)
    legend = _LEGEND if legend_shown(chart) else ""
    return (
        f'{DECLARATION}<c:chartSpace {_NAMESPACES}><c:date1904 val="0"/><c:lang val="th-TH"/>'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea>{layout}{plots}</c:plotArea>{legend}"
        f'<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>{_PAPER}{TEXT_PROPERTIES}'
        f'<c:externalData r:id="{workbook}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    ).encode()
