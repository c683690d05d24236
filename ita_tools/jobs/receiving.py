"""Reading books that came back: each on its own, so that a broken one does not stop the others."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ita_tools.errors import ItaError
from ita_tools.files import read_bytes
from ita_tools.jobs.opening import read_file
from ita_tools.jobs.stamping import source_of
from ita_tools.sharing.returned import Returned

__all__ = ["Received", "receive"]

_CORE = "docProps/core.xml"
_MOST_CORE = 100_000
_MODIFIED = re.compile(rb"<dcterms:modified[^>]*>([0-9TZ:.+-]{1,40})<")


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
            books.append(Returned(read_file(path).assessment, source_of(path), _saved(path)))
        except ItaError as error:
            broken.append((path.name, str(error)))
        except Exception as error:
            broken.append((path.name, f"อ่านไฟล์นี้ไม่ได้ ({type(error).__name__})"))
    return Received(tuple(books), tuple(broken))


def _saved(path: Path) -> str:
    """Return when a book was last saved: as the program that saved it says, then as the disk says."""
    said = b"".join(_modified(path))
    return f"{said.decode('ascii')} {path.stat().st_mtime_ns:020d}"


def _modified(path: Path) -> Iterator[bytes]:
    """Yield the time inside an Office file; it has passed the pre-flight, and this part is bounded too."""
    data = read_bytes(path)
    if not data.startswith(b"PK"):
        return
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if _CORE in package.namelist() and package.getinfo(_CORE).file_size <= _MOST_CORE:
            with package.open(_CORE) as stream:
                found = _MODIFIED.search(stream.read(_MOST_CORE))
            if found:
                yield found[1]
