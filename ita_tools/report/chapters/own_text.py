"""The officer's own texts: a paragraph for each line that was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ita_tools.report.model.document import Paragraph

__all__ = ["led_text", "own_text", "split_where_it_looks_back"]

# A paragraph that begins so speaks of a table or chart above it.
_LOOKS_BACK = re.compile("^.{0,30}(?:ข้างต้น|ดังกล่าวข้างบน)")
_LISTED = re.compile(r"\s*(?:[-–•*]|\(?[0-9๐-๙]{1,2}[.)]|\([ก-ฮ]\)|[ก-ฮ][.)])")


def own_text(text: str) -> Iterator[Paragraph]:
    """Yield a paragraph for each line of a text; blank lines are left out."""
    yield from (Paragraph(line.strip()) for line in text.split("\n") if line.strip())


def led_text(lead: str, text: str) -> Iterator[Paragraph]:
    """Yield a text below or behind a lead in bold.

    The lead stands alone before a list or several paragraphs, which would have different indents behind it.
    """
    paragraphs = list(own_text(text))
    if len(paragraphs) == 1 and not _LISTED.match(paragraphs[0].text):
        yield Paragraph(paragraphs[0].text, lead=lead)
    elif paragraphs:
        yield Paragraph("", lead=lead)
        yield from paragraphs


def split_where_it_looks_back(text: str) -> tuple[str, str]:
    """Return what stands before and what stands after a table and chart.

    >>> split_where_it_looks_back("ผลรวม ดังนี้" + chr(10) + "จากแผนภูมิข้างต้น พบว่าสูงขึ้น")
    ('ผลรวม ดังนี้', 'จากแผนภูมิข้างต้น พบว่าสูงขึ้น')
    """
    lines = text.split("\n")
    start = next((n for n, line in enumerate(lines) if n and _LOOKS_BACK.match(line.strip())), len(lines))
    return "\n".join(lines[:start]), "\n".join(lines[start:])
