"""Whether a file is an add-in of ours, of which version, and which interpreter it starts."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from ita_tools.errors import ItaError
from ita_tools.files import WORKBOOK, preflight_package, preflight_workbook

__all__ = ["MARK", "Identity", "identify"]

MARK = "ITA add-in"
"""Custom property that only our add-in has; its value is the version."""
_VALUE = re.compile(rf'name="{MARK}"[^>]*>\s*<vt:lpwstr>([^<]*)</vt:lpwstr>')


@dataclass(frozen=True)
class Identity:
    """What an add-in of ours says about itself; ``python`` is empty where none was written into it."""

    version: str
    python: str


def identify(path: Path) -> Identity | None:
    """Read who a file is; ``None`` for any file that is not ours, damaged ones included."""
    try:
        data = preflight_workbook(path)
        properties = preflight_package(data, path.name, WORKBOOK).get("docprops/custom.xml", b"")
    except ItaError:
        return None
    found = _VALUE.search(properties.decode("utf-8", "replace"))
    return Identity(unescape(found[1]), _python(data)) if found else None


def _python(data: bytes) -> str:
    from python_calamine import CalamineError, WorksheetNotFound, load_workbook

    from xlwings_addin.addin_sheets import PYTHON_KEY, SETTINGS

    try:
        rows = load_workbook(io.BytesIO(data)).get_sheet_by_name(SETTINGS).to_python()
    except (CalamineError, WorksheetNotFound):
        return ""
    return next((str(row[1]) for row in rows if row[0] == PYTHON_KEY and len(row) > 1), "")
