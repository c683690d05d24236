"""The visible code of a row confirms its hidden key: a row that shows another code is not read in silence.

Sorting or pasting the visible columns alone leaves the hidden keys where they were. Then the code beside a
score is not the code under which it would be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ita_tools.errors import ItaError, ValueWrong
from ita_tools.thai import arabic_digits, clean
from ita_tools.workbook.cell_values import CellValue, cell_name, key_of, plain_value
from ita_tools.workbook.hidden_keys import list_of, split_key
from ita_tools.workbook.marked_tables import MarkedTable

__all__ = ["exchanged_rows"]

_CODE_COLUMN = "=code"
_ITEMS = "items"
_CODE = re.compile(r"[a-z]?[0-9]{1,3}(?:\.[0-9]{1,3})?")
_WORD = re.compile(r"^ข้อ\s*")


def exchanged_rows(table: MarkedTable, file: str) -> Iterator[ItaError]:
    """Yield a fault for each filled row whose visible code is not that of its hidden key.

    Both cells are named. Rows without a visible code, and lists, whose rows have none, are not judged.
    """
    header = table.sheet.rows[table.row]
    codes = [n for n in range(table.column + 1, len(header)) if key_of(header[n]) == _CODE_COLUMN]
    if not codes or table.listed:
        return
    for number, key, cells, _ in table.entries():
        shown, hidden = _shown_code(cells, codes[0]), _hidden_code(key)
        if shown != hidden and _CODE.fullmatch(shown) and _CODE.fullmatch(hidden):
            yield ValueWrong(
                f"แถวนี้แสดงข้อ {shown} แต่คีย์ที่ซ่อนไว้ในช่อง {cell_name(number, table.column)} "
                f"เป็นของข้อ {hidden} จึงไม่ทราบว่าค่าในแถวเป็นของข้อใด",
                where=f"{file} แผ่นงาน {table.sheet.name} ช่อง {cell_name(number, codes[0])}",
                remedy="ถ้าเรียงลำดับแถวโดยไม่รวมคอลัมน์ A ที่ซ่อนไว้ ให้ยกเลิกการเรียง "
                "หรือคัดลอกค่าไปใส่ในไฟล์ใหม่ที่สร้างด้วยคำสั่ง ita new",
            )


def _shown_code(cells: Sequence[CellValue], column: int) -> str:
    """Return the code that a row shows, without the word before it; ``""`` for none."""
    if column >= len(cells) or cells[column] in (None, ""):
        return ""
    return _WORD.sub("", arabic_digits(clean(plain_value(cells[column])[1]).strip())).casefold()


def _hidden_code(key: str) -> str:
    """Return the code that a hidden row key names: of an item, or the last part of any other key."""
    parts = split_key(list_of(key)[0])
    code = parts[2] if parts[0] == _ITEMS and len(parts) > 2 else parts[-1]
    return code.casefold()
