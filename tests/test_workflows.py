"""The workflows of .github name marks, versions and files that exist; make lint checks their schema."""

from __future__ import annotations

import configparser
import re
import shlex
from pathlib import Path

import pytest
import yaml

from tests.programs import PROGRAMS
from tests.sources import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
JOBS = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8"))["jobs"]


def commands(job: dict) -> list[str]:
    return [step["run"] for step in job["steps"] if "run" in step]


def promised() -> set[str]:
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    return set(re.findall(r"Python :: (3\.\d+)", config["metadata"]["classifiers"]))


class DescribeCI:
    def it_runs_everything_on_linux_by_the_script_of_the_project(self):
        assert JOBS["everything"]["runs-on"] == "ubuntu-latest"
        assert commands(JOBS["everything"])[-1] == ".ci/run"

    @pytest.mark.parametrize("job", ["everything", "portable"])
    def it_tries_every_version_of_python_that_setup_cfg_names(self, job):
        assert set(JOBS[job]["strategy"]["matrix"]["python"]) == promised()

    def it_leaves_out_on_windows_and_macos_only_what_needs_another_program(self):
        run = " ".join(commands(JOBS["portable"]))
        assert f'-m "{" and ".join(f"not {name}" for name in PROGRAMS)}"' in run
        assert all(part in run for part in ("ita demo", "ita addin build", "ita addin doctor"))

    def it_installs_repairs_and_uninstalls_on_windows(self):
        run = "\n".join(commands(JOBS["installer"]))
        assert JOBS["installer"]["runs-on"] == "windows-latest"
        assert re.search(
            r'foreach \(\$each in \$plain, \$folder\) \{\n +& \(Join-Path \$each "ติดตั้ง.cmd"\)', run
        )
        assert '"ไอที เอ & co (1)"' in run
        assert '"ถอนการติดตั้ง.cmd"' in run

    def it_tries_the_lowest_versions_and_the_wheel_alone(self):
        assert "--constraint constraints-lowest.txt" in " ".join(commands(JOBS["lowest"]))
        assert "install dist/*.whl" in " ".join(commands(JOBS["wheel"]))

    @pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
    def it_names_only_files_that_exist(self, path: Path):
        jobs = yaml.safe_load(path.read_text("utf-8"))["jobs"].values()
        words = [word for job in jobs for run in commands(job) for word in shlex.split(run, comments=True)]
        files = {word for word in words if re.fullmatch(r"[\w.-]*/?[\w-]+\.(py|txt)|\.ci/\w+", word)}
        assert len(files) > 2
        assert [file for file in files if not (ROOT / file).exists()] == []

    @pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
    def it_uses_only_actions_of_the_host_itself(self, path: Path):
        used = set(re.findall(r"uses: (\S+)", path.read_text("utf-8")))
        assert used <= {"actions/checkout@v4", "actions/setup-python@v5", "actions/upload-artifact@v4"}
