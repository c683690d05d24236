"""Plain-text tables with aligned columns, also of Thai text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ita_tools.text_width import display_cells

__all__ = ["text_table"]


def text_table(rows: Iterable[Sequence[str]], right: Iterable[int] = ()) -> str:
    """Return the rows as lines with aligned columns; those numbered in ``right`` are right-aligned."""
    cells = [list(row) for row in rows]
    if not cells:
        return ""
    widths = [max(display_cells(row[n]) for row in cells) for n in range(len(cells[0]))]
    right_aligned = set(right)
    return "\n".join(
        "  ".join(_pad(text, widths[n], right=n in right_aligned) for n, text in enumerate(row)).rstrip()
        for row in cells
    )


def _pad(text: str, width: int, *, right: bool) -> str:
    blanks = " " * (width - display_cells(text))
    return blanks + text if right else text + blanks
