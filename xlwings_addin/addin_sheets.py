"""The sheets inside the add-in: settings, the texts its macros show, a guide and a page about the add-in."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from ita_tools.text_width import cells_in, lines_needed
from ita_tools.workbook.cell_formats import POINTS_PER_WIDTH
from xlwings_addin.ribbon import Button

__all__ = ["CODE_NAMES", "PYTHON_KEY", "SETTINGS", "write_sheets"]

SETTINGS = "ita.conf"
"""Name of the settings sheet: key in column A, value in column B."""
PYTHON_KEY = "ita_python"
"""Key and defined name of the absolute path of the interpreter."""
CODE_NAMES = ("ItaSettings", "ItaGuide", "ItaAbout")
_NOTICES = {
    "ita_no_python": "ส่วนเสริม ITA ยังไม่ทราบตำแหน่งของ Python ให้สั่ง ita addin install แล้วเปิด Excel ใหม่",
    "ita_failed": "โปรแกรมหยุดกลางคัน ให้สั่ง ita addin doctor เพื่อดูสาเหตุ",
    "ita_not_started": (
        "เริ่ม Python ไม่ได้ อาจถูกย้าย ถอน หรือปรับรุ่น ให้เปิดตัวติดตั้ง ITA อีกครั้ง หรือสั่ง ita addin doctor เพื่อดูสาเหตุ"
    ),
    "ita_blocked": (
        "ระบบความปลอดภัยของเครื่องไม่ให้ Excel เริ่มโปรแกรมอื่น บันทึกสมุดงาน แล้วคลิกขวาที่ไฟล์ "
        "เลือก ส่งไปที่ > สร้างรายงาน ITA หรือเปิดไฟล์ในหน้า ITA จากเมนู Start"
    ),
    "ita_protected": "สมุดงานเปิดแบบป้องกันอยู่ กด เปิดใช้งานการแก้ไข (Enable Editing) ก่อน แล้วกดปุ่มอีกครั้ง",
}
_SIZE = 16
_FONT = {"font_name": "TH Sarabun New", "font_size": _SIZE, "text_wrap": True, "valign": "top"}
_ROW_HEIGHT = 26  # points: room for the vowels and tone marks of Thai letters of 16 points
_COLUMN_WIDTHS = (24, 78)  # characters


def write_sheets(
    book: Workbook, buttons: Sequence[Button], settings: dict[str, str], about: Sequence[tuple[str, str]]
) -> None:
    """Write the sheets, in the order of :data:`CODE_NAMES`, and the defined names that macros use."""
    sheet = book.add_worksheet(SETTINGS)
    sheet.set_column(0, 1, _COLUMN_WIDTHS[0])
    for row, (key, value) in enumerate({**settings, **_NOTICES}.items()):
        sheet.write_string(row, 0, key)
        sheet.write_string(row, 1, value)
        book.define_name(key, f"='{SETTINGS}'!$B${row + 1}")
    _write_page(book, "วิธีใช้", "ita_guide", "วิธีใช้ปุ่มในแถบ ITA", _guide_rows(buttons))
    _write_page(book, "เกี่ยวกับ", "ita_about", "เกี่ยวกับส่วนเสริม ITA", about)
    for sheet, name in zip(book.worksheets(), CODE_NAMES, strict=True):
        sheet.set_vba_name(name)


def _guide_rows(buttons: Sequence[Button]) -> list[tuple[str, str]]:
    rows = [(button.label, f"{button.screentip} {button.supertip}") for button in buttons]
    return [
        *rows,
        ("หากปุ่มไม่ทำงาน", "เปิดหน้าต่างคำสั่งแล้วสั่ง ita addin doctor จะบอกสิ่งที่ขาดและวิธีแก้"),
        ("เมื่อไม่มีส่วนเสริม", "สมุดงานยังคำนวณคะแนนได้ และสร้างรายงานได้ด้วยคำสั่ง ita report"),
    ]


def _write_page(
    book: Workbook, sheet_name: str, name: str, title: str, rows: Sequence[tuple[str, str]]
) -> None:
    sheet = book.add_worksheet(sheet_name)
    plain, bold = book.add_format(_FONT), book.add_format({**_FONT, "bold": True})
    heading = book.add_format({**_FONT, "bold": True, "font_size": 20, "text_wrap": False})
    sheet.hide_gridlines(2)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    for column, width in enumerate(_COLUMN_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_row(0, _ROW_HEIGHT * 1.4)
    sheet.write_string(0, 0, title, heading)
    for row, (label, text) in enumerate(rows, 2):
        _write_line(sheet, row, (label, bold), (text, plain))
    book.define_name(name, f"='{sheet_name}'!$A$1")


def _write_line(sheet: Worksheet, row: int, label: tuple[str, object], text: tuple[str, object]) -> None:
    label_cells, text_cells = (
        cells_in(width * POINTS_PER_WIDTH, _SIZE, bold=bold)
        for width, bold in zip(_COLUMN_WIDTHS, (True, False), strict=True)
    )
    lines = max(lines_needed(label[0], label_cells), lines_needed(text[0], text_cells))
    sheet.set_row(row, _ROW_HEIGHT * lines)
    sheet.write_string(row, 0, *label)
    sheet.write_string(row, 1, *text)
