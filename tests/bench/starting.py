"""Time of a start: importing the package, the help, the first edition."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from tests.bench.timing import Line, python, timed

__all__ = ["lines"]

_IMPORT, _HELP, _EDITION = 0.030, 0.150, 0.040
"""Seconds; the first and the last are over a bare interpreter."""
_LOAD = (
    "import time; from ita_tools.rubric import load_edition; start = time.perf_counter(); "
    "load_edition(2568); print(time.perf_counter() - start)"
)


def lines(rounds: int) -> Iterator[Line]:
    """Yield the budgets of a start, in seconds."""
    ours, empty, helping = timed(
        python("-c", "import ita_tools"),
        python("-c", "pass"),
        python("-m", "ita_tools", "--help"),
        rounds=rounds,
    )
    yield Line("import ita_tools, over a bare interpreter", "30 ms", ours - empty, limit=_IMPORT)
    yield Line("ita --help", "150 ms", helping, limit=_HELP)
    load = python("-c", _LOAD)
    cold = statistics.median(float(load().stdout) for _ in range(rounds))
    yield Line("load one edition in a fresh process", "40 ms", cold, limit=_EDITION)
