"""Time of importing a document of thirty pages."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from ita_tools.jobs.import_results import import_results
from ita_tools.report import compose_report
from ita_tools.report.docx import render
from tests.bench.timing import Line, timed
from tests.bundled import bundled, report_context

__all__ = ["lines"]

_LIMIT = 0.3
"""Seconds."""


def lines(folder: Path, rounds: int) -> Iterator[Line]:
    """Yield the import of the report on the bundled case, which has about thirty pages."""
    document = folder / "published.docx"
    document.write_bytes(render(compose_report("improvement", report_context(bundled()))))
    _, taken = timed(lambda: None, lambda: import_results([document]), rounds=rounds, clock=time.process_time)
    yield Line("import a Word document of 30 pages", "", taken, limit=_LIMIT)
