"""Work on many files in a pool of worker processes.

Files are submitted in small chunks, only a few chunks at a time, so memory does not grow with the number of
files. If a file crashes its process, the submitted chunks are done again one file at a time, which isolates
and reports that file; the others are done as usual.
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
from typing import TypeVar

from ita_tools.garbage_collection import collect_rarely, rare_collections
from ita_tools.rubric.edition_files import named_folder, use_editions

__all__ = ["CRASHED", "MOST_JOBS", "cores", "work_on_all"]

CRASHED = "ไฟล์ทำให้โปรแกรมที่อ่านหยุดทำงาน"
"""What an outcome may say of a file that crashed its process."""

MOST_JOBS = 61
"""Windows cannot wait for more processes at once."""
_CHUNK = 16
_CHUNKS_PER_PROCESS = 2
"""Chunks submitted at a time for each process, so that none is idle."""
_MIN_FILES = 24
"""With fewer files, starting processes takes longer than it saves."""

_Task = TypeVar("_Task")
_Outcome = TypeVar("_Outcome")


def cores() -> int:
    """Return the number of cores this process may use, at most :data:`MOST_JOBS`."""
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(available, MOST_JOBS)


def work_on_all(
    tasks: Sequence[_Task],
    work: Callable[[_Task], _Outcome],
    crashed: Callable[[_Task], _Outcome],
    jobs: int | None = None,
) -> Iterator[_Outcome]:
    """Yield the outcome of each task, in any order.

    Parameters
    ----------
    tasks
        One for each file; another process gets a copy.
    work
        A function of a module, which other processes can import. It raises nothing.
    crashed
        Makes the outcome of a task that crashed its process.
    jobs
        Number of processes; with 1, the tasks are done in this process. By default all cores are used,
        unless there are only a few tasks.
    """
    if jobs is None:
        jobs = 1 if len(tasks) < _MIN_FILES else cores()
    if jobs == 1:
        with rare_collections():
            yield from map(work, tasks)
        return
    size = max(1, min(_CHUNK, len(tasks) // (jobs * _CHUNKS_PER_PROCESS)))
    waiting = deque(tuple(tasks[n : n + size]) for n in range(0, len(tasks), size))
    while waiting:
        broken: list[tuple[_Task, ...]] = []
        yield from _do_chunks(waiting, broken, jobs, work)
        yield from _do_one_by_one([task for chunk in broken for task in chunk], work, crashed)


def _do_chunks(
    waiting: deque[tuple[_Task, ...]],
    broken: list[tuple[_Task, ...]],
    jobs: int,
    work: Callable[[_Task], _Outcome],
) -> Iterator[_Outcome]:
    """Do chunks until none is left or a process dies; chunks submitted at that time go to ``broken``."""
    submitted: dict[Future[list[_Outcome]], tuple[_Task, ...]] = {}
    with _pool(jobs) as pool:
        try:
            while (waiting and not broken) or submitted:
                while waiting and not broken and len(submitted) < jobs * _CHUNKS_PER_PROCESS:
                    try:
                        submitted[pool.submit(_do_chunk, waiting[0], work)] = waiting[0]
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


def _do_one_by_one(
    tasks: Sequence[_Task], work: Callable[[_Task], _Outcome], crashed: Callable[[_Task], _Outcome]
) -> Iterator[_Outcome]:
    waiting = deque(tasks)
    while waiting:
        with _pool(1) as pool:
            while waiting:
                task = waiting.popleft()
                try:
                    yield from pool.submit(_do_chunk, (task,), work).result()
                except BrokenProcessPool:
                    yield crashed(task)
                    break


def _pool(jobs: int) -> ProcessPoolExecutor:
    """Return a pool of spawned processes: Windows has no other way, so all systems do the same."""
    return ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _initialise, (named_folder(),))


def _initialise(editions: Path | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # only the main process handles Ctrl-C
    use_editions(editions)
    collect_rarely()


def _do_chunk(tasks: tuple[_Task, ...], work: Callable[[_Task], _Outcome]) -> list[_Outcome]:
    return [work(task) for task in tasks]
