"""The state of a running page: its session, its workers, and the tasks that are under way."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import anyio.to_thread
from starlette.responses import HTMLResponse, RedirectResponse, Response

from ita_tools.app.faults import FaultRow
from ita_tools.app.session import Session
from ita_tools.app.templates_env import render
from ita_tools.app.worker import TaskOutcome, WorkerPool

__all__ = ["Desk", "Job", "PageError", "error_page", "render_page"]

_AT_ONCE = 2
"""Tasks that run at the same time; the others wait."""
_MOST_WAITING = 100
_PATIENCE_SECONDS = 1.0
"""A task that takes longer gets a page that shows its progress."""
_TASK_SECONDS = 240
"""More than a conversion to PDF may take."""


class PageError(Exception):
    """A request that cannot be met, as faults for a page."""

    def __init__(self, message: str, remedy: str, *, status: int = 422, code: str = "ITA-E100") -> None:
        super().__init__(message)
        self.status = status
        self.faults = (FaultRow(code, "", message, remedy),)


@dataclass
class Job:
    """A task under way: ``address`` is where its outcome is shown, ``faults`` is why it ended without."""

    title: str
    back: str
    running: asyncio.Task[None] | None = None
    address: str = ""
    faults: tuple[FaultRow, ...] = ()

    @property
    def is_done(self) -> bool:
        """Whether there is an outcome."""
        return bool(self.address or self.faults)

    def answer(self) -> Response:
        """Return the way to the outcome, or the page of its faults."""
        if self.faults:
            return error_page(self.faults, self.back)
        return RedirectResponse(self.address, 303)


@dataclass
class Desk:
    """Runs tasks and holds what they made."""

    session: Session = field(default_factory=Session)
    pool: WorkerPool = field(default_factory=WorkerPool)
    jobs: dict[str, Job] = field(default_factory=dict)
    _limiter: anyio.CapacityLimiter | None = None

    async def carry_out(
        self,
        title: str,
        back: str,
        show: Callable[[Any], str],
        task: Callable[..., Any],
        **arguments: object,
    ) -> Response:
        """Run a task; answer with the address that ``show`` returns for its value, or with its progress."""
        if sum(not job.is_done for job in self.jobs.values()) >= _MOST_WAITING:
            raise PageError("มีงานรออยู่มากเกินไป", "รอให้งานก่อนหน้าเสร็จ แล้วลองอีกครั้ง", status=429)
        job = Job(title, back)
        job.running = asyncio.create_task(self._run(job, show, task, arguments))
        await asyncio.wait({job.running}, timeout=_PATIENCE_SECONDS)
        if job.is_done:
            return job.answer()
        key = secrets.token_urlsafe(16)
        self.jobs[key] = job
        return RedirectResponse(f"/task/{key}", 303)

    async def _run(
        self,
        job: Job,
        show: Callable[[Any], str],
        task: Callable[..., Any],
        arguments: dict[str, Any],
    ) -> None:
        if self._limiter is None:
            self._limiter = anyio.CapacityLimiter(_AT_ONCE)
        outcome: TaskOutcome = await anyio.to_thread.run_sync(
            lambda: self.pool.run(task, _TASK_SECONDS, **arguments), limiter=self._limiter
        )
        if outcome.faults:
            job.faults = outcome.faults
        else:
            job.address = show(outcome.value)

    def clear(self) -> None:
        """Forget all files, pages and finished tasks."""
        self.jobs = {key: job for key, job in self.jobs.items() if not job.is_done}
        self.session.clear()

    def close(self) -> None:
        """End the workers and remove all files."""
        self.pool.close()
        self.session.close()


def render_page(template: str, status: int = 200, **values: object) -> Response:
    """Return a page."""
    return HTMLResponse(render(template, **values), status)


def error_page(faults: tuple[FaultRow, ...], back: str = "/", status: int = 422) -> Response:
    """Return the page that lists faults."""
    return render_page("error.html", status, faults=faults, back=back)
