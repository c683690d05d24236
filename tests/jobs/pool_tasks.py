"""Tasks for the tests of the worker pool: functions of a module that other processes can import."""

from __future__ import annotations

import os

from ita_tools.jobs.rollup.discover_files import Task
from ita_tools.rubric.edition_files import named_folder
from ita_tools.sharing.rollup.skipped_files import SkippedFile

__all__ = ["naming", "telling_editions"]


def naming(task: Task) -> SkippedFile:
    """Return the name; a file called a killer crashes its process."""
    if "killer" in task.shown:
        os._exit(3)
    return SkippedFile(task.shown, str(os.getpid()))


def telling_editions(task: Task) -> SkippedFile:
    """Return the folder of editions that this process uses."""
    return SkippedFile(task.shown, str(named_folder()))
