"""The frame of the page: head, skip link, banner with the only ``h1``, contents, main part and footer."""

from __future__ import annotations

from collections.abc import Sequence

from ita_tools.files.resources import resource
from ita_tools.report.html.escaping import Html, join, multiline, tag
from ita_tools.report.html.overview import overview_section
from ita_tools.report.html.page_body import PageBody
from ita_tools.report.model.digits import Digits, DigitStyle
from ita_tools.report.model.document import DRAFT_MARK, Block, Cover, Paragraph, Report

__all__ = ["render_html"]

# Nothing is fetched or run, even if a text should get through the escaping.
_CONTENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def render_html(report: Report, digits: Digits = "thai") -> str:
    """Return a report as an HTML document without scripts and without resources from elsewhere.

    Parameters
    ----------
    report
        The content of the page.
    digits
        ``"thai"`` writes Thai digits everywhere but in links and codes.

    Raises
    ------
    ValueError
        A table or chart of the report is not valid.
    """
    digit_style = DigitStyle(digits)
    cover, blocks = _take_cover(report)
    body = PageBody(blocks, digit_style)
    overview = ""
    if report.overview:
        overview = overview_section(report.overview, digit_style, body.place_of(report.overview.actions))
    main = tag("main", overview, *body.sections(), id="content", tabindex=-1)
    skip_link = tag("a", "ข้ามไปยังเนื้อหา", href="#content", class_="skip")
    mark = tag("aside", DRAFT_MARK, class_="draftmark", aria_label="ฉบับร่าง") if report.draft else ""
    banner = _banner(report, cover, digit_style)
    return (
        "<!DOCTYPE html>\n"
        + tag(
            "html",
            _head(digit_style.format_text(report.title)),
            tag("body", skip_link, mark, banner, body.contents(), main, _footer(cover, digit_style)),
            lang="th",
        )
        + "\n"
    )


def _take_cover(report: Report) -> tuple[Cover, Sequence[Block]]:
    """Return the cover of a report, or one made from its title, and the other blocks."""
    covers = [block for block in report.blocks if isinstance(block, Cover)]
    titles = [block for block in report.blocks if isinstance(block, Paragraph) and block.style == "title"]
    first = next(iter(covers), None) or next(iter(titles), None)
    others = [block for block in report.blocks if block is not first]
    if isinstance(first, Cover):
        return first, others
    return Cover([first.text if first else report.title], report.agency), others


def _head(title: str) -> Html:
    style_sheet = resource("report", "html", "page.css").read_text("utf-8")
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_CONTENT_POLICY),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", " ".join(title.split()) or "รายงาน"),
        Html(f"<style>{style_sheet}</style>"),
    )


def _banner(report: Report, cover: Cover, digit_style: DigitStyle) -> Html:
    titles = [title for title in cover.title if title.strip()] or [report.title or "รายงาน"]
    heading = tag("h1", *(tag("span", multiline(digit_style.format_text(title))) for title in titles))
    agency = digit_style.format_text(cover.agency)
    return tag("header", heading, tag("p", multiline(agency), class_="agency") if agency.strip() else "")


def _footer(cover: Cover, digit_style: DigitStyle) -> Html:
    lines = [multiline(digit_style.format_text(line)) for line in cover.foot if line.strip()]
    return tag("footer", *(tag("p", line) for line in lines)) if lines else join()
