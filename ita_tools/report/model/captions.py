"""Numbers of tables and figures, and what a list of them needs to know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from ita_tools.report.model.document import Block, Figure, Table

__all__ = ["Caption", "number_captions"]


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption with its typed number and its bookmark."""

    of: Literal["tables", "figures"]
    number: int
    text: str
    bookmark: str

    @property
    def kind(self) -> str:
        """What stands before the number."""
        return "ตารางที่" if self.of == "tables" else "ภาพที่"

    @property
    def line(self) -> str:
        """The caption as it is read, number first."""
        return f"{self.kind} {self.number} {self.text}"


def number_captions(blocks: Iterable[Block], taken: Iterable[str] = ()) -> Mapping[int, Caption]:
    """Count tables and figures apart, those without a caption left out; keys are positions of blocks.

    Parameters
    ----------
    blocks
        All blocks of a report.
    taken
        Names of bookmarks that a letterhead uses already.
    """
    used, counts, found = set(taken), {"tables": 0, "figures": 0}, {}
    names = (name for serial in range(1, 10**8) if (name := f"_Cap{serial:08d}") not in used)
    for position, block in enumerate(blocks):
        if isinstance(block, Table | Figure) and block.caption:
            of: Literal["tables", "figures"] = "tables" if isinstance(block, Table) else "figures"
            counts[of] += 1
            found[position] = Caption(of, counts[of], block.caption, next(names))
    return found
