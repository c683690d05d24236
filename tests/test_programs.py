"""A program that a test needs may be missing, but not in CI; a test that uses one is marked with it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from _pytest.outcomes import Failed, Skipped

from tests import programs
from tests.sources import ROOT


@pytest.fixture
def nothing_installed(tmp_path, monkeypatch) -> Path:
    """Hide every program; return the folder of npm."""
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(programs, "OFFICES", ())
    monkeypatch.setattr(programs, "NPM", tmp_path)
    monkeypatch.setattr(programs, "VALIDATORS", tmp_path)
    return tmp_path


class DescribeAProgram:
    @pytest.mark.parametrize("name", sorted(set(programs.PROGRAMS) - {"wine"}))
    @pytest.mark.parametrize(("ci", "outcome"), [("true", Failed), ("", Skipped)])
    def it_may_be_missing_only_outside_ci(self, name, ci, outcome, nothing_installed, monkeypatch):
        monkeypatch.setenv("CI", ci)
        with pytest.raises(outcome, match=r"needed: (apt install|make)"):
            programs.require(name)

    def it_may_be_missing_in_ci_where_npm_reaches_no_packages(self, nothing_installed, monkeypatch):
        monkeypatch.setenv("CI", "true")
        (nothing_installed / "unreachable").touch()
        with pytest.raises(Skipped, match="make validator"):
            programs.require("validator")

    def it_may_be_missing_in_ci_where_that_runs_windows_itself(self, nothing_installed, monkeypatch):
        monkeypatch.setenv("CI", "true")
        with pytest.raises(Skipped, match="needed: apt install wine64"):
            programs.require("wine")

    def it_is_found_where_installers_put_it(self, nothing_installed, monkeypatch):
        office = nothing_installed / "soffice.exe"
        office.touch()
        monkeypatch.setattr(programs, "OFFICES", (nothing_installed / "none", office))
        assert programs.require("libreoffice") == str(office)


class DescribeATest:
    def it_must_be_marked_with_the_program_it_uses(self):
        with pytest.raises(AssertionError, match=r"@pytest\.mark\.libreoffice"):
            programs.path_of("libreoffice")

    def it_is_skipped_before_its_fixtures_are_made(self, tmp_path):
        (tmp_path / "test_it.py").write_text(
            "import pytest\n"
            "@pytest.fixture\ndef book():\n    raise RuntimeError\n"
            "@pytest.mark.chromium\ndef test_a(book):\n    pass\n"
            "def test_b():\n    pass\n"
        )
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-rs", "-o", "addopts=", str(tmp_path)],
            cwd=tmp_path,
            capture_output=True,
            check=False,
            encoding="utf-8",
            env={**os.environ, "CI": "", "PATH": "", "PYTHONPATH": str(ROOT)},
        )
        assert done.returncode == 0, done.stdout + done.stderr
        assert "1 passed, 1 skipped" in done.stdout
        assert "Chromium is needed: make browser" in done.stdout
