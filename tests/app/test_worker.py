"""Tasks in other processes: their value, their faults, and an end to those that do not come back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ita_tools.app.faults import FaultRow
from ita_tools.app.worker import WorkerPool
from tests.app import slow_tasks


@pytest.fixture(scope="module")
def pool() -> Iterator[WorkerPool]:
    pool = WorkerPool()
    yield pool
    pool.close()


class DescribeWorkerPool:
    def it_returns_the_value_of_a_task(self, pool: WorkerPool) -> None:
        assert pool.run(slow_tasks.double, 20, number=21).value == 42

    def it_uses_a_free_worker_again(self, pool: WorkerPool) -> None:
        ids = {pool.run(slow_tasks.process_id, 20).value for _ in range(3)}
        assert len(ids) == 1

    def it_returns_the_faults_of_a_task(self, pool: WorkerPool) -> None:
        [row] = pool.run(slow_tasks.fail, 20, where="a.xlsx แผ่นงาน IIT").faults
        assert row == FaultRow("ITA-E102", "a.xlsx แผ่นงาน IIT", "อ่านไม่ได้", "ขอไฟล์ใหม่")
        assert [row.code for row in pool.run(slow_tasks.fail_twice, 20).faults] == ["ITA-E102", "ITA-E101"]

    def it_names_an_error_of_the_program_without_its_text(self, pool: WorkerPool) -> None:
        [row] = pool.run(slow_tasks.stumble, 20).faults
        assert "KeyError" in row.message
        assert "secret" not in repr(row)

    def it_survives_a_task_that_crashes_or_never_ends(self, pool: WorkerPool) -> None:
        [crashed] = pool.run(slow_tasks.crash, 20).faults
        [late] = pool.run(slow_tasks.sleep, 0.2, seconds=60).faults
        assert "หยุดทำงาน" in crashed.message
        assert "นานเกินไป" in late.message
        assert pool.run(slow_tasks.double, 20, number=1).value == 2
