"""The first page: title, agency and foot, spread over the height of the page."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from ita_tools.report.docx.markup import Setting, paragraph, run
from ita_tools.report.docx.paragraph_styles import Style
from ita_tools.report.docx.sections import Page
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.document import Cover

__all__ = ["cover_xml"]

# Style, height of a line and usual width of a letter, in twentieths of a point.
_LINE_HEIGHT = {Style.COVER_TITLE: 740, Style.COVER_AGENCY: 640, Style.COVER_FOOT: 540}
_LETTER_WIDTH = {Style.COVER_TITLE: 200, Style.COVER_AGENCY: 170, Style.COVER_FOOT: 140}
_ABOVE, _MIDDLE, _BELOW = 0.2, 0.37, 0.37


def _height(style: Style, texts: Sequence[str], width: int) -> int:
    per_line = max(width // _LETTER_WIDTH[style], 1)
    lines = sum(max(math.ceil(len(line) / per_line), 1) for text in texts for line in text.split("\n"))
    return lines * _LINE_HEIGHT[style]


def cover_xml(cover: Cover, styles: Mapping[Style, str], digit_style: DigitStyle, page: Page) -> str:
    """Return the paragraphs of a cover; what is left of the page is shared out between its groups."""
    groups = (
        (Style.COVER_TITLE, _ABOVE, tuple(cover.title)),
        (Style.COVER_AGENCY, _MIDDLE, (cover.agency,)),
        (Style.COVER_FOOT, _BELOW, tuple(cover.foot)),
    )
    taken = sum(_height(style, texts, page.text_width) for style, _, texts in groups)
    free = max(page.text_height - taken, 0)
    lines = []
    for style, share, texts in groups:
        for number, text in enumerate(texts):
            gap = Setting(before=int(free * share)) if number == 0 else None
            lines.append(paragraph(run(digit_style.format_text(text)), styles[style], gap))
    return "".join(lines)
