"""The main part of the page, block by block, and the lists of headings, tables and figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ita_tools.report.html.escaping import Html, join, multiline, tag
from ita_tools.report.html.figure import figure
from ita_tools.report.html.html_tables import scrolling_table
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.document import (
    Block,
    Contents,
    Cover,
    FieldLine,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Table,
    lead_separator,
)
from ita_tools.report.model.numbering import NumberedHeading, number_captions, number_headings

__all__ = ["PageBody"]

# Lists in their order on the page, with a title for a list without one.
_LISTS = {"headings": "สารบัญ", "tables": "สารบัญตาราง", "figures": "สารบัญภาพ"}


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
        """Return the lists of headings, tables and figures that the report contains."""
        lists = {block.of: block for block in reversed(self.blocks) if isinstance(block, Contents)}
        return join(*(self._list(lists[of]) for of in _LISTS if of in lists))

    def _list(self, block: Contents) -> Html:
        links = list(self._links(block))
        if not links:
            return join()
        title = tag("h2", self._format(block.title).strip() or _LISTS[block.of], id=block.of)
        return tag("nav", title, tag("ul", *links), aria_labelledby=block.of)

    def _links(self, block: Contents) -> Iterator[Html]:
        if block.of == "headings":
            for heading in self.headings.values():
                yield self._link(heading.line, heading.bookmark, heading.heading.level)
        for caption in self.captions.values():
            if caption.of == block.of:
                yield self._link(caption.line, caption.bookmark, 1)

    def _link(self, line: str, element_id: str, level: int) -> Html:
        link = tag("a", self._format(line).replace("\n", " "), href=f"#{element_id}")
        return tag("li", link, class_=f"level{level}")

    def elements(self) -> Iterator[Html]:
        """Yield the elements of the main part; bullets that follow each other are one list."""
        bullets: list[Html] = []
        for position, block in enumerate(self.blocks):
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
