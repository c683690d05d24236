"""Time of a start: importing the package, the help, the first edition, cold files, and memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.timing import Line, of_processes, python, timed
from tests.sources import ROOT

__all__ = ["lines"]

_IMPORT, _HELP, _EDITION = 0.030, 0.150, 0.040
"""Seconds; the first and the last are over a bare interpreter."""
_LOAD = (
    "import time; from ita_tools.rubric import load_edition; start = time.process_time(); "
    "load_edition(2568); print(time.process_time() - start)"
)
_LOADED = ("click", "docx", "lxml", "openpyxl", "xlsxwriter", "yaml")
_PEAK = """
import sys
from ita_tools.cli import main
try:
    main(sys.argv[1:])
finally:
    for line in open("/proc/self/status"):
        if line.startswith("VmHWM"):
            print(line.split()[1])
"""
"""Runs a command and prints the most memory of its process, in KB."""


def lines(book: Path, rounds: int) -> Iterator[Line]:
    """Yield the budgets of a start in seconds, and what a start costs in other states of the machine."""
    ours, empty, helping = timed(
        python("-c", "import ita_tools"),
        python("-c", "pass"),
        python("-m", "ita_tools", "--help"),
        rounds=rounds,
        clock=of_processes,
    )
    yield Line("import ita_tools, over a bare interpreter", "30 ms", ours - empty, limit=_IMPORT)
    yield Line("ita --help", "150 ms", helping, limit=_HELP)
    load = python("-c", _LOAD)
    fresh = statistics.median(float(load().stdout) for _ in range(rounds))
    yield Line("load one edition in a fresh process", "40 ms", fresh, limit=_EDITION)
    report = [str(book), "-o", str(book.with_name("report.docx"))]
    for name, arguments in {"check": [str(book)], "report": report}.items():
        yield from _states(name, [name, *arguments], min(rounds, 5))


def _states(name: str, arguments: list[str], rounds: int) -> Iterator[Line]:
    """Yield a command with its files out of the page cache, without bytecode, and its memory."""

    def run(**environment: str) -> None:
        command = [sys.executable, "-m", "ita_tools", *arguments]
        # A check that finds something ends with 1.
        subprocess.run(command, check=False, capture_output=True, env={**os.environ, **environment})

    def cold() -> float:
        _forget_files()
        start = time.perf_counter()
        run()
        return time.perf_counter() - start

    def uncompiled() -> None:
        with tempfile.TemporaryDirectory() as empty:
            run(PYTHONPYCACHEPREFIX=empty, PYTHONDONTWRITEBYTECODE="1")

    warm, without = timed(run, uncompiled, rounds=rounds, clock=of_processes)
    yield Line(f"- ita {name} without any bytecode", "with it", without, warm)
    if hasattr(os, "posix_fadvise"):
        evicted = statistics.median(cold() for _ in range(rounds))
        warm, _ = timed(run, lambda: None, rounds=rounds)
        yield Line(f"- ita {name}, program not in the page cache", "in it", evicted, warm)
    if Path("/proc/self/status").exists():
        peak = subprocess.run(
            [sys.executable, "-c", _PEAK, *arguments], check=False, capture_output=True, text=True
        )
        yield Line(f"- memory of ita {name}", "", note=f"{int(peak.stdout.split()[-1]) // 1024} MB")


def _forget_files() -> None:
    """Let the system drop our files and those of the libraries from its page cache."""
    libraries = Path(sysconfig.get_path("purelib"))
    for folder in (ROOT / "ita_tools", *(libraries / name for name in _LOADED)):
        for path in folder.rglob("*"):
            if path.suffix in (".py", ".pyc", ".so", ".json") and path.is_file():
                file = os.open(path, os.O_RDONLY)
                os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
                os.close(file)
