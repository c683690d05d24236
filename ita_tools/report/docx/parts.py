"""Parts of the package that python-docx has no words for: charts with their workbooks, the properties."""

from __future__ import annotations

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from ita_tools.report.docx.chart_layout import ManualLayout
from ita_tools.report.docx.chart_part import chart_xml
from ita_tools.report.docx.chart_workbook import chart_workbook
from ita_tools.report.docx.xml import DECLARATION, escape
from ita_tools.report.model.digits import DigitStyle, truncate
from ita_tools.report.model.document import Chart, Report

__all__ = ["add_chart", "set_properties"]

_LONGEST_PROPERTY = 255
_WORKBOOK_LINK = "rId1"
_CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def add_chart(document: Document, chart: Chart, digit_style: DigitStyle, room: ManualLayout | None) -> str:
    """Put a chart and its workbook into the package; return the id by which the text refers to it."""
    chart.validate()
    package = document.part.package
    blob = chart_xml(chart, digit_style, room, _WORKBOOK_LINK)
    name = package.next_partname("/word/charts/chart%d.xml")
    chart_part = Part(name, CONTENT_TYPE.DML_CHART, blob, package)
    reference = document.part.relate_to(chart_part, RELATIONSHIP_TYPE.CHART)
    name = package.next_partname("/word/embeddings/Microsoft_Excel_Worksheet%d.xlsx")
    workbook = Part(name, CONTENT_TYPE.SML_SHEET, chart_workbook(chart, digit_style), package)
    chart_part.load_rel(RELATIONSHIP_TYPE.PACKAGE, workbook, _WORKBOOK_LINK)
    return reference


def _property(tag: str, text: str) -> str:
    line = " ".join(text.split())
    return f"<{tag}>{escape(truncate(line, _LONGEST_PROPERTY))}</{tag}>"


def set_properties(document: Document, report: Report) -> None:
    """Say in the file what it is; nothing about the clock, and nothing left of a letterhead's author."""
    package = document.part.package
    for key, relationship in list(package.rels.items()):
        if relationship.reltype == RELATIONSHIP_TYPE.CORE_PROPERTIES:
            del package.rels[key]
    said = (
        ("dc:title", report.title),
        ("dc:subject", report.agency),
        ("dc:creator", report.agency),
        ("cp:lastModifiedBy", report.agency),
        ("dc:language", "th-TH"),
    )
    content = "".join(_property(tag, text) for tag, text in said)
    blob = f"{DECLARATION}<cp:coreProperties {_CORE}>{content}</cp:coreProperties>".encode()
    core = Part(PackURI("/docProps/core.xml"), CONTENT_TYPE.OPC_CORE_PROPERTIES, blob, package)
    package.relate_to(core, RELATIONSHIP_TYPE.CORE_PROPERTIES)
