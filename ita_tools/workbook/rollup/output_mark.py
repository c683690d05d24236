"""The mark by which a roll-up knows its own earlier output again."""

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
    """Whether a file is a roll-up; one that cannot be opened is none."""
    try:
        parts = preflight_package(read_bytes(path, MAX_PACKAGE), path.name, WORKBOOK)
    except ItaError:
        return False
    return f'name="{MARK}"'.encode() in parts.get(_PART, b"")
