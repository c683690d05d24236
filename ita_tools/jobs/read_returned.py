"""Reading books that came back: each on its own, so that a broken one does not stop the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ita_tools.errors import Faults, FileForeign, ItaError
from ita_tools.jobs.last_modified import last_modified
from ita_tools.jobs.load import read_file
from ita_tools.jobs.stamp_source import source_of
from ita_tools.sharing.returned_book import Returned

__all__ = ["Received", "read_returned"]


@dataclass(frozen=True, slots=True)
class Received:
    """The books that could be read, and for each of the others its path and what is wrong with it."""

    books: tuple[Returned, ...] = ()
    faults: tuple[tuple[Path, ItaError], ...] = ()

    @property
    def broken(self) -> tuple[tuple[str, str], ...]:
        """Name and reason of each book that could not be read; the reason does not name the book again."""
        return tuple((path.name, _reason(path, error)) for path, error in self.faults)


def read_returned(paths: Iterable[Path]) -> Received:
    """Read returned books."""
    books: list[Returned] = []
    faults: list[tuple[Path, ItaError]] = []
    for path in dict.fromkeys(paths):
        try:
            books.append(_received(path))
        except ItaError as error:
            faults.append((path, error))
        except Exception as error:
            faults.append(
                (
                    path,
                    FileForeign(
                        f"อ่านไฟล์นี้ไม่ได้ ({type(error).__name__})", where=path.name, remedy="ขอไฟล์ใหม่จากผู้ส่ง"
                    ),
                )
            )
    return Received(tuple(books), tuple(faults))


def _reason(path: Path, error: ItaError) -> str:
    return "\n".join(
        str(type(each)(each.message, where=_inside(path, each.where), remedy=each.remedy))
        for each in (error.faults if isinstance(error, Faults) else (error,))
    )


def _inside(path: Path, where: str) -> str:
    """Return the place inside a book: sheet and cell, or line and key."""
    outer = next((each for each in (str(path), path.name) if where.startswith(each)), "")
    return where.removeprefix(outer).strip()


def _received(path: Path) -> Returned:
    assessment = read_file(path).assessment
    last = last_modified(path)
    return Returned(assessment, source_of(path), last.order, last.told)
