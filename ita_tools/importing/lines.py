"""Lines of a source, and what is read from one.

A line has cells of text with their location, in one spelling whatever the source was. A reading is a value
for a field of the assessment, where it stood and what is doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ita_tools.assessment.measures import Step
from ita_tools.errors import FileDangerous
from ita_tools.thai import arabic_digits, clean

__all__ = [
    "MAX_CELLS",
    "MAX_CELL_TEXT",
    "MAX_LINES",
    "PARAGRAPH",
    "TEXT_LINE",
    "Doubt",
    "Field",
    "Line",
    "Reading",
    "Value",
    "bounded_lines",
    "normalize_text",
    "repeats",
    "score_from",
]

PARAGRAPH = "\ue000"
"""Stands in the cells of sources where a paragraph of a cell ends."""
TEXT_LINE = "บรรทัด"
"""What is counted in texts; a line of a copied text may be cut off, the row of a sheet is whole."""
MAX_LINES = 40_000
"""Lines of all sources of one import: a report of thirty pages has some 2,000."""
MAX_CELLS = 400_000
"""Cells of all lines."""
MAX_CELL_TEXT = 20_000
"""Characters of a cell that are read; what follows is left out."""

_TAG = re.compile(
    r"</?(?:p|b|u|i|br|li|ul|ol|strong|em|span|div|sup|sub|font)(?: [^<>\n]{0,200})?/?>", re.IGNORECASE
)
_BREAK = re.compile(r"</p>|</li>|<br ?/?>", re.IGNORECASE)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060]")
_BLANKS = re.compile(r"[ \u00a0\u2000-\u200a\u202f\u3000]+")
_BROKEN = re.compile(r"[ \u00a0\u2000-\u200a\u202f\u3000]+(?=[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e])")
"""Blanks before a vowel or mark that no word begins with: PDFs break words so."""
_SARA_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
_DECIMAL = re.compile(r"\d[.,]\d|\d\s*(?:%|คะแนน)")
_HEADING = re.compile(r"^\s*#{1,6}\s+")
Field = tuple[str, ...]
"""Path of a field of the assessment file, such as ``("items", "IIT", "i1")``."""

Value = Decimal | int | str | tuple[Decimal, ...] | tuple[str | Step, ...]

Doubt = Literal["", "code", "place", "wording", "end", "others"]
"""Nothing; which item it is; which tool, part or figure it is; a code that its wording contradicts; a figure
that the end of the text may have cut off; one of a section on a target, an example or another agency."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table, or a paragraph, which has one cell.

    ``number`` counts from 1 in its ``source``; ``unit`` is what is counted: a line, or the row of a sheet.
    ``cut`` marks a paragraph whose figures at the end were cut off as cells of their own; ``paragraphs`` are
    the cells with their line breaks, where any has some. ``style`` is the name of the paragraph style in
    Word, and ``lead`` the text in bold that a paragraph begins with; both are empty in other sources.
    """

    source: str
    number: int
    cells: tuple[str, ...]
    unit: str = TEXT_LINE
    cut: bool = False
    paragraphs: tuple[str, ...] = ()
    style: str = ""
    lead: str = ""

    def where(self, cell: int | None = None) -> str:
        """Return the location for people; cells count from 0 here and from 1 there."""
        column = "" if cell is None or self.cut or len(self.cells) < 2 else f" ช่อง {cell + 1}"
        return f"{self.source} {self.unit} {self.number}{column}"

    @property
    def text(self) -> str:
        """All cells, with blanks between them."""
        return " ".join(filter(None, self.cells))

    def text_of(self, cell: int) -> str:
        """Return the text of a cell with its line breaks."""
        return self.paragraphs[cell] if self.paragraphs else self.cells[cell]

    @property
    def is_row(self) -> bool:
        """Whether it is the row of a table."""
        return len(self.cells) > 1


def repeats(text: str) -> bool:
    """Whether the text of a merged cell is for all its columns: a name is, a figure stands for one."""
    return _DECIMAL.search(text) is None and any(each.isalpha() for each in text)


def normalize_text(text: str) -> str:
    """Return a text in one spelling: ASCII digits, composed SARA AM, no markup or invisible characters.

    >>> normalize_text("<b>อํานาจ</b>  ๙๙.๓๓")
    'อำนาจ 99.33'
    >>> normalize_text("ค่าเป้ าหมาย 85")
    'ค่าเป้าหมาย 85'
    """
    text = clean(text).replace("**", "").replace("เเ", "แ")
    if "<" in text:
        text = _TAG.sub(" ", text)
    text = _SARA_AM.sub("\\1\u0e33", _BROKEN.sub("", _INVISIBLE.sub("", text)))
    return _BLANKS.sub(" ", arabic_digits(_HEADING.sub("", text))).strip()


def _paragraphs(cell: str) -> str:
    """Return the text of a cell in one spelling, a line for each of its paragraphs."""
    if "<" in cell:
        cell = _BREAK.sub(PARAGRAPH, cell)
    if PARAGRAPH not in cell and "\n" not in cell:
        return normalize_text(cell)
    parts = (normalize_text(part) for part in cell.replace("\n", PARAGRAPH).split(PARAGRAPH))
    return "\n".join(filter(None, parts))


def bounded_lines(
    source: str, rows: Iterable[tuple[int, Iterable[str]]], unit: str = TEXT_LINE
) -> list[Line]:
    """Return the lines that hold anything; ``rows`` are their numbers and cells as found.

    Raises
    ------
    FileDangerous
        More lines or cells than any result has.
    """
    lines: list[Line] = []
    cells = 0
    for number, row in rows:
        broken = [_paragraphs(cell[:MAX_CELL_TEXT]) for cell in row]
        while len(broken) > 1 and not broken[-1]:
            broken.pop()
        texts = [cell.replace("\n", " ") for cell in broken]
        cells += len(texts)
        if len(lines) >= MAX_LINES or cells > MAX_CELLS:
            raise FileDangerous(
                f"มีข้อความเกิน {MAX_LINES:,} บรรทัด หรือเกิน {MAX_CELLS:,} ช่อง ซึ่งมากกว่าผลการประเมินทั้งฉบับ",
                where=source,
                remedy="คัดลอกเฉพาะหน้าที่เป็นผลการประเมินมาไว้ในไฟล์ใหม่",
            )
        paragraphs = tuple(broken) if texts != broken else ()
        lines.append(Line(source, number, tuple(texts), unit, paragraphs=paragraphs))
    return lines


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a field; ``weight`` orders readings of one field, ``how`` is for people."""

    field: Field
    value: Value
    line: Line
    cell: int
    how: str
    doubt: Doubt = ""
    weight: int = 2


_MOST = Decimal(100)


def score_from(text: str) -> Decimal | None:
    """Return a score of 0 to 100 with at most two decimals; ``None`` for any other text.

    >>> score_from("99.6"), score_from("120")
    (Decimal('99.60'), None)
    """
    whole, dot, places = text.partition(".")
    if not (whole.isascii() and whole.isdecimal() and len(whole) <= 3):
        return None
    if dot and not (places.isascii() and places.isdecimal() and len(places) <= 2):
        return None
    number = Decimal(text).quantize(Decimal("0.01"))
    return number if number <= _MOST else None
