"""Reading books that came back: each on its own, so that a broken one does not stop the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ita_tools.errors import ItaError
from ita_tools.jobs.opening import read_file
from ita_tools.jobs.saving import saved
from ita_tools.jobs.stamping import source_of
from ita_tools.sharing.returned import Returned

__all__ = ["Received", "receive"]


@dataclass(frozen=True, slots=True)
class Received:
    """The books that could be read, and for each of the others its name and the reason."""

    books: tuple[Returned, ...]
    broken: tuple[tuple[str, str], ...]


def receive(paths: Iterable[Path]) -> Received:
    """Read returned books."""
    books: list[Returned] = []
    broken: list[tuple[str, str]] = []
    for path in dict.fromkeys(paths):
        try:
            books.append(_received(path))
        except ItaError as error:
            broken.append((path.name, str(error)))
        except Exception as error:
            broken.append((path.name, f"อ่านไฟล์นี้ไม่ได้ ({type(error).__name__})"))
    return Received(tuple(books), tuple(broken))


def _received(path: Path) -> Returned:
    assessment = read_file(path).assessment
    last = saved(path)
    return Returned(assessment, source_of(path), last.order, last.told)
