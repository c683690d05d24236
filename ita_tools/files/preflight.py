"""The check every foreign workbook or document passes before a parser sees it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ita_tools.files.bounded_read import read_bytes
from ita_tools.files.ooxml_package import DOCUMENT, WORKBOOK, preflight_package
from ita_tools.files.sheet_limits import require_bounded

__all__ = ["MAX_PACKAGE", "Inspected", "inspect_workbook", "preflight_document", "preflight_workbook"]

MAX_PACKAGE = 32 * 2**20
"""Bytes of an Office file: the fullest workbook of ours has 1 MB, a letterhead with photographs 10 MB."""


def preflight_workbook(path: Path) -> bytes:
    """Read a workbook that is safe to parse; hand the bytes to the parser, never the path again.

    Raises
    ------
    FileMissing, FileForeign, FileProtected, FileDangerous
        With what the user can do about it.

    Examples
    --------
    >>> data = preflight_workbook(Path("book.xlsx"))                # doctest: +SKIP
    >>> book = CalamineWorkbook.from_filelike(io.BytesIO(data))     # doctest: +SKIP
    """
    return inspect_workbook(path).data


@dataclass(frozen=True, slots=True)
class Inspected:
    """A workbook that is safe to parse; ``holds_errors`` says whether any cell shows an error value."""

    data: bytes
    holds_errors: bool


def inspect_workbook(path: Path) -> Inspected:
    """Read a workbook that is safe to parse, and tell what its parts have shown on the way.

    Raises
    ------
    FileMissing, FileForeign, FileProtected, FileDangerous
        With what the user can do about it.
    """
    data = read_bytes(path, MAX_PACKAGE)
    parts = preflight_package(data, path.name, WORKBOOK)
    require_bounded(parts, path.name)
    return Inspected(data, any(b't="e"' in part for part in parts.values()))


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
