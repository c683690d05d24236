"""Time of ten times the work; more than ten times the time is over the budget."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from ita_tools.assessment import Assessment
from ita_tools.jobs.load import score_loaded
from ita_tools.report import compose_report
from ita_tools.report.docx import render
from ita_tools.sharing.diff import diff_assessments
from ita_tools.workbook.build_book import build_book
from ita_tools.workbook.read_book import read_book
from tests.bench.timing import Line, compared
from tests.bundled import bundled, report_context
from tests.workbook.books import EDITION, demo

__all__ = ["lines"]

_TIMES = 10


def lines(folder: Path, rounds: int) -> Iterator[Line]:
    """Yield what ten times the plan rows cost to build, read, compare and report."""
    short, long = _long(_TIMES), _long(_TIMES * _TIMES)
    books = folder / "short.xlsx", folder / "long.xlsx"
    for path, case in zip(books, (short, long), strict=True):
        path.write_bytes(build_book(EDITION, case))
    sizes = f"{len(short.plan)} to {len(long.plan):,} plan rows"
    works: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
        "build": (lambda: build_book(EDITION, long), lambda: build_book(EDITION, short)),
        "read": (lambda: read_book(books[1]), lambda: read_book(books[0])),
        "compare": (lambda: diff_assessments(long, demo()), lambda: diff_assessments(short, demo())),
        "report": (lambda: _report(long), lambda: _report(short)),
    }
    for name, (ten, one) in works.items():
        yield compared(f"{name}, {sizes}", ten, "a tenth of it", one, _TIMES, max(1, rounds // 2))


def _long(times: int) -> Assessment:
    """Return the bundled case with its plan many times over, no two measures alike."""
    case = demo()
    return replace(
        case,
        plan=tuple(
            replace(each, measure=f"{each.measure} ({number})", key="")
            for number in range(times)
            for each in case.plan
        ),
    )


def _report(assessment: Assessment) -> bytes:
    case = score_loaded(replace(bundled().reading, assessment=assessment))
    return render(compose_report("improvement", report_context(case)))
