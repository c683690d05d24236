"""What a report says, apart from how a format shows it.

Chapters build these blocks; a renderer (``report.word``) turns them into a file. Text carries ASCII
digits: the renderer writes Thai digits where the reader wants them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

__all__ = [
    "Block",
    "Chart",
    "Column",
    "Contents",
    "Cover",
    "Figure",
    "Heading",
    "PageBreak",
    "Paragraph",
    "Report",
    "Row",
    "Series",
    "Table",
]


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading; the renderer counts and types the number (``1.``, ``1.1``)."""

    text: str
    level: Literal[1, 2, 3] = 1
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. ``lead`` is set in bold before it.

    A ``line`` stands without indent, a ``title`` heads a paper without a cover, a ``sign`` line stands over
    or under a signature, right of the middle.
    """

    text: str
    style: Literal["body", "bullet", "center", "note", "line", "title", "sign"] = "body"
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its share of the text width and how its cells stand."""

    title: str
    share: float = 1.0
    align: Literal["left", "center", "right"] = "left"


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of a row, one per column; a ``group`` row has one cell over the whole width.

    A line feed in a cell starts a new paragraph in it.
    """

    cells: Sequence[str]
    kind: Literal["body", "group", "total"] = "body"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption above it; the renderer counts ``ตารางที่``. An empty caption is left out."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Series:
    """One row of figures of a chart, in points of 100; ``None`` is a gap."""

    name: str
    values: Sequence[Decimal | None]
    role: Literal["now", "before"] = "now"


@dataclass(frozen=True, slots=True)
class Chart:
    """A native chart: upright columns, lying bars, lines or a radar.

    ``target`` is a level line ``(name, value)`` across upright columns and lines.
    """

    kind: Literal["column", "bar", "line", "radar"]
    categories: Sequence[str]
    series: Sequence[Series]
    minimum: Decimal
    maximum: Decimal
    target: tuple[str, Decimal] | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart with a caption below it (``ภาพที่``) and its figures in words for those who cannot see it."""

    caption: str
    chart: Chart
    description: str
    height_mm: float = 80


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: title lines, the agency, and lines at the foot."""

    title: Sequence[str]
    agency: str
    foot: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents of the headings, or a list of the captions of tables or figures."""

    title: str = "สารบัญ"
    of: Literal["headings", "tables", "figures"] = "headings"


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page; what follows stands upright or lying."""

    landscape: bool = False


Block = Heading | Paragraph | Table | Figure | Cover | Contents | PageBreak


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report: its blocks and what the file says about itself."""

    title: str
    agency: str
    edition: int
    blocks: Sequence[Block] = field(default_factory=tuple)
