"""Commands are imported when they are asked for."""

from __future__ import annotations

import subprocess
import sys

from ita_tools.cli.commands import ita
from ita_tools.cli.lazily import Commands

_LATE = ("addin_commands", "rollup_command", "sharing_commands", "edition_commands", "completion_command")


def it_imports_a_command_once_and_keeps_it() -> None:
    commands = Commands(rollup="ita_tools.cli.rollup_command:rollup")
    assert list(commands) == ["rollup"]
    assert commands["rollup"] is commands.get("rollup")
    assert commands["rollup"].name == "rollup"


def it_names_every_command_as_it_is_called() -> None:
    assert all(command.name == name for name, command in ita.commands.items())


def it_leaves_out_what_the_command_at_hand_does_not_need() -> None:
    script = ("import sys; import ita_tools.cli; "
              f"print([name for name in {_LATE} if 'ita_tools.cli.' + name in sys.modules])")
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
