"""Renders a :class:`~ita_tools.report.model.document.Report` as a Word file in official Thai typography.

``document_body`` writes the text as one string of WordprocessingML, ``chart_xml`` the charts. Both go into a
python-docx document: our own ``base`` or the ``letterhead`` of an agency.
"""

from __future__ import annotations

import io
from dataclasses import replace

import docx

from ita_tools.report.docx.base import base_document
from ita_tools.report.docx.chart_format import ManualLayout
from ita_tools.report.docx.chart_xml import add_chart
from ita_tools.report.docx.document_body import compose_body
from ita_tools.report.docx.insertion_point import find_insertion_point, insert_content
from ita_tools.report.docx.package_writer import set_core_properties, write_package
from ita_tools.report.docx.sections import mark_as_draft
from ita_tools.report.docx.style_import import style_ids
from ita_tools.report.model.digits import Digits, DigitStyle
from ita_tools.report.model.document import Chart, Cover, Report
from ita_tools.report.page_numbers import PageNumber, no_page_number

__all__ = ["render"]


def render(
    report: Report,
    *,
    digits: Digits = "thai",
    letterhead: bytes | None = None,
    page_number: PageNumber = no_page_number,
) -> bytes:
    """Return a report as a .docx; the same report always gives the same bytes.

    Parameters
    ----------
    report
        The content of the file.
    digits
        ``"thai"`` writes Thai digits everywhere but in links and codes.
    letterhead
        A Word file or template of the agency. Its header, footer, page setup and styles are kept; our cover
        is left out if the letterhead has text before the report.
    page_number
        Page numbers for the contents and the lists of tables and figures, which have none without it.

    Raises
    ------
    FileForeign, FileProtected, FileDangerous
        The letterhead cannot be used.
    ValueError
        A table or chart of the report is not valid.
    """
    digit_style = DigitStyle(digits)
    if letterhead is None:
        document = docx.Document(io.BytesIO(base_document(digit_style)))
    else:
        from ita_tools.report.docx.letterhead import open_letterhead  # few reports have one

        document = open_letterhead(letterhead, digit_style, report.agency, report.edition)

    def add(chart: Chart, layout: ManualLayout | None) -> str:
        return add_chart(document, chart, digit_style, layout)

    styles = style_ids(document)
    if report.draft:
        mark_as_draft(document, styles)
    insertion_point = find_insertion_point(document)
    if insertion_point.text_before:
        report = replace(report, blocks=[block for block in report.blocks if not isinstance(block, Cover)])
    body = compose_body(report, digit_style, styles, insertion_point, add, page_number)
    main = insert_content(document, insertion_point, body.content, body.section)
    set_core_properties(document, report)
    return write_package(document, main)
