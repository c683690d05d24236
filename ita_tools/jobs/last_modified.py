"""When a book was last saved: as the program that saved it says, else as the disk says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ita_tools.files import read_bytes
from ita_tools.files.preflight import MAX_PACKAGE
from ita_tools.files.zip_reader import list_entries, read_entry
from ita_tools.thai import thai_time

__all__ = ["LastModified", "last_modified"]

_CORE = "docprops/core.xml"
_TIME = re.compile(rb"<dcterms:(created|modified)\b[^>]*>([0-9TZ:.+-]{1,40})<")


@dataclass(frozen=True, slots=True)
class LastModified:
    """``order`` sorts copies by age; ``told`` is the moment in Thai."""

    order: str
    told: str


def last_modified(path: Path) -> LastModified:
    """Say when a file that has passed the pre-flight was last saved.

    Excel, LibreOffice and their like write the time into the file. What only ``ita split`` has written bears
    no time of its own: two equal splits are equal files.
    """
    disk = path.stat().st_mtime_ns
    said = _said(read_bytes(path, MAX_PACKAGE), path.name)
    order = f"{said} {disk:020d}"
    try:
        moment = datetime.fromisoformat(said)
        return LastModified(order, thai_time(moment))
    except (ValueError, OverflowError):
        return LastModified(order, thai_time(datetime.fromtimestamp(disk / 10**9, UTC)))


def _said(data: bytes, name: str) -> str:
    """Return the time inside an Office file as it stands there; ``""`` where nobody has saved it since."""
    if not data.startswith(b"PK"):
        return ""
    core = [entry for entry in list_entries(data, name) if entry.name.lower() == _CORE]
    times = dict(_TIME.findall(read_entry(data, core[0], name))) if core else {}
    modified = times.get(b"modified", b"")
    return "" if modified == times.get(b"created") else modified.decode("ascii")
