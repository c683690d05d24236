"""Runs ``ita`` in a process of its own, or in this process where an error must be simulated."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import click
import pytest

from ita_tools.cli import main
from tests.sources import ROOT

__all__ = ["Done", "ita", "ita_here", "subcommands"]


@dataclass(frozen=True)
class Done:
    """Exit code and output of a run."""

    code: int
    out: str
    err: str

    @property
    def faults(self) -> list[str]:
        return self.err.splitlines()


def ita(*arguments: object, cwd: Path) -> Done:
    """Run ``python -m ita_tools`` in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "ita_tools", *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    return Done(done.returncode, done.stdout, done.stderr)


def ita_here(capsys: pytest.CaptureFixture[str], *arguments: object) -> Done:
    """Run ``ita`` inside this process."""
    with pytest.raises(SystemExit) as end:
        main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return Done(end.value.code, out, err)


def subcommands(group: click.Group) -> dict[str, click.Command]:
    """Return the commands of a group by name, lazy ones imported."""
    context = click.Context(group)
    commands = {name: group.get_command(context, name) for name in group.list_commands(context)}
    return {name: command for name, command in commands.items() if command is not None}
