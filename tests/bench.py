"""Measures the budgets as ratios in one run: ``make bench``. Never a test: machines differ."""

from __future__ import annotations

import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import xlsxwriter
from python_calamine import CalamineWorkbook

from ita_tools.assessment import Assessment
from ita_tools.report import KINDS, Material, compose_report
from ita_tools.report.word import render
from ita_tools.scoring import score
from ita_tools.workbook.build import build_book
from ita_tools.workbook.read import read_book
from tests.bench_rollup import lines as rollup_lines
from tests.workbook.books import EDITION, demo

_ROUNDS = 11


def _alternating(*works: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> list[float]:
    """Median seconds of each work, run in turn so that a slow moment hits all alike.

    Work within this process is better measured by ``time.process_time``: others interrupt the longer more.
    """
    times: list[list[float]] = [[] for _ in works]
    for _ in range(_ROUNDS):
        for work, taken in zip(works, times, strict=True):
            start = clock()
            work()
            taken.append(clock() - start)
    return [statistics.median(taken) for taken in times]


def _python(*arguments: str) -> Callable[[], subprocess.CompletedProcess[bytes]]:
    return lambda: subprocess.run([sys.executable, *arguments], check=True, capture_output=True)


_LOAD_ONE = _python("-c", "import time; from ita_tools.rubric import load_edition; "
                          "start = time.perf_counter(); "
                          "load_edition(2568); print(1000 * (time.perf_counter() - start))")


def _kinds(data: bytes) -> list[tuple[int, int, object]]:
    """Row, column and content of every cell of a book, formatted blanks included."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [(cell.row, cell.column, cell.value) for sheet in book.worksheets
            for row in sheet.iter_rows() for cell in row if cell.has_style or cell.value is not None]


def _bare_write(cells: list[tuple[int, int, object]]) -> bytes:
    """Write the same texts, numbers, formulas and blanks through XlsxWriter and nothing else."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet, plain = book.add_worksheet(), book.add_format({"border": 1})
        for number, (_, column, value) in enumerate(cells):
            if value is None:
                sheet.write_blank(number, column, None, plain)
            elif isinstance(value, str) and value.startswith("="):
                sheet.write_formula(number, column, value, plain, 0)
            elif isinstance(value, str):
                sheet.write_string(number, column, value, plain)
            else:
                sheet.write_number(number, column, float(value), plain)
    return stream.getvalue()


def _bare_read(path: Path) -> None:
    book = CalamineWorkbook.from_path(path)
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


def _long(times: int) -> Assessment:
    """The bundled case with its plan many times over, no two measures alike."""
    case = demo()
    return replace(case, plan=tuple(replace(each, measure=f"{each.measure} ({number})", key="")
                                    for number in range(times) for each in case.plan))


def _growth(folder: Path) -> None:
    """Print what ten times the plan rows cost; more than ten times the time is over the budget."""
    short, long = _long(10), _long(100)
    books = folder / "short.xlsx", folder / "long.xlsx"
    for path, case in zip(books, (short, long), strict=True):
        path.write_bytes(build_book(EDITION, case))
    ours, bare = _alternating(lambda: build_book(EDITION, long), lambda: build_book(EDITION, short),
                              clock=time.process_time)
    print(_line(f"build, {len(short.plan)} to {len(long.plan):,} plan rows", ours, bare, 10))
    ours, bare = _alternating(lambda: read_book(books[1]), lambda: read_book(books[0]),
                              clock=time.process_time)
    print(_line(f"read, {len(short.plan)} to {len(long.plan):,} plan rows", ours, bare, 10))


def _reports(book: Path) -> None:
    """Print what each kind of report costs from the shell, and what ten times the plan rows cost one."""
    command = ("-m", "ita_tools", "report", str(book), "-o", str(book.with_suffix(".docx")), "--kind")
    *ours, bare = _alternating(*(_python(*command, kind) for kind in KINDS),
                               _python("-c", "import docx, python_calamine"))
    for kind, taken in zip(KINDS, ours, strict=True):
        print(_line(f"report {kind}, process start to file", taken, bare, 3))
    short, long = (Material.of(case, score(EDITION, case)) for case in (_long(10), _long(100)))
    ours, bare = _alternating(lambda: render(compose_report("improvement", long)),
                              lambda: render(compose_report("improvement", short)), clock=time.process_time)
    rows = f"{len(short.assessment.plan)} to {len(long.assessment.plan):,}"
    print(_line(f"report, {rows} plan rows", ours, bare, 10))


def _line(name: str, work: float, bare: float, budget: float) -> str:
    ratio = work / bare
    verdict = "ok" if ratio <= budget else "OVER"
    return f"{name:<44}{1000 * work:>9.1f} ms {1000 * bare:>9.1f} ms {ratio:>6.2f} {budget:>6.2f}  {verdict}"


_PRESS = """
import json, pathlib, sys
from xlwings_addin import macros
from xlwings_addin.excel import xw
from xlwings_addin.results import Results
folder = pathlib.Path(sys.argv[1]).parent
book = xw.Book(json=json.loads(pathlib.Path(sys.argv[1]).read_text("utf-8")))
macros.generate_report(book, Results(lambda: folder, pathlib.Path.unlink))
"""


def _click(book: Path) -> None:
    """Measure the button: a fresh interpreter, xlwings, the open book, the report on disk."""
    from tests.xlwings_addin.replay import payload

    os.environ.setdefault("XLWINGS_LICENSE_KEY", "noncommercial")  # its remote engine stands in for Excel
    sent = book.with_suffix(".json")
    sent.write_text(json.dumps(payload(book)), "utf-8")
    libraries = "import docx, python_calamine; from xlwings_addin.excel import xw"
    ours, bare = _alternating(_python("-c", _PRESS, str(sent)), _python("-c", libraries))
    print(_line("button, interpreter start to report", ours, bare, 3))


def main() -> None:
    """Print one line for each budget."""
    print(f"{'work':<44}{'ours':>12} {'yardstick':>12} {'ratio':>6} {'budget':>6}")
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "book.xlsx"
        data = build_book(EDITION, demo())
        book.write_bytes(data)
        _reports(book)
        ours, bare = _alternating(lambda: read_book(book), lambda: _bare_read(book), clock=time.process_time)
        print(_line("read a filled workbook", ours, bare, 1.5))
        _growth(Path(folder))
        cells = _kinds(data)
        ours, bare = _alternating(lambda: build_book(EDITION, demo()), lambda: _bare_write(cells))
        print(_line("build a filled workbook", ours, bare, 2))
        macro_book = Path(folder) / "book.xlsm"
        macro_book.write_bytes(build_book(EDITION, demo(), macros=True))
        _click(macro_book)
        ours, empty = _alternating(_python("-c", "import ita_tools"), _python("-c", "pass"))
        over = 1000 * (ours - empty)
        print(f"{'import ita_tools over a bare interpreter':<44}{over:>9.1f} ms (budget 30 ms)")
        cold = statistics.median(float(_LOAD_ONE().stdout) for _ in range(_ROUNDS))
        print(f"{'load one edition in a fresh process':<44}{cold:>9.1f} ms (budget 40 ms)")
        ours, bare = _alternating(lambda: build_book(EDITION, Assessment(EDITION.year)), lambda: None)
        print(f"{'build a blank workbook':<44}{1000 * ours:>9.1f} ms")
    print(*rollup_lines(), sep="\n")


if __name__ == "__main__":
    main()
