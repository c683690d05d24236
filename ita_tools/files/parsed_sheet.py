"""Sheets read by the parser: whatever is legal XML gives the cells that Excel shows."""

from __future__ import annotations

from collections.abc import Callable

from ita_tools.errors import FileForeign, ItaError
from ita_tools.files.sheet_cells import (
    MAX_MERGED,
    Area,
    Cell,
    SheetCells,
    cell_position,
    require_few,
    require_inside,
    too_much,
)
from ita_tools.files.xml_parser import local_name, parse_xml

__all__ = ["parse_sheet"]


def parse_sheet(xml: bytes, where: str) -> SheetCells:
    """Parse a sheet part; parameters and errors are those of :func:`~.quick_sheet.read_sheet_cells`."""
    sheet = _SheetParser(where)
    parse_xml(xml, where, sheet.start, sheet.end, sheet.text)
    require_few(len(sheet.cells), where)
    return SheetCells(sheet.cells, sheet.merged)


def _damaged(message: str, where: str) -> ItaError:
    return FileForeign(message, where=where, remedy="เปิดใน Excel แล้วบันทึกเป็น .xlsx อีกครั้ง")


class _SheetParser:
    """Collects cells and merged areas from the parser's events."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.cells: list[Cell] = []
        self.merged: list[Area] = []
        self.places: set[tuple[int, int]] = set()
        self.row, self.column = -1, -1
        self.path: list[str] = []
        self.cell: dict[str, str] | None = None
        self.value: list[str] | None = None
        self.has_value = self.has_formula = self.is_text = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = local_name(name)
        self.path.append(local)
        if local in _STARTS:
            _STARTS[local](self, attributes)

    def end(self, _name: str) -> None:
        local = self.path.pop()
        if local == "c" and self.cell is not None:
            self._close_cell(self.cell)
        elif local in ("v", "t"):
            self.is_text = False

    def text(self, text: str) -> None:
        if self.is_text and self.value is not None:
            self.value.append(text)

    def _row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", "")
        self.row = int(number) - 1 if number.isdecimal() and len(number) <= 7 else self.row + 1
        self.column = -1

    def _cell(self, attributes: dict[str, str]) -> None:
        if self.path[-3:-1] != ["sheetData", "row"]:
            return
        self.cell, self.value, self.has_formula, self.has_value = attributes, [], False, False

    def _value(self, _attributes: dict[str, str]) -> None:
        if self.cell is not None and self.path[-2] == "c":
            self.has_value = self.is_text = True

    def _formula(self, _attributes: dict[str, str]) -> None:
        if self.cell is not None and self.path[-2] == "c":
            self.has_formula = True

    def _inline(self, _attributes: dict[str, str]) -> None:
        if self.cell is not None and self.path[-2] in ("is", "r") and "rPh" not in self.path:
            self.has_value = self.is_text = True

    def _merge(self, attributes: dict[str, str]) -> None:
        first, _, last = attributes.get("ref", "").partition(":")
        corners = cell_position(first), cell_position(last or first)
        if corners[0] is None or corners[1] is None:
            return
        self.merged.append((*corners[0], *corners[1]))
        if len(self.merged) > MAX_MERGED:
            raise too_much(f"มีเซลล์ที่ผสานกันเกิน {MAX_MERGED:,} แห่ง", self.where)

    def _close_cell(self, attributes: dict[str, str]) -> None:
        self.cell, values = None, self.value or []
        address = attributes.get("r")
        position = (self.row, self.column + 1) if address is None else cell_position(address)
        if position is not None:
            self.column = position[1]
        if not (self.has_value or self.has_formula):
            return
        if position is None or position[0] != self.row:
            raise _damaged(f"เซลล์ {(address or '')[:20]} อยู่ผิดแถว", self.where)
        require_inside(*position, self.where)
        if position in self.places:
            raise _damaged(f"เซลล์ {(address or '')[:20]} มีสองค่า", self.where)
        self.places.add(position)
        style = attributes.get("s", "0")
        self.cells.append(
            Cell(
                *position,
                attributes.get("t", "n"),
                int(style) if style.isdecimal() and len(style) <= 7 else 0,
                "".join(values) or None,
                self.has_formula,
            )
        )


_STARTS: dict[str, Callable[[_SheetParser, dict[str, str]], None]] = {
    "row": _SheetParser._row,
    "c": _SheetParser._cell,
    "v": _SheetParser._value,
    "f": _SheetParser._formula,
    "t": _SheetParser._inline,
    "mergeCell": _SheetParser._merge,
}
