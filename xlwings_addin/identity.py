"""Reads from a file whether it is our add-in, its version, and the interpreter it starts."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from ita_tools.errors import ItaError
from ita_tools.files import WORKBOOK, preflight_package, preflight_workbook

__all__ = ["VERSION_PROPERTY", "Identity", "identify"]

VERSION_PROPERTY = "ITA add-in"
"""Custom document property that only our add-in has; its value is the version."""
_VERSION = re.compile(rf'name="{VERSION_PROPERTY}"[^>]*>\s*<vt:lpwstr>([^<]*)</vt:lpwstr>')


@dataclass(frozen=True)
class Identity:
    """Version of an add-in of ours, and the path of its interpreter; that is empty in one for any machine."""

    version: str
    python: str


def identify(path: Path) -> Identity | None:
    """Return the identity of our add-in; ``None`` for any other file, also a damaged one."""
    try:
        data = preflight_workbook(path)
        properties = preflight_package(data, path.name, WORKBOOK).get("docprops/custom.xml", b"")
    except ItaError:
        return None
    version = _VERSION.search(properties.decode("utf-8", "replace"))
    return Identity(unescape(version[1]), _python(data)) if version else None


def _python(data: bytes) -> str:
    from python_calamine import CalamineError, WorksheetNotFound, load_workbook

    from xlwings_addin.addin_sheets import PYTHON_KEY, SETTINGS

    try:
        rows = load_workbook(io.BytesIO(data)).get_sheet_by_name(SETTINGS).to_python()
    except (CalamineError, WorksheetNotFound):
        return ""
    return next((str(row[1]) for row in rows if row[0] == PYTHON_KEY and len(row) > 1), "")
