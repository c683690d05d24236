"""Pasted text, .txt, .csv and .html as lines."""

from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser

from ita_tools.errors import FileDangerous, FileForeign
from ita_tools.importing.lines import PARAGRAPH, Line, bounded_lines, repeats

__all__ = ["MAX_TEXT", "csv_lines", "decode_text", "html_lines", "require_short", "text_lines"]

MAX_TEXT = 2 * 2**20
"""Characters of a text: a report of thirty pages has 60,000."""
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "section",
        "article",
        "header",
        "figure",
        "figcaption",
        "br",
        "dt",
        "dd",
    ]
)
_SILENT = frozenset(("script", "style", "template", "noscript", "svg", "title"))
_MOST_SPAN, _MOST_HEIGHT = 30, 200
_BARS = 2
_DASHES, _GAP = re.compile(r"\s*:?-+:?\s*"), re.compile(r" {3,}")
_LONG_ROW = 300
"""Characters of a line with gaps that is no paragraph."""


def decode_text(data: bytes, where: str) -> str:
    """Decode a text: UTF-8 or UTF-16 with its mark, UTF-8, else the Thai code page of Windows (cp874).

    Raises
    ------
    FileForeign
        It is no text, or in another code page.
    FileDangerous
        It is longer than :data:`MAX_TEXT`.
    """
    encodings = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp874")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return require_short(text, where)
    raise FileForeign(
        "ไม่ใช่ไฟล์ข้อความ หรือใช้รหัสอักขระที่อ่านไม่ได้", where=where, remedy="บันทึกเป็นข้อความแบบ UTF-8 แล้วลองใหม่"
    )


def require_short(text: str, where: str) -> str:
    """Return a text that is short enough to be a result.

    Raises
    ------
    FileDangerous
        It is longer than :data:`MAX_TEXT`.
    """
    if len(text) > MAX_TEXT:
        raise FileDangerous(
            f"ข้อความยาวเกิน {MAX_TEXT // 2**20} ล้านตัวอักษร ซึ่งยาวกว่ารายงานผลการประเมินมาก",
            where=where,
            remedy="คัดลอกเฉพาะหน้าที่เป็นผลการประเมินมาวาง",
        )
    return text


def text_lines(text: str, where: str) -> list[Line]:
    """Return the lines of a text; tabs part cells."""
    require_short(text, where)
    rows = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return bounded_lines(where, ((n, _cells(row)) for n, row in enumerate(rows, 1) if row.strip()))


def _cells(row: str) -> list[str]:
    """Return the cells of a line: parted by tabs, by the bars of Markdown, or by wide gaps."""
    if "\t" in row:
        return row.split("\t")
    row = row.strip()
    if row.startswith("|") and row.count("|") > _BARS:
        cells = row.strip("|").split("|")
        return [""] if all(_DASHES.fullmatch(cell) for cell in cells) else cells
    cells = _GAP.split(row)
    return cells if len(row) < _LONG_ROW else [row]


def csv_lines(text: str, where: str) -> list[Line]:
    """Return the rows of a .csv file, parted by commas, semicolons or tabs.

    Raises
    ------
    FileForeign
        It has a row that cannot be read.
    """
    require_short(text, where)
    first = text[:4000]
    delimiter = max(",;\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error as error:
        raise FileForeign(
            "ไฟล์ CSV มีแถวที่อ่านไม่ได้", where=where, remedy="เปิดใน Excel แล้วบันทึกเป็น .xlsx"
        ) from error
    return bounded_lines(where, ((n, row) for n, row in enumerate(rows, 1) if any(row)), "แถว")


def html_lines(text: str, where: str) -> list[Line]:
    """Return the paragraphs and table rows of a page; scripts and styles are left out, nothing is fetched."""
    parser = _Page()
    parser.feed(require_short(text, where))
    parser.close()
    parser.break_line()
    return bounded_lines(where, ((n, row) for n, row in enumerate(parser.rows, 1) if any(row)))


class _Page(HTMLParser):
    """Collects the cells of rows, and paragraphs outside tables as rows of one cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self._cells: list[str] | None = None
        self._text: list[str] = []
        self._span = 0
        self._height = 1
        self._row = 0
        self._reaching: dict[int, int] = {}
        self._silent = 0

    def break_line(self) -> None:
        """End the paragraph; inside a table row the text stays in its cell."""
        if self._cells is None:
            text = " ".join("".join(self._text).split())
            if text:
                self.rows.append([text])
            self._text.clear()
        else:
            self._text.append(PARAGRAPH)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a row, a cell or a block."""
        if tag in _SILENT:
            self._silent += 1
        elif tag == "tr":
            self._end_row()
            self.break_line()
            self._cells = []
            self._row += 1
        elif tag in ("td", "th"):
            self._end_cell()
            self._span, self._height = (_span(attrs, name) for name in ("colspan", "rowspan"))
        elif tag in _BLOCKS:
            self.break_line()
        if tag == "table":
            self._reaching.clear()

    def handle_endtag(self, tag: str) -> None:
        """End a row, a cell or a block."""
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag in ("tr", "table"):
            self._end_row()
        elif tag in _BLOCKS:
            self.break_line()

    def handle_data(self, data: str) -> None:
        """Take up text that is shown."""
        if not self._silent:
            self._text.append(data)

    def _end_cell(self) -> None:
        if self._cells is None:
            return
        text = " ".join("".join(self._text).split())
        self._text.clear()
        if text or self._span:
            self._leave_room(self._cells)
            if self._height > 1:
                columns = range(len(self._cells), len(self._cells) + max(1, self._span))
                self._reaching |= dict.fromkeys(columns, self._row + self._height - 1)
            self._cells += (
                [text] * max(1, self._span) if repeats(text) else ([text] + [""] * (self._span - 1))
            )
        self._span, self._height = 0, 1

    def _leave_room(self, cells: list[str]) -> None:
        """Add the empty cells into which cells of rows above reach down."""
        while self._reaching.get(len(cells), 0) >= self._row:
            cells.append("")

    def _end_row(self) -> None:
        if self._cells is None:
            return
        self._end_cell()
        self._leave_room(self._cells)
        self.rows.append(self._cells)
        self._cells = None
        self._span = 0


def _span(attrs: list[tuple[str, str | None]], name: str) -> int:
    """Return over how many columns or rows a cell reaches, within bounds."""
    text = dict(attrs).get(name) or "1"
    most = _MOST_SPAN if name == "colspan" else _MOST_HEIGHT
    return min(int(text), most) if text.isdecimal() and len(text) < 4 else 1
