"""Numbers and bookmarks of headings, tables and figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from ita_tools.records import record
from ita_tools.report.model.document import Block, Figure, Heading, Table

__all__ = ["NumberedCaption", "NumberedHeading", "number_captions", "number_headings"]


@record(frozen=True, slots=True)
class NumberedHeading:
    """A heading with its number (``1.``, ``1.1``, or nothing) and its bookmark."""

    heading: Heading
    number: str
    bookmark: str

    @property
    def line(self) -> str:
        """Number and text of the heading."""
        return f"{self.number} {self.heading.text}" if self.number else self.heading.text


@record(frozen=True, slots=True)
class NumberedCaption:
    """A caption of a table or figure with its number and its bookmark."""

    of: Literal["tables", "figures"]
    number: int
    text: str
    bookmark: str

    @property
    def label(self) -> str:
        """The word before the number."""
        return "ตารางที่" if self.of == "tables" else "ภาพที่"

    @property
    def line(self) -> str:
        """Label, number and text of the caption."""
        return f"{self.label} {self.number} {self.text}"


def number_headings(blocks: Iterable[Block], used: Iterable[str] = ()) -> Mapping[int, NumberedHeading]:
    """Count the headings of a report level by level.

    Parameters
    ----------
    blocks
        All blocks of the report.
    used
        Names of the bookmarks of the letterhead.

    Returns
    -------
    Mapping
        The numbered headings by their positions in ``blocks``.
    """
    bookmarks, counts, headings = _free_bookmarks("_Toc", used), [0, 0, 0], {}
    for position, block in enumerate(blocks):
        if isinstance(block, Heading):
            number = _next_number(counts, block.level) if block.numbered else ""
            headings[position] = NumberedHeading(block, number, next(bookmarks))
    return headings


def number_captions(blocks: Iterable[Block], used: Iterable[str] = ()) -> Mapping[int, NumberedCaption]:
    """Count the captions of tables and of figures apart; blocks without a caption are left out.

    Parameters
    ----------
    blocks
        All blocks of the report.
    used
        Names of the bookmarks of the letterhead.

    Returns
    -------
    Mapping
        The numbered captions by their positions in ``blocks``.
    """
    bookmarks, counts, captions = _free_bookmarks("_Cap", used), {"tables": 0, "figures": 0}, {}
    for position, block in enumerate(blocks):
        if isinstance(block, Table | Figure) and block.caption:
            of: Literal["tables", "figures"] = "tables" if isinstance(block, Table) else "figures"
            counts[of] += 1
            captions[position] = NumberedCaption(of, counts[of], block.caption, next(bookmarks))
    return captions


def _free_bookmarks(prefix: str, used: Iterable[str]) -> Iterator[str]:
    """Yield names of bookmarks that are not in use."""
    taken = set(used)
    return (name for serial in range(1, 10**8) if (name := f"{prefix}{serial:08d}") not in taken)


def _next_number(counts: list[int], level: int) -> str:
    """Count a heading of a level and return its number; deeper levels start again."""
    counts[level - 1] += 1
    counts[level:] = [0] * (len(counts) - level)
    # A heading may come before any of a higher level: that level counts as 1, not as 0.
    counts[:level] = [max(count, 1) for count in counts[:level]]
    return f"{counts[0]}." if level == 1 else ".".join(map(str, counts[:level]))
