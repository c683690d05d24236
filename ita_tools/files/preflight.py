"""The pre-flight: every workbook or document from outside passes it before a parser gets it."""

from __future__ import annotations

from pathlib import Path

from ita_tools.files.bounded_read import read_bytes
from ita_tools.files.ooxml_package import DOCUMENT, WORKBOOK, preflight_package
from ita_tools.files.sheet_limits import require_sheet_limits

__all__ = ["MAX_PACKAGE", "preflight_document", "preflight_workbook"]

MAX_PACKAGE = 32 * 2**20
"""Bytes of an Office file: the fullest workbook of ours has 1 MB, a letterhead with photographs 10 MB."""


def preflight_workbook(path: Path) -> bytes:
    """Read a workbook that is safe to parse; give the parser these bytes, never the path again.

    Raises
    ------
    FileMissing, FileForeign, FileProtected, FileDangerous
        With what the user can do about it.

    Examples
    --------
    >>> data = preflight_workbook(Path("book.xlsx"))                # doctest: +SKIP
    >>> book = CalamineWorkbook.from_filelike(io.BytesIO(data))     # doctest: +SKIP
    """
    data = read_bytes(path, MAX_PACKAGE)
    require_sheet_limits(preflight_package(data, path.name, WORKBOOK), path.name)
    return data


def preflight_document(path: Path) -> bytes:
    """Read a Word document, such as an agency's letterhead, that is safe to parse.

    Raises
    ------
    FileMissing, FileForeign, FileProtected, FileDangerous
        With what the user can do about it.
    """
    data = read_bytes(path, MAX_PACKAGE)
    preflight_package(data, path.name, DOCUMENT)
    return data
