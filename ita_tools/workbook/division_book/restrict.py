"""Restrict declared sheets to a division: its own rows stay unlocked, others are locked or left out."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from ita_tools.assessment import Measure
from ita_tools.assessment.field_table import field_at
from ita_tools.assessment.fields import MAIN, REVIEWER, Field, fields_of
from ita_tools.assessment.flatten import parse_path
from ita_tools.assessment.row_ids import LISTS
from ita_tools.sharing.returned_book import locked_items
from ita_tools.sharing.split_assessment import DivisionPart
from ita_tools.workbook.hidden_keys import list_of, path_of, split_key
from ita_tools.workbook.sheet_model import (
    Block,
    Cell,
    Choice,
    Computed,
    Input,
    Label,
    Row,
    Scored,
    Shared,
    Sheet,
)
from ita_tools.workbook.sheets.record_columns import column_key

__all__ = ["SheetRestriction"]

_LOCKED = (MAIN, REVIEWER)
"""Editors of fields that a division may read, unless it has choices of its own."""
_LISTS = {f"{name}[]": name for name in LISTS}
_LIST_FIELDS = {
    f"{name}[]": {column_key(each, field): field for each, field in fields_of(record).items()}
    for name, record in LISTS.items()
}
"""Fields of the columns of a list, by its marker."""
_EARLIER = "previous.items"


class SheetRestriction:
    """Restricts the sheets of one division's workbook; computed cells of other rows become values."""

    def __init__(self, part: DivisionPart, scored: Scored) -> None:
        self._codes = frozenset(part.assignment.codes)
        self._rows = frozenset(part.assignment.rows)
        self._assessment = part.assessment
        self._scored = scored
        self._sent = frozenset(part.assessment.origin.sent)
        self._locked_items = locked_items(map(parse_path, self._sent))

    def restricted(self, sheet: Sheet) -> Sheet | None:
        """Return the sheet with the division's rows and those it may read; ``None`` if none are left."""
        parts = [self._block(each) if isinstance(each, Block) else each for each in sheet.parts]
        filled = [each for each in parts if not isinstance(each, Block) or each.rows]
        return replace(sheet, parts=filled) if any(isinstance(each, Block) for each in filled) else None

    def locked(self, sheet: Sheet) -> Sheet:
        """Return the sheet with all inputs locked."""
        blocks = {id(each): self._shown(each) for each in sheet.parts if isinstance(each, Block)}
        parts = [blocks.get(id(each), each) for each in sheet.parts]
        return replace(sheet, parts=[each for each in parts if not isinstance(each, Block) or each.rows])

    def _shown(self, block: Block) -> Block:
        """Return a block with locked inputs; of last year's items only those that were sent."""
        rows = [row for row in block.rows if block.marker != _EARLIER or self._may_see(row)]
        return replace(block, rows=list(map(self._read_only, rows)))

    def _block(self, block: Block) -> Block:
        if block.marker in _LISTS:
            return replace(block, rows=list(self._listed(block)))
        own = {row.key for row in block.rows if self._owns(row)}
        return replace(
            block,
            rows=[
                self._own(block, row, own) if row.key in own else self._read_only(row)
                for row in block.rows
                if row.key in own or self._may_see(row)
            ],
        )

    def _listed(self, block: Block) -> Iterator[Row]:
        """Yield the division's rows and waiting ones, then the rows of others it may read."""
        others = {row.key for row in getattr(self._assessment, _LISTS[block.marker])} - self._rows
        for row in block.rows:
            if row.key in others:
                yield self._read_only(row)
            elif row.key in self._rows or self._waits(row):
                yield self._own(block, row, {row.name})

    def _waits(self, row: Row) -> bool:
        """Whether a row without content is spare, or waits for an indicator or issue of the division."""
        for column in ("~indicator", "~issue"):
            cell = row.cells.get(column)
            value = cell.value if isinstance(cell, Input) else None
            field = fields_of(Measure)[column.removeprefix("~")]
            if value is not None and f"{field.prefix}{value}" not in self._codes:
                return False
        return True

    def _owns(self, row: Row) -> bool:
        match split_key(list_of(row.key)[0]):
            case ("items", _, code, *_):
                return code in self._codes
            case ("analysis", code):
                return code in self._codes
        return False

    def _may_see(self, row: Row) -> bool:
        """Whether a part of a row was sent; the edition always is."""
        if row.key == "edition":
            return True
        name = list_of(row.key)[0]
        return bool(row.key) and any(path == name or path.startswith(f"{name}.") for path in self._sent)

    def _own(self, block: Block, row: Row, own: Collection[str]) -> Row:
        fields = {key: _field(block, row, key) for key in row.cells}
        cells = {
            key: self._locked(cell)
            if self._is_score_of_main_book(row, fields[key])
            else self._fillable(fields[key], cell, own)
            for key, cell in row.cells.items()
        }
        return replace(row, cells=cells)

    def _is_score_of_main_book(self, row: Row, field: Field | None) -> bool:
        path = split_key(list_of(row.key)[0])
        entry = field or (field_at(path) if path else None)
        return path[:3] in self._locked_items and entry is not None and entry.locked

    def _fillable(self, field: Field | None, cell: Cell, own: Collection[str]) -> Cell:
        if isinstance(cell, Input) and field and field.division_choices:
            return replace(cell, choice=Choice(field.division_choices))
        if isinstance(cell, Input) and field and field.editor in _LOCKED:
            return self._locked(cell)
        return cell if isinstance(cell, Computed) and _rows_used_by(cell) <= set(own) else self._still(cell)

    def _read_only(self, row: Row) -> Row:
        return replace(row, cells={key: self._locked(cell) for key, cell in row.cells.items()})

    def _locked(self, cell: Cell) -> Cell:
        if isinstance(cell, Input):
            return replace(cell, locked=True, prompt="", choice=None)
        return self._still(cell)

    def _still(self, cell: Cell) -> Cell:
        """Return a computed cell as the value it has in the main book, blank where that lacks its rows."""
        if not isinstance(cell, Computed | Shared):
            return cell
        value = None
        with contextlib.suppress(KeyError):  # items of an earlier year that the main book does not compare
            value = cell.value(self._scored)
        return Label(value, cell.style)


def _field(block: Block, row: Row, column: str) -> Field | None:
    """Return the field of a cell; ``None`` for cells that hold no whole field."""
    if block.marker in _LISTS:
        return _LIST_FIELDS[block.marker].get(column)
    path = path_of(row.key, column.removesuffix("?"))
    return field_at(path) if path else None


class _RowRecorder:
    """A locator that records the rows a formula uses."""

    def __init__(self) -> None:
        self.rows: set[str] = set()

    def cell(self, row: str, _column: str) -> str:
        self.rows.add(row)
        return "A1"

    def span(self, rows: Sequence[str], _column: str) -> str:
        self.rows.update(rows)
        return "A1:A2"

    def has(self, row: str, _column: str) -> bool:
        self.rows.add(row)
        return True

    def each(self, cells: Sequence[tuple[str, str]]) -> str:
        self.rows.update(row for row, _ in cells)
        return "A1"


def _rows_used_by(cell: Computed) -> set[str]:
    recorder = _RowRecorder()
    cell.formula(recorder)
    return recorder.rows
