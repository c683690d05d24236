"""A born-digital PDF as lines: text by its place on the page, tables by their ruled lines.

pypdfium2 (the optional extra ``pdf``) gives the characters with their boxes and the ruled lines of a page.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from ctypes import c_double
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple

from ita_tools.errors import FileDangerous, FileForeign, FileProtected, ProgramMissing
from ita_tools.files import read_bytes
from ita_tools.importing.lines import Line, bounded_lines
from ita_tools.importing.sources.pdf_preflight import preflight_pdf

if TYPE_CHECKING:
    from types import ModuleType

__all__ = ["MAX_PAGES", "pdf_lines"]

MAX_PAGES = 200
MAX_CHARACTERS = 400_000
MAX_OBJECTS = 20_000
"""Ruled lines and shapes of a page."""
MAX_SECONDS = 20
"""Time for all pages; thirty pages take one second."""
_MAX_FILE = 32 * 2**20
_THIN, _LONG = 1.6, 6.0
"""Points: a ruled line is thinner, and longer."""
_SLACK = 2.0
_LEAST_TEXT = 40
"""Characters of all pages: a scan has none, or those of a stamp."""
_BLANKS = re.compile(r"\s+")


class _Char(NamedTuple):
    text: str
    x: float
    y: float
    height: float
    baseline: float


class _Rule(NamedTuple):
    """A ruled line: its place across, and from where to where it runs."""

    at: float
    start: float
    end: float


def pdf_lines(path: Path) -> list[Line]:
    """Return the lines of text and the rows of ruled tables of all pages.

    Raises
    ------
    ProgramMissing
        The extra ``pdf`` is not installed.
    FileMissing, FileForeign, FileProtected, FileDangerous
        No PDF, damaged or a scan without text; a password; more pages or characters than a report has.
    """
    data = read_bytes(path, _MAX_FILE)
    if b"%PDF-" not in data[:1024]:
        raise FileForeign("ไม่ใช่ไฟล์ PDF", where=path.name, remedy="ตรวจว่าเลือกถูกไฟล์")
    preflight_pdf(data, path.name)
    pdfium = _library()
    document = _opened(pdfium, data, path.name)
    try:
        rows = list(_rows(pdfium, document, path.name))
    finally:
        document.close()
    if sum(len(cell) for _, row in rows for cell in row) < _LEAST_TEXT:
        raise FileForeign(
            "เป็นภาพสแกน ไม่มีข้อความให้อ่าน",
            where=path.name,
            remedy="ใช้ไฟล์ต้นฉบับ (Word หรือ PDF ที่บันทึกจาก Word) หรือคัดลอกหน้าผลคะแนนจากระบบ ITAS มาวาง",
        )
    return bounded_lines(path.name, rows)


def _library() -> ModuleType:
    try:
        import pypdfium2
    except ImportError as error:
        raise ProgramMissing(
            "ยังไม่ได้ติดตั้งส่วนที่ใช้อ่าน PDF", remedy='ติดตั้งด้วย pip install "ita-tools[pdf]" หรือบันทึก PDF เป็น Word ก่อน'
        ) from error
    library: ModuleType = pypdfium2
    return library


def _opened(pdfium: ModuleType, data: bytes, where: str) -> Any:  # noqa: ANN401 - no types
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise FileProtected("ไฟล์เข้ารหัสด้วยรหัสผ่าน", where=where, remedy="ขอไฟล์ที่ไม่มีรหัสผ่าน") from error
        raise FileForeign("ไฟล์ PDF เสียหายหรือได้รับมาไม่ครบ", where=where, remedy="ขอไฟล์ใหม่จากผู้ส่ง") from error
    if len(document) > MAX_PAGES:
        document.close()
        raise FileDangerous(
            f"มีเกิน {MAX_PAGES} หน้า ซึ่งมากกว่ารายงานผลการประเมิน",
            where=where,
            remedy="แยกเฉพาะหน้าที่เป็นผลการประเมิน",
        )
    return document


def _rows(pdfium: ModuleType, document: Any, where: str) -> Iterator[tuple[int, list[str]]]:  # noqa: ANN401
    number = characters = 0
    start = monotonic()
    for index in range(len(document)):
        if monotonic() - start > MAX_SECONDS:
            raise FileDangerous(
                "ใช้เวลาอ่านนานผิดปกติ", where=where, remedy="แยกเฉพาะหน้าที่เป็นผลการประเมิน หรือคัดลอกข้อความมาวาง"
            )
        try:
            page = document[index]
            chars = _chars(pdfium, page, MAX_CHARACTERS - characters, where)
            vertical, horizontal = _rules(pdfium, page)
        except pdfium.PdfiumError as error:
            raise FileForeign(f"อ่านหน้าที่ {index + 1} ไม่ได้", where=where, remedy="ขอไฟล์ใหม่จากผู้ส่ง") from error
        characters += len(chars)
        for row in _page_rows(chars, vertical, horizontal):
            number += 1
            yield number, row
        page.close()


def _chars(pdfium: ModuleType, page: Any, most: int, where: str) -> list[_Char]:  # noqa: ANN401
    raw, text = pdfium.raw, page.get_textpage()
    count = text.count_chars()
    if count > most:
        raise FileDangerous("มีข้อความมากผิดปกติ", where=where, remedy="แยกเฉพาะหน้าที่เป็นผลการประเมิน")
    chars = []
    x, y = c_double(), c_double()
    for n in range(count):
        char = chr(raw.FPDFText_GetUnicode(text, n))
        if char in "\r\n\0\ufffe":
            continue
        left, bottom, right, top = text.get_charbox(n, loose=True)
        raw.FPDFText_GetCharOrigin(text, n, x, y)
        chars.append(_Char(char, (left + right) / 2, (bottom + top) / 2, top - bottom, y.value))
    text.close()
    return chars


def _rules(pdfium: ModuleType, page: Any) -> tuple[list[_Rule], list[_Rule]]:  # noqa: ANN401
    """Return the vertical and the horizontal ruled lines of a page; sides of a box are lines too."""
    vertical: list[_Rule] = []
    horizontal: list[_Rule] = []
    for n, each in enumerate(page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_PATH], max_depth=3)):
        if n >= MAX_OBJECTS:
            break
        left, bottom, right, top = each.get_bounds()
        if right - left < _THIN and top - bottom > _LONG:
            vertical.append(_Rule((left + right) / 2, bottom, top))
        elif top - bottom < _THIN and right - left > _LONG:
            horizontal.append(_Rule((bottom + top) / 2, left, right))
        elif right - left > _LONG and top - bottom > _LONG:
            vertical += [_Rule(left, bottom, top), _Rule(right, bottom, top)]
            horizontal += [_Rule(bottom, left, right), _Rule(top, left, right)]
    return vertical, horizontal


class _Grid:
    """The ruled lines that matter at a place, for places of four points kept."""

    def __init__(self, rules: Iterable[_Rule]) -> None:
        self._rules = sorted(rules)
        self._at: dict[int, list[float]] = {}

    def between(self, across: float, along: float) -> tuple[float, float] | None:
        """Return the lines on both sides of a place; ``None`` where it has none on one."""
        key = round(along / 4)
        if key not in self._at:
            crossing = [
                round(rule.at) for rule in self._rules if rule.start - _SLACK <= along <= rule.end + _SLACK
            ]
            self._at[key] = sorted(set(crossing))
        places = self._at[key]
        n = bisect_right(places, across)
        return (places[n - 1], places[n]) if 0 < n < len(places) else None


def _page_rows(
    chars: Sequence[_Char], vertical: Sequence[_Rule], horizontal: Sequence[_Rule]
) -> list[list[str]]:
    columns, bands = _Grid(vertical), _Grid(horizontal)
    tables: dict[tuple[float, float], dict[tuple[float, float], list[str]]] = {}
    free: list[_Char] = []
    for char in chars:
        column, band = columns.between(char.x, char.y), bands.between(char.y, char.x)
        if column and band:
            tables.setdefault(band, {}).setdefault(column, []).append(char.text)
        else:
            free.append(char)
    placed = [(high, _row(tables, (low, high))) for low, high in tables]
    placed += [(y, [text]) for y, text in _free_lines(free)]
    return [row for _, row in sorted(placed, key=lambda each: -each[0])]


def _row(
    tables: dict[tuple[float, float], dict[tuple[float, float], list[str]]], band: tuple[float, float]
) -> list[str]:
    """Return the cells of a band in the columns of its table, empty ones too."""
    cells = tables[band]
    edges = sorted({left for row in _touching(tables, band) for left, _ in tables[row]})
    texts = {left: _BLANKS.sub(" ", "".join(text)).strip() for (left, _), text in cells.items()}
    return [texts.get(edge, "") for edge in edges]


def _touching(
    tables: dict[tuple[float, float], dict[tuple[float, float], list[str]]], band: tuple[float, float]
) -> list[tuple[float, float]]:
    """Return the bands of the same table: those that follow each other without a gap."""
    ordered = sorted(tables)
    n = ordered.index(band)
    first = last = n
    while first > 0 and ordered[first - 1][1] >= ordered[first][0] - _SLACK:
        first -= 1
    while last + 1 < len(ordered) and ordered[last + 1][0] <= ordered[last][1] + _SLACK:
        last += 1
    return ordered[first : last + 1]


def _free_lines(chars: Iterable[_Char]) -> Iterator[tuple[float, str]]:
    """Yield the lines of text outside of tables: characters follow each other as the file has them."""
    text: list[str] = []
    top = last = 0.0
    for char in chars:
        if text and abs(char.baseline - last) > max(4.0, char.height * 0.4):
            yield top, _BLANKS.sub(" ", "".join(text)).strip()
            text.clear()
        if not text:
            top = char.y
        text.append(char.text)
        last = char.baseline
    if text:
        yield top, _BLANKS.sub(" ", "".join(text)).strip()
