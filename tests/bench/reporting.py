"""Time of the report in a process of its own and by the button, and of writing it compared with peers."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

from ita_tools.report import compose_report
from ita_tools.report.docx import render
from ita_tools.workbook.build_book import build_book
from tests.bench import word_peers
from tests.bench.timing import Line, compared, has, missing, of_processes, python, timed
from tests.bundled import bundled, report_context
from tests.workbook.books import EDITION, demo

__all__ = ["lines"]

_LIBRARIES = "import docx, python_calamine"
_OURS = "our writing, charts and all"
_BUDGET, _CLICK_BUDGET = 2.6, 3
_PRESS = """
import json, pathlib, sys
from xlwings_addin import macros
from xlwings_addin.light_xlwings import xw
from xlwings_addin.session import OutputLocation
folder = pathlib.Path(sys.argv[1]).parent
book = xw.Book(json=json.loads(pathlib.Path(sys.argv[1]).read_text("utf-8")))
macros.generate_report(book, OutputLocation(lambda: folder, pathlib.Path.unlink))
"""


def lines(book: Path, rounds: int) -> Iterator[Line]:
    """Yield the budgets of the report, and the peers of writing it."""
    command = python("-m", "ita_tools", "report", str(book), "-o", str(book.with_name("report.docx")))
    ours, bare = timed(command, python("-c", _LIBRARIES), rounds=rounds, clock=of_processes)
    yield Line("ita report, process start to file", _LIBRARIES, ours, bare, _BUDGET)
    page = python("-m", "ita_tools", "report", str(book), "-o", str(book.with_name("report.html")))
    web, ours = timed(page, command, rounds=rounds, clock=of_processes)
    yield Line("- the same report as a web page", "as a Word file", web, ours)
    yield _click(book.with_suffix(".xlsm"), rounds)
    yield from _writing(rounds)


def _click(book: Path, rounds: int) -> Line:
    """Measure the button: a fresh interpreter, xlwings, the open book, the report on disk."""
    from tests.xlwings_addin.replay import payload

    os.environ.setdefault("XLWINGS_LICENSE_KEY", "noncommercial")  # its remote engine stands in for Excel
    book.write_bytes(build_book(EDITION, demo(), macros=True))
    sent = book.with_suffix(".json")
    sent.write_text(json.dumps(payload(book)), "utf-8")
    ours, bare = timed(
        python("-c", _PRESS, str(sent)),
        python("-c", f"{_LIBRARIES}; from xlwings_addin.light_xlwings import xw"),
        rounds=rounds,
        clock=of_processes,
    )
    return Line(
        "the button, interpreter start to report", "importing them and xlwings", ours, bare, _CLICK_BUDGET
    )


def _writing(rounds: int) -> Iterator[Line]:
    report = compose_report("improvement", report_context(bundled()))

    def ours() -> object:
        return render(report)

    yield compared("- python-docx, a plain loop", lambda: word_peers.plain(report), _OURS, ours, None, rounds)
    if has("docxtpl"):
        template = word_peers.template(report)
        yield compared(
            "- docxtpl, the same text", lambda: word_peers.filled(template, report), _OURS, ours, None, rounds
        )
    else:
        yield missing("- docxtpl, the same text", _OURS)
