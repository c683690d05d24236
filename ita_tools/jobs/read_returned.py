"""Read the books that divisions returned, each on its own: a broken one does not stop the others."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import MAXYEAR, UTC, datetime
from pathlib import Path

from ita_tools.errors import Faults, FileForeign, ItaError
from ita_tools.files import read_bytes
from ita_tools.files.preflight import MAX_PACKAGE
from ita_tools.files.zip_reader import list_entries, read_entry
from ita_tools.jobs.audit_stamp import name_with_hash
from ita_tools.jobs.load import read_file
from ita_tools.sharing.returned_book import ReturnedBook
from ita_tools.thai import thai_time

__all__ = ["LastModified", "ReturnedBooks", "last_modified", "read_returned"]

_CORE_PROPERTIES = "docprops/core.xml"
_TIME = re.compile(rb"<dcterms:(created|modified)\b[^>]*>([0-9TZ:.+-]{1,40})<")


@dataclass(frozen=True, slots=True)
class ReturnedBooks:
    """The books that could be read, and path and error of each of the others."""

    books: tuple[ReturnedBook, ...] = ()
    faults: tuple[tuple[Path, ItaError], ...] = ()

    @property
    def unreadable(self) -> tuple[tuple[str, str], ...]:
        """Name and reason of each book that could not be read; the reason does not repeat the name."""
        return tuple((path.name, _reason(path, error)) for path, error in self.faults)


def read_returned(paths: Iterable[Path]) -> ReturnedBooks:
    """Read returned books; a path given twice is read once."""
    books: list[ReturnedBook] = []
    faults: list[tuple[Path, ItaError]] = []
    for path in dict.fromkeys(paths):
        try:
            books.append(_read(path))
        except ItaError as error:
            faults.append((path, error))
        except Exception as error:
            reason = f"อ่านไฟล์นี้ไม่ได้ ({type(error).__name__})"
            faults.append((path, FileForeign(reason, where=path.name, remedy="ขอไฟล์ใหม่จากผู้ส่ง")))
    return ReturnedBooks(tuple(books), tuple(faults))


def _read(path: Path) -> ReturnedBook:
    assessment = read_file(path).assessment
    saved = last_modified(path)
    return ReturnedBook(assessment, name_with_hash(path), saved.sort_key, saved.text)


def _reason(path: Path, error: ItaError) -> str:
    return "\n".join(
        str(type(fault)(fault.message, where=_inside(path, fault.where), remedy=fault.remedy))
        for fault in (error.faults if isinstance(error, Faults) else (error,))
    )


def _inside(path: Path, where: str) -> str:
    """Return the location inside a book: sheet and cell, or line and key."""
    prefix = next((name for name in (str(path), path.name) if where.startswith(name)), "")
    return where.removeprefix(prefix).strip()


@dataclass(frozen=True, slots=True)
class LastModified:
    """The time a file was last saved: ``sort_key`` sorts files by it, ``text`` is Thai."""

    sort_key: str
    text: str


def last_modified(path: Path) -> LastModified:
    """Return when a file that has passed the pre-flight was saved: by its own properties, else by the disk.

    Excel, LibreOffice and the like write the time into the file. A book that only ``ita split`` has written
    has no such time, so that two equal splits are equal files, and counts as older than any saved one.
    """
    on_disk = path.stat().st_mtime_ns
    in_file = _utc(_modified(read_bytes(path, MAX_PACKAGE), path.name))
    sort_key = f"{in_file.isoformat(timespec='microseconds') if in_file else ''} {on_disk:020d}"
    return LastModified(sort_key, thai_time(in_file or datetime.fromtimestamp(on_disk / 10**9, UTC)))


def _utc(text: str) -> datetime | None:
    """Return a time in UTC, which one without an offset is taken to be in; ``None`` for no valid time."""
    try:
        moment = datetime.fromisoformat(text)
        utc = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return utc if utc.year < MAXYEAR else None  # the last hours of that year have no Thai time


def _modified(data: bytes, name: str) -> str:
    """Return the text of ``dcterms:modified``; ``""`` for none, or one that equals ``dcterms:created``."""
    if not data.startswith(b"PK"):
        return ""
    core = [entry for entry in list_entries(data, name) if entry.name.lower() == _CORE_PROPERTIES]
    times = dict(_TIME.findall(read_entry(data, core[0], name))) if core else {}
    modified = times.get(b"modified", b"")
    return "" if modified == times.get(b"created") else modified.decode("ascii")
