"""Read the books that divisions returned, each on its own: a broken one does not stop the others."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ita_tools.errors import Faults, FileForeign, ItaError
from ita_tools.files import read_bytes
from ita_tools.files.preflight import MAX_PACKAGE
from ita_tools.files.zip_reader import list_entries, read_entry
from ita_tools.jobs.audit_stamp import name_with_hash
from ita_tools.jobs.load import read_file_and_bytes
from ita_tools.jobs.worker_pool import CRASHED, work_on_all
from ita_tools.sharing.returned_book import ReturnedBook
from ita_tools.thai import thai_time

__all__ = ["LastModified", "ReturnedBooks", "last_modified", "read_returned"]

_CORE_PROPERTIES = "docprops/core.xml"
_TOLERANCE = timedelta(days=1)
"""How far the clock of another machine may be ahead of this one."""
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


_Outcome = tuple[Path, ReturnedBook | ItaError]


def read_returned(paths: Iterable[Path], jobs: int | None = None) -> ReturnedBooks:
    """Read returned books; a path given twice is read once.

    ``jobs`` is the number of processes, by default 1 for the books of an agency and more for very many.
    """
    once = tuple(dict.fromkeys(paths))
    outcomes = dict(work_on_all(once, _try_to_read, _crashing_book, jobs))
    in_order = [(path, outcomes[path]) for path in once]
    return ReturnedBooks(
        tuple(book for _, book in in_order if isinstance(book, ReturnedBook)),
        tuple((path, error) for path, error in in_order if isinstance(error, ItaError)),
    )


def _try_to_read(path: Path) -> _Outcome:
    try:
        return path, _read(path)
    except ItaError as error:
        return path, error
    except Exception as error:
        return path, _unreadable(path, f"อ่านไฟล์นี้ไม่ได้ ({type(error).__name__})")


def _crashing_book(path: Path) -> _Outcome:
    return path, _unreadable(path, CRASHED)


def _unreadable(path: Path, reason: str) -> FileForeign:
    return FileForeign(reason, where=path.name, remedy="ขอไฟล์ใหม่จากผู้ส่ง")


def _read(path: Path) -> ReturnedBook:
    reading, data = read_file_and_bytes(path)
    saved = last_modified(path, data)
    return ReturnedBook(reading.assessment, name_with_hash(path, data), saved.sort_key, saved.text)


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
    """The time a file was last saved.

    ``sort_key`` sorts files by that time in UTC, ``""`` where it is unknown; ``text`` is Thai.
    """

    sort_key: str
    text: str


def last_modified(path: Path, data: bytes | None = None) -> LastModified:
    """Return when a file that has passed the pre-flight was saved, as it records it itself.

    Excel, LibreOffice and the like write the time into the file. Unknown is the time of a file that records
    none or no valid one, that has not been saved since it was created, and one that lies in the future by the
    clock of this machine, such as a Buddhist year. The text is then that of the disk, which may be the time
    of a copy. ``data`` are the bytes of the file where they have been read.
    """
    saved = _saved(read_bytes(path, MAX_PACKAGE) if data is None else data, path.name)
    on_disk = datetime.fromtimestamp(path.stat().st_mtime_ns / 10**9, UTC)
    sort_key = saved.isoformat(timespec="microseconds") if saved else ""
    return LastModified(sort_key, thai_time(saved or on_disk))


def _saved(data: bytes, name: str) -> datetime | None:
    """Return the time in UTC that a package was saved; ``None`` where that is unknown."""
    times = _times(data, name)
    created, modified = _utc(times.get(b"created", b"")), _utc(times.get(b"modified", b""))
    if modified is None or modified > datetime.now(UTC) + _TOLERANCE:
        return None
    return None if created and modified <= created else modified


def _utc(text: bytes) -> datetime | None:
    """Return a time in UTC, which one without an offset is taken to be in; ``None`` for no valid time."""
    try:
        moment = datetime.fromisoformat(text.decode("ascii"))
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _times(data: bytes, name: str) -> dict[bytes, bytes]:
    """Return the times ``created`` and ``modified`` that a package records."""
    if not data.startswith(b"PK"):
        return {}
    core = [entry for entry in list_entries(data, name) if entry.name.lower() == _CORE_PROPERTIES]
    return dict(_TIME.findall(read_entry(data, core[0], name))) if core else {}
