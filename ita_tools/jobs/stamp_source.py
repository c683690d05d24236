"""What a line of the trail says of a job: the day, the file with its short hash, the version."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from ita_tools.assessment import Assessment, assessment_text
from ita_tools.files import read_bytes
from ita_tools.files.preflight import MAX_PACKAGE
from ita_tools.sharing.audit_stamp import AuditStamp
from ita_tools.thai import clean, thai_date, thai_today
from ita_tools.version import toolkit_version

__all__ = ["source_of", "stamp_for_file", "stamp_for_open_book"]

_SHORT = 8


def stamp_for_file(path: Path) -> AuditStamp:
    """Return the stamp of a job done today with a file."""
    return _stamp(source_of(path))


def stamp_for_open_book(name: str, assessment: Assessment) -> AuditStamp:
    """Return the stamp of a job done today with a book that is open under ``name``.

    The hash is that of the assessment's own text: the file on the disk may not hold what is on the screen.
    The trail is no part of it, so a line more makes no other hash.
    """
    return _stamp(_signed(name, assessment_text(replace(assessment, trail=())).encode("utf-8")))


def source_of(path: Path) -> str:
    """Name a file with the first characters of its SHA-256.

    Raises
    ------
    FileMissing, FileForeign
        The file cannot be read.
    """
    return _signed(clean(path.name), read_bytes(path, MAX_PACKAGE))


def _stamp(source: str) -> AuditStamp:
    return AuditStamp(thai_date(thai_today()), source, toolkit_version())


def _signed(name: str, data: bytes) -> str:
    return f"{name} ({hashlib.sha256(data).hexdigest()[:_SHORT]})"
