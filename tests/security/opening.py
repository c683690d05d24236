"""Opens hostile files in a process that records code run, modules found, programs and connections started.

``python -m tests.security.opening FOLDER`` prints what became of each file and what was noted, as JSON.
"""

from __future__ import annotations

import json
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path

from ita_tools.errors import Faults, ItaError
from ita_tools.jobs.load import load_file
from ita_tools.jobs.merge import merge_books
from ita_tools.jobs.new import new_book
from ita_tools.jobs.report import write_report
from ita_tools.rubric.loader import read_edition
from tests.bundled import bundled
from tests.security.hostile import BOOKS, LETTERHEADS, TEXTS, TRACE
from tests.sources import ROOT
from tests.workbook.books import save

_TRUSTED = (
    str(ROOT),
    *{sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")},
    "<frozen ",
)
_ALWAYS = (
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "os.fork",
    "pty.spawn",
    "subprocess.Popen",
    "pickle.find_class",
    "ctypes.dlopen",
    "ctypes.dlsym",
    "socket.__new__",
    "socket.getaddrinfo",
    "socket.connect",
    "urllib.Request",
    "webbrowser.open",
)
_noted: list[str] = []
_armed = [False]


def _note(event: str, arguments: tuple[object, ...]) -> None:
    if not _armed[0]:
        return
    foreign = (event == "exec" and not _trusted(getattr(arguments[0], "co_filename", ""))) or (
        event == "compile" and not _trusted(arguments[1])
    )
    if foreign or event in _ALWAYS:
        _noted.append(f"{event} {arguments!r}"[:300])


def _trusted(place: object) -> bool:
    name = place.decode() if isinstance(place, bytes) else str(place)
    return name.startswith(_TRUSTED)


def _outcome(work: Callable[[], object]) -> str:
    """Run something under watch; say ``read`` or the code of the refusal."""
    _armed[0] = True
    try:
        work()
    except ItaError as error:
        return (error.faults[0] if isinstance(error, Faults) else error).code
    finally:
        _armed[0] = False
    return "read"


def _works(folder: Path) -> dict[str, Callable[[], object]]:
    main = save(bundled().assessment, folder / "main.xlsx")
    out = folder / "out"
    out.mkdir()

    def opened(path: Path) -> None:
        case = load_file(path)
        write_report(case, out / f"{path.name}.docx")
        write_report(case, out / f"{path.name}.html")
        new_book(out / f"{path.name}.new.xlsx", source=path)

    def headed(path: Path) -> None:
        write_report(bundled(), out / path.name, letterhead=path)

    works: dict[str, Callable[[], object]] = {"honest": lambda: opened(main)}
    for name, data in {**TEXTS, **BOOKS, **LETTERHEADS}.items():
        path = folder / name
        path.write_bytes(data)
        if name in LETTERHEADS:
            works[f"letterhead {name}"] = lambda path=path: headed(path)
            continue
        works[f"open {name}"] = lambda path=path: opened(path)
        works[f"merge {name}"] = lambda path=path: merge_books(main, [path], out / f"{path.name}.xlsx")
        if name in TEXTS:
            works[f"edition {name}"] = lambda path=path: read_edition(path)
    return works


def _main(folder: Path) -> None:
    sys.addaudithook(_note)
    works = _works(folder)
    for work in works.values():  # first without watch: what is imported late has been imported
        _outcome(work)
    (folder / TRACE).unlink(missing_ok=True)
    _noted.clear()
    print(json.dumps({name: [_outcome(work), *_taken()] for name, work in works.items()}))


def _taken() -> list[str]:
    taken = list(_noted)
    _noted.clear()
    return taken


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
