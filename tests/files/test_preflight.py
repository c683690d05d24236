"""The pre-flight accepts valid workbooks and rejects every file that could harm a parser."""

from __future__ import annotations

import contextlib
import os
import time
import tracemalloc
import zipfile

import docx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from ita_tools.errors import FileDangerous, FileForeign, FileMissing, FileProtected, ItaError
from ita_tools.files import (
    WORKBOOK,
    preflight_document,
    preflight_package,
    preflight_workbook,
    sheet_limits,
    zip_reader,
)
from tests import libreoffice
from tests.files.books import CELL, DOCTYPE, SHEET, book, book_with, filled_book, patched, sheet, strings

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def check(tmp_path, data):
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    assert preflight_workbook(path) == data


def large_cell(megabytes):
    return sheet('<c r="A1" t="inlineStr"><is><t>' + "x" * (megabytes * 2**20) + "</t></is></c>")


class DescribeAcceptedWorkbooks:
    def it_accepts_a_full_one_in_less_time_than_reading_it(self, tmp_path):
        path = filled_book(tmp_path / "full.xlsx")
        assert 200_000 < path.stat().st_size < 500_000
        assert preflight_workbook(path) == path.read_bytes()
        # Measured as a ratio: what this adds must be small beside the reading it protects.
        checked = min(seconds(lambda: preflight_workbook(path)) for _ in range(5))
        assert checked < min(seconds(lambda: read_all(path)) for _ in range(5))

    def it_accepts_what_openpyxl_writes(self, tmp_path):
        workbook = openpyxl.Workbook()
        workbook.active.append(["ข้อความ", 1, None])
        workbook.save(tmp_path / "a.xlsx")
        assert preflight_workbook(tmp_path / "a.xlsx")

    @pytest.mark.libreoffice
    def it_accepts_what_libreoffice_writes(self, tmp_path):
        path = filled_book(tmp_path / "a.xlsx", sheets=1, rows=20)
        [saved] = libreoffice.recalculate([path], tmp_path / "out")
        assert preflight_workbook(saved)

    def it_accepts_formats_and_dimensions_to_the_end_of_the_sheet(self, tmp_path):
        cells = CELL.format("A1") + '<c r="XFD1048576" s="3"/>'
        check(tmp_path, book({SHEET: sheet(cells, "A1:XFD1048576")}))

    @pytest.mark.parametrize(
        "cell",
        [
            '<c s="1" r="B2"><v>1</v></c>',
            "<c r='B2'><v>1</v></c>",
            '<x:c r="B2"><x:v>1</x:v></x:c>',
            '<c\n  r = "B2" t="n"><v>1</v></c>',
            '<c r="BA2"><f>A1&gt;"&lt;c &gt;"</f></c>',
        ],
    )
    def it_accepts_every_notation_of_a_cell(self, cell, tmp_path):
        check(tmp_path, book({SHEET: sheet(cell)}))

    def it_accepts_a_long_text_used_once_and_a_short_one_used_often(self, tmp_path):
        check(tmp_path, strings(["สั้น", "ย" * 32_767], 30_000))

    def it_accepts_the_utf16_part_of_power_query(self, tmp_path):
        mashup = '<?xml version="1.0" encoding="utf-16"?><DataMashup/>'.encode("utf-16")
        check(tmp_path, book({"customXml/item1.xml": mashup}))

    def it_accepts_pictures_and_stored_parts(self, tmp_path):
        check(tmp_path, book({"xl/media/a.png": os.urandom(1000)}, compression=zipfile.ZIP_STORED))


class DescribeMemoryAttacks:
    """Each of these workbooks can end the process inside calamine, which no ``except`` can catch."""

    def it_rejects_two_distant_cells(self, tmp_path):
        data = book_with("A1", "XFD1048576")
        assert len(data) < 4_700
        refused(tmp_path, data, FileDangerous, "แถวที่")

    def it_rejects_a_cell_of_300_megabytes(self, tmp_path):
        data = book({SHEET: large_cell(300)})
        assert len(data) < 320_000
        refused(tmp_path, data, FileDangerous, "เมื่อขยายแล้ว")

    def it_rejects_a_cell_of_300_megabytes_that_is_declared_small(self, tmp_path):
        data = book({SHEET: large_cell(300)})
        size = len(large_cell(300)).to_bytes(4, "little")
        refused(tmp_path, patched(data, size, (900_000).to_bytes(4, "little")), FileDangerous, "ขนาดจริง")

    def it_rejects_one_long_text_used_in_every_cell(self, tmp_path):
        refused(tmp_path, strings(["ย" * 32_767], 30_000), FileDangerous, "ข้อความในเซลล์")

    @pytest.mark.parametrize("disguise", ["<b x='</si>'/>", "<![CDATA[</si>]]>", "<!-- </si> -->"])
    def it_rejects_a_long_text_with_a_false_end_of_the_string(self, disguise, tmp_path):
        refused(tmp_path, strings([("ย" * 600 + disguise) * 60], 30_000), FileDangerous, "ข้อความในเซลล์")


DISTANT = CELL.format("XFD1048576")
CONTENT_TYPES = {"[Content_Types].xml": b"<a/>"}


def loose(megabytes):
    """Return bytes that compress well, but less than those of a zip bomb."""
    return b"".join(os.urandom(400) + bytes(20_000) for _ in range(megabytes * 50))


HOSTILE = {
    "a distant cell in lower case": book_with("A1", "xfd1048576"),
    "a distant cell in single quotes": book({SHEET: sheet("<c r='XFD1048576'><v>1</v></c>")}),
    "a distant cell with its address last": book(
        {SHEET: sheet('<c s="1" t="n" r="XFD1048576"><v>1</v></c>')}
    ),
    "a distant cell with a prefix": book({SHEET: sheet('<x:c r="XFD1048576"><v>1</v></x:c>')}),
    "a distant cell behind a quoted >": book({SHEET: sheet('<c t=">" r="XFD1048576"><v>1</v></c>')}),
    "a distant cell behind a quoted />": book({SHEET: sheet('<c r="XFD1048576" t="/>"><v>1</v></c>')}),
    "a distant cell in UTF-16": book({SHEET: sheet(DISTANT).decode().encode("utf-16")}),
    "a distant cell in UTF-16 without a mark": book({SHEET: sheet(DISTANT).decode().encode("utf-16-be")}),
    "a distant cell in a part of another name": book({"xl/media/a.png": sheet(DISTANT)}),
    "a cell too low": book_with("A20001"),
    "a cell too far right": book_with("SS1"),
    "sheets too large together": book({f"xl/{n}.xml": sheet(CELL.format("SR9999")) for n in range(9)}),
    "entities": book({SHEET: DOCTYPE + sheet(CELL.format("A1"))}),
    "entities in a relation": book({"xl/_rels/workbook.xml.rels": b"<?xml?>" + DOCTYPE + b"<a/>"}),
    "entities in UTF-16": book({SHEET: (DOCTYPE + b"<a/>").decode().encode("utf-16")}),
    "a forbidden encoding": book({SHEET: b'<?xml version="1.0" encoding="UTF-7"?><a/>'}),
    "a part that is no XML": book({SHEET: b"MZ\x90\x00"}),
    "a path out of the package": book({"xl/../../etc/passwd": b"x"}),
    "an absolute name": book({"/etc/passwd": b"x"}),
    "a drive": book({"C:/boot.ini": b"x"}),
    "a backslash": patched(book({"xl/media/..#a.png": b"x"}), b"..#", b"..\\"),
    "a control character": patched(book({"xl/media/b#.png": b"x"}), b"b#", b"b\x07"),
    "a name twice": patched(book({"xl/media/a.png": b"x", "xl/media/b.png": b"y"}), b"/b.png", b"/a.png"),
    "a name twice but for case": book({"xl/media/a.png": b"x", "xl/media/A.png": b"y"}),
    "too many parts": book({f"xl/media/{n}.png": b"" for n in range(1_001)}),
    "a bomb below the limit of size": book({"xl/media/a.png": bytes(20 * 2**20)}),
    "parts too large together": book({f"xl/media/{n}": loose(12) for n in range(6)}),
    "another compression": book({SHEET: sheet("")}, compression=zipfile.ZIP_BZIP2),
}


FOREIGN = {
    "nothing": (b"", "ว่างเปล่า"),
    "a text": (b"a,b\n1,2\n", "ไฟล์ชนิดอื่น"),
    "a web page": (b"<html><table>", "ไฟล์ชนิดอื่น"),
    "an old workbook": (OLE + bytes(600) + "Workbook".encode("utf-16-le"), ".xls"),
    "a Word document": (book({**CONTENT_TYPES, "word/document.xml": b"<a/>"}, bare=True), ".docx"),
    "a binary workbook": (book({**CONTENT_TYPES, "xl/workbook.bin": b"x"}, bare=True), ".xlsb"),
    "an OpenDocument": (book({"mimetype": b"x", "content.xml": b"<a/>"}, bare=True), "OpenDocument"),
    "a plain zip": (book({"a.txt": b"x"}, bare=True), "zip"),
    "no content types": (book({"xl/workbook.xml": b"<a/>"}, bare=True), ".xlsx"),
    "half a file": (book_with("A1")[:-40], "ได้รับมาไม่ครบ"),
    "the first bytes only": (b"PK\x03\x04", "ได้รับมาไม่ครบ"),
    "bytes after the end": (book_with("A1") + b"x", "เสียหาย"),
    "bytes before the start": (b"PK\x03\x04" + book_with("A1"), "เสียหาย"),
    "a cell without address": (book({SHEET: sheet("<c><v>1</v></c>")}), "ไม่ระบุตำแหน่ง"),
    "an address in disguise": (book({SHEET: sheet('<c r="&#88;FD1"><v>1</v></c>')}), "ไม่ระบุตำแหน่ง"),
    "an address beyond numbers": (book({SHEET: sheet(CELL.format("A99999999"))}), "ไม่ระบุตำแหน่ง"),
    "a cell that never ends": (book({SHEET: sheet('<c r="XFD1048576" <')}), "ไม่ระบุตำแหน่ง"),
    "a changed byte": (patched(book_with("A1"), b"sheet1.xml\xb3", b"sheet1.xml\xb7"), "เสียหาย"),
}


def refused(tmp_path, data, kind, words):
    """Require an error with file, words and remedy, in less than a second and with little memory."""
    path = tmp_path / "จากภายนอก.xlsx"
    path.write_bytes(data)
    start = time.perf_counter()
    with pytest.raises(kind) as caught:
        preflight_workbook(path)
    spent = time.perf_counter() - start
    tracemalloc.start()
    with pytest.raises(kind):
        preflight_workbook(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert words in caught.value.message
    assert caught.value.remedy
    assert caught.value.where.startswith("จากภายนอก.xlsx")
    assert spent < 1
    assert peak < 3 * zip_reader.MAX_TOTAL


class DescribePreflightDocument:
    def it_accepts_a_word_document_and_rejects_a_workbook(self, tmp_path):
        docx.Document().save(str(tmp_path / "a.docx"))
        assert preflight_document(tmp_path / "a.docx")
        filled_book(tmp_path / "b.docx", 1, 1)
        with pytest.raises(FileForeign, match=r"\.xlsx"):
            preflight_document(tmp_path / "b.docx")


class DescribePreflightPackage:
    def it_returns_xml_parts_by_lower_case_name(self):
        parts = preflight_package(
            book({"xl/SharedStrings.xml": b"<sst/>", "a.png": b"x"}), "a.xlsx", WORKBOOK
        )
        assert parts == {
            "[content_types].xml": b"<Types/>",
            "xl/workbook.xml": b"<workbook/>",
            "xl/sharedstrings.xml": b"<sst/>",
        }


class DescribeRejectedWorkbooks:
    @pytest.mark.parametrize("name", HOSTILE)
    def it_rejects_what_excel_never_writes(self, name, tmp_path):
        refused(tmp_path, HOSTILE[name], FileDangerous, "ไฟล์ผิดปกติ")

    @pytest.mark.parametrize("name", FOREIGN)
    def it_names_the_format_or_damage_of_another_file(self, name, tmp_path):
        data, words = FOREIGN[name]
        refused(tmp_path, data, FileForeign, words)

    def it_reports_an_encrypted_file(self, tmp_path):
        protected = OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le")
        refused(tmp_path, protected, FileProtected, "รหัสผ่าน")
        path = tmp_path / "a.docx"
        path.write_bytes(protected)
        with pytest.raises(FileProtected, match="ป้องกันเอกสาร"):
            preflight_document(path)

    def it_reports_an_encrypted_part(self, tmp_path):
        data = bytearray(book_with("A1"))
        data[data.rfind(b"PK\x01\x02") + 8] |= 1
        refused(tmp_path, bytes(data), FileProtected, "รหัสผ่าน")

    def it_rejects_a_file_above_the_size_limit(self, tmp_path):
        path = tmp_path / "a.xlsx"
        with path.open("wb") as stream:
            stream.truncate(33 * 2**20)
        with pytest.raises(FileDangerous, match="32 MB"):
            preflight_workbook(path)

    def it_reports_a_missing_file(self, tmp_path):
        with pytest.raises(FileMissing, match="ไม่พบไฟล์"):
            preflight_workbook(tmp_path / "a.xlsx")

    @given(st.data())
    def it_meets_any_damage_with_an_error_of_the_toolkit(self, data):
        """Cut or change a valid file anywhere: it is accepted or rejected without another exception."""
        changed = bytearray(book_with("A1", "B7"))
        cut = data.draw(st.integers(0, len(changed)))
        for _ in range(data.draw(st.integers(0, 4))):
            changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
        with contextlib.suppress(ItaError):
            sheet_limits.require_sheet_limits(
                preflight_package(bytes(changed[:cut]), "a.xlsx", WORKBOOK), "a.xlsx"
            )

    @given(st.integers(1, 1_048_576), st.integers(1, 16_384))
    def it_limits_rows_columns_and_cells(self, row, column):
        address = f"{letters(column)}{row}"
        fits = (
            row <= sheet_limits.MAX_ROWS
            and column <= sheet_limits.MAX_COLUMNS
            and row * column <= sheet_limits.MAX_CELLS
        )
        try:
            sheet_limits.require_sheet_limits(
                {"s": sheet(CELL.format("A1") + CELL.format(address))}, "a.xlsx"
            )
        except FileDangerous:
            assert not fits
        else:
            assert fits


def letters(column: int) -> str:
    return (letters((column - 1) // 26) if column > 26 else "") + chr(65 + (column - 1) % 26)


def seconds(work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def read_all(path):
    workbook = CalamineWorkbook.from_path(path)
    return [workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names]
