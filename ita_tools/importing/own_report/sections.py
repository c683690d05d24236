"""A Word report of this program by its headings, with the parts of the edition that headings name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ita_tools.importing.lines import Line
from ita_tools.importing.own_report.program_words import is_request
from ita_tools.rubric import Edition

__all__ = [
    "AGENCY",
    "BODY",
    "CAPTION",
    "CENTER",
    "COVER_FOOT",
    "COVER_TITLE",
    "NOTE",
    "SIGN",
    "TITLE",
    "Section",
    "indicator_of",
    "issue_of",
    "own_sections",
    "tool_of",
]

BODY, NOTE, SIGN, CENTER, TITLE = "ITA เนื้อความ", "ITA หมายเหตุ", "ITA ลงนาม", "ITA กึ่งกลาง", "ITA หัวเอกสาร"
COVER_TITLE, AGENCY, COVER_FOOT = "ITA ชื่อรายงาน", "ITA ชื่อหน่วยงาน", "ITA ท้ายปก"
CAPTION = "ITA ชื่อตาราง"
"""Names of the paragraph styles that the program writes with."""

_HEADING = re.compile(r"heading ([1-3])", re.IGNORECASE)
_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2})*\.?\s+")
_INDICATOR = re.compile(r"ตัวชี้วัดที่ (\d{1,2})(?!\d)")
_ISSUE = re.compile(r"ประเด็นที่ (\d{1,2})(?!\d)")


@dataclass
class Section:
    """The lines below a heading down to the next one; ``headings`` are those above them by level."""

    headings: tuple[str, str, str] = ("", "", "")
    lines: list[Line] = field(default_factory=list)

    @property
    def chapter(self) -> str:
        """The heading of the first level."""
        return self.headings[0]

    @property
    def title(self) -> str:
        """The nearest heading."""
        return next(filter(None, reversed(self.headings)), "")

    def styled(self, *styles: str) -> list[Line]:
        """Return the paragraphs of some styles."""
        return [line for line in self.lines if line.style in styles]


def own_sections(lines: Sequence[Line]) -> Iterator[Section]:
    """Yield the sections of all sources that have the styles of a report of this program."""
    for source in dict.fromkeys(line.source for line in lines):
        own = [line for line in lines if line.source == source]
        if any(line.style in (BODY, TITLE) for line in own):
            yield from _sections(own)


def _sections(lines: Sequence[Line]) -> Iterator[Section]:
    section = Section()
    for line in lines:
        match = _HEADING.fullmatch(line.style)
        if match is None and is_request(line.text):  # the end, which has no heading
            yield section
            section = Section()
        if match is None:
            section.lines.append(line)
            continue
        yield section
        level = int(match[1])
        above = section.headings[: level - 1]
        title = _NUMBER.sub("", line.text)
        section = Section((*above, title, *[""] * (3 - level)))  # type: ignore[arg-type]
    yield section


def indicator_of(title: str, edition: Edition) -> str:
    """Return the code of the indicator that a heading of the program names; ``""`` for none."""
    match = _INDICATOR.match(title)
    return match[1] if match and match[1] in edition.indicator_by_code else ""


def issue_of(title: str, edition: Edition) -> str:
    """Return the code of the issue that a heading of the program names; ``""`` for none."""
    match = _ISSUE.match(title)
    number = int(match[1]) if match else 0
    return edition.issues[number - 1].code if 0 < number <= len(edition.issues) else ""


def tool_of(title: str, edition: Edition) -> str:
    """Return the code of the tool whose short name ends a heading in brackets; ``""`` for none."""
    named = (tool.code for tool in edition.tools if title.endswith(f"({tool.short})"))
    return next(named, "")
