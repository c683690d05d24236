"""Files read by several processes: every file has an outcome, whatever one of them does."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from ita_tools.jobs import worker_pool
from ita_tools.jobs.rollup.discover_files import Task
from ita_tools.jobs.rollup.read_agency import read_all
from ita_tools.jobs.worker_pool import MOST_JOBS, cores
from ita_tools.rubric import use_editions
from tests.jobs.pool_tasks import naming, telling_editions


def tasks(*names: str) -> list[Task]:
    return [Task(Path(name), name) for name in names]


NAMES = [f"{n:02}" for n in range(37)]


class DescribeReadAll:
    @pytest.mark.parametrize("jobs", [1, 2])
    def it_yields_one_outcome_for_every_file(self, jobs):
        answers = list(read_all(tasks(*NAMES), jobs, naming))
        assert sorted(each.file for each in answers) == NAMES
        own = {each.reason for each in answers} == {str(os.getpid())}
        assert own == (jobs == 1)

    def it_starts_no_process_for_a_few_files(self):
        assert {each.reason for each in read_all(tasks(*NAMES[:5]), None, naming)} == {str(os.getpid())}

    def it_yields_nothing_without_files(self):
        assert list(read_all([], 2, naming)) == []

    def it_reports_files_that_crash_their_process_and_reads_the_others(self):
        names = sorted([*NAMES, "05-killer", "30-killer"])
        answers = {each.file: each for each in read_all(tasks(*names), 2, naming)}
        assert sorted(answers) == names
        dead = {name for name, each in answers.items() if each.code}
        assert dead == {"05-killer", "30-killer"}
        assert "หยุดทำงาน" in answers["30-killer"].reason

    def it_passes_the_folder_of_editions_to_the_processes(self, tmp_path):
        use_editions(tmp_path)
        try:
            answers = list(read_all(tasks("a", "b"), 2, telling_editions))
        finally:
            use_editions(None)
        assert {each.reason for each in answers} == {str(tmp_path)}

    def it_reports_unreadable_files_after_the_pool_crashes(self, monkeypatch):
        class Dead(ThreadPoolExecutor):
            """Processes that died before any task was submitted."""

            def submit(self, *_given):
                raise BrokenProcessPool

        pools = iter([Dead(1)])
        monkeypatch.setattr(worker_pool, "_pool", lambda jobs: next(pools, None) or ThreadPoolExecutor(jobs))
        answers = list(read_all(tasks(*NAMES), 2, naming))
        assert sorted(each.file for each in answers) == NAMES
        assert not any(each.code for each in answers)


class DescribeCores:
    def it_is_at_least_one_and_at_most_the_limit(self):
        assert 1 <= cores() <= MOST_JOBS
