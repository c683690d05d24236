"""Workbook to assessment: finds blocks by their hidden keys, wherever they stand.

The cells become the same tree of nodes an assessment file gives, each node with its sheet and cell, so
both are taken apart and checked by the same code and a message names the cell to mend.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from ita_tools.assessment import Judge, Reading, reading_of
from ita_tools.documents import Node
from ita_tools.errors import FileForeign, ItaError, KeyRepeated, ValueWrong
from ita_tools.thai import clean, thai_date
from ita_tools.workbook.grid import CellValue, Grid, cell_name, grids_of
from ita_tools.workbook.markers import (
    END,
    START,
    YES,
    is_computed,
    list_of,
    path_of,
    placeholders,
    slot_of,
    split,
)

__all__ = ["read_book", "read_grids"]

_ERROR_VALUES = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")


def read_book(path: Path, judge: Judge | None = None) -> Reading:
    """Read a workbook file.

    Raises
    ------
    FileMissing, FileForeign, FileProtected, FileDangerous, Faults
        What is wrong with the file, every cell of it.
    """
    return read_grids(grids_of(path), path.name, judge)


def read_grids(grids: Iterable[Grid], file: str, judge: Judge | None = None) -> Reading:
    """Read the grids of a workbook, from a file or an open book; ``file`` names it in messages."""
    collector = _Collector(file)
    blocks = [block for grid in grids for block in _blocks(grid)]
    if not blocks:
        raise FileForeign("ไม่ใช่สมุดงาน ITA ของโปรแกรมนี้ เพราะไม่พบแถวและคอลัมน์กำกับที่ซ่อนไว้", where=file,
                          remedy="ใช้ไฟล์ที่สร้างด้วยคำสั่ง ita new")
    for block in blocks:
        collector.take(block)
    return reading_of(collector.root(), file, collector.faults, judge)


class _Block:
    """A marked block of a grid: its columns and rows."""

    def __init__(self, grid: Grid, row: int, column: int, marker: str) -> None:
        self.grid = grid
        self.marker = marker
        self._row, self._column = row, column
        keys = enumerate(grid.rows[row][column + 1 :], column + 1)
        self.columns = [(n, key.strip()) for n, key in keys if isinstance(key, str) and not is_computed(key)]

    @property
    def listed(self) -> bool:
        """Whether every filled row is a record of its own."""
        return self.marker.endswith("[]") or "{" in self.marker

    def rows(self) -> Iterator[tuple[int, str, Sequence[CellValue]]]:
        """Yield number, key and cells of each row down to the end marker."""
        for number, cells in enumerate(self.grid.rows[self._row + 1 :], self._row + 1):
            key = cells[self._column]
            name = key.strip() if isinstance(key, str) else ""
            if name == END or name.startswith(START):
                return
            yield number, name, cells


def _blocks(grid: Grid) -> Iterator[_Block]:
    for row, cells in enumerate(grid.rows):
        for column, value in enumerate(cells):
            if isinstance(value, str) and value.startswith(START):
                yield _Block(grid, row, column, value.removeprefix(START).strip())


def _filled(value: CellValue) -> bool:
    return value is not None and (not isinstance(value, str) or bool(value.strip()))


class _Collector:
    """Puts cells where their keys say, and keeps the faults."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[ItaError] = []
        self._tree: dict[str | int, object] = {}
        self._chosen: dict[str, list[Node]] = {}
        self._records: dict[str, int] = {}

    def take(self, block: _Block) -> None:
        """Take all filled cells of a block."""
        for number, key, cells in block.rows():
            filled = [(n, column) for n, column in block.columns if n < len(cells) and _filled(cells[n])]
            if key.startswith("=") or not filled:
                continue
            if block.listed and all(column.startswith("~") for _, column in filled):
                continue
            nodes = [(column.removeprefix("~"), node) for n, column in filled
                     if (node := self._node(block.grid, number, n, cells[n])) is not None]
            if not nodes:
                continue
            if block.listed:
                self._record(block.marker, nodes)
            elif key:
                self._row(key, nodes)
            else:
                for _, node in nodes:
                    self._fault(node, "ข้อมูลอยู่ในแถวที่ไม่ใช่ของแบบฟอร์ม", "ย้ายข้อมูลไปยังแถวของข้อนั้น หรือลบออก")

    def _fault(self, node: Node, message: str, remedy: str) -> None:
        self.faults.append(ValueWrong(message, where=node.where, remedy=remedy))

    def _node(self, grid: Grid, row: int, column: int, value: CellValue) -> Node | None:
        where = f"{self.file} แผ่นงาน {grid.name} ช่อง {cell_name(row, column)}"
        if isinstance(value, bool):
            return Node("TRUE" if value else "FALSE", "TRUE" if value else "FALSE", where, "")
        if isinstance(value, int | float):
            number = Decimal(repr(value))
            number = number.to_integral_value() if number == number.to_integral_value() else number
            return Node(number, f"{number:f}", where, "")
        text = thai_date(value) if isinstance(value, date | datetime) else clean(str(value)).strip()
        node = Node(text, text, where, "")
        if text in _ERROR_VALUES:
            self._fault(node, f"ช่องแสดงค่าผิดพลาด {text}", "ลบสูตรออกแล้วใส่ค่าเอง")
            return None
        return node

    def _row(self, key: str, nodes: Sequence[tuple[str, Node]]) -> None:
        name, length = list_of(key)
        if length:
            slots = {slot_of(column): node for column, node in nodes}
            zero = Node(Decimal(0), "0", nodes[0][1].where, "")
            self._put(split(name), [slots.get(n, zero) for n in range(1, length + 1)], nodes[0][1])
            return
        for column, node in nodes:
            if column.startswith("@") and column.endswith("?"):
                self._choose(column[1:-1], split(key)[-1], node)
            elif path := path_of(key, column.removesuffix("?")):
                self._put(path, self._value(column, node), node)

    def _value(self, column: str, node: Node) -> object:
        if column.endswith("?"):
            return Node(self._yes(node), node.text, node.where, node.path)
        if column.endswith("[]"):
            return [Node(line, line, node.where, "") for line in node.text.split("\n") if line.strip()]
        return node

    def _yes(self, node: Node) -> bool:
        if node.text != YES:
            self._fault(node, f"ใส่ได้เฉพาะ {YES} แต่พบ {node.text[:40]}", f"เลือก {YES} หรือเว้นว่าง")
        return node.text == YES

    def _choose(self, group: str, code: str, node: Node) -> None:
        chosen = self._chosen.setdefault(group, [])
        if self._yes(node) and code not in [each.text for each in chosen]:
            chosen.append(Node(code, code, node.where, ""))

    def _record(self, marker: str, nodes: Sequence[tuple[str, Node]]) -> None:
        if marker.endswith("[]"):
            name = marker.removesuffix("[]")
            number = self._records[name] = self._records.get(name, 0) + 1
            for column, node in nodes:
                self._put((name, number, column.removesuffix("[]")), self._value(column, node), node)
            return
        record = dict(nodes)
        names = [f"{{{name}}}" for name in placeholders(marker)]
        if any(name not in record for name in (*names, "*")):
            self._fault(nodes[0][1], "แถวนี้กรอกไม่ครบ", "กรอกทุกช่องของแถว หรือลบทั้งแถว")
            return
        named = {name: record[f"{{{name}}}"].text for name in placeholders(marker)}
        path = [named[part[1:-1]] if part.startswith("{") else part for part in marker.split(".")]
        self._put(tuple(path), record["*"], record["*"])

    def _put(self, path: Sequence[str | int], value: object, node: Node) -> None:
        branch: object = self._tree
        for part in path[:-1]:
            branch = branch.setdefault(part, {}) if isinstance(branch, dict) else None
        if not isinstance(branch, dict):
            self._fault(node, "แถวและคอลัมน์กำกับที่ซ่อนไว้ถูกแก้ไข", "ใช้ไฟล์ที่สร้างด้วยคำสั่ง ita new")
            return
        held = branch.setdefault(path[-1], value)
        if held is not value and _plain(held) != _plain(value):
            first = _grown(held, "", self.file).where
            self.faults.append(KeyRepeated(f"ค่าไม่ตรงกับ {first} ซึ่งเป็นข้อมูลเดียวกัน", where=node.where,
                                           remedy="เหลือแผ่นงานไว้ชุดเดียว หรือแก้ให้ตรงกัน"))

    def root(self) -> Node:
        """Return all that was taken as one tree."""
        return _grown({**self._chosen, **self._tree}, "", self.file)


def _plain(value: object) -> object:
    return [node.text for node in value] if isinstance(value, list) else getattr(value, "text", None)


def _grown(value: object, path: str, where: str) -> Node:
    if isinstance(value, Node):
        return Node(value.value, value.text, value.where, path)
    if isinstance(value, dict) and all(isinstance(name, int) for name in value):  # numbered records
        value = list(value.values())
    if not isinstance(value, dict):
        given = value if isinstance(value, list) else []
        members = [_grown(each, f"{path}[{n}]", where) for n, each in enumerate(given, 1)]
        return Node(members or None, "", members[0].where if members else where, path)
    fields = {str(name): _grown(each, f"{path}.{name}" if path else str(name), where)
              for name, each in value.items()}
    first = next(iter(fields.values()), None)
    return Node(fields, "", first.where if path and first else where, path)
