"""Worker processes that run the tasks: one that takes too long or crashes ends its process, not the page."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Lock
from typing import Any

from ita_tools.app.faults import FaultRow, fault_rows
from ita_tools.rubric import use_editions
from ita_tools.rubric.edition_files import named_folder

__all__ = ["TaskOutcome", "WorkerPool"]

_CRASHED = FaultRow("ITA-E104", "", "ไฟล์ทำให้โปรแกรมที่อ่านหยุดทำงาน", "ขอไฟล์ใหม่จากผู้ส่ง หรือบันทึกใหม่จาก Excel")
_TOO_LONG = FaultRow("ITA-E104", "", "งานนี้ใช้เวลานานเกินไปจึงหยุดไว้", "ตรวจว่าเลือกถูกไฟล์ หรือใช้ไฟล์ที่เล็กลง")


@dataclass(frozen=True, slots=True)
class TaskOutcome:
    """What a task returned, or the faults that ended it."""

    value: Any = None
    faults: tuple[FaultRow, ...] = ()


class _Worker:
    """A spawned process and the pipe to it."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, other = context.Pipe()
        self._process: BaseProcess = context.Process(
            target=_serve, args=(other, named_folder()), daemon=True, name="ita-worker"
        )
        self._process.start()
        other.close()

    def run(self, call: tuple[Callable[..., Any], dict[str, Any]], seconds: float) -> TaskOutcome | None:
        """Run a task; ``None`` if the process has ended instead of answering."""
        try:
            self._pipe.send(call)
            if not self._pipe.poll(seconds):
                return TaskOutcome(faults=(_TOO_LONG,))
            outcome: TaskOutcome = self._pipe.recv()
        except (EOFError, OSError):
            return None
        return outcome

    def kill(self) -> None:
        self._process.kill()

    def end(self) -> None:
        self._pipe.close()
        self._process.kill()
        self._process.join(5)


class WorkerPool:
    """Starts workers when they are needed, keeps those that are free, and ends all with :meth:`close`.

    The caller bounds how many tasks run at once.
    """

    def __init__(self) -> None:
        self._free: list[_Worker] = []
        self._busy: set[_Worker] = set()
        self._lock = Lock()
        self._closed = False

    def warm_up(self) -> None:
        """Start a first worker, so that the first task does not wait for it."""
        with self._lock:
            if not self._free and not self._closed:
                self._free.append(_Worker())

    def run(self, task: Callable[..., Any], seconds: float, /, **arguments: object) -> TaskOutcome:
        """Run a function of a module in a worker and wait at most ``seconds`` for it."""
        with self._lock:
            worker = self._free.pop() if self._free else _Worker()
            self._busy.add(worker)
        outcome = worker.run((task, arguments), seconds)
        with self._lock:
            self._busy.discard(worker)
            reusable = outcome is not None and outcome.faults != (_TOO_LONG,) and not self._closed
            if reusable:
                self._free.append(worker)
        if not reusable:
            worker.end()
        return outcome or TaskOutcome(faults=(_CRASHED,))

    def close(self) -> None:
        """End all workers, also those that are busy."""
        with self._lock:
            self._closed = True
            free, busy = self._free[:], [*self._busy]
            self._free.clear()
        for worker in busy:
            worker.kill()  # whoever waits for its answer ends it
        for worker in free:
            worker.end()


def _serve(pipe: Connection, editions: Path | None) -> None:
    """Run tasks until the pipe is closed: the page has ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the process of the page alone
    use_editions(editions)
    while True:
        try:
            task, arguments = pipe.recv()
        except (EOFError, OSError):
            return
        pipe.send(_outcome(task, arguments))


def _outcome(task: Callable[..., Any], arguments: dict[str, Any]) -> TaskOutcome:
    try:
        return TaskOutcome(task(**arguments))
    except Exception as error:
        return TaskOutcome(faults=fault_rows(error))
