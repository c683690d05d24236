"""Files and pasted text as lines of cells: a file of any kind is read by the ending of its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from ita_tools.errors import FileForeign
from ita_tools.files import read_bytes, require_file
from ita_tools.importing.lines import Line
from ita_tools.importing.sources.plain_text import csv_lines, decode_text, html_lines, text_lines
from ita_tools.importing.sources.sheet import xlsx_lines
from ita_tools.importing.sources.word import docx_lines

__all__ = ["file_lines"]


def _decoded(read: Callable[[str, str], list[Line]]) -> Callable[[Path], list[Line]]:
    return lambda path: read(decode_text(read_bytes(path), path.name), path.name)


def _pdf(path: Path) -> list[Line]:
    from ita_tools.importing.sources.pdf import pdf_lines

    return pdf_lines(path)


_FORMATS: Mapping[str, Callable[[Path], list[Line]]] = {
    ".txt": _decoded(text_lines),
    ".csv": _decoded(csv_lines),
    ".tsv": _decoded(text_lines),
    ".html": _decoded(html_lines),
    ".htm": _decoded(html_lines),
    ".docx": docx_lines,
    ".pdf": _pdf,
    ".xlsx": xlsx_lines,
    ".xlsm": xlsx_lines,
}


def file_lines(path: Path) -> list[Line]:
    """Return the lines of a file.

    Raises
    ------
    ItaError
        The file is of another kind, or cannot be read.
    """
    require_file(path)
    read = _FORMATS.get(path.suffix.lower())
    if read is None:
        raise FileForeign(
            f"นำเข้าจากไฟล์ชนิด {path.suffix or 'ไม่มีนามสกุล'} ไม่ได้",
            where=str(path),
            remedy=f"ใช้ไฟล์ชนิด {' '.join(_FORMATS)} หรือคัดลอกผลมาวางแล้วใส่ - แทนชื่อไฟล์",
        )
    return read(path)
