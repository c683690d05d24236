"""Turns a :class:`~ita_tools.report.model.document.Report` into a Word file in official Thai typography.

``body`` writes the text as one string, ``charts`` the figures, ``parts`` puts both into a package that
python-docx opens and saves: our own ``base`` or the ``letterhead`` of an agency.
"""

from __future__ import annotations

import io
from dataclasses import replace

import docx

from ita_tools.report.docx.base import base_document
from ita_tools.report.docx.chart_layout import ManualLayout
from ita_tools.report.docx.chart_xml import add_chart
from ita_tools.report.docx.contents import update_fields_on_open
from ita_tools.report.docx.document_body import compose
from ita_tools.report.docx.insertion_point import find_insertion_point, insert_content
from ita_tools.report.docx.letterhead import open_letterhead
from ita_tools.report.docx.package_writer import set_core_properties, write_package
from ita_tools.report.docx.style_import import style_ids
from ita_tools.report.model.digits import Digits, DigitStyle
from ita_tools.report.model.document import Chart, Contents, Cover, Report

__all__ = ["render"]


def render(report: Report, *, digits: Digits = "thai", letterhead: bytes | None = None) -> bytes:
    """Return the report as a .docx; the same report always gives the same bytes.

    Parameters
    ----------
    report
        What the file says.
    digits
        ``"thai"`` writes Thai digits everywhere but in links and codes.
    letterhead
        An agency's own Word file or template; its header, footer, page and styles are kept, and our
        cover is left out where it has a text of its own before the report.

    Raises
    ------
    FileForeign, FileProtected, FileDangerous
        The letterhead cannot be used.
    """
    digit_style = DigitStyle(digits)
    if letterhead is None:
        document = docx.Document(io.BytesIO(base_document(digit_style)))
    else:
        document = open_letterhead(letterhead, digit_style, report.agency, report.edition)

    def gallery(chart: Chart, room: ManualLayout | None) -> str:
        return add_chart(document, chart, digit_style, room)

    site = find_insertion_point(document)
    if site.text_before:
        report = replace(report, blocks=[block for block in report.blocks if not isinstance(block, Cover)])
    text = compose(report, digit_style, style_ids(document), site, gallery)
    insert_content(document, site, text.content, text.section)
    if any(isinstance(block, Contents) for block in report.blocks):
        update_fields_on_open(document)
    set_core_properties(document, report)
    return write_package(document)
