"""Reading files over the cores, in processes of their own.

Files go out in small chunks and only a few chunks are out at a time, so the memory needed does not grow with
the number of files. A file that takes a whole process down is found by reading the chunks that were out one
file at a time; it is reported and the others are read all the same.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from ita_tools.errors import FileDangerous
from ita_tools.jobs.rollup.discover_files import Task
from ita_tools.jobs.rollup.read_agency import AgencyOutcome, read_agency
from ita_tools.rubric.edition_files import named_folder, use_editions
from ita_tools.sharing.rollup.skipped_files import SkippedFile

__all__ = ["MOST_JOBS", "Reader", "cores", "read_all"]

MOST_JOBS = 61
"""Windows waits for no more processes at once."""
_CHUNK = 16
_AHEAD = 2
"""Chunks waiting for each process, so that none is idle."""
_WORTHWHILE = 24
"""Files below which starting processes takes longer than it saves."""

Reader = Callable[[Task], AgencyOutcome]
_Chunk = tuple[Task, ...]


def cores() -> int:
    """Cores this process may use."""
    own = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(own, MOST_JOBS)


def read_all(
    tasks: Sequence[Task], jobs: int | None = None, read: Reader = read_agency
) -> Iterator[AgencyOutcome]:
    """Yield what became of each file, in any order.

    ``jobs`` is the number of processes; with 1, files are read in this process. By default all cores work,
    unless there are too few files to be worth it. ``read`` must be a function of a module.
    """
    if jobs is None:
        jobs = 1 if len(tasks) < _WORTHWHILE else cores()
    if jobs == 1:
        yield from map(read, tasks)
        return
    size = max(1, min(_CHUNK, len(tasks) // (jobs * _AHEAD)))
    waiting = deque(tuple(tasks[n : n + size]) for n in range(0, len(tasks), size))
    while waiting:
        broken: list[_Chunk] = []
        yield from _work(waiting, broken, jobs, read)
        yield from _one_by_one([task for chunk in broken for task in chunk], read)


def _work(waiting: deque[_Chunk], broken: list[_Chunk], jobs: int, read: Reader) -> Iterator[AgencyOutcome]:
    """Read chunks until none is left or a process dies; those that were out then go to ``broken``."""
    out: dict[Future[list[AgencyOutcome]], _Chunk] = {}
    with _pool(jobs) as pool:
        try:
            while (waiting and not broken) or out:
                while waiting and not broken and len(out) < jobs * _AHEAD:
                    try:
                        out[pool.submit(_read_chunk, waiting[0], read)] = waiting[0]
                        waiting.popleft()
                    except BrokenProcessPool:
                        broken.append(waiting.popleft())
                for done in wait(out, return_when=FIRST_COMPLETED).done:
                    chunk = out.pop(done)
                    try:
                        yield from done.result()
                    except BrokenProcessPool:
                        broken.append(chunk)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _one_by_one(tasks: Sequence[Task], read: Reader) -> Iterator[AgencyOutcome]:
    left = deque(tasks)
    while left:
        with _pool(1) as pool:
            while left:
                task = left.popleft()
                try:
                    yield from pool.submit(_read_chunk, (task,), read).result()
                except BrokenProcessPool:
                    yield _deadly(task)
                    break


def _deadly(task: Task) -> SkippedFile:
    return SkippedFile(task.shown, "ไฟล์ทำให้โปรแกรมที่อ่านหยุดทำงาน", "ขอไฟล์ใหม่จากผู้ส่ง", FileDangerous.code)


def _pool(jobs: int) -> ProcessPoolExecutor:
    """Start processes afresh: the only way Windows knows, and the same everywhere."""
    return ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _prepare, (named_folder(),))


def _prepare(editions: Path | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is answered once, by the process that was asked
    use_editions(editions)


def _read_chunk(tasks: _Chunk, read: Reader) -> list[AgencyOutcome]:
    return [read(task) for task in tasks]
