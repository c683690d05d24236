"""Takes from the VBA of the installed xlwings what functions in cells need.

Its licence notice and its declarations are kept unchanged; they name the DLL of that version. ``RunPython``
and the reading of settings are left out: they take the interpreter, and even code, from the active workbook,
and put the path of that workbook into a command line.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import re
from pathlib import Path

from ita_tools.errors import ProgramMissing
from ita_tools.version import pip_command

__all__ = ["INSTALL_REMEDY", "PROCEDURES", "standalone_source", "xlwings_folder", "xlwings_version"]

PROCEDURES = ("XLPyLoadDLL", "XLPy", "ParentFolder")
"""Procedures that are kept."""
_FILE = "xlwings_custom_addin.bas"
_DROPPED_LINES = re.compile(r"^(?:'?Attribute VB_Name|#Const App).*\n", re.MULTILINE)
"""Name of the module it comes from, and constants for programs other than Excel."""
_HEAD_END = "Public Const PROJECT_NAME"
_LICENCE = "xlwings is distributed under a BSD 3-clause license."
INSTALL_REMEDY = "ติดตั้งด้วยคำสั่ง " + pip_command('"ita-tools[excel]"')
"""Remedy where a package of the add-in is not installed."""


def xlwings_folder() -> Path:
    """Return the folder of the installed xlwings, without importing it.

    Raises
    ------
    ProgramMissing
        xlwings is not installed.
    """
    spec = importlib.util.find_spec("xlwings")
    if spec is None or spec.origin is None:
        raise ProgramMissing("ยังไม่ได้ติดตั้ง xlwings ซึ่งเชื่อม Excel กับ Python", remedy=INSTALL_REMEDY)
    return Path(spec.origin).parent


def xlwings_version() -> str:
    """Return the version of the installed xlwings.

    Raises
    ------
    ProgramMissing
        xlwings is not installed.
    """
    try:
        return importlib.metadata.version("xlwings")
    except importlib.metadata.PackageNotFoundError as error:
        raise ProgramMissing("ยังไม่ได้ติดตั้ง xlwings ซึ่งเชื่อม Excel กับ Python", remedy=INSTALL_REMEDY) from error


def standalone_source(folder: Path | None = None) -> str:
    """Return the VBA source: notice, declarations and the procedures in :data:`KEPT`.

    Raises
    ------
    ProgramMissing
        xlwings is not installed, or its source is not laid out as expected.
    """
    path = (folder or xlwings_folder()) / _FILE
    try:
        text = path.read_text("ascii")
    except (OSError, UnicodeError) as error:
        raise _unknown_version(path) from error
    head, separator, body = _DROPPED_LINES.sub("", text).partition(_HEAD_END)
    procedures = [_procedure(body, name) for name in PROCEDURES]
    if not separator or _LICENCE not in head or None in procedures:
        raise _unknown_version(path)
    return "\n".join(["Option Explicit", head.rstrip(), *(f"\n{each}" for each in procedures), ""])


def _procedure(text: str, name: str) -> str | None:
    kind = r"(?:Public |Private )?(Sub|Function)"
    procedure = re.search(rf"^{kind} {name}\(.*?^End \1$", text, re.MULTILINE | re.DOTALL)
    return procedure[0] if procedure else None


def _unknown_version(path: Path) -> ProgramMissing:
    return ProgramMissing(
        "xlwings ที่ติดตั้งไว้เป็นรุ่นที่ส่วนเสริมนี้ไม่รู้จัก",
        where=path.name,
        remedy=f"ติดตั้งรุ่นที่ใช้ได้ด้วยคำสั่ง {pip_command('--upgrade xlwings')}",
    )
