"""The page: head, skip link, banner with the only ``h1``, contents, main part and footer.

The main part has a section for each chapter, and the contents have its headings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ita_tools.files.resources import resource
from ita_tools.report.html.escaping import Html, join, multiline, tag
from ita_tools.report.html.overview import overview_section
from ita_tools.report.html.tables_and_figures import figure, scrolling_table
from ita_tools.report.model.digits import Digits, DigitStyle
from ita_tools.report.model.document import (
    DRAFT_MARK,
    Block,
    Contents,
    Cover,
    FieldLine,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Report,
    Table,
    lead_separator,
)
from ita_tools.report.model.numbering import NumberedHeading, number_captions, number_headings

__all__ = ["PageBody", "render_html"]

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


class PageBody:
    """Writes blocks in order; levels of headings are never skipped."""

    def __init__(self, blocks: Sequence[Block], digit_style: DigitStyle) -> None:
        self.blocks, self.digit_style = blocks, digit_style
        self.headings = {
            position: heading for position, heading in number_headings(blocks).items() if heading.line.strip()
        }
        self.captions = number_captions(blocks)
        self.level = 1

    def contents(self) -> Html:
        """Return the folded contents of a report that has a table of contents.

        Lists of tables and figures are for paper.
        """
        title = next(
            (block.title for block in self.blocks if isinstance(block, Contents) and block.of == "headings"),
            None,
        )
        if title is None or not self.headings:
            return join()
        links = (self._link(heading) for heading in self.headings.values())
        name = self._format(title).strip() or "สารบัญ"
        return tag("nav", tag("details", tag("summary", name), tag("ul", *links)), aria_label=name)

    def _link(self, heading: NumberedHeading) -> Html:
        link = tag("a", self._format(heading.line).replace("\n", " "), href=f"#{heading.bookmark}")
        return tag("li", link, class_=f"level{heading.heading.level}")

    def place_of(self, texts: Sequence[str]) -> str:
        """Return the id of the heading above the first table with all the texts; ``""`` if there is none."""
        heading, missing = "", set(texts)
        first = ""
        for position, block in enumerate(self.blocks):
            if position in self.headings:
                heading = self.headings[position].bookmark
            elif isinstance(block, Table):
                present = {
                    text for text in missing for row in block.rows if any(text in cell for cell in row.cells)
                }
                first = first or (heading if present else "")
                missing -= present
        return "" if missing else first

    def sections(self) -> Iterator[Html]:
        """Yield the main part, a section for each heading of the highest level."""
        starts = [position for position, heading in self.headings.items() if heading.heading.level == 1]
        for start, end in pairwise([0, *starts, len(self.blocks)]):
            contents = list(self._elements(start, end))
            if contents:
                yield tag("section", *contents) if start in starts else join(*contents)

    def _elements(self, start: int, end: int) -> Iterator[Html]:
        """Yield the elements of some blocks; bullets that follow each other are one list."""
        bullets: list[Html] = []
        for position, block in enumerate(self.blocks[start:end], start):
            if isinstance(block, Paragraph) and block.style == "bullet":
                bullets.append(tag("li", *self._paragraph_text(block)))
                continue
            if bullets:
                yield tag("ul", *bullets)
                bullets = []
            yield from self._block(position, block)
        if bullets:
            yield tag("ul", *bullets)

    def _block(self, position: int, block: Block) -> Iterator[Html]:
        match block:
            case Heading():
                if position in self.headings:
                    yield self._heading(self.headings[position])
            case Paragraph():
                yield from self._paragraph(block)
            case FieldLine():
                fields = [map(self._format, field) for field in block.fields if field[1].strip()]
                parts = (join(tag("strong", label), " ", value, " ") for label, value in fields)
                yield tag("p", *parts, class_="line")
            case Table():
                yield self._table(position, block)
            case Figure():
                yield self._figure(position, block)
            case Cover():
                lines = "\n".join([*block.title, block.agency, *block.foot])
                yield tag("p", multiline(self._format(lines)), class_="center")
            case Contents() | PageBreak():
                return
            case _:
                raise TypeError(f"no way to show {type(block).__name__}")

    def _format(self, text: str) -> str:
        return self.digit_style.format_text(text)

    def _heading(self, heading: NumberedHeading) -> Html:
        self.level = min(heading.heading.level + 1, self.level + 1)
        return tag(f"h{self.level}", multiline(self._format(heading.line)), id=heading.bookmark)

    def _paragraph(self, block: Paragraph) -> Iterator[Html]:
        style = None if block.style == "body" else block.style
        contents = self._paragraph_text(block)
        if any(content.strip() for content in contents):
            yield tag("p", *contents, class_=style)

    def _paragraph_text(self, block: Paragraph) -> list[Html]:
        lead, text = self._format(block.lead), self._format(block.text)
        if not lead:
            return [multiline(text)]
        return [tag("strong", multiline(lead)), join(lead_separator(lead, text)), multiline(text)]

    def _table(self, position: int, block: Table) -> Html:
        label = self._label(position) or self._format(f"ตารางไม่มีชื่อ {position + 1}")
        return scrolling_table(block, self.digit_style, key=self._element_id(position), label=label)

    def _figure(self, position: int, block: Figure) -> Html:
        return figure(block, self.digit_style, key=self._element_id(position), label=self._label(position))

    def _label(self, position: int) -> str:
        """Return label and number of a caption, nothing without caption."""
        caption = self.captions.get(position)
        return self._format(f"{caption.label} {caption.number}") if caption else ""

    def _element_id(self, position: int) -> str:
        return self.captions[position].bookmark if position in self.captions else f"block{position}"
