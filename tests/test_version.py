"""The version, installed or not."""

from __future__ import annotations

import configparser
import importlib.metadata
import re
import shlex
import subprocess
import sys

from ita_tools.version import pip_command, toolkit_version
from tests.sources import ROOT


def declared() -> str:
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    return setup["metadata"]["version"]


def it_is_that_of_the_package():
    assert toolkit_version() == declared()


def it_is_that_of_the_wheel_officers_are_told_to_install():
    told = {
        version
        for path in (ROOT / "docs").rglob("*.md")
        for version in re.findall(r"ita_tools-(.+?)-py3-none-any\.whl", path.read_text("utf-8"))
    }
    assert told == {declared()}


def it_is_empty_where_nothing_is_installed(monkeypatch):
    def missing(name):
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "version", missing)
    assert toolkit_version() == ""


def it_asks_the_python_that_runs_the_toolkit():
    words = shlex.split(pip_command('"ita-tools[scale]"', windows=False))
    assert words == [sys.executable, "-m", "pip", "install", "ita-tools[scale]"]
    assert subprocess.run([*words, "--help"], capture_output=True, check=False).returncode == 0


def it_is_a_call_in_powershell_though_the_path_has_blanks():
    said = pip_command("xlwings", r"C:\Program Files\Python\python.exe", windows=True)
    assert said == r'& "C:\Program Files\Python\python.exe" -m pip install xlwings'
