"""Native charts in DrawingML, editable in Word and legible in print."""

from __future__ import annotations

from ita_tools.report.docx.chart_axes import axes_xml
from ita_tools.report.docx.chart_layout import ManualLayout, legend_shown
from ita_tools.report.docx.chart_series import plots_xml
from ita_tools.report.docx.markup import DECLARATION
from ita_tools.report.docx.series_format import TEXT_PROPERTIES
from ita_tools.report.docx.text import DigitStyle
from ita_tools.report.model.document import Chart

__all__ = ["chart_xml", "checked"]

_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_PAPER = '<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>'
_LEGEND = f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{TEXT_PROPERTIES}</c:legend>'


def checked(chart: Chart) -> Chart:
    """Return the chart itself, or raise ``ValueError`` where its parts contradict each other."""
    for series in chart.series:
        if len(series.values) != len(chart.categories):
            raise ValueError(f"{series.name}: {len(series.values)} values of {len(chart.categories)}")
    if not chart.minimum < chart.maximum:
        raise ValueError(f"an axis cannot run from {chart.minimum} to {chart.maximum}")
    if chart.target is not None and chart.kind in ("bar", "radar"):
        raise ValueError(f"a {chart.kind} chart cannot carry a target line")
    return chart


def chart_xml(chart: Chart, script: DigitStyle, room: ManualLayout | None, workbook: str) -> bytes:
    """Return a chart part.

    Parameters
    ----------
    chart
        What the chart shows.
    script
        How digits are written.
    room
        Where its plot area lies; ``None`` leaves that to the reader of the file.
    workbook
        Relationship id of the embedded workbook.
    """
    layout = room.xml() if room else "<c:layout/>"
    legend = _LEGEND if legend_shown(chart) else ""
    return (
        f'{DECLARATION}<c:chartSpace {_NAMESPACES}><c:date1904 val="0"/><c:lang val="th-TH"/>'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea>{layout}{plots_xml(chart, script)}{axes_xml(chart, script)}</c:plotArea>{legend}"
        f'<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>{_PAPER}{TEXT_PROPERTIES}'
        f'<c:externalData r:id="{workbook}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    ).encode()
