"""The main book of an agency, from a file or open in Excel, with what the trail says of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ita_tools.errors import CommandMisused
from ita_tools.jobs.opening import Opened, open_file
from ita_tools.jobs.stamping import stamp_of, stamp_of_open
from ita_tools.sharing.split import Stamp

__all__ = ["MainBook", "main_file", "main_opened", "require_main"]


@dataclass(frozen=True, slots=True)
class MainBook:
    """An opened book, its name in messages, and the stamp of what is done with it today."""

    opened: Opened
    name: str
    stamp: Stamp


def main_file(path: Path) -> MainBook:
    """Open the main book from a file.

    Raises
    ------
    CommandMisused
        It is a part sent to a division.
    ItaError
        It cannot be used.
    """
    opened = open_file(path)
    require_main(opened, path.name)
    return MainBook(opened, path.name, stamp_of(path))


def main_opened(opened: Opened, name: str) -> MainBook:
    """Take a book that is open elsewhere, unsaved changes included.

    Raises
    ------
    CommandMisused
        It is a part sent to a division.
    """
    require_main(opened, name)
    return MainBook(opened, name, stamp_of_open(name, opened.assessment))


def require_main(opened: Opened, name: str) -> None:
    """Refuse a part: it holds what one division answers for, and little else.

    Raises
    ------
    CommandMisused
        The book is a part sent to a division.
    """
    division = opened.assessment.origin.division
    if division:
        raise CommandMisused(f"ไฟล์นี้เป็นส่วนของ {division} ไม่ใช่สมุดงานหลัก", where=name,
                             remedy="ใช้สมุดงานหลักของหน่วยงาน")
