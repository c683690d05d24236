"""Read files in a pool of worker processes.

Files are submitted in small chunks, only a few chunks at a time, so memory does not grow with the number of
files. If a file crashes its process, the submitted chunks are read again one file at a time, which isolates
and reports that file; the others are read as usual.
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
"""Windows cannot wait for more processes at once."""
_CHUNK = 16
_CHUNKS_PER_PROCESS = 2
"""Chunks submitted at a time for each process, so that none is idle."""
_MIN_FILES = 24
"""With fewer files, starting processes takes longer than it saves."""

Reader = Callable[[Task], AgencyOutcome]
_Chunk = tuple[Task, ...]


def cores() -> int:
    """Return the number of cores this process may use, at most :data:`MOST_JOBS`."""
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(available, MOST_JOBS)


def read_all(
    tasks: Sequence[Task], jobs: int | None = None, read: Reader = read_agency
) -> Iterator[AgencyOutcome]:
    """Yield the outcome of each file, in any order.

    ``jobs`` is the number of processes; with 1, files are read in this process. By default all cores are
    used, unless there are only a few files. ``read`` must be importable, a function of a module.
    """
    if jobs is None:
        jobs = 1 if len(tasks) < _MIN_FILES else cores()
    if jobs == 1:
        yield from map(read, tasks)
        return
    size = max(1, min(_CHUNK, len(tasks) // (jobs * _CHUNKS_PER_PROCESS)))
    waiting = deque(tuple(tasks[n : n + size]) for n in range(0, len(tasks), size))
    while waiting:
        broken: list[_Chunk] = []
        yield from _read_chunks(waiting, broken, jobs, read)
        yield from _read_one_by_one([task for chunk in broken for task in chunk], read)


def _read_chunks(
    waiting: deque[_Chunk], broken: list[_Chunk], jobs: int, read: Reader
) -> Iterator[AgencyOutcome]:
    """Read chunks until none is left or a process dies; chunks submitted at that time go to ``broken``."""
    submitted: dict[Future[list[AgencyOutcome]], _Chunk] = {}
    with _pool(jobs) as pool:
        try:
            while (waiting and not broken) or submitted:
                while waiting and not broken and len(submitted) < jobs * _CHUNKS_PER_PROCESS:
                    try:
                        submitted[pool.submit(_read_chunk, waiting[0], read)] = waiting[0]
                        waiting.popleft()
                    except BrokenProcessPool:
                        broken.append(waiting.popleft())
                for done in wait(submitted, return_when=FIRST_COMPLETED).done:
                    chunk = submitted.pop(done)
                    try:
                        yield from done.result()
                    except BrokenProcessPool:
                        broken.append(chunk)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _read_one_by_one(tasks: Sequence[Task], read: Reader) -> Iterator[AgencyOutcome]:
    waiting = deque(tasks)
    while waiting:
        with _pool(1) as pool:
            while waiting:
                task = waiting.popleft()
                try:
                    yield from pool.submit(_read_chunk, (task,), read).result()
                except BrokenProcessPool:
                    yield _crashing_file(task)
                    break


def _crashing_file(task: Task) -> SkippedFile:
    return SkippedFile(task.shown, "ไฟล์ทำให้โปรแกรมที่อ่านหยุดทำงาน", "ขอไฟล์ใหม่จากผู้ส่ง", FileDangerous.code)


def _pool(jobs: int) -> ProcessPoolExecutor:
    """Return a pool of spawned processes: Windows has no other way, so all systems do the same."""
    return ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _initialise, (named_folder(),))


def _initialise(editions: Path | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # only the main process handles Ctrl-C
    use_editions(editions)


def _read_chunk(tasks: _Chunk, read: Reader) -> list[AgencyOutcome]:
    return [read(task) for task in tasks]
