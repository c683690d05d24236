"""The table of the benchmarks, for a terminal and for the documentation."""

from __future__ import annotations

import importlib.metadata
import os
import platform
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.timing import Line

__all__ = ["HEAD", "machine", "page", "printed", "row"]

HEAD = ("work", "time", "compared with", "its time", "ratio", "budget", "verdict")
_WIDTHS = (50, 10, 38, 10, 7, 8, 0)
_LIBRARIES = (
    "XlsxWriter",
    "python-calamine",
    "python-docx",
    "openpyxl",
    "PyYAML",
    "click",
    "pandas",
    "docxtpl",
    "xlwings",
)
_INTRODUCTION = """# Benchmarks

Written by `python -m tests.bench --markdown`; do not edit. Medians of one run, each pair measured in turn.
Times are those of the CPU, but by the clock where files are not in the page cache, with LibreOffice and for
the roll-up.
Lines with a budget say how many times as long as the yardstick our work takes. Lines that begin with a dash
are peers and other figures beside the line above: how many times as long as ours they take. The libraries
alone leave out what ours does besides: the pre-flight and the meaning of the cells when reading, styles,
validations, protection and charts when building, Thai typography and charts in the report.
"""


def row(line: Line) -> tuple[str, ...]:
    """Return the columns of a line as text."""
    budget = "" if line.budget is None else f"{'>=' if line.least else '<='} {line.budget:g}"
    if line.limit is not None:
        budget = f"<= {1000 * line.limit:g} ms"
    ratio = "" if line.ratio is None else f"{line.ratio:.2f}"
    against = "" if line.limit is not None else line.against
    return line.work, _shown(line.seconds), against, _shown(line.against_seconds), ratio, budget, line.verdict


def _shown(seconds: float | None) -> str:
    if seconds is None:
        return ""
    return f"{seconds:.2f} s" if seconds >= 10 else f"{1000 * seconds:,.1f} ms"


def printed(columns: Sequence[str]) -> str:
    """Return a line for a terminal."""
    return " ".join(
        text.rjust(width) if number in (1, 3, 4) else text.ljust(width)
        for number, (text, width) in enumerate(zip(columns, _WIDTHS, strict=True))
    ).rstrip()


def machine() -> Iterator[tuple[str, str]]:
    """Yield what the figures depend on: no name of a machine, no path."""
    yield "measured", datetime.now(UTC).strftime("%Y-%m-%d")
    yield "processor", f"{_processor()}, {os.cpu_count()} cores"
    yield "load at the end", _load()
    yield "system", f"{platform.system()} {platform.machine()}"
    yield "Python", platform.python_version()
    for name in _LIBRARIES:
        try:
            yield name, importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            yield name, "not installed"


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f} processes" if hasattr(os, "getloadavg") else "unknown"


def _processor() -> str:
    known = Path("/proc/cpuinfo")
    named = (
        [
            text.partition(":")[2].strip()
            for text in known.read_text().splitlines()
            if text.startswith("model name")
        ]
        if known.exists()
        else []
    )
    return named[0] if named else platform.processor() or "unknown"


def page(lines: Sequence[Line]) -> str:
    """Return the page of the documentation."""
    measured = [HEAD, tuple("-" * 3 for _ in HEAD), *map(row, lines)]
    facts = [("machine", ""), ("---", "---"), *machine()]
    tables = ("\n".join(f"| {' | '.join(columns)} |" for columns in table) for table in (measured, facts))
    return "\n".join((_INTRODUCTION, *(f"{table}\n" for table in tables)))
