"""What a row shows confirms its hidden key; where they differ, the row is read as it shows, or refused.

Sorting or pasting the visible columns alone leaves the hidden keys where they were. Then the code beside a
score is not the code under which it would be read. A row is read under the key of what it shows if its
code and its wording name one row of its table, and no other filled row shows the same. The rows of answers
below it go with it if they are of the same kinds, in the same order, as that row has.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from operator import itemgetter
from types import NoneType

from ita_tools.assessment import MovedRow
from ita_tools.errors import ItaError, ValueWrong
from ita_tools.rubric import Edition
from ita_tools.thai import arabic_digits, clean
from ita_tools.workbook.cell_values import CellValue, cell_name, is_filled, key_of, plain_value
from ita_tools.workbook.hidden_keys import is_computed, list_of, slot_of
from ita_tools.workbook.marked_tables import MarkedTable
from ita_tools.workbook.row_wording import answer_kind, folded, other_year_of, visible_code, wording

__all__ = ["read_as_shown"]

_CODE = re.compile(r"[a-z]{0,4}[0-9]{1,3}(?:\.[0-9]{1,3})?(?: \([a-z0-9]+\))?|iit|eit|oit")
_WORD = re.compile(r"^(?:ข้อ|ตัวชี้วัดที่|ประเด็นที่)\s*")
_SORTED = (
    "ถ้าเรียงลำดับหรือวางทับแถวโดยไม่รวมคอลัมน์ A ที่ซ่อนไว้ ให้ยกเลิกการเรียง หรือคัดลอกค่าไปใส่ในไฟล์ใหม่ที่สร้างด้วยคำสั่ง ita new"
)
_LEAST_DOTS = 2
"""Dots in the key of a row with answers below it: ``items.IIT.i1``."""
_SPARE = "=moved"
"""Key of a row whose own content is shown by another row."""


@dataclass(slots=True)
class _Line:
    """A row with its hidden key, and what it shows: code, wording and kind of answers, ``""`` for none."""

    number: int
    key: str
    code: str
    name: str
    kind: str
    cells: Sequence[CellValue]
    filled: bool = False
    below: list[_Line] = field(default_factory=list)


def read_as_shown(
    table: MarkedTable, edition: Edition | None, file: str
) -> tuple[MarkedTable, list[MovedRow], list[ItaError]]:
    """Return a table whose rows have the keys of what they show, the rows that moved, and the faults."""
    if table.listed or not table.columns:
        return table, [], []
    labels = _labels(table)
    if labels is not None and _CONFIRMED.get((id(edition), labels)) is edition:
        return table, [], []
    reading = _Reading(table, edition, file)
    if reading.confirmed():
        if labels is not None and edition is not None:
            _keep(labels, edition)
        return table, [], []
    reading.run()
    return replace(table, keys=reading.keys) if reading.keys else table, reading.moved, reading.faults


_Labels = tuple[CellValue, ...]
_CONFIRMED: dict[tuple[int, _Labels], Edition] = {}
"""Editions by their identity and the labels of a confirmed table: books of one template have the same."""
_MOST_KEPT = 256
_LONGEST_KEPT = 2**16
"""Characters of the labels of one table that are kept."""
_LABELS = ("=code", "=title", "=name", "=data", "=share")
"""Keys of the columns that tell what a row is."""


def _labels(table: MarkedTable) -> _Labels | None:
    """Return the keys and labels of all rows, ``None`` where there is no label or one is not a text."""
    header = [key_of(value) for value in table.sheet.rows[table.row]]
    columns = [n for n, key in enumerate(header) if key in _LABELS]
    if not columns:
        return None
    take, width = itemgetter(table.column, *columns), max(table.column, *columns) + 1
    labels: list[CellValue] = [*header]
    for cells in table.sheet.rows[table.row + 1 : table.end]:
        labels += take(cells if len(cells) >= width else [*cells, *[None] * (width - len(cells))])
    # Numbers are no texts: two that are equal may look different.
    return tuple(labels) if {str, NoneType}.issuperset(map(type, labels)) else None


def _keep(labels: _Labels, edition: Edition) -> None:
    if sum(len(each) for each in labels if isinstance(each, str)) > _LONGEST_KEPT:
        return
    if len(_CONFIRMED) >= _MOST_KEPT:
        _CONFIRMED.clear()
    _CONFIRMED[id(edition), labels] = edition


class _Reading:
    """Compares the rows of one table with their hidden keys."""

    def __init__(self, table: MarkedTable, edition: Edition | None, file: str) -> None:
        self.keys: dict[int, str] = {}
        self.moved: list[MovedRow] = []
        self.faults: list[ItaError] = []
        self._table, self._edition = table, edition
        self._before = f"{file} แผ่นงาน {table.sheet.name} ช่อง "
        header = {key_of(value): n for n, value in enumerate(table.sheet.rows[table.row])}
        self._code, title, name, self._kind, self._share = (header.get(key, -1) for key in _LABELS)
        self._name = title if title >= 0 else name
        self._lines = [self._line(*row) for row in table.rows() if row[1]]
        keys = {line.key for line in self._lines}
        self._owner = {key: _owner(key, keys) for key in keys}
        self._heads = [line.key for line in self._lines if not self._owner[line.key]]
        self._wording = {key: wording(key, edition) for key in self._heads}
        # A row that was sorted onto a heading shows a code of the table; nothing may be lost there.
        codes = {visible_code(key) for key in self._heads} - {""}
        strays = [line for row in table.headings() if (line := self._line(*row)).code in codes]
        self._owner |= {line.key: "" for line in strays}
        self._lines = sorted((*self._lines, *strays), key=lambda line: line.number)

    def _line(self, number: int, key: str, cells: Sequence[CellValue]) -> _Line:
        code = _code_of(_text(cells, self._code))
        name, kind = (folded(_text(cells, n)) for n in (self._name, self._kind))
        name += folded(_text(cells, self._share)) if name else ""
        return _Line(number, key, code, name, kind, cells)

    def _find_filled(self) -> None:
        """Note which rows hold something to read; beside a code, columns of a list hold labels."""
        for line in self._lines:
            slots, cells = not line.code, line.cells
            line.filled = any(
                (slots or slot_of(column) is None) and n < len(cells) and is_filled(cells[n])
                for n, column in self._table.columns
            )

    def confirmed(self) -> bool:
        """Whether every row shows what its hidden key names; a table without codes or wordings does."""
        if self._code < 0 and self._name < 0:
            return True
        return all(self._agrees(line) for line in self._lines)

    def _agrees(self, line: _Line) -> bool:
        if is_computed(line.key):
            return False
        if self._owner[line.key]:
            return not line.code and line.kind == self._kind_of(line.key)
        return self._has_code(line, line.key) and line.name.startswith(self._wording[line.key])

    def _kind_of(self, key: str) -> str:
        return answer_kind(key) if self._kind >= 0 else ""

    def _has_code(self, line: _Line, key: str) -> bool:
        return self._code < 0 or line.code == visible_code(key)

    def run(self) -> None:
        """Find the key of what each row shows."""
        self._find_filled()
        claims: dict[str, list[_Line]] = defaultdict(list)
        for line in self._groups():
            filled = line.filled or any(each.filled for each in line.below)
            key, problem = self._key_of(line)
            if problem:
                if filled:
                    self._fault(line, problem)
                continue
            if filled:
                claims[key].append(line)
            if key != line.key:
                self._move(line, key)
            self._answers(line, key)
        for key, lines in claims.items():
            if len(lines) > 1:
                self._fault(lines[1], f"แถวนี้แสดงข้อเดียวกับแถว {lines[0].number + 1} ({visible_code(key)})")
        taken = set(self.keys.values())
        for line in self._lines:
            if line.key in taken and line.number not in self.keys:
                self.keys[line.number] = _SPARE

    def _groups(self) -> Iterator[_Line]:
        """Yield the rows that show a code or a wording of their own, with the rows of answers below them."""
        head: _Line | None = None
        groups = []
        for line in self._lines:
            if line.code or self._named(line) or (not self._owner[line.key] and not line.kind):
                head = line
                groups.append(line)
            elif head is not None:
                head.below.append(line)
            elif line.filled:
                self._fault(line, "แถวนี้ไม่แสดงรหัสข้อ")
        yield from groups

    def _named(self, line: _Line) -> list[str]:
        if not line.name:
            return []
        return [key for key in self._heads if self._wording[key] and line.name.startswith(self._wording[key])]

    def _key_of(self, line: _Line) -> tuple[str, str]:
        """Return the key of what a row shows, or ``""`` and why that is not clear."""
        by_code = [key for key in self._heads if line.code and self._has_code(line, key)]
        by_name = self._named(line)
        both = [key for key in by_code if key in by_name]
        keys = both or by_code or by_name
        problem = ""
        if line.code and not by_code and _CODE.fullmatch(line.code):
            problem = f"แถวนี้แสดงข้อ {line.code} ซึ่งตารางนี้ไม่มี"
        elif by_code and by_name and not both:
            name = cell_name(line.number, self._name)
            problem = f"แถวนี้แสดงข้อ {line.code} แต่ข้อความในช่อง {name} เป็นของข้ออื่น"
        elif by_code and not by_name and (year := self._other_year(line, by_code[0])):
            problem = f"ข้อความของแถวนี้เป็นข้อ {line.code} ของปี {year}"
        elif len(keys) > 1 and line.key not in keys:
            problem = "แถวนี้แสดงข้อที่มีหลายแถว"
        if problem:
            return "", problem
        return keys[0] if keys and line.key not in keys else line.key, ""

    def _other_year(self, line: _Line, key: str) -> int | None:
        return other_year_of(key, line.name, self._edition) if line.name and self._edition else None

    def _answers(self, head: _Line, key: str) -> None:
        """Give the rows below a row the keys of its answers, if they show the same kinds in that order."""
        own = [each.key for each in self._lines if each.key != key and self._under(each.key, key)]
        shown = [line.kind for line in head.below]
        if shown == [self._kind_of(each) for each in own]:
            for line, of_line in zip(head.below, own, strict=True):
                if line.key != of_line:
                    self.keys[line.number] = of_line
            return
        for line in head.below:
            if line.filled:
                self._fault(line, "แถวคำตอบนี้ไม่ได้อยู่ใต้ข้อของตน")
            else:
                self.keys[line.number] = _SPARE

    def _under(self, key: str, head: str) -> bool:
        return list_of(key)[0].startswith(head + ".")

    def _move(self, line: _Line, key: str) -> None:
        self.keys[line.number] = key
        if line.filled or any(each.filled for each in line.below):
            self.moved.append(
                MovedRow(
                    self._before + self._cell(line),
                    visible_code(key) or key,
                    visible_code(line.key) or line.key,
                    cell_name(line.number, self._table.column),
                )
            )

    def _fault(self, line: _Line, message: str) -> None:
        key_cell = cell_name(line.number, self._table.column)
        hidden = visible_code(line.key) or line.key
        self.faults.append(
            ValueWrong(
                f"{message} คีย์ที่ซ่อนไว้ในช่อง {key_cell} เป็นของข้อ {hidden} จึงไม่ทราบว่าค่าในแถวเป็นของข้อใด",
                where=self._before + self._cell(line),
                remedy=_SORTED,
            )
        )

    def _cell(self, line: _Line) -> str:
        column = self._code if self._code >= 0 else self._name
        return cell_name(line.number, column if column >= 0 else self._table.column)


def _owner(key: str, keys: set[str]) -> str:
    """Return the key of the row that a row belongs to, ``""`` for one that stands for itself."""
    above = list_of(key)[0].rpartition(".")[0]
    while above.count(".") >= _LEAST_DOTS and above not in keys:
        above = above.rpartition(".")[0]
    return above if above.count(".") >= _LEAST_DOTS else ""


def _text(cells: Sequence[CellValue], column: int) -> str:
    if not 0 <= column < len(cells):
        return ""
    value = cells[column]
    if isinstance(value, str):
        return _shown(value)
    return clean(plain_value(value)[1]).strip() if is_filled(value) else ""


@lru_cache(4096)
def _shown(text: str) -> str:
    """Return a text as :func:`_text` does; sheets repeat the wordings of others."""
    return clean(key_of(text)).strip()


@lru_cache(4096)
def _code_of(text: str) -> str:
    return arabic_digits(_WORD.sub("", text)).casefold()
