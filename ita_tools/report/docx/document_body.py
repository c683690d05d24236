"""The body of a report: its blocks as one string of WordprocessingML that is parsed once."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lxml import etree

from ita_tools.records import record
from ita_tools.report.docx.chart_format import ManualLayout, manual_layout
from ita_tools.report.docx.front_matter import cover_xml, list_of_captions, table_of_contents
from ita_tools.report.docx.insertion_point import InsertionPoint
from ita_tools.report.docx.markup import ParagraphProperties, bookmarked, inline_chart, paragraph, run
from ita_tools.report.docx.paragraph_styles import Style
from ita_tools.report.docx.sections import Page, following_section, page_of, with_orientation
from ita_tools.report.docx.tables import table_xml
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.document import (
    Block,
    Chart,
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
from ita_tools.report.model.numbering import number_captions, number_headings
from ita_tools.report.page_numbers import PageNumber, no_page_number

__all__ = ["AddChart", "Body", "compose_body"]

_HEADING_STYLES = {1: Style.HEADING_1, 2: Style.HEADING_2, 3: Style.HEADING_3}
_PARAGRAPH_STYLES = {
    "body": Style.BODY,
    "bullet": Style.BULLET,
    "center": Style.CENTER,
    "note": Style.NOTE,
    "line": Style.LINE,
    "title": Style.TITLE,
    "sign": Style.SIGN,
}
_TWIPS_PER_MM = 1440 / 25.4
_CAPTION_MM = 20
# Of the labels at the head of a memorandum, by the rules of official letters.
_LABEL_POINTS = 20
_NO_BREAK = "\u00a0"

AddChart = Callable[[Chart, ManualLayout | None], str]
"""Adds a chart to the package and returns its relationship id."""


@record(frozen=True, slots=True)
class Body:
    """Paragraphs and tables of a report, and the section that its last pages belong to."""

    content: str
    section: etree._Element


def compose_body(
    report: Report,
    digit_style: DigitStyle,
    styles: Mapping[Style, str],
    insertion_point: InsertionPoint,
    add_chart: AddChart,
    page_number: PageNumber = no_page_number,
) -> Body:
    """Write the blocks of a report for their place in a document.

    Parameters
    ----------
    report
        The blocks.
    digit_style
        Digits of all texts.
    styles
        Ids of our styles in the document.
    insertion_point
        Where the body will be inserted.
    add_chart
        Adds a chart to the package.
    page_number
        Page numbers for the lists at the beginning.
    """
    return _Composer(report, digit_style, styles, insertion_point, add_chart, page_number).compose()


class _Composer:
    """Writes blocks in order; a page break is applied by the block that follows it."""

    def __init__(
        self,
        report: Report,
        digit_style: DigitStyle,
        styles: Mapping[Style, str],
        insertion_point: InsertionPoint,
        add_chart: AddChart,
        page_number: PageNumber,
    ) -> None:
        self.digit_style, self.styles, self.add_chart = digit_style, styles, add_chart
        self.page_number = page_number
        self.insertion_point = insertion_point
        self.blocks = report.blocks
        self.headings = number_headings(report.blocks, insertion_point.bookmarks)
        self.captions = number_captions(report.blocks, insertion_point.bookmarks)
        self.content: list[str] = []
        self.section = insertion_point.section
        self.page = page_of(self.section)
        self.landscape_at_first = self.page.landscape
        self.landscape = self.next_landscape = self.landscape_at_first
        self.page_has_text = insertion_point.text_before
        self.break_pending = self.tables_just_listed = False

    def compose(self) -> Body:
        for position, block in enumerate(self.blocks):
            if isinstance(block, PageBreak):
                self.break_pending, self.next_landscape = True, block.landscape
            else:
                self._write_block(position, block)
        if self.insertion_point.text_after and self.landscape != self.landscape_at_first:
            self._end_section()
            self.landscape = self.landscape_at_first
        return Body("".join(self.content), with_orientation(self.section, landscape=self.landscape))

    def _write_block(self, position: int, block: Block) -> None:
        match block:
            case Heading():
                self._write_heading(position)
            case Paragraph():
                self._write_paragraph(position, block)
            case FieldLine():
                self._write_fields(block)
            case Table():
                self._write_table(position, block)
            case Figure():
                self._write_figure(position, block)
            case Cover():
                self._write_cover(block)
            case Contents():
                self._write_contents(block)

    def _apply_page_break(self) -> bool:
        """Apply a pending page break; return whether the next paragraph needs ``w:pageBreakBefore``."""
        break_before, self.break_pending = self.break_pending and self.page_has_text, False
        if self.next_landscape != self.landscape:
            if self.page_has_text:
                self._end_section()
                break_before = False
            self.landscape = self.next_landscape
        self.page_has_text = True
        return break_before

    def _end_section(self) -> None:
        section = with_orientation(self.section, landscape=self.landscape)
        section_xml = etree.tostring(section, encoding="unicode", with_tail=False)
        style = f'<w:pStyle w:val="{self.styles[Style.GAP]}"/>'
        self.content.append(f"<w:p><w:pPr>{style}{section_xml}</w:pPr></w:p>")
        self.section = following_section(self.section)
        self.page = page_of(self.section)

    def _page(self) -> Page:
        return self.page.oriented(landscape=self.landscape)

    def _add(self, style: Style, runs: str, properties: ParagraphProperties | None = None) -> None:
        self.content.append(paragraph(runs, self.styles[style], properties))

    def _add_gap(self, properties: ParagraphProperties | None = None) -> None:
        self._add(Style.GAP, "", properties)

    def _bookmarked(self, runs: str, name: str, position: int) -> str:
        return bookmarked(runs, name, self.insertion_point.free_bookmark + position)

    def _write_heading(self, position: int) -> None:
        numbered = self.headings[position]
        heading = numbered.heading
        centered = heading.level == 1 and not heading.numbered
        properties = ParagraphProperties(
            page_break_before=self._apply_page_break(), no_numbering=True, align="center" if centered else ""
        )
        runs = self._bookmarked(run(self.digit_style.format_text(numbered.line)), numbered.bookmark, position)
        self._add(_HEADING_STYLES[heading.level], runs, properties)

    def _precedes_signature(self, position: int) -> bool:
        """Tell whether the next block is a signature: signatures stay on the page of the text before them."""
        following = self.blocks[position + 1] if position + 1 < len(self.blocks) else None
        return isinstance(following, Paragraph) and following.style == "sign"

    def _is_between_headings(self, position: int) -> bool:
        """Tell whether a block stands alone between a heading and a subheading: all three stay together."""
        neighbours = [
            *self.blocks[max(position - 1, 0) : position],
            *self.blocks[position + 1 : position + 2],
        ]
        levels = [block.level for block in neighbours if isinstance(block, Heading)]
        return len(levels) == 2 and levels[0] < levels[1]

    def _write_paragraph(self, position: int, block: Paragraph) -> None:
        lead, text = self.digit_style.format_text(block.lead), self.digit_style.format_text(block.text)
        lead += lead_separator(lead, text)
        lines = [text]
        if block.style == "body":
            lines = [line for line in text.split("\n") if line.strip()] or [""]
        # Word stretches a distributed line that ends with a line feed over the whole width.
        left = block.style == "bullet" and "\n" in text
        properties = ParagraphProperties(
            page_break_before=self._apply_page_break(),
            align="left" if left else "",
            keep_next=self._precedes_signature(position)
            or self._is_between_headings(position)
            or (bool(lead) and not text),  # a title of its own
        )
        style = _PARAGRAPH_STYLES[block.style]
        self._add(style, run(lead, bold=True) + run(lines[0]), properties)
        for line in lines[1:]:
            self._add(style, run(line))

    def _write_fields(self, block: FieldLine) -> None:
        width, count = self._page().text_width, len(block.fields)
        # The last tab stands a little before the margin, beyond which Word would ignore it.
        places = tuple(width * number // count - 20 for number in range(1, count + 1))
        properties = ParagraphProperties(page_break_before=self._apply_page_break(), tabs=places)
        texts = [map(self.digit_style.format_text, field) for field in block.fields]
        runs = (run(label, bold=True, points=_LABEL_POINTS) + run(f" {value}\t") for label, value in texts)
        self._add(Style.LINE, "".join(runs), properties)

    def _write_caption(self, style: Style, position: int, properties: ParagraphProperties | None) -> None:
        caption = self.captions[position]
        label = self.digit_style.format_text(f"{caption.label}{_NO_BREAK}{caption.number}")
        runs = run(label + " ", bold=True) + run(self.digit_style.format_text(caption.text))
        self._add(style, self._bookmarked(runs, caption.bookmark, position), properties)

    def _write_table(self, position: int, block: Table) -> None:
        break_before = self._apply_page_break()
        if block.caption:
            properties = ParagraphProperties(page_break_before=break_before)
            self._write_caption(Style.TABLE_CAPTION, position, properties)
        elif break_before:
            self._add_gap(ParagraphProperties(page_break_before=True))
        page = self._page()
        self.content.append(
            table_xml(block, self.styles, self.digit_style, page.text_width, page.text_height)
        )
        self._add_gap()

    def _write_figure(self, position: int, block: Figure) -> None:
        break_before = self._apply_page_break()
        page = self._page()
        width_mm = page.text_width / _TWIPS_PER_MM
        max_height_mm = page.text_height / _TWIPS_PER_MM - _CAPTION_MM
        layout = manual_layout(block.chart, width_mm, min(block.height_mm, max_height_mm))
        height_mm = min(layout.height_mm if layout else block.height_mm, max_height_mm)
        relationship_id = self.add_chart(block.chart, layout)
        number = self.insertion_point.free_drawing + len(self.content)
        alt_text = self.digit_style.convert(block.alt_text)
        drawing = inline_chart(relationship_id, number, f"แผนภูมิ {number}", alt_text, (width_mm, height_mm))
        self._add(Style.FIGURE, drawing, ParagraphProperties(page_break_before=break_before))
        if block.caption:
            self._write_caption(Style.FIGURE_CAPTION, position, None)

    def _write_cover(self, block: Cover) -> None:
        page = self._page()
        if self._apply_page_break():
            self._add_gap(ParagraphProperties(page_break_before=True))
        self.content.append(cover_xml(block, self.styles, self.digit_style, page))
        self.break_pending = True

    def _write_contents(self, block: Contents) -> None:
        captions = [caption for caption in self.captions.values() if caption.of == block.of]
        if block.of != "headings" and not captions:
            return
        # A report has few figures: their list follows the list of tables on the same page.
        self.break_pending = not (block.of == "figures" and self.tables_just_listed)
        self.tables_just_listed = block.of == "tables"
        properties = ParagraphProperties(page_break_before=self._apply_page_break())
        self._add(Style.CONTENTS_TITLE, run(self.digit_style.format_text(block.title)), properties)
        if block.of == "headings":
            headings = self.headings.values()
            lines = table_of_contents(headings, self.styles, self.digit_style, self.page_number)
        else:
            lines = list_of_captions(captions, self.styles, self.digit_style, self.page_number)
        self.content.append(lines)
        self.break_pending = True
