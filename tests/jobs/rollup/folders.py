"""A folder as a province collects it: valid files, broken ones and attacks."""

from __future__ import annotations

import os
from pathlib import Path

from ita_tools.assessment import Assessment, assessment_text
from ita_tools.assessment.exchange import BookOrigin
from tests.files.books import DOCTYPE, SHEET, book, book_with, patched, sheet
from tests.sharing.rollup.agencies import assessed
from tests.workbook.books import save

__all__ = ["HOSTILE", "collected", "text_file"]

HOSTILE = {
    "far.xlsx": lambda: book_with("A1", "XFD1048576"),
    "bomb.xlsx": lambda: book({SHEET: b"<worksheet>" + b" " * (300 * 2**20)}),
    "entities.xlsx": lambda: book({SHEET: DOCTYPE + sheet("")}),
    "locked.xlsx": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
    "cut.xlsx": lambda: book_with("A1")[:200],
    "empty.xlsx": lambda: b"",
    "letter.xlsx": lambda: book({"[Content_Types].xml": b"", "word/document.xml": b"<w/>"}, bare=True),
    "deep.yaml": lambda: b"[" * 50_000,
    "billion.yaml": lambda: b"a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n",
    "old.xls": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "wrong.yaml": lambda: b"edition: 2568\nitems: {IIT: {i1: 900}}\nnosuch: 1\n",
    "future.yaml": lambda: b"edition: 2999\nagency: {name: a}\n",
    "method.xlsx": lambda: patched(book_with("A1"), b"PK\x01\x02", b"PK\x01\x00"),
}
"""Unusable files, by name."""


def text_file(assessment: Assessment, path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(assessment_text(assessment), "utf-8")
    return path


def collected(folder: Path) -> Path:
    """Two editions, nested folders, equal totals and names, a blank book, a part, hostile files."""
    save(assessed("เทศบาลตำบลเกาะแก้ว", "90", province="เลย"), folder / "เกาะแก้ว.xlsx")
    text_file(assessed("เทศบาลตำบลขามใหญ่", "90", province="เลย"), folder / "เลย" / "ขามใหญ่.yaml")
    text_file(assessed('=HYPERLINK("http://a")', "60", province="@SUM(A1)"), folder / "เลย" / "formula.yaml")
    text_file(assessed("เทศบาลตำบลเกาะแก้ว", "70", province="แพร่"), folder / "แพร่" / "เกาะแก้ว.yaml")
    text_file(assessed("เทศบาลเมืองเก่า", "80", year=2564), folder / "เก่า.json.yaml")
    text_file(Assessment(2568), folder / "blank.yaml")
    part = assessed("เทศบาลตำบลเกาะแก้ว", "95", province="เลย")
    text_file(Assessment(2568, agency=part.agency, origin=BookOrigin("x", "กองคลัง")), folder / "part.yaml")
    copy = text_file(assessed("เทศบาลตำบลเกาะแก้ว", "10", province="เลย"), folder / "older.yaml")
    os.utime(copy, (1, 1))
    for name, data in HOSTILE.items():
        (folder / name).write_bytes(data())
    (folder / "notes.txt").write_text("x")
    return folder
