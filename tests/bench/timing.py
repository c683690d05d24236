"""Timing of tasks in turn, and a line of the table of benchmarks."""

from __future__ import annotations

import gc
import importlib.util
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["Line", "Work", "compared", "has", "missing", "of_processes", "python", "timed"]

Work = Callable[[], object]


@dataclass(frozen=True)
class Line:
    """A work and what it is compared with: names, median seconds, and the budget of their ratio.

    Without a budget it is a peer, whose ratio says how many times as long as ours it takes. ``budget`` is
    the greatest ratio allowed, or the least where ``least`` is set; ``limit`` is one of seconds instead.
    """

    work: str
    against: str
    seconds: float | None = None
    against_seconds: float | None = None
    budget: float | None = None
    limit: float | None = None
    least: bool = False
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times as long as the other it takes."""
        return self.seconds / self.against_seconds if self.seconds and self.against_seconds else None

    @property
    def verdict(self) -> str:
        """OK or OVER where there is a budget; else the note."""
        if self.limit is not None and self.seconds is not None:
            return "OK" if self.seconds <= self.limit else "OVER"
        if self.budget is None or self.ratio is None:
            return self.note
        return "OK" if (self.ratio >= self.budget if self.least else self.ratio <= self.budget) else "OVER"


def timed(*works: Work, rounds: int, clock: Callable[[], float] = time.perf_counter) -> list[float]:
    """Return the median seconds of each work, run in turn so that a slow moment hits all alike.

    Work within this process is better measured by ``time.process_time``, and processes by
    :func:`of_processes`: others interrupt the longer more.
    """
    times: list[list[float]] = [[] for _ in works]
    gc.collect()
    gc.freeze()  # what earlier peers have imported is no burden on those who come later
    for _ in range(rounds):
        for work, taken in zip(works, times, strict=True):
            start = clock()
            work()
            taken.append(clock() - start)
    gc.unfreeze()
    return [statistics.median(taken) for taken in times]


def of_processes() -> float:
    """Return the CPU seconds of the processes that this one has started and that have ended."""
    times = os.times()
    return times.children_user + times.children_system


def compared(work: str, does: Work, against: str, other: Work, budget: float | None, rounds: int) -> Line:
    """Compare two works within this process."""
    ours, theirs = timed(does, other, rounds=rounds, clock=time.process_time)
    return Line(work, against, ours, theirs, budget)


def python(*arguments: str) -> Callable[[], subprocess.CompletedProcess[bytes]]:
    """Return a work that runs Python in a process of its own."""
    return lambda: subprocess.run([sys.executable, *arguments], check=True, capture_output=True)


def has(module: str) -> bool:
    """Whether a peer is installed."""
    return importlib.util.find_spec(module) is not None


def missing(work: str, against: str) -> Line:
    """Return the line of a peer that is not there."""
    return Line(work, against, note="not installed")
