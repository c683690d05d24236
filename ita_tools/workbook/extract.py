"""From the cells of marked tables to the tree of nodes that an assessment file is parsed to.

Every node has its sheet and cell, so a workbook is decoded and validated by the code that reads YAML and
JSON, and a message names the cell to change.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import starmap

from ita_tools.assessment.loaded import Remark
from ita_tools.errors import ItaError, KeyRepeated, ValueWrong
from ita_tools.rubric.respondent_groups import is_standard_group
from ita_tools.workbook.cell_values import (
    UNCALCULATED,
    CellValue,
    ErrorValue,
    column_letters,
    has_short_year,
    plain_value,
)
from ita_tools.workbook.continued_rows import join_continued
from ita_tools.workbook.hidden_keys import YES, list_of, path_of, placeholders, slot_of, split_key
from ita_tools.workbook.marked_tables import MarkedTable, merged_inputs
from ita_tools.yaml_json import SourceNode

__all__ = ["MOST_PARTS", "Extractor", "TreeBuilder", "list_node"]

MOST_PARTS = 12
"""Parts of the longest path; an assessment needs six."""
_YES_OR_NO = {YES: True, "TRUE": True, "FALSE": False}
_LONGEST_KEY = 200
_ENOUGH_FAULTS = 1_000
"""Faults after which the rest of a workbook is not looked through."""

Cells = Sequence[tuple[str, SourceNode]]
"""The filled cells of a row under their column keys."""


class Extractor:
    """Collects the filled cells of tables under the paths that their keys give, and the faults of them."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[ItaError] = []
        self.remarks: list[Remark] = []
        self.tree = TreeBuilder(file, self.faults)
        self._chosen: dict[str, list[SourceNode]] = {}
        self._lists: dict[str, list[Cells]] = {}

    def take(self, table: MarkedTable) -> None:
        """Add all filled cells of a table."""
        before = f"{self.file} แผ่นงาน {table.sheet.name} ช่อง "
        cell_names = {n: before + column_letters(n) for n, _ in table.columns}
        for row, column in merged_inputs(table):
            self._fault(
                f"{cell_names[column]}{row + 1}",
                "ช่องนี้ถูกผสานกับช่องกรอกอื่น จึงไม่ทราบว่าค่าเป็นของช่องใด",
                "ยกเลิกการผสานเซลล์ แล้วกรอกทีละช่อง",
            )
        records: list[Cells] = []
        for number, key, cells, filled in table.entries():
            if len(self.faults) > _ENOUGH_FAULTS:
                return
            leaves = [
                (column, leaf)
                for n, column in filled
                if (leaf := self._leaf(cells[n], f"{cell_names[n]}{number + 1}"))
            ]
            if leaves and table.listed:
                records.append([*leaves, *self._row_key(table, number, key)])
            elif leaves:
                self._row(key, leaves)
        self._records(table.marker, [each for each in records if any(c[:1] != "~" for c, _ in each)])

    def finish(self) -> TreeBuilder:
        """Return the tree of all cells that were added."""
        for group, chosen in self._chosen.items():
            self.tree.put(split_key(group), list_node(chosen))
        return self.tree

    def _row_key(self, table: MarkedTable, number: int, key: str) -> Cells:
        """Return the key of a row of a list as a cell; it makes no record by itself."""
        if not (key and table.marker.endswith("[]") and len(key) <= _LONGEST_KEY):
            return ()
        where = f"{self.file} แผ่นงาน {table.sheet.name} ช่อง {column_letters(table.column)}{number + 1}"
        return (("~key", SourceNode(key, key, where)),)

    def _leaf(self, cell: CellValue, where: str) -> SourceNode | None:
        if cell.__class__ is not ErrorValue:
            value, text = plain_value(cell)
            if has_short_year(cell):
                self.remarks.append(Remark("short-year", where, str(cell)[:10], text))
            return SourceNode(value, text, where)
        if cell == UNCALCULATED:
            self._fault(where, "สูตรในช่องนี้ไม่มีผลลัพธ์เก็บไว้", "เปิดไฟล์ใน Excel แล้วบันทึก หรือใส่ค่าแทนสูตร")
        else:
            self._fault(where, f"ช่องแสดงค่าผิดพลาด {cell}", "ลบสูตรออกแล้วใส่ค่าเอง")
        return None

    def _fault(self, where: str, message: str, remedy: str) -> None:
        self.faults.append(ValueWrong(message, where=where, remedy=remedy))

    def _tampered(self, where: str) -> None:
        self._fault(where, "แถวและคอลัมน์กำกับที่ซ่อนไว้ถูกแก้ไข", "ใช้ไฟล์ที่สร้างด้วยคำสั่ง ita new")

    def _row(self, key: str, cells: Cells) -> None:
        name, length = list_of(key) if len(key) <= _LONGEST_KEY else ("", 0)
        if not key:
            for _, leaf in cells:
                self._fault(leaf.where, "ข้อมูลอยู่ในแถวที่ไม่ใช่ของแบบฟอร์ม", "ย้ายข้อมูลไปยังแถวของข้อนั้น หรือลบออก")
        elif not name:
            self._tampered(cells[0][1].where)
        elif length:
            self._slots(split_key(name), length, cells)
        else:
            for column, leaf in cells:
                self._cell(key, column, leaf)

    def _slots(self, path: tuple[str, ...], length: int, cells: Cells) -> None:
        slots: dict[int, SourceNode] = {}
        for column, leaf in self._single(cells).items():
            slot = slot_of(column) or 0
            if 1 <= slot <= length:
                slots[slot] = leaf
            else:
                self._fault(leaf.where, "ข้อมูลอยู่ในช่องที่ข้อนี้ไม่ใช้", "ย้ายข้อมูลไปยังช่องที่ถูกต้อง หรือลบออก")
        if slots:
            zero = SourceNode(Decimal(0), "0", next(iter(slots.values())).where)
            self._put(path, list_node([slots.get(n, zero) for n in range(1, length + 1)]))

    def _cell(self, key: str, column: str, leaf: SourceNode) -> None:
        if len(column) > _LONGEST_KEY:
            self._tampered(leaf.where)
        elif not column.endswith("?"):
            if path := path_of(key, column):
                self._put(path, _lines(column, leaf))
        elif self._yes(leaf):
            if column.startswith("@"):
                chosen, code = self._chosen.setdefault(column[1:-1], []), split_key(key)[-1]
                if code not in [each.text for each in chosen]:
                    chosen.append(SourceNode(code, code, leaf.where))
            elif path := path_of(key, column.removesuffix("?")):
                self._put(path, leaf._replace(value=True))

    def _yes(self, leaf: SourceNode) -> bool:
        answer = _YES_OR_NO.get(leaf.text)
        if answer is None:
            self._fault(leaf.where, f"ใส่ได้เฉพาะ {YES} แต่พบ {leaf.text[:40]}", f"เลือก {YES} หรือเว้นว่าง")
        return bool(answer)

    def _put(self, path: tuple[str, ...], node: SourceNode) -> None:
        if path[0] == "respondents" or path[-1] == "counts":
            for leaf in node.value if isinstance(node.value, list) else [node]:
                if leaf.text.endswith("%"):
                    self._fault(
                        leaf.where, f"ต้องเป็นจำนวนคน แต่พบ {leaf.text[:40]}", "ใส่จำนวนคนโดยไม่มีเครื่องหมาย %"
                    )
        self.tree.put(path, node)

    def _single(self, cells: Cells) -> dict[str, SourceNode]:
        """Return the cells of a row by column; two of one column must agree."""
        single: dict[str, SourceNode] = {}
        for column, leaf in cells:
            held = single.setdefault(column.removeprefix("~"), leaf)
            if held.text != leaf.text:
                self.faults.append(
                    KeyRepeated(
                        f"ค่าไม่ตรงกับ {held.where} ซึ่งเป็นข้อมูลเดียวกัน",
                        where=leaf.where,
                        remedy="เหลือคอลัมน์ไว้คอลัมน์เดียว หรือแก้ให้ตรงกัน",
                    )
                )
        return single

    def _records(self, marker: str, rows: list[Cells]) -> None:
        if not rows:
            return
        if len(marker) > _LONGEST_KEY:
            self._tampered(rows[0][0][1].where)
        elif "{" in marker:
            above: dict[str, SourceNode] = {}
            for cells in rows:
                self._named(marker, self._single(cells), above)
        elif (held := self._lists.setdefault(marker, rows)) is rows:
            records = [dict(starmap(self._member, self._single(cells).items())) for cells in rows]
            self.tree.put_records(split_key(marker.removesuffix("[]")), join_continued(marker, records))
        elif _row_texts(held) != _row_texts(rows):
            first, again = held[0][0][1].where, rows[0][0][1].where
            self.faults.append(
                KeyRepeated(
                    f"ตารางนี้ไม่ตรงกับตารางเดียวกันที่ {first}", where=again, remedy="เหลือตารางไว้ชุดเดียว หรือแก้ให้ตรงกัน"
                )
            )

    def _member(self, column: str, leaf: SourceNode) -> tuple[str, SourceNode]:
        """Return name and value of a field of a record; a yes cell holds whether it was chosen."""
        if column.endswith("?"):
            return column.removesuffix("?"), leaf._replace(value=self._yes(leaf))
        return column.removesuffix("[]"), _lines(column, leaf)

    def _named(self, marker: str, record: dict[str, SourceNode], above: dict[str, SourceNode]) -> None:
        """Put the values of a row; all names but the last are those of the row above where they are blank."""
        names = [f"{{{name}}}" for name in placeholders(marker)]
        values = {column: leaf for column, leaf in record.items() if column not in names}
        if values:
            record = {**{name: above[name] for name in names[:-1] if name in above}, **record}
        above |= {name: record[name] for name in names if name in record}
        if not values and is_standard_group(*(record[name].text for name in names if name in record)):
            return
        if not values or not set(names) <= set(record):
            self._fault(next(iter(record.values())).where, "แถวนี้กรอกไม่ครบ", "กรอกทุกช่องของแถว หรือลบทั้งแถว")
            return
        path = tuple(record[part].text if part in names else part for part in marker.split("."))
        for column, leaf in values.items():
            self._put(path if column == "*" else (*path, *split_key(column)), leaf)


def _lines(column: str, leaf: SourceNode) -> SourceNode:
    """Return the lines of a cell whose column takes a list, else the cell itself."""
    if not column.endswith("[]"):
        return leaf
    lines = [SourceNode(line, line, leaf.where) for line in leaf.text.split("\n") if line.strip()]
    return SourceNode(lines, leaf.text, leaf.where)


def _row_texts(rows: list[Cells]) -> list[list[tuple[str, str]]]:
    return [[(column, leaf.text) for column, leaf in cells] for cells in rows]


class TreeBuilder:
    """Puts nodes at their paths; two different values at one path are a fault."""

    def __init__(self, file: str, faults: list[ItaError]) -> None:
        self.root = SourceNode({}, "", file)
        self._faults = faults
        self._branches: dict[tuple[str, ...], dict[str, SourceNode]] = {(): self.root.value}

    def put(self, path: tuple[str, ...], node: SourceNode) -> None:
        """Put a scalar, or a list of them, at a path; the same value twice is no fault."""
        fields = self._branches.get(path[:-1])
        if fields is None and (fields := self._grow(path[:-1], node.where)) is None:
            return
        held = fields.setdefault(path[-1], node)
        if held is not node and _texts(held) != _texts(node):
            self._faults.append(
                KeyRepeated(
                    f"ค่าไม่ตรงกับ {held.where} ซึ่งเป็นข้อมูลเดียวกัน",
                    where=node.where,
                    remedy="เหลือแผ่นงานไว้ชุดเดียว หรือแก้ให้ตรงกัน",
                )
            )

    def put_records(self, path: tuple[str, ...], records: Sequence[dict[str, SourceNode]]) -> None:
        """Put a list of records at a path."""
        node = list_node([SourceNode(record, "", next(iter(record.values())).where) for record in records])
        fields = self._grow(path[:-1], node.where)
        if fields is None:
            return
        if path[-1] in fields:
            self._tampered(node.where)
        else:
            fields[path[-1]] = node

    def _grow(self, path: tuple[str, ...], where: str) -> dict[str, SourceNode] | None:
        """Return the fields of a branch; a new branch is located at its first leaf."""
        branch = self._branches.get(path)
        if branch is not None or len(path) >= MOST_PARTS:
            if branch is None:
                self._tampered(where)
            return branch
        above = self._grow(path[:-1], where)
        if above is None:
            return None
        node = above.setdefault(path[-1], SourceNode({}, "", where))
        if not isinstance(node.value, dict):
            self._tampered(where)
            return None
        self._branches[path] = node.value
        return node.value

    def _tampered(self, where: str) -> None:
        self._faults.append(
            ValueWrong("แถวและคอลัมน์กำกับที่ซ่อนไว้ถูกแก้ไข", where=where, remedy="ใช้ไฟล์ที่สร้างด้วยคำสั่ง ita new")
        )


def list_node(nodes: Sequence[SourceNode]) -> SourceNode:
    """Return a list node, located at its first member; there must be one."""
    return SourceNode(nodes, "", nodes[0].where)


def _texts(node: SourceNode) -> object:
    return [member.text for member in node.value] if isinstance(node.value, list) else node.text
