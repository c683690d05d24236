"""The main book of an agency, from a file or open in Excel, with what the trail says of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ita_tools.jobs.load import ScoredAssessment, load_file, require_main
from ita_tools.jobs.stamp_source import stamp_for_file, stamp_for_open_book
from ita_tools.sharing.audit_stamp import AuditStamp

__all__ = ["MainBook", "main_file", "main_opened"]


@dataclass(frozen=True, slots=True)
class MainBook:
    """An opened book, its name in messages, and the stamp of what is done with it today."""

    opened: ScoredAssessment
    name: str
    stamp: AuditStamp


def main_file(path: Path) -> MainBook:
    """Open the main book from a file.

    Raises
    ------
    CommandMisused
        It is a part sent to a division.
    ItaError
        It cannot be used.
    """
    opened = load_file(path)
    require_main(opened, path.name)
    return MainBook(opened, path.name, stamp_for_file(path))


def main_opened(opened: ScoredAssessment, name: str) -> MainBook:
    """Take a book that is open elsewhere, unsaved changes included.

    Raises
    ------
    CommandMisused
        It is a part sent to a division.
    """
    require_main(opened, name)
    return MainBook(opened, name, stamp_for_open_book(name, opened.assessment))
