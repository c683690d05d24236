"""Plain tables on the terminal whose columns stand straight under Thai text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

__all__ = ["text_table", "width_of"]


def width_of(text: str) -> int:
    """Count terminal columns: Thai vowels and tone marks above and below take none."""
    return sum(unicodedata.category(character) not in ("Mn", "Cf") for character in text)


def text_table(rows: Iterable[Sequence[str]], right: Iterable[int] = ()) -> str:
    """Align columns; those numbered in ``right`` stand to the right."""
    cells = [list(row) for row in rows]
    if not cells:
        return ""
    widths = [max(width_of(row[n]) for row in cells) for n in range(len(cells[0]))]
    flush = set(right)
    return "\n".join(
        "  ".join(_padded(text, widths[n], to_the_right=n in flush) for n, text in enumerate(row)).rstrip()
        for row in cells
    )


def _padded(text: str, width: int, *, to_the_right: bool) -> str:
    blanks = " " * (width - width_of(text))
    return blanks + text if to_the_right else text + blanks
