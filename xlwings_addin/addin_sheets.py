"""The sheets inside the add-in: its settings, the sentences its macros show, and two pages to read."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import category

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from xlwings_addin.ribbon import Button

__all__ = ["CODE_NAMES", "PYTHON_KEY", "SETTINGS", "write_pages"]

SETTINGS = "ita.conf"
"""Name of the sheet of settings: key and value in columns A and B."""
PYTHON_KEY = "ita_python"
"""Key and defined name of the interpreter's absolute path."""
CODE_NAMES = ("ItaSettings", "ItaGuide", "ItaAbout")
_NOTICES = {
    "ita_no_python": "ส่วนเสริม ITA ยังไม่ทราบตำแหน่งของ Python ให้สั่ง ita addin install แล้วเปิด Excel ใหม่",
    "ita_failed": "เริ่ม Python ไม่ได้หรือโปรแกรมหยุดกลางคัน ให้สั่ง ita addin doctor เพื่อดูสาเหตุ",
}
_FONT = {"font_name": "TH Sarabun New", "font_size": 16, "text_wrap": True, "valign": "top"}
_ROW = 26  # points: vowels and tone marks of 16-point Thai letters need the room
_WIDTHS = (24, 78)


def write_pages(
    book: Workbook, buttons: Sequence[Button], settings: dict[str, str], about: Sequence[tuple[str, str]]
) -> None:
    """Write the sheets, in the order of :data:`CODE_NAMES`, and the names that macros look them up by."""
    conf = book.add_worksheet(SETTINGS)
    conf.set_column(0, 1, _WIDTHS[0])
    for row, (key, value) in enumerate({**settings, **_NOTICES}.items()):
        conf.write_string(row, 0, key)
        conf.write_string(row, 1, value)
        book.define_name(key, f"='{SETTINGS}'!$B${row + 1}")
    _page(book, "วิธีใช้", "ita_guide", "วิธีใช้ปุ่มในแถบ ITA", _guide(buttons))
    _page(book, "เกี่ยวกับ", "ita_about", "เกี่ยวกับส่วนเสริม ITA", about)
    for sheet, name in zip(book.worksheets(), CODE_NAMES, strict=True):
        sheet.set_vba_name(name)


def _guide(buttons: Sequence[Button]) -> list[tuple[str, str]]:
    rows = [(button.label, f"{button.screentip} {button.supertip}") for button in buttons]
    return [
        *rows,
        ("หากปุ่มไม่ทำงาน", "เปิดหน้าต่างคำสั่งแล้วสั่ง ita addin doctor จะบอกสิ่งที่ขาดและวิธีแก้"),
        ("เมื่อไม่มีส่วนเสริม", "สมุดงานยังคำนวณคะแนนได้ และสร้างรายงานได้ด้วยคำสั่ง ita report"),
    ]


def _page(book: Workbook, sheet_name: str, name: str, title: str, rows: Sequence[tuple[str, str]]) -> None:
    sheet = book.add_worksheet(sheet_name)
    plain, strong = book.add_format(_FONT), book.add_format({**_FONT, "bold": True})
    large = book.add_format({**_FONT, "bold": True, "font_size": 20, "text_wrap": False})
    sheet.hide_gridlines(2)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_row(0, _ROW * 1.4)
    sheet.write_string(0, 0, title, large)
    for row, (label, text) in enumerate(rows, 2):
        _line(sheet, row, (label, strong), (text, plain))
    book.define_name(name, f"='{sheet_name}'!$A$1")


def _line(sheet: Worksheet, row: int, label: tuple[str, object], text: tuple[str, object]) -> None:
    sheet.set_row(row, _ROW * max(-(-_letters(text[0]) // _WIDTHS[1]), -(-_letters(label[0]) // _WIDTHS[0])))
    sheet.write_string(row, 0, *label)
    sheet.write_string(row, 1, *text)


def _letters(text: str) -> int:
    """Count what takes room on a line: vowels and marks above and below do not."""
    return sum(category(each) != "Mn" for each in text)
