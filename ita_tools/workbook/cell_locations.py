"""The cell of every field of a workbook, filled or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from ita_tools.assessment import MovedRow
from ita_tools.thai import number_from
from ita_tools.workbook.cell_values import cell_name, is_filled, key_of, plain_value
from ita_tools.workbook.hidden_keys import path_of, split_key
from ita_tools.workbook.marked_tables import MarkedTable

__all__ = ["CellLocations"]

_Cell = tuple[MarkedTable, int, int]
"""Table, row and column from 0."""


class CellLocations:
    """Cells of the fields of a workbook, filled or not; ``file`` names it in messages.

    The indexes are built at the first look-up: most workbooks are read without one.
    """

    def __init__(self, file: str, tables: Sequence[MarkedTable], moved: Sequence[MovedRow] = ()) -> None:
        self.file = file
        self.tables = tables
        self.moved = moved

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

    def row_with(self, rows: str, name: str, text: str) -> str:
        """Name the cell of a field in the rows of a list that shows a text; ``""`` for none."""
        for table in self.tables:
            columns = [n for n, key in table.columns if key.strip("~?[]") == name]
            for number, _, cells in table.rows() if table.marker == f"{rows}[]" and columns else ():
                value = cells[columns[0]] if columns[0] < len(cells) else None
                if is_filled(value) and plain_value(value)[1] == text:
                    return self._named((table, number, columns[0]))
        return ""

    def number_texts(self) -> Iterator[tuple[str, str, str]]:
        """Yield path, text and place of the single fields whose text is a number."""
        for table, row, key in self._keyed():
            cells = table.sheet.rows[row]
            for column, name in table.columns:
                text = key_of(cells[column]) if column < len(cells) else ""
                if text and number_from(text.removesuffix("%")) is not None and (path := path_of(key, name)):
                    yield ".".join(path), text, self._named((table, row, column))

    @cached_property
    def _fields(self) -> dict[str, _Cell]:
        """Cells by the path of their field; the first of a field that stands twice."""
        cells: dict[str, _Cell] = {}
        for table, row, key in self._keyed():
            for column, name in table.columns:
                if path := path_of(key, name):
                    cells.setdefault(".".join(path), (table, row, column))
        return cells

    @cached_property
    def _rows(self) -> dict[str, _Cell]:
        """First input cells of the rows, by the path of the row."""
        cells: dict[str, _Cell] = {}
        for table, row, key in self._keyed():
            inputs = [column for column, name in table.columns if path_of(key, name)]
            if columns := inputs or [column for column, _ in table.columns]:
                cells.setdefault(".".join(split_key(key)), (table, row, columns[0]))
        return cells

    @cached_property
    def _tables(self) -> dict[str, MarkedTable]:
        """Tables by the path in their start key, and by every path above their rows."""
        tables: dict[str, MarkedTable] = {}
        for table in self.tables:
            tables.setdefault(table.marker.removesuffix("[]"), table)
        for path, (table, _, _) in self._rows.items():
            while path := path.rpartition(".")[0]:
                tables.setdefault(path, table)
        return tables

    def _keyed(self) -> Iterator[tuple[MarkedTable, int, str]]:
        for table in self.tables:
            if not table.listed:
                yield from ((table, number, key) for number, key, _ in table.rows() if key)

    def _named(self, cell: _Cell) -> str:
        table, row, column = cell
        return f"{self._sheet(table)} ช่อง {cell_name(row, column)}"

    def _sheet(self, table: MarkedTable) -> str:
        return f"{self.file} แผ่นงาน {table.sheet.name}"
