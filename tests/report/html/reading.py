"""Pages rendered and parsed for the tests."""

from __future__ import annotations

from functools import cache

from lxml import html

from ita_tools.report import compose_report
from ita_tools.report.html import render_html
from ita_tools.report.model.digits import Digits
from ita_tools.report.model.document import Block, Report
from tests.bundled import bundled, report_context

__all__ = ["demo", "text_of", "tree_of"]


@cache
def demo(digits: Digits = "arabic") -> str:
    return render_html(compose_report("improvement", report_context(bundled())), digits)


def tree_of(*blocks: Block, digits: Digits = "arabic") -> html.HtmlElement:
    return html.document_fromstring(render_html(Report("รายงาน", "เทศบาล", 2568, blocks), digits))


def text_of(element: html.HtmlElement) -> str:
    return " ".join("".join(element.itertext()).replace("\u00a0", " ").split())
