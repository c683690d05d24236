"""The frame in which a chart stands in the text."""

from __future__ import annotations

from ita_tools.report.docx.xml import escape

__all__ = ["chart_frame"]

_EMU_PER_MM = 36_000
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


def chart_frame(
    reference: str, number: int, name: str, description: str, size_mm: tuple[float, float]
) -> str:
    """Return a run with a chart in line with the text.

    Parameters
    ----------
    reference
        Relationship id of the chart part.
    number
        Id of the drawing, unique in the document.
    name, description
        What assistive technology calls it and says about it.
    size_mm
        Width and height.
    """
    width, height = (round(side * _EMU_PER_MM) for side in size_mm)
    # A line feed inside an attribute would be read as a blank.
    words = escape(description).replace("\n", "&#10;")
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" '
        'distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{number}" name="{escape(name)}" descr="{words}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/chart">'
        f'<c:chart xmlns:c="{_DRAWING}/chart" r:id="{reference}"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
