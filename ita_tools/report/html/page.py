"""The frame of the page: head, skip link, banner with the only first heading, contents, text and foot."""

from __future__ import annotations

from collections.abc import Sequence

from ita_tools.files.resources import resource
from ita_tools.report.html.escaping import Html, joined, lines, tag
from ita_tools.report.html.page_body import Body
from ita_tools.report.model.digits import Digits, DigitStyle
from ita_tools.report.model.document import Block, Cover, Paragraph, Report

__all__ = ["page"]

# Nothing may be fetched or run, even if a text should ever get past the escaping.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def page(report: Report, digits: Digits = "thai") -> str:
    """Return a report as a whole HTML document: no scripts, no resources from elsewhere.

    Parameters
    ----------
    report
        What the page says.
    digits
        ``"thai"`` writes Thai digits everywhere but in links and codes.
    """
    digit_style = DigitStyle(digits)
    cover, blocks = _opening(report)
    body = Body(blocks, digit_style)
    content = tag("main", *body.written(), id="content", tabindex=-1)
    skip = tag("a", "ข้ามไปยังเนื้อหา", href="#content", class_="skip")
    return (
        "<!DOCTYPE html>\n"
        + tag(
            "html",
            _head(digit_style.format_text(report.title)),
            tag(
                "body",
                skip,
                _banner(report, cover, digit_style),
                body.contents(),
                content,
                _foot(cover, digit_style),
            ),
            lang="th",
        )
        + "\n"
    )


def _opening(report: Report) -> tuple[Cover, Sequence[Block]]:
    """Return what heads the page, and the blocks without it: a cover, the title of a paper, or a name."""
    covers = [block for block in report.blocks if isinstance(block, Cover)]
    titles = [block for block in report.blocks if isinstance(block, Paragraph) and block.style == "title"]
    head = next(iter(covers), None) or next(iter(titles), None)
    rest = [block for block in report.blocks if block is not head]
    if isinstance(head, Cover):
        return head, rest
    return Cover([head.text if head else report.title], report.agency), rest


def _head(title: str) -> Html:
    style = resource("report", "html", "page.css").read_text("utf-8")
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", " ".join(title.split()) or "รายงาน"),
        Html(f"<style>{style}</style>"),
    )


def _banner(report: Report, cover: Cover, digit_style: DigitStyle) -> Html:
    titles = [title for title in cover.title if title.strip()] or [report.title or "รายงาน"]
    heading = tag("h1", *(tag("span", lines(digit_style.format_text(title))) for title in titles))
    agency = digit_style.format_text(cover.agency)
    return tag("header", heading, tag("p", lines(agency), class_="agency") if agency.strip() else "")


def _foot(cover: Cover, digit_style: DigitStyle) -> Html:
    said = [line for line in cover.foot if line.strip()]
    return (
        tag("footer", *(tag("p", lines(digit_style.format_text(line))) for line in said))
        if said
        else joined()
    )
