"""Converts a Word report to PDF with LibreOffice."""

from __future__ import annotations

import contextlib
import io
import json
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
from ita_tools.files.zip_writer import write_zip
from ita_tools.report.docx.disarming import fields_of
from ita_tools.report.docx.markup import parent_of, parse_part

__all__ = ["TIMEOUT_SECONDS", "pdf_from_word"]

TIMEOUT_SECONDS = 180
"""Seconds after which a conversion is stopped."""

_COMMANDS = ("soffice", "libreoffice")
# Installers for Windows and macOS do not add it to the path.
_INSTALLED = (
    Path(os.environ.get("PROGRAMFILES", "/")) / "LibreOffice" / "program" / "soffice.exe",
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
)
# Screen readers need tagged PDF.
_TAGGED, _NAMED_BOOKMARKS = "UseTaggedPDF", "ExportBookmarksToPDFDestination"
_SAVE_FROM_WORD = "สร้างเป็น .docx แล้วบันทึกเป็น PDF จากโปรแกรม Word"
_MAIN_PART = "word/document.xml"
# LibreOffice breaks a Thai word that a no-break space ties to Latin letters or digits in a narrow cell.
_TIED_TO_THAI = re.compile("(?<=[!-~])\u00a0(?=[ก-๛])|(?<=[ก-๛])\u00a0(?=[!-~])")


def _find_program() -> str:
    """Return the path of LibreOffice."""
    commands = [shutil.which(name) for name in _COMMANDS]
    program = next(filter(None, [*commands, *(str(path) for path in _INSTALLED if path.is_file())]), None)
    if program is None:
        raise ProgramMissing(
            "ไม่พบโปรแกรม LibreOffice ซึ่งต้องใช้สร้างไฟล์ PDF", remedy=f"ติดตั้ง LibreOffice หรือ{_SAVE_FROM_WORD}"
        )
    return program


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Kill a program and all its child processes."""
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
                subprocess.Popen(  # noqa: S603 - our own arguments and files only
                    command,
                    cwd=folder,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                )
            )
        except OSError as error:
            raise _conversion_failed() from error
        try:
            process.communicate(timeout=TIMEOUT_SECONDS)
        except BaseException as error:
            _stop(process)
            if isinstance(error, subprocess.TimeoutExpired):
                raise _conversion_failed() from error
            raise


def _conversion_failed() -> ProgramMissing:
    return ProgramMissing(
        "LibreOffice สร้างไฟล์ PDF ไม่สำเร็จ", remedy=f"ใช้ LibreOffice รุ่น 7.4 ขึ้นไป หรือ{_SAVE_FROM_WORD}"
    )


def _adapt(document: bytes) -> bytes:
    """Return a report without the fields around tables of contents and without ties to Thai words.

    LibreOffice does not update a table of contents, so it would have no page numbers; page references outside
    such a field are updated.
    """
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    root = parse_part(entries[_MAIN_PART])
    for field in list(fields_of(root)):
        if field.code.split()[:1] == ["TOC"]:
            for element in field.elements:
                parent_of(element).remove(element)
    for text in root.iter(qn("w:t")):
        text.text = _TIED_TO_THAI.sub(" ", text.text or "")
    entries[_MAIN_PART] = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return write_zip(entries)


def _filter(*options: str) -> str:
    """Return the export filter with some options switched on."""
    switched_on = {option: {"type": "boolean", "value": "true"} for option in options}
    return f"pdf:writer_pdf_Export:{json.dumps(switched_on, separators=(',', ':'))}"


def pdf_from_word(document: bytes, *, name_bookmarks: bool = False) -> bytes:
    """Convert a report with a LibreOffice profile of its own, so that an open LibreOffice is not disturbed.

    Parameters
    ----------
    document
        A .docx of our renderer; any other file must be disarmed first.
    name_bookmarks
        Whether each bookmark becomes a named place of the PDF.

    Raises
    ------
    ProgramMissing
        LibreOffice is not installed, takes longer than ``TIMEOUT_SECONDS`` or writes no PDF.
    """
    program = _find_program()
    options = (_TAGGED, _NAMED_BOOKMARKS) if name_bookmarks else (_TAGGED,)
    with tempfile.TemporaryDirectory(prefix="ita-pdf-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source, result = folder / "report.docx", folder / "report.pdf"
        source.write_bytes(_adapt(document))
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        _run(
            [
                program,
                profile,
                "--headless",
                "--norestore",
                "--convert-to",
                _filter(*options),
                "--outdir",
                str(folder),
                str(source),
            ],
            folder,
        )
        content = result.read_bytes() if result.is_file() else b""
    if not content.startswith(b"%PDF-"):
        raise _conversion_failed()
    return content
