"""The cover: title, agency and foot, spread over the height of the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ita_tools.report.docx.markup import ParagraphProperties, paragraph, run
from ita_tools.report.docx.paragraph_styles import COVER_SIZES, Style
from ita_tools.report.docx.sections import Page
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.document import Cover
from ita_tools.text_width import cells_in, lines_needed

__all__ = ["cover_xml"]

# Heights of a line, in twentieths of a point.
_LINE_HEIGHT = {Style.COVER_TITLE: 740, Style.COVER_AGENCY: 640, Style.COVER_FOOT: 540}
_TWIPS_PER_POINT = 20
# Share of the text width that is planned with: a line more than planned would move the foot to a new page.
_PLANNED_WIDTH = 0.93
# Shares of the free height that stand before each group.
_BEFORE_TITLE, _BEFORE_AGENCY, _BEFORE_FOOT = 0.2, 0.37, 0.37


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
