"""Readers for the tests of the crew: functions of a module, so that other processes find them."""

from __future__ import annotations

import os

from ita_tools.jobs.rollup.discover_files import Task
from ita_tools.rubric.edition_files import named_folder
from ita_tools.sharing.rollup.skipped_files import SkippedFile

__all__ = ["naming", "telling_editions"]


def naming(task: Task) -> SkippedFile:
    """Tell the name back; a file called a killer takes its process down."""
    if "killer" in task.shown:
        os._exit(3)
    return SkippedFile(task.shown, str(os.getpid()))


def telling_editions(task: Task) -> SkippedFile:
    """Tell which folder of editions this process uses."""
    return SkippedFile(task.shown, str(named_folder()))
