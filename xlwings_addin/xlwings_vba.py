"""The part of xlwings' own VBA that functions in cells need, taken from the installed xlwings.

Its licence notice and its declarations stay as they are, for the library's file name carries the version.
Left out are ``RunPython`` and the reading of settings: they take the interpreter, and even code, from
whatever workbook is active, and put that workbook's path into a command line.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import re
from pathlib import Path

from ita_tools.errors import ProgramMissing
from ita_tools.version import pip_command

__all__ = ["KEPT", "NEEDED", "standalone_source", "xlwings_folder", "xlwings_version"]

KEPT = ("XLPyLoadDLL", "XLPy", "ParentFolder")
"""Procedures that are taken over."""
_FILE = "xlwings_custom_addin.bas"
_ELSEWHERE = re.compile(r"^(?:'?Attribute VB_Name|#Const App).*\n", re.MULTILINE)
"""Lines about the module it comes from, and about hosts other than Excel."""
_HEAD_ENDS = "Public Const PROJECT_NAME"
_LICENCE = "xlwings is distributed under a BSD 3-clause license."
NEEDED = "ติดตั้งด้วยคำสั่ง " + pip_command('"ita-tools[excel]"')
"""What to do where a part of the Excel side is not installed."""


def xlwings_folder() -> Path:
    """Return where xlwings is installed, without importing it.

    Raises
    ------
    ProgramMissing
        It is not installed.
    """
    found = importlib.util.find_spec("xlwings")
    if found is None or found.origin is None:
        raise ProgramMissing("ยังไม่ได้ติดตั้ง xlwings ซึ่งเชื่อม Excel กับ Python", remedy=NEEDED)
    return Path(found.origin).parent


def xlwings_version() -> str:
    """Return the version of the installed xlwings.

    Raises
    ------
    ProgramMissing
        It is not installed.
    """
    try:
        return importlib.metadata.version("xlwings")
    except importlib.metadata.PackageNotFoundError as error:
        raise ProgramMissing("ยังไม่ได้ติดตั้ง xlwings ซึ่งเชื่อม Excel กับ Python", remedy=NEEDED) from error


def standalone_source(folder: Path | None = None) -> str:
    """Return the VBA source: notice, declarations and the procedures in :data:`KEPT`.

    Raises
    ------
    ProgramMissing
        xlwings is not installed, or is of a version whose source looks different.
    """
    path = (folder or xlwings_folder()) / _FILE
    try:
        text = path.read_text("ascii")
    except (OSError, UnicodeError) as error:
        raise _unknown(path) from error
    head, found, body = _ELSEWHERE.sub("", text).partition(_HEAD_ENDS)
    procedures = [_procedure(body, name) for name in KEPT]
    if not found or _LICENCE not in head or None in procedures:
        raise _unknown(path)
    return "\n".join(["Option Explicit", head.rstrip(), *(f"\n{each}" for each in procedures), ""])


def _procedure(text: str, name: str) -> str | None:
    kind = r"(?:Public |Private )?(Sub|Function)"
    found = re.search(rf"^{kind} {name}\(.*?^End \1$", text, re.MULTILINE | re.DOTALL)
    return found[0] if found else None


def _unknown(path: Path) -> ProgramMissing:
    return ProgramMissing(
        "xlwings ที่ติดตั้งไว้เป็นรุ่นที่ส่วนเสริมนี้ไม่รู้จัก",
        where=path.name,
        remedy=f"ติดตั้งรุ่นที่ใช้ได้ด้วยคำสั่ง {pip_command('--upgrade xlwings')}",
    )
