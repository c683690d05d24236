"""A line that installs what is missing can be pasted as it stands."""

from __future__ import annotations

import shlex
import subprocess
import sys

from ita_tools.jobs.optional_dependencies import pip_command


def it_asks_the_python_that_runs_the_toolkit():
    words = shlex.split(pip_command('"ita-tools[scale]"', windows=False))
    assert words == [sys.executable, "-m", "pip", "install", "ita-tools[scale]"]
    assert subprocess.run([*words, "--help"], capture_output=True, check=False).returncode == 0


def it_is_a_call_in_powershell_though_the_path_has_blanks():
    said = pip_command("xlwings", r"C:\Program Files\Python\python.exe", windows=True)
    assert said == r'& "C:\Program Files\Python\python.exe" -m pip install xlwings'
