"""Commands are imported when they are asked for."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest

from ita_tools.cli.commands import ita
from ita_tools.cli.lazy_group import LazyCommands

_LATE = ("addin_commands", "rollup_command", "sharing_commands", "edition_commands")


def it_imports_a_command_once_and_keeps_it() -> None:
    commands = LazyCommands(rollup="ita_tools.cli.rollup_command:rollup")
    assert list(commands) == ["rollup"]
    assert commands["rollup"] is commands.get("rollup")
    assert commands["rollup"].name == "rollup"


def it_knows_a_name_without_importing_its_command() -> None:
    commands = LazyCommands(nobody="ita_tools.cli.no_such_module:nobody")
    assert "nobody" in commands
    assert "rollup" not in commands
    with pytest.raises(ModuleNotFoundError):
        commands["nobody"]


def it_takes_and_forgets_commands_as_they_are() -> None:
    commands, given = LazyCommands(rollup="ita_tools.cli.rollup_command:rollup"), click.Command("given")
    commands["given"] = commands["rollup"] = given
    assert dict(commands) == {"rollup": given, "given": given}
    del commands["rollup"]
    assert (list(commands), len(commands), commands.get("rollup")) == (["given"], 1, None)


def it_names_every_command_as_it_is_called() -> None:
    assert all(command.name == name for name, command in ita.commands.items())


def it_leaves_out_what_the_command_at_hand_does_not_need() -> None:
    script = (
        "import sys; import ita_tools.cli; "
        f"print([name for name in {_LATE} if 'ita_tools.cli.' + name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
