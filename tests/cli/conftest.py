"""Folders and files that tests of the command line share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bundled import case_text
from tests.cli.running import Done, ita


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make an empty folder the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """Write the bundled case as ``case.yaml``."""
    path = tmp_path / "case.yaml"
    path.write_text(case_text(), "utf-8")
    return path


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Done]:
    """Run ``ita demo`` once; return its folder and what it printed."""
    folder = tmp_path_factory.mktemp("demo")
    return folder, ita("demo", cwd=folder)


@pytest.fixture(scope="session")
def book(demo: tuple[Path, Done]) -> Path:
    """Return the workbook of ``ita demo``."""
    return demo[0] / "demo.xlsx"
