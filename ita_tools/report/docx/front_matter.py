"""The pages before the first chapter: cover, tables of contents, and lists of captions.

Each list is a field of Word, so that an officer can renew it (F9). It is complete as it stands: Word need not
renew it when it opens the file, and asks nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ita_tools.report.docx.markup import ParagraphProperties, page_reference, paragraph, run
from ita_tools.report.docx.paragraph_styles import COVER_SIZES, Style
from ita_tools.report.docx.sections import Page
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.document import Cover
from ita_tools.report.model.numbering import NumberedCaption, NumberedHeading
from ita_tools.report.page_numbers import PageNumber, no_page_number
from ita_tools.text_width import cells_in, lines_needed

__all__ = ["cover_xml", "list_of_captions", "table_of_contents"]

# Heights of a line, in twentieths of a point.
_LINE_HEIGHT = {Style.COVER_TITLE: 740, Style.COVER_AGENCY: 640, Style.COVER_FOOT: 540}
_TWIPS_PER_POINT = 20
# Share of the text width that is planned with: a line more than planned would move the foot to a new page.
_PLANNED_WIDTH = 0.93
# Shares of the free height that stand before each group.
_BEFORE_TITLE, _BEFORE_AGENCY, _BEFORE_FOOT = 0.2, 0.37, 0.37
_LEVELS = {1: Style.CONTENTS_1, 2: Style.CONTENTS_2, 3: Style.CONTENTS_3}
_CAPTION_STYLES = {"tables": Style.TABLE_CAPTION, "figures": Style.FIGURE_CAPTION}
_FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def cover_xml(cover: Cover, styles: Mapping[Style, str], digit_style: DigitStyle, page: Page) -> str:
    """Return the paragraphs of a cover; the free height of the page is divided among its groups."""
    groups = (
        (Style.COVER_TITLE, _BEFORE_TITLE, tuple(cover.title)),
        (Style.COVER_AGENCY, _BEFORE_AGENCY, (cover.agency,)),
        (Style.COVER_FOOT, _BEFORE_FOOT, tuple(cover.foot)),
    )
    used_height = sum(_height(style, texts, page.text_width) for style, _, texts in groups)
    free_height = max(page.text_height - used_height, 0)
    paragraphs = []
    for style, share, texts in groups:
        for number, text in enumerate(texts):
            spacing = ParagraphProperties(space_before=int(free_height * share)) if number == 0 else None
            paragraphs.append(paragraph(run(digit_style.format_text(text)), styles[style], spacing))
    return "".join(paragraphs)


def _height(style: Style, texts: Sequence[str], width: int) -> int:
    points = width * _PLANNED_WIDTH / _TWIPS_PER_POINT
    cells = cells_in(points, COVER_SIZES[style], bold=style is not Style.COVER_FOOT)
    return sum(lines_needed(text, cells) for text in texts) * _LINE_HEIGHT[style]


def table_of_contents(
    headings: Iterable[NumberedHeading],
    styles: Mapping[Style, str],
    digit_style: DigitStyle,
    page_number: PageNumber = no_page_number,
) -> str:
    """Return a table of contents with a line for each heading, indented by level."""
    lines = (
        (
            _line(heading.line, heading.bookmark, digit_style, page_number),
            styles[_LEVELS[heading.heading.level]],
        )
        for heading in headings
    )
    return _field('\\o "1-3" \\h \\z \\u', lines, styles)


def list_of_captions(
    captions: Sequence[NumberedCaption],
    styles: Mapping[Style, str],
    digit_style: DigitStyle,
    page_number: PageNumber = no_page_number,
) -> str:
    """Return a list with a line for each caption, all of tables or all of figures; at least one."""
    # The numbers of captions are typed, not fields: Word collects captions by their style.
    style = _CAPTION_STYLES[captions[0].of].value
    lines = (
        (_line(caption.line, caption.bookmark, digit_style, page_number), styles[Style.CONTENTS_1])
        for caption in captions
    )
    return _field(f'\\h \\z \\t "{style},1"', lines, styles)


def _line(text: str, bookmark: str, digit_style: DigitStyle, page_number: PageNumber) -> str:
    """Return a link to a bookmark, with the number of its page if that is known."""
    words = run(digit_style.format_text(text).replace("\n", " "))
    number = page_number(bookmark)
    if number is not None:
        words += f"<w:r><w:tab/></w:r>{page_reference(bookmark, digit_style.convert(number))}"
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{words}</w:hyperlink>'


def _field(switches: str, lines: Iterable[tuple[str, str]], styles: Mapping[Style, str]) -> str:
    """Return a TOC field around lines, each with its style id."""
    paragraphs = []
    beginning = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> TOC {switches} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    for content, style_id in lines:
        paragraphs.append(paragraph(beginning + content, style_id))
        beginning = ""
    paragraphs.append(paragraph(beginning + _FIELD_END, styles[Style.GAP]))
    return "".join(paragraphs)
