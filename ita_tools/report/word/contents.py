"""A table of contents written out at once, inside the field that Word refreshes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ita_tools.report.word.markup import page_reference, paragraph, run
from ita_tools.report.word.outline import Entry
from ita_tools.report.word.styles import Style
from ita_tools.report.word.text import Script

__all__ = ["contents_lines"]

_LEVELS = {1: Style.CONTENTS_1, 2: Style.CONTENTS_2, 3: Style.CONTENTS_3}
_OPENING = (
    '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" \\h \\z \\u </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
_CLOSING = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def _line(entry: Entry, script: Script) -> str:
    words = run(script.shown(entry.line).replace("\n", " "))
    return (
        f'<w:hyperlink w:anchor="{entry.bookmark}" w:history="1">{words}<w:r><w:tab/></w:r>'
        f"{page_reference(entry.bookmark)}</w:hyperlink>"
    )


def contents_lines(entries: Iterable[Entry], styles: Mapping[Style, str], script: Script) -> str:
    """Return one line per heading: the field opens in the first and closes after the last."""
    lines, opening = [], _OPENING
    for entry in entries:
        lines.append(paragraph(opening + _line(entry, script), styles[_LEVELS[entry.heading.level]]))
        opening = ""
    lines.append(paragraph(opening + _CLOSING, styles[Style.GAP]))
    return "".join(lines)
