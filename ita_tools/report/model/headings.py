"""Numbers of headings and what a table of contents needs to know about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ita_tools.report.model.document import Block, Heading

__all__ = ["NumberedHeading", "number_headings"]


@dataclass(frozen=True, slots=True)
class NumberedHeading:
    """A heading with its typed number (``1.``, ``1.1``, or nothing) and its bookmark."""

    heading: Heading
    number: str
    bookmark: str

    @property
    def line(self) -> str:
        """The heading as it is read, number first."""
        return f"{self.number} {self.heading.text}" if self.number else self.heading.text


def _number(counts: list[int], level: int) -> str:
    counts[level - 1] += 1
    counts[level:] = [0] * (len(counts) - level)
    # A deeper heading may come before any higher one: it counts as the first of its kind, not as 0.1.
    used = [max(count, 1) for count in counts[:level]]
    counts[:level] = used
    return f"{used[0]}." if level == 1 else ".".join(map(str, used))


def number_headings(blocks: Iterable[Block], taken: Iterable[str] = ()) -> Mapping[int, NumberedHeading]:
    """Count the headings among blocks; keys are the positions of the headings.

    Parameters
    ----------
    blocks
        All blocks of a report.
    taken
        Names of bookmarks that a letterhead uses already.
    """
    used, counts, entries = set(taken), [0, 0, 0], {}
    names = (name for serial in range(1, 10**8) if (name := f"_Toc{serial:08d}") not in used)
    for position, block in enumerate(blocks):
        if isinstance(block, Heading):
            number = _number(counts, block.level) if block.numbered else ""
            entries[position] = NumberedHeading(block, number, next(names))
    return entries
