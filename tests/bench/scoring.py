"""Time of scoring a workbook, compared with a recalculation by LibreOffice."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ita_tools.analysis.targets import plan_target
from ita_tools.assessment import Respondents
from ita_tools.jobs.load import load_file
from ita_tools.scoring import score
from tests.bench.timing import Line, missing, python, timed
from tests.libreoffice import recalculate
from tests.programs import PROGRAMS
from tests.workbook.books import EDITION, demo

__all__ = ["lines"]

_OURS = "ita score, process start to figures"
_RUNNING = "- LibreOffice running: load, recalculate, save one more"
_MORE = 10
_PEER = "- LibreOffice, start to recalculated file"


def lines(book: Path, rounds: int) -> Iterator[Line]:
    """Yield scoring, and the time another program takes for the same scores."""
    case = demo()
    _, once = timed(lambda: None, lambda: score(EDITION, case), rounds=rounds, clock=time.process_time)
    yield Line("score an assessment, within the process", "", once)
    people = {tool.code: Respondents(100) for tool in EDITION.tools}
    asked = replace(case, respondents=people)
    scored = score(EDITION, asked)
    _, planned = timed(
        lambda: None, lambda: plan_target(asked, scored), rounds=rounds, clock=time.process_time
    )
    yield Line("plan the way to the next level", "", planned, limit=0.5)
    out = book.parent / "recalculated"
    out.mkdir()
    if PROGRAMS["libreoffice"].find() is None:
        yield missing(_PEER, _OURS)
        return
    ours, theirs = timed(
        python("-m", "ita_tools", "score", str(book), "--json"),
        lambda: recalculate([book], out),
        rounds=min(rounds, 3),
    )
    yield Line(_PEER, _OURS, theirs, ours)
    books = [book, *(book.with_name(f"copy-{number}.xlsx") for number in range(_MORE))]
    for copy in books[1:]:
        copy.write_bytes(book.read_bytes())
    all_of_them, mine = timed(lambda: recalculate(books, out), lambda: load_file(book), rounds=min(rounds, 3))
    yield Line(_RUNNING, "ours: read, check, score one more", (all_of_them - theirs) / _MORE, mine)
