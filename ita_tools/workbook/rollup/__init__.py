"""The workbook of a roll-up: the results of many agencies, to read, sort, filter and print.

A custom property marks the file, so that a later roll-up skips it.
"""

from __future__ import annotations

from pathlib import Path

from ita_tools.errors import ItaError
from ita_tools.files import WORKBOOK, preflight_package, read_bytes
from ita_tools.files.preflight import MAX_PACKAGE

__all__ = ["MARK", "is_rollup"]

MARK = "ITA rollup"
"""Name of a custom property of the workbook."""
_PART = "docprops/custom.xml"


def is_rollup(path: Path) -> bool:
    """Whether a file is a roll-up; ``False`` for a file that cannot be opened."""
    try:
        parts = preflight_package(read_bytes(path, MAX_PACKAGE), path.name, WORKBOOK)
    except ItaError:
        return False
    return f'name="{MARK}"'.encode() in parts.get(_PART, b"")
