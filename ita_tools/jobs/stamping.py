"""What a line of the trail says of a job: the day, the file with its short hash, the version."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from ita_tools.files import read_bytes
from ita_tools.sharing.split import Stamp
from ita_tools.thai import thai_date

__all__ = ["source_of", "stamp_of"]

_SHORT = 8


def stamp_of(path: Path) -> Stamp:
    """Return the stamp of a job done today with a file."""
    from importlib.metadata import PackageNotFoundError, version  # slow to import

    try:
        number = version("ita-tools")
    except PackageNotFoundError:
        number = ""
    return Stamp(thai_date(date.today()), source_of(path), number)


def source_of(path: Path) -> str:
    """Name a file with the first characters of its SHA-256.

    Raises
    ------
    FileMissing, FileForeign
        The file cannot be read.
    """
    return f"{path.name} ({hashlib.sha256(read_bytes(path)).hexdigest()[:_SHORT]})"
