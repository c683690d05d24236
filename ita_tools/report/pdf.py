"""A Word report as PDF, through LibreOffice where it is installed."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import signal
import subprocess
import tempfile
import zipfile
from pathlib import Path

from docx.oxml.ns import qn
from lxml import etree

from ita_tools.errors import ProgramMissing
from ita_tools.report.docx.disarming import fields_of
from ita_tools.report.docx.package_writer import write_archive
from ita_tools.report.docx.xml import parent_of, parse_part

__all__ = ["PATIENCE_SECONDS", "pdf_from_word"]

PATIENCE_SECONDS = 180
"""How long LibreOffice may take for one report before it is stopped."""

_NAMES = ("soffice", "libreoffice")
# Where installers put it without making it a command.
_PLACES = (
    Path(os.environ.get("PROGRAMFILES", "/")) / "LibreOffice" / "program" / "soffice.exe",
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
)
# Tagged text with bookmarks, so that a screen reader finds its way.
_FORM = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
_WORD_DOES_IT = "สร้างเป็น .docx แล้วบันทึกเป็น PDF จากโปรแกรม Word"
_TEXT = "word/document.xml"
# A blank that keeps a Thai word with Latin letters or digits: in a narrow place LibreOffice tears the word.
_TORN = re.compile("(?<=[!-~])\u00a0(?=[ก-๛])|(?<=[ก-๛])\u00a0(?=[!-~])")


def _program() -> str:
    """Return where LibreOffice is."""
    known = [shutil.which(name) for name in _NAMES] + [str(place) for place in _PLACES if place.is_file()]
    found = next(filter(None, known), None)
    if found is None:
        raise ProgramMissing(
            "ไม่พบโปรแกรม LibreOffice ซึ่งต้องใช้สร้างไฟล์ PDF", remedy=f"ติดตั้ง LibreOffice หรือ{_WORD_DOES_IT}"
        )
    return found


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End a program with all that it has started."""
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.communicate()


def _run(command: list[str], folder: Path) -> None:
    with contextlib.ExitStack() as stack:
        try:
            process = stack.enter_context(
                subprocess.Popen(  # noqa: S603 - our own words and files only
                    command,
                    cwd=folder,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                )
            )
        except OSError as error:
            raise _failed() from error
        try:
            process.communicate(timeout=PATIENCE_SECONDS)
        except BaseException as error:
            _stop(process)
            if isinstance(error, subprocess.TimeoutExpired):
                raise _failed() from error
            raise


def _failed() -> ProgramMissing:
    return ProgramMissing(
        "LibreOffice สร้างไฟล์ PDF ไม่สำเร็จ", remedy=f"ใช้ LibreOffice รุ่น 7.4 ขึ้นไป หรือ{_WORD_DOES_IT}"
    )


def _laid_out(document: bytes) -> bytes:
    """Return the report with the lines of its contents freed from their field, and no Thai word torn.

    LibreOffice shows such a field as it was saved, without page numbers, but does fill in every reference to
    a page that stands by itself.
    """
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    root = parse_part(entries[_TEXT])
    for field in list(fields_of(root)):
        if field.code.split()[:1] == ["TOC"]:
            for element in field.elements:
                parent_of(element).remove(element)
    for text in root.iter(qn("w:t")):
        text.text = _TORN.sub(" ", text.text or "")
    entries[_TEXT] = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return write_archive(entries)


def pdf_from_word(document: bytes) -> bytes:
    """Convert a report in a folder and with a profile of its own, so that no open LibreOffice is disturbed.

    Parameters
    ----------
    document
        A .docx that our renderer wrote; a file from elsewhere must be disarmed first.

    Raises
    ------
    ProgramMissing
        LibreOffice is not installed, takes longer than ``PATIENCE_SECONDS`` or makes no PDF.
    """
    program = _program()
    with tempfile.TemporaryDirectory(prefix="ita-pdf-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source, result = folder / "report.docx", folder / "report.pdf"
        source.write_bytes(_laid_out(document))
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        _run(
            [
                program,
                profile,
                "--headless",
                "--norestore",
                "--convert-to",
                _FORM,
                "--outdir",
                str(folder),
                str(source),
            ],
            folder,
        )
        written = result.read_bytes() if result.is_file() else b""
    if not written.startswith(b"%PDF-"):
        raise _failed()
    return written
