"""Tables of contents and of captions written out at once, inside the fields that Word refreshes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ita_tools.report.docx.markup import page_reference, paragraph, run
from ita_tools.report.docx.paragraph_styles import Style
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.numbering import NumberedCaption, NumberedHeading

__all__ = ["caption_lines", "contents_lines"]

_LEVELS = {1: Style.CONTENTS_1, 2: Style.CONTENTS_2, 3: Style.CONTENTS_3}
_HEADINGS = '\\o "1-3" \\h \\z \\u'
_CAPTIONS = {"tables": Style.TABLE_CAPTION, "figures": Style.FIGURE_CAPTION}
_CLOSING = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def _opening(what: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> TOC {what} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def _line(text: str, bookmark: str, digit_style: DigitStyle) -> str:
    words = run(digit_style.format_text(text).replace("\n", " "))
    return (
        f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{words}<w:r><w:tab/></w:r>'
        f"{page_reference(bookmark)}</w:hyperlink>"
    )


def _field(what: str, lines: Iterable[tuple[str, str]], styles: Mapping[Style, str]) -> str:
    """Return lines, each with the id of its style; the field opens in the first and closes after the last."""
    written, opening = [], _opening(what)
    for content, style in lines:
        written.append(paragraph(opening + content, style))
        opening = ""
    written.append(paragraph(opening + _CLOSING, styles[Style.GAP]))
    return "".join(written)


def contents_lines(
    entries: Iterable[NumberedHeading], styles: Mapping[Style, str], digit_style: DigitStyle
) -> str:
    """Return one line per heading, at its level."""
    lines = (
        (_line(entry.line, entry.bookmark, digit_style), styles[_LEVELS[entry.heading.level]])
        for entry in entries
    )
    return _field(_HEADINGS, lines, styles)


def caption_lines(
    listed: Sequence[NumberedCaption], styles: Mapping[Style, str], digit_style: DigitStyle
) -> str:
    """Return one line per caption; all are captions of tables, or all of figures."""
    # Captions are typed, not counted by Word, so it collects them again by their style.
    name = _CAPTIONS[listed[0].of].value
    lines = ((_line(each.line, each.bookmark, digit_style), styles[Style.CONTENTS_1]) for each in listed)
    return _field(f'\\h \\z \\t "{name},1"', lines, styles)
