"""Counts the pages of a Word report with the program that sets them: Word or LibreOffice."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ita_tools.errors import ProgramMissing
from ita_tools.report.pdf import pdf_from_word

__all__ = ["page_numbers_from_libreoffice", "page_numbers_from_word"]

_WORD_SECONDS = 60
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_PLACE = rb"([0-9]+ 0 R ?/XYZ [0-9.]+ [0-9.]+)"
# LibreOffice writes the underscore of a bookmark as 5F. A page reference is a link; its text is the number.
_DESTINATION = re.compile(rb"/5F((?:Toc|Cap)[0-9]{8}) ?\[ ?" + _PLACE)
_LINK = re.compile(rb"/Subtype ?/Link(.*?)>>", re.DOTALL)
_LINK_TEXT = re.compile(rb"/Contents ?<FEFF((?:[0-9A-F]{4})+)")
_LINK_TARGET = re.compile(rb"/Dest ?\[ ?" + _PLACE)


def page_numbers_from_word(document: bytes, bookmarks: Sequence[str]) -> Mapping[str, str]:
    """Let Word on this machine count the pages of a report; nothing where that fails.

    Word runs in a process of its own, beside a Word that is open, and is given up after a minute.

    Parameters
    ----------
    document
        A .docx of our renderer with ``PLACEHOLDER`` as page numbers.
    bookmarks
        Names of the bookmarks.
    """
    with tempfile.TemporaryDirectory(prefix="ita-pages-", ignore_cleanup_errors=True) as folder:
        file = Path(folder) / "report.docx"
        file.write_bytes(document)
        command = [sys.executable, "-P", "-m", "ita_tools.report.word_pages", str(file), *bookmarks]
        try:
            done = subprocess.run(  # noqa: S603 - our own arguments and file only
                command,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_WORD_SECONDS,
                check=True,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            numbers = json.loads(done.stdout)
        except (OSError, ValueError, subprocess.SubprocessError):
            return {}
    return {name: str(number) for name, number in numbers.items()}


def page_numbers_from_libreoffice(document: bytes, bookmarks: Sequence[str]) -> Mapping[str, str]:
    """Let LibreOffice count the pages of a report, as it numbers them.

    Raises
    ------
    ProgramMissing
        LibreOffice is not installed, fails, or leaves out a number.
    """
    numbers = _read_numbers(pdf_from_word(document, name_bookmarks=True))
    missing = [name for name in bookmarks if name not in numbers]
    if missing:
        raise ProgramMissing(
            "LibreOffice รุ่นนี้ไม่บอกเลขหน้าของสารบัญ", remedy="ตัด --pages ออก แล้วกด Ctrl+A และ F9 ใน Word"
        )
    return numbers


def _read_numbers(pdf: bytes) -> Mapping[str, str]:
    """Return the number that the reference to each bookmark shows, from the links of a PDF."""
    objects = b"\n".join(_object_texts(pdf))
    shown = {}
    for match in _LINK.finditer(objects):
        text, target = _LINK_TEXT.search(match[1] + b">>"), _LINK_TARGET.search(match[1])
        if text and target:
            shown[target[1]] = bytes.fromhex(text[1].decode()).decode("utf-16-be")
    return {
        f"_{name.decode()}": shown[place] for name, place in _DESTINATION.findall(objects) if place in shown
    }


def _object_texts(pdf: bytes) -> Iterator[bytes]:
    """Yield a PDF and its packed streams of objects, which newer releases write."""
    yield pdf
    if b"/ObjStm" in pdf:
        for match in _STREAM.finditer(pdf):
            try:
                yield zlib.decompressobj().decompress(match[1])
            except zlib.error:
                continue
