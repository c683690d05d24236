"""The version of the toolkit, installed or not, and the line that installs an extra."""

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


class DescribeToolkitVersion:
    def it_is_the_version_of_the_package(self):
        assert toolkit_version() == declared()

    def it_is_the_only_version_that_the_guides_name(self):
        told = {
            version
            for path in (ROOT / "docs").rglob("*.md")
            for version in re.findall(r"ita_tools-(.+?)-py3-none-any\.whl", path.read_text("utf-8"))
        }
        assert told <= {declared()}

    def it_is_empty_without_installation(self, monkeypatch):
        def missing(name):
            raise importlib.metadata.PackageNotFoundError(name)

        monkeypatch.setattr(importlib.metadata, "version", missing)
        assert toolkit_version() == ""


class DescribePipCommand:
    def it_installs_for_the_python_that_runs_the_toolkit(self):
        words = shlex.split(pip_command('"ita-tools[scale]"', windows=False))
        assert words == [sys.executable, "-m", "pip", "install", "ita-tools[scale]"]
        assert subprocess.run([*words, "--help"], capture_output=True, check=False).returncode == 0

    def it_quotes_a_path_with_blanks_for_powershell(self):
        command = pip_command("xlwings", r"C:\Program Files\Python\python.exe", windows=True)
        assert command == r'& "C:\Program Files\Python\python.exe" -m pip install xlwings'
