"""Cells to the tree of nodes an assessment file gives, each with its sheet and cell."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ita_tools.errors import ItaError, KeyRepeated, ValueWrong
from ita_tools.workbook.cell_values import UNCALCULATED, CellValue, is_error, plain_value
from ita_tools.workbook.hidden_keys import YES, list_of, path_of, placeholders, slot_of, split_key
from ita_tools.workbook.marked_tables import MarkedTable, merged_inputs
from ita_tools.workbook.sheet_values import column_letters
from ita_tools.workbook.tree_builder import Tree, members
from ita_tools.yaml_json import SourceNode

__all__ = ["Collector"]

_YES_OR_NO = {YES: True, "TRUE": True, "FALSE": False}
_LONGEST_KEY = 200
_ENOUGH_FAULTS = 1_000
"""More than anybody mends one by one: what lies behind them is reported after them."""

Cells = Sequence[tuple[str, SourceNode]]
"""The filled cells of a row under their column keys."""


class Collector:
    """Puts cells where their keys say, and keeps the faults."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[ItaError] = []
        self.tree = Tree(file, self.faults)
        self._chosen: dict[str, list[SourceNode]] = {}
        self._lists: dict[str, list[Cells]] = {}

    def take(self, block: MarkedTable) -> None:
        """Take all filled cells of a block."""
        before = f"{self.file} แผ่นงาน {block.grid.name} ช่อง "
        places = {n: before + column_letters(n) for n, _ in block.columns}
        for row, column in merged_inputs(block):
            self._fault(
                f"{places[column]}{row + 1}",
                "ช่องนี้ถูกผสานกับช่องกรอกอื่น จึงไม่ทราบว่าค่าเป็นของช่องใด",
                "ยกเลิกการผสานเซลล์ แล้วกรอกทีละช่อง",
            )
        records: list[Cells] = []
        for number, key, cells, filled in block.entries():
            if len(self.faults) > _ENOUGH_FAULTS:
                return
            found = [
                (column, leaf)
                for n, column in filled
                if (leaf := self._leaf(cells[n], f"{places[n]}{number + 1}"))
            ]
            if found and block.listed:
                records.append([*found, *self._row_key(block, number, key)])
            elif found:
                self._row(key, found)
        self._records(block.marker, [each for each in records if any(c[:1] != "~" for c, _ in each)])

    def finish(self) -> Tree:
        """Return all that was taken."""
        for group, chosen in self._chosen.items():
            self.tree.put(split_key(group), members(chosen))
        return self.tree

    def _row_key(self, block: MarkedTable, number: int, key: str) -> Cells:
        """Return the key of a row of a list as a cell; it makes no record by itself."""
        if not (key and block.marker.endswith("[]") and len(key) <= _LONGEST_KEY):
            return ()
        place = f"{self.file} แผ่นงาน {block.grid.name} ช่อง {column_letters(block.column)}{number + 1}"
        return (("~key", SourceNode(key, key, place)),)

    def _leaf(self, given: CellValue, where: str) -> SourceNode | None:
        value, text = plain_value(given)
        if text[:1] != "#" or not is_error(text):
            return SourceNode(value, text, where)
        if text == UNCALCULATED:
            self._fault(where, "สูตรในช่องนี้ไม่มีผลลัพธ์เก็บไว้", "เปิดไฟล์ใน Excel แล้วบันทึก หรือใส่ค่าแทนสูตร")
        else:
            self._fault(where, f"ช่องแสดงค่าผิดพลาด {text}", "ลบสูตรออกแล้วใส่ค่าเอง")
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
            self._put(path, members([slots.get(n, zero) for n in range(1, length + 1)]))

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

    def _put(self, path: tuple[str, ...], given: SourceNode) -> None:
        if path[0] == "respondents" or path[-1] == "counts":
            for leaf in given.value if isinstance(given.value, list) else [given]:
                if leaf.text.endswith("%"):
                    self._fault(
                        leaf.where, f"ต้องเป็นจำนวนคน แต่พบ {leaf.text[:40]}", "ใส่จำนวนคนโดยไม่มีเครื่องหมาย %"
                    )
        self.tree.put(path, given)

    def _single(self, cells: Cells) -> dict[str, SourceNode]:
        """Return the cells of a row by column; two of one column must agree."""
        found: dict[str, SourceNode] = {}
        for column, leaf in cells:
            held = found.setdefault(column.removeprefix("~"), leaf)
            if held.text != leaf.text:
                self.faults.append(
                    KeyRepeated(
                        f"ค่าไม่ตรงกับ {held.where} ซึ่งเป็นข้อมูลเดียวกัน",
                        where=leaf.where,
                        remedy="เหลือคอลัมน์ไว้คอลัมน์เดียว หรือแก้ให้ตรงกัน",
                    )
                )
        return found

    def _records(self, marker: str, rows: list[Cells]) -> None:
        if not rows:
            return
        if len(marker) > _LONGEST_KEY:
            self._tampered(rows[0][0][1].where)
        elif "{" in marker:
            for cells in rows:
                self._named(marker, self._single(cells))
        elif (held := self._lists.setdefault(marker, rows)) is rows:
            records = [
                {
                    column.removesuffix("[]"): _lines(column, leaf)
                    for column, leaf in self._single(cells).items()
                }
                for cells in rows
            ]
            self.tree.put_records(split_key(marker.removesuffix("[]")), records)
        elif _texts(held) != _texts(rows):
            first, again = held[0][0][1].where, rows[0][0][1].where
            self.faults.append(
                KeyRepeated(
                    f"ตารางนี้ไม่ตรงกับตารางเดียวกันที่ {first}", where=again, remedy="เหลือตารางไว้ชุดเดียว หรือแก้ให้ตรงกัน"
                )
            )

    def _named(self, marker: str, record: dict[str, SourceNode]) -> None:
        names = {f"{{{name}}}" for name in placeholders(marker)}
        if not {*names, "*"} <= set(record):
            self._fault(next(iter(record.values())).where, "แถวนี้กรอกไม่ครบ", "กรอกทุกช่องของแถว หรือลบทั้งแถว")
            return
        path = tuple(record[part].text if part in names else part for part in marker.split("."))
        self._put(path, record["*"])


def _lines(column: str, leaf: SourceNode) -> SourceNode:
    """Return the lines of a cell whose column takes a list, else the cell itself."""
    if not column.endswith("[]"):
        return leaf
    lines = [SourceNode(line, line, leaf.where) for line in leaf.text.split("\n") if line.strip()]
    return SourceNode(lines, "", leaf.where)


def _texts(rows: list[Cells]) -> list[list[tuple[str, str]]]:
    return [[(column, leaf.text) for column, leaf in cells] for cells in rows]
