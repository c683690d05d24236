"""Where the fields of a workbook stand, filled or not: what is missing has a place too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from ita_tools.workbook.cell_values import key_of
from ita_tools.workbook.hidden_keys import path_of, split_key
from ita_tools.workbook.marked_tables import MarkedTable
from ita_tools.workbook.sheet_values import cell_name

__all__ = ["Form"]

_Cell = tuple[MarkedTable, int, int]
"""Block, row and column from 0."""


class Form:
    """The blocks of a workbook that was read; ``file`` names it.

    Looked through only when somebody asks: most workbooks are read and nothing is missing.
    """

    def __init__(self, file: str, blocks: Sequence[MarkedTable]) -> None:
        self.file = file
        self.blocks = blocks

    def place_of(self, path: str) -> str:
        """Name the cell of a field, the first cell of a row, or the sheet of a table; ``""`` for none.

        >>> form.place_of("published.indicators.9")  # doctest: +SKIP
        'a.xlsx แผ่นงาน สรุปผล ช่อง G30'
        """
        cell = self._fields.get(path) or self._rows.get(path)
        if cell:
            return self._named(cell)
        table = self._tables.get(path)
        return self._sheet(table) if table else ""

    def texts(self) -> Iterator[tuple[str, str, str]]:
        """Yield path, text and place of the single fields that hold text."""
        for block, row, key in self._keyed():
            for column, name in block.filled(block.grid.rows[row]):
                text = block.grid.rows[row][column]
                if isinstance(text, str) and (path := path_of(key, name)):
                    yield ".".join(path), key_of(text), self._named((block, row, column))

    @cached_property
    def _fields(self) -> dict[str, _Cell]:
        """Cells by the path of their field; of a field that stands twice the first."""
        found: dict[str, _Cell] = {}
        for block, row, key in self._keyed():
            for column, name in block.columns:
                if path := path_of(key, name):
                    found.setdefault(".".join(path), (block, row, column))
        return found

    @cached_property
    def _rows(self) -> dict[str, _Cell]:
        """First cells to fill in of the rows, by the path of the row."""
        found: dict[str, _Cell] = {}
        for block, row, key in self._keyed():
            filled_in = [column for column, name in block.columns if path_of(key, name)]
            if columns := filled_in or [column for column, _ in block.columns]:
                found.setdefault(".".join(split_key(key)), (block, row, columns[0]))
        return found

    @cached_property
    def _tables(self) -> dict[str, MarkedTable]:
        """Blocks by what their marker names, and by all that stands above their rows."""
        found: dict[str, MarkedTable] = {}
        for block in self.blocks:
            found.setdefault(block.marker.removesuffix("[]"), block)
        for path, (block, _, _) in self._rows.items():
            while path := path.rpartition(".")[0]:
                found.setdefault(path, block)
        return found

    def _keyed(self) -> Iterator[tuple[MarkedTable, int, str]]:
        for block in self.blocks:
            if not block.listed:
                yield from ((block, number, key) for number, key, _ in block.rows() if key)

    def _named(self, cell: _Cell) -> str:
        block, row, column = cell
        return f"{self._sheet(block)} ช่อง {cell_name(row, column)}"

    def _sheet(self, block: MarkedTable) -> str:
        return f"{self.file} แผ่นงาน {block.grid.name}"
