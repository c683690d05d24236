"""Where the fields of a workbook stand, filled or not: what is missing has a place too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ita_tools.workbook.blocks import Block
from ita_tools.workbook.grid import cell_name
from ita_tools.workbook.markers import path_of, split
from ita_tools.workbook.values import is_filled, key_of

__all__ = ["Form"]


@dataclass(frozen=True, slots=True)
class Form:
    """The blocks of a workbook that was read; ``file`` names it.

    Looked through only when somebody asks: most workbooks are read and nothing is missing.
    """

    file: str
    blocks: Sequence[Block]

    def place_of(self, path: str) -> str:
        """Name the cell of a field, the first cell of a row, or the sheet of a table; ``""`` for none.

        >>> form.place_of("published.indicators.9")  # doctest: +SKIP
        'a.xlsx แผ่นงาน สรุปผล ช่อง G30'
        """
        for block in self.blocks:
            for row, columns, above in _rows(block):
                cell = columns.get(path, next(iter(columns.values()), None) if above == path else None)
                if cell is not None:
                    return f"{self._sheet(block)} ช่อง {cell_name(row, cell)}"
        return next((self._sheet(block) for block in self.blocks if _holds(block, path)), "")

    def texts(self) -> Iterator[tuple[str, str, str]]:
        """Yield path, text and place of the single fields that hold text."""
        for block in self.blocks:
            for row, columns, _ in _rows(block):
                cells = block.grid.rows[row]
                for path, column in columns.items():
                    if column < len(cells) and isinstance(text := cells[column], str) and is_filled(text):
                        yield path, key_of(text), f"{self._sheet(block)} ช่อง {cell_name(row, column)}"

    def _sheet(self, block: Block) -> str:
        return f"{self.file} แผ่นงาน {block.grid.name}"


def _rows(block: Block) -> Iterator[tuple[int, dict[str, int], str]]:
    """Yield each keyed row: its number, its columns by the path of their field, and the path of the row."""
    if block.listed:
        return
    for number, key, _ in block.rows():
        if key:
            paths = ((path_of(key, name), column) for column, name in block.columns)
            yield number, {".".join(path): column for path, column in paths if path}, ".".join(split(key))


def _holds(block: Block, path: str) -> bool:
    """Whether a block is the table of a path, or has rows below it."""
    below = f"{path}."
    if block.marker.removesuffix("[]") == path or block.marker.startswith(below):
        return True
    return any(above.startswith(below) for _, _, above in _rows(block))
