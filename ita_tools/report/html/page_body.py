"""The text of the page, block after block, and the list of its headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ita_tools.report.html.escaping import Html, joined, lines, tag
from ita_tools.report.html.figure import figure
from ita_tools.report.html.html_tables import table_frame
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.document import (
    Block,
    Contents,
    Cover,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Table,
)
from ita_tools.report.model.numbering import NumberedHeading, number_captions, number_headings

__all__ = ["Body"]

# Kinds of lists in the order in which a reader meets them, each with a title for want of another.
_LISTS = {"headings": "สารบัญ", "tables": "สารบัญตาราง", "figures": "สารบัญภาพ"}


class Body:
    """Writes blocks in order and counts what is numbered; headings never skip a level."""

    def __init__(self, blocks: Sequence[Block], digit_style: DigitStyle) -> None:
        self.blocks, self.digit_style = blocks, digit_style
        self.entries = {
            place: entry for place, entry in number_headings(blocks).items() if entry.line.strip()
        }
        self.captions = number_captions(blocks)
        self.depth = 1

    def contents(self) -> Html:
        """Return the lists of headings, tables and figures that the report asks for."""
        wanted = {block.of: block for block in reversed(self.blocks) if isinstance(block, Contents)}
        return joined(*(self._contents(wanted[of]) for of in _LISTS if of in wanted))

    def _contents(self, block: Contents) -> Html:
        links = list(self._links(block))
        if not links:
            return joined()
        title = tag("h2", self.digit_style.format_text(block.title).strip() or _LISTS[block.of], id=block.of)
        return tag("nav", title, tag("ul", *links), aria_labelledby=block.of)

    def _links(self, block: Contents) -> Iterator[Html]:
        if block.of == "headings":
            for entry in self.entries.values():
                yield self._link(entry.line, entry.bookmark, entry.heading.level)
        for caption in self.captions.values():
            if caption.of == block.of:
                yield self._link(caption.line, caption.bookmark, 1)

    def _link(self, words: str, place: str, level: int) -> Html:
        link = tag("a", self.digit_style.format_text(words).replace("\n", " "), href=f"#{place}")
        return tag("li", link, class_=f"level{level}")

    def written(self) -> Iterator[Html]:
        """Yield the elements of the text; points of a list that follow each other are one list."""
        points: list[Html] = []
        for place, block in enumerate(self.blocks):
            if isinstance(block, Paragraph) and block.style == "bullet":
                points.append(tag("li", *self._words(block)))
                continue
            if points:
                yield tag("ul", *points)
                points = []
            yield from self._block(place, block)
        if points:
            yield tag("ul", *points)

    def _block(self, place: int, block: Block) -> Iterator[Html]:
        match block:
            case Heading():
                if place in self.entries:
                    yield self._heading(self.entries[place])
            case Paragraph():
                yield from self._paragraphs(block)
            case Table():
                yield self._table(place, block)
            case Figure():
                yield self._figure(place, block)
            case Cover():
                said = [*block.title, block.agency, *block.foot]
                yield tag("p", lines(self.digit_style.format_text("\n".join(said))), class_="center")
            case Contents() | PageBreak():
                return
            case _:
                raise TypeError(f"no way to show {type(block).__name__}")

    def _heading(self, entry: NumberedHeading) -> Html:
        self.depth = min(entry.heading.level + 1, self.depth + 1)
        return tag(f"h{self.depth}", lines(self.digit_style.format_text(entry.line)), id=entry.bookmark)

    def _words(self, block: Paragraph) -> list[Html]:
        lead, text = self.digit_style.format_text(block.lead), self.digit_style.format_text(block.text)
        between = " " if lead and text and not lead[-1].isspace() else ""
        return [tag("strong", lines(lead)), joined(between), lines(text)] if lead else [lines(text)]

    def _paragraphs(self, block: Paragraph) -> Iterator[Html]:
        style = None if block.style == "body" else block.style
        words = self._words(block)
        if any(word.strip() for word in words):
            yield tag("p", *words, class_=style)

    def _label(self, place: int) -> str:
        caption = self.captions.get(place)
        return self.digit_style.format_text(f"{caption.label} {caption.number}") if caption else ""

    def _table(self, place: int, block: Table) -> Html:
        label = self._label(place) or self.digit_style.format_text(f"ตารางไม่มีชื่อ {place + 1}")
        key = self.captions[place].bookmark if place in self.captions else f"block{place}"
        return table_frame(block, self.digit_style, key=key, label=label)

    def _figure(self, place: int, block: Figure) -> Html:
        key = self.captions[place].bookmark if place in self.captions else f"block{place}"
        return figure(block, self.digit_style, key=key, label=self._label(place))
