"""A report as blocks of text, tables and figures, independent of the format of the file.

Chapters build the blocks; the renderers in ``report.docx`` and ``report.html`` turn them into a file. All
texts have ASCII digits; the renderers convert them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field
from decimal import Decimal
from itertools import pairwise, takewhile
from typing import Literal

from ita_tools.records import record
from ita_tools.report.model.digits import clean_and_truncate
from ita_tools.report.model.overview import Overview

__all__ = [
    "DRAFT_MARK",
    "Block",
    "Chart",
    "Column",
    "Contents",
    "Cover",
    "FieldLine",
    "Figure",
    "Heading",
    "PageBreak",
    "Paragraph",
    "Report",
    "Row",
    "Series",
    "Table",
    "lead_separator",
    "ranks_in_role",
]


DRAFT_MARK = "ฉบับร่าง ใช้ตรวจภายในหน่วยงาน ห้ามเผยแพร่"
"""Stands on every page of a draft."""


@record(frozen=True, slots=True)
class Heading:
    """A heading; the renderers number it (``1.``, ``1.1``) unless ``numbered`` is false."""

    text: str
    level: Literal[1, 2, 3] = 1
    numbered: bool = True


@record(frozen=True, slots=True)
class Paragraph:
    """Running text, with ``lead`` in bold before it.

    Styles: ``line`` has no indent, ``title`` is the title of a report without a cover, ``sign`` is a line of
    a signature in the right half of the page.
    """

    text: str
    style: Literal["body", "bullet", "center", "note", "line", "title", "sign"] = "body"
    lead: str = ""


@record(frozen=True, slots=True)
class FieldLine:
    """A line of a form: each field a label in bold and its value, on dots that go on to the next field."""

    fields: Sequence[tuple[str, str]]


@record(frozen=True, slots=True)
class Column:
    """A column of a table: title, relative width and alignment of its cells."""

    title: str
    share: float = 1.0
    align: Literal["left", "center", "right"] = "left"


@record(frozen=True, slots=True)
class Row:
    """The cells of a row, one for each column; a ``group`` row has one cell across all columns.

    A line feed in a cell starts a new paragraph. ``merged`` are the columns whose cell of the row above goes
    on over this row; their own cells are empty.
    """

    cells: Sequence[str]
    kind: Literal["body", "group", "total"] = "body"
    merged: frozenset[int] = frozenset()


@record(frozen=True, slots=True)
class Table:
    """A table with its caption above it, numbered ``ตารางที่``; an empty caption is not shown or counted."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Row]

    def validate(self) -> None:
        """Check that the table has columns, no row more cells than columns, and no merged cell a text.

        Raises
        ------
        ValueError
            The table cannot be rendered without losing a cell.
        """
        if not self.columns:
            raise ValueError("a table needs at least one column")
        for row in self.rows:
            if len(row.cells) > len(self.columns):
                raise ValueError(f"a row has {len(row.cells)} cells for {len(self.columns)} columns")
        no_row = Row((), "group")
        for above, below in pairwise([no_row, *self.rows]):
            if below.merged and "group" in (above.kind, below.kind):
                raise ValueError("a merged cell needs a cell of its own column above it")
            if any(self.cells_of(below)[column] for column in below.merged):
                raise ValueError("a merged cell has a text of its own")

    def cells_of(self, row: Row) -> list[str]:
        """Return a cell for every column; missing ones are empty."""
        return [*row.cells, *[""] * (len(self.columns) - len(row.cells))]

    def rows_spanned(self, position: int, column: int) -> int:
        """Return over how many rows a cell goes."""
        following = (self.rows[below] for below in range(position + 1, len(self.rows)))
        return 1 + sum(1 for _ in takewhile(lambda row: column in row.merged, following))


@record(frozen=True, slots=True)
class Series:
    """A series of a chart, one value for each category; ``None`` is a gap."""

    name: str
    values: Sequence[Decimal | None]
    role: Literal["now", "before"] = "now"


@record(frozen=True, slots=True)
class Chart:
    """A chart of vertical columns, horizontal bars, lines, or a radar.

    ``target`` is the name and value of a level line, possible over columns and lines only.
    """

    kind: Literal["column", "bar", "line", "radar"]
    categories: Sequence[str]
    series: Sequence[Series]
    minimum: Decimal
    maximum: Decimal
    target: tuple[str, Decimal] | None = None

    def validate(self) -> None:
        """Check that series, axis and target fit together.

        Raises
        ------
        ValueError
            A series has not one value for each category, the axis has no length, or the kind of chart
            cannot have a target line.
        """
        for series in self.series:
            if len(series.values) != len(self.categories):
                raise ValueError(f"{series.name}: {len(series.values)} values of {len(self.categories)}")
        if not self.minimum < self.maximum:
            raise ValueError(f"an axis cannot run from {self.minimum} to {self.maximum}")
        if self.target is not None and self.kind in ("bar", "radar"):
            raise ValueError(f"a {self.kind} chart cannot carry a target line")


@record(frozen=True, slots=True)
class Figure:
    """A chart with its caption below it, numbered ``ภาพที่``, and a description of what it shows."""

    caption: str
    chart: Chart
    description: str
    height_mm: float = 80

    @property
    def alt_text(self) -> str:
        """The chart in words for readers who cannot see it: description, else caption, else a plain word."""
        texts = (clean_and_truncate(text) for text in (self.description, self.caption))
        return next((text for text in texts if text.strip()), "แผนภูมิ")


@record(frozen=True, slots=True)
class Cover:
    """The first page: title lines, the agency, and lines at the foot of the page."""

    title: Sequence[str]
    agency: str
    foot: Sequence[str] = ()


@record(frozen=True, slots=True)
class Contents:
    """A table of contents of the headings, or a list of the captions of tables or figures."""

    title: str = "สารบัญ"
    of: Literal["headings", "tables", "figures"] = "headings"


@record(frozen=True, slots=True)
class PageBreak:
    """A page break; the following pages are in portrait or landscape."""

    landscape: bool = False


Block = Heading | Paragraph | FieldLine | Table | Figure | Cover | Contents | PageBreak


@record(frozen=True, slots=True)
class Report:
    """A whole report: its blocks and the properties of the file."""

    title: str
    agency: str
    edition: int
    blocks: Sequence[Block] = field(default_factory=tuple)
    draft: bool = False
    """Whether it is marked as a draft on every page."""
    overview: Overview | None = None
    """The result at a glance, for the first screen of the page; paper has none."""


def lead_separator(lead: str, text: str) -> str:
    """Return a blank if the lead of a paragraph needs one before its text.

    >>> lead_separator("สาเหตุ", "ขาดคู่มือ"), lead_separator("", "ขาดคู่มือ")
    (' ', '')
    """
    return " " if lead and text and not lead[-1].isspace() else ""


def ranks_in_role(series: Iterable[Series]) -> list[int]:
    """Return for each series how many before it have the same role; renderers choose its look by that.

    >>> ranks_in_role([Series("2567", (), "before"), Series("2568", ()), Series("2566", (), "before")])
    [0, 0, 1]
    """
    counts = {"now": 0, "before": 0}
    ranks = []
    for each in series:
        ranks.append(counts[each.role])
        counts[each.role] += 1
    return ranks
