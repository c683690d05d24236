"""The text of a report, block after block, as one string that is parsed once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lxml import etree

from ita_tools.report.docx.chart_layout import ManualLayout, manual_layout
from ita_tools.report.docx.contents import list_of_captions, table_of_contents
from ita_tools.report.docx.cover_page import cover_xml
from ita_tools.report.docx.insertion_point import InsertionPoint
from ita_tools.report.docx.markup import Setting, bookmarked, inline_chart, paragraph, run
from ita_tools.report.docx.paragraph_styles import Style
from ita_tools.report.docx.sections import continuation, page_of, with_orientation
from ita_tools.report.docx.tables import table_xml
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.document import (
    Block,
    Chart,
    Contents,
    Cover,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Report,
    Table,
)
from ita_tools.report.model.numbering import number_captions, number_headings

__all__ = ["AddChart", "Composition", "compose"]

_HEADINGS = {1: Style.HEADING_1, 2: Style.HEADING_2, 3: Style.HEADING_3}
_PARAGRAPHS = {
    "body": Style.BODY,
    "bullet": Style.BULLET,
    "center": Style.CENTER,
    "note": Style.NOTE,
    "line": Style.LINE,
    "title": Style.TITLE,
    "sign": Style.SIGN,
}
_TWIPS_PER_MM = 1440 / 25.4
_ROOM_FOR_CAPTION_MM = 20
_NO_BREAK = "\u00a0"

AddChart = Callable[[Chart, ManualLayout | None], str]
"""Takes a chart into the package and returns the id by which the text refers to it."""


@dataclass(frozen=True, slots=True)
class Composition:
    """The paragraphs and tables of a report, and the section that rules the last of them."""

    content: str
    section: etree._Element


def _paragraphs_of(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()] or [""]


class _Composer:
    """Writes blocks in order and remembers what one block means for the next."""

    def __init__(
        self,
        report: Report,
        digit_style: DigitStyle,
        styles: Mapping[Style, str],
        site: InsertionPoint,
        gallery: AddChart,
    ) -> None:
        self.digit_style, self.styles, self.site, self.gallery = digit_style, styles, site, gallery
        self.blocks = report.blocks
        self.entries = number_headings(report.blocks, site.bookmarks)
        self.captions = number_captions(report.blocks, site.bookmarks)
        self.written: list[str] = []
        self.section = site.section
        self.landscape = self.lying_next = self.landscape_at_first = page_of(site.section).landscape
        self.page_filled = site.text_before
        self.turning = self.listed = False

    def compose(self) -> Composition:
        for position, block in enumerate(self.blocks):
            if isinstance(block, PageBreak):
                self.turning, self.lying_next = True, block.landscape
            else:
                self._write(position, block)
        if self.site.text_after and self.landscape != self.landscape_at_first:
            self._end_section()
            self.landscape = self.landscape_at_first
        return Composition("".join(self.written), with_orientation(self.section, self.landscape))

    def _write(self, position: int, block: Block) -> None:
        match block:
            case Heading():
                self._heading(position)
            case Paragraph():
                self._paragraph(position, block)
            case Table():
                self._table(position, block)
            case Figure():
                self._figure(position, block)
            case Cover():
                self._cover(block)
            case Contents():
                self._contents(block)

    def _opening(self) -> bool:
        """Carry out a page turn before a block; tell whether its first paragraph must start a page."""
        turning, self.turning = self.turning and self.page_filled, False
        if self.lying_next != self.landscape:
            if self.page_filled:
                self._end_section()
                turning = False
            self.landscape = self.lying_next
        self.page_filled = True
        return turning

    def _end_section(self) -> None:
        section = etree.tostring(
            with_orientation(self.section, self.landscape), encoding="unicode", with_tail=False
        )
        style = f'<w:pStyle w:val="{self.styles[Style.GAP]}"/>'
        self.written.append(f"<w:p><w:pPr>{style}{section}</w:pPr></w:p>")
        self.section = continuation(self.section)

    def _line(self, style: Style, content: str, setting: Setting | None = None) -> None:
        self.written.append(paragraph(content, self.styles[style], setting))

    def _gap(self) -> None:
        self._line(Style.GAP, "")

    def _heading(self, position: int) -> None:
        entry = self.entries[position]
        bookmark = self.site.free_bookmark + position
        words = bookmarked(run(self.digit_style.format_text(entry.line)), entry.bookmark, bookmark)
        apart = entry.heading.level == 1 and not entry.heading.numbered
        setting = Setting(page_break=self._opening(), typed_number=True, align="center" if apart else "")
        self._line(_HEADINGS[entry.heading.level], words, setting)

    def _signed_next(self, position: int) -> bool:
        """Tell whether a signature follows: those of a report stand on one page, under a line of text."""
        after = self.blocks[position + 1] if position + 1 < len(self.blocks) else None
        return isinstance(after, Paragraph) and after.style == "sign"

    def _leads(self, position: int) -> bool:
        """Tell whether text stands alone between a heading and one below it: all three stay together."""
        around = [*self.blocks[max(position - 1, 0) : position], *self.blocks[position + 1 : position + 2]]
        levels = [block.level for block in around if isinstance(block, Heading)]
        return len(levels) == 2 and levels[0] < levels[1]

    def _paragraph(self, position: int, block: Paragraph) -> None:
        lead, text = self.digit_style.format_text(block.lead), self.digit_style.format_text(block.text)
        between = " " if lead and text and not lead[-1].isspace() else ""
        first, *others = _paragraphs_of(text) if block.style == "body" else [text]
        # Word stretches a distributed line that ends with a line feed over the whole width.
        uneven = block.style == "bullet" and "\n" in text
        setting = Setting(
            page_break=self._opening(),
            align="left" if uneven else "",
            keep_next=self._signed_next(position) or self._leads(position),
        )
        style = _PARAGRAPHS[block.style]
        self._line(style, run(lead + between, bold=True) + run(first), setting)
        for line in others:
            self._line(style, run(line))

    def _caption(self, style: Style, position: int, setting: Setting | None) -> None:
        caption = self.captions[position]
        label = self.digit_style.format_text(f"{caption.label}{_NO_BREAK}{caption.number}")
        words = run(label + " ", bold=True) + run(self.digit_style.format_text(caption.text))
        self._line(style, bookmarked(words, caption.bookmark, self.site.free_bookmark + position), setting)

    def _table(self, position: int, block: Table) -> None:
        opening = self._opening()
        if block.caption:
            self._caption(Style.TABLE_CAPTION, position, Setting(page_break=opening))
        elif opening:
            self._line(Style.GAP, "", Setting(page_break=True))
        page = page_of(self.section).lying(self.landscape)
        self.written.append(
            table_xml(block, self.styles, self.digit_style, page.text_width, page.text_height)
        )
        self._gap()

    def _figure(self, position: int, block: Figure) -> None:
        opening = self._opening()
        page = page_of(self.section).lying(self.landscape)
        width = page.text_width / _TWIPS_PER_MM
        tallest = page.text_height / _TWIPS_PER_MM - _ROOM_FOR_CAPTION_MM
        room = manual_layout(block.chart, width, min(block.height_mm, tallest))
        height = min(room.height_mm if room else block.height_mm, tallest)
        reference = self.gallery(block.chart, room)
        drawing = self.site.free_drawing + len(self.written)
        words = self.digit_style.convert(block.alt_text)
        frame = inline_chart(reference, drawing, f"แผนภูมิ {drawing}", words, (width, height))
        self._line(Style.FIGURE, frame, Setting(page_break=opening))
        if block.caption:
            self._caption(Style.FIGURE_CAPTION, position, None)

    def _cover(self, block: Cover) -> None:
        page = page_of(self.section).lying(self.landscape)
        if self._opening():
            self._line(Style.GAP, "", Setting(page_break=True))
        self.written.append(cover_xml(block, self.styles, self.digit_style, page))
        self.turning = True

    def _contents(self, block: Contents) -> None:
        listed = [each for each in self.captions.values() if each.of == block.of]
        if block.of != "headings" and not listed:
            return
        # The figures are few: their list follows that of the tables on its page.
        self.turning = not (block.of == "figures" and self.listed)
        self.listed = block.of == "tables"
        setting = Setting(page_break=self._opening())
        self._line(Style.CONTENTS_TITLE, run(self.digit_style.format_text(block.title)), setting)
        if block.of == "headings":
            self.written.append(table_of_contents(self.entries.values(), self.styles, self.digit_style))
        else:
            self.written.append(list_of_captions(listed, self.styles, self.digit_style))
        self.turning = True


def compose(
    report: Report,
    digit_style: DigitStyle,
    styles: Mapping[Style, str],
    site: InsertionPoint,
    gallery: AddChart,
) -> Composition:
    """Write a report for its place.

    Parameters
    ----------
    report
        What to write.
    digit_style
        How digits are written.
    styles
        Ids of our styles in the document.
    site
        Where the text goes.
    gallery
        Takes a chart into the package and returns the id to refer to it.
    """
    return _Composer(report, digit_style, styles, site, gallery).compose()
