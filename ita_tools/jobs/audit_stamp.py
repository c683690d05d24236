"""The audit stamp of a job: today's date, the file with a short hash, the version of the toolkit.

The main book of an agency, from a file or open in Excel, comes with the stamp of the job that uses it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from ita_tools.assessment import Assessment, Conflict, assessment_text
from ita_tools.files import read_bytes
from ita_tools.files.preflight import MAX_PACKAGE
from ita_tools.jobs.load import ScoredAssessment, load_file, require_main
from ita_tools.sharing.audit_log import AuditStamp
from ita_tools.thai import clean, thai_date, thai_today
from ita_tools.version import toolkit_version

__all__ = ["MainBook", "name_with_hash", "stamp_for_file", "stamp_for_open_book"]

_HASH_LENGTH = 8


@dataclass(frozen=True, slots=True)
class MainBook:
    """A main book that is read and scored, its name in messages, and the stamp of today's job."""

    opened: ScoredAssessment
    name: str
    stamp: AuditStamp

    @classmethod
    def from_file(cls, path: Path) -> MainBook:
        """Load the main book from a file.

        Raises
        ------
        CommandMisused
            It is a part sent to a division.
        ItaError
            It cannot be used.
        """
        opened = load_file(path)
        require_main(opened, path.name)
        return cls(opened, path.name, stamp_for_file(path))

    @classmethod
    def from_open_book(cls, opened: ScoredAssessment, name: str) -> MainBook:
        """Take the main book that is open in Excel under ``name``, unsaved changes included.

        Raises
        ------
        CommandMisused
            It is a part sent to a division.
        """
        require_main(opened, name)
        return cls(opened, name, stamp_for_open_book(name, opened.assessment))

    def with_id(self, book: str) -> MainBook:
        """Return the book with that random id."""
        return self._with(replace(self.opened.assessment, book=book))

    def with_conflicts(self, conflicts: tuple[Conflict, ...]) -> MainBook:
        """Return the book with that list of conflicts."""
        return self._with(replace(self.opened.assessment, conflicts=conflicts))

    def _with(self, assessment: Assessment) -> MainBook:
        reading = replace(self.opened.reading, assessment=assessment)
        return replace(self, opened=replace(self.opened, reading=reading))


def stamp_for_file(path: Path) -> AuditStamp:
    """Return the stamp of a job done today with a file.

    Raises
    ------
    FileMissing, FileForeign
        The file cannot be read.
    """
    return _stamp(name_with_hash(path))


def stamp_for_open_book(name: str, assessment: Assessment) -> AuditStamp:
    """Return the stamp of a job done today with a book that is open in Excel under ``name``.

    The hash is that of the assessment as text, since the file on the disk may differ from the screen. The
    audit log and the id of the book are left out of it: a job that writes them does not change the stamp.
    """
    text = assessment_text(replace(assessment, book="", trail=()))
    return _stamp(_with_hash(name, text.encode("utf-8")))


def name_with_hash(path: Path, data: bytes | None = None) -> str:
    """Return the name of a file, without its folder, and the first characters of its SHA-256.

    ``data`` are the bytes of the file where they have been read.

    Raises
    ------
    FileMissing, FileForeign
        The file cannot be read.
    """
    return _with_hash(clean(path.name), read_bytes(path, MAX_PACKAGE) if data is None else data)


def _stamp(source: str) -> AuditStamp:
    return AuditStamp(thai_date(thai_today()), source, toolkit_version())


def _with_hash(name: str, data: bytes) -> str:
    return f"{name} ({hashlib.sha256(data).hexdigest()[:_HASH_LENGTH]})"
