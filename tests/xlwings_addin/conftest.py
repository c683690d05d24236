"""A workbench for every test that runs macros."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.xlwings_addin.workbench import Workbench


@pytest.fixture(autouse=True)
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Record the folders that are compiled: hundreds of files take too long for a test."""
    folders: list[str] = []
    monkeypatch.setattr("compileall.compile_dir", lambda folder, **_: folders.append(Path(folder).name))
    return folders


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    """Return an empty workbench."""
    return Workbench(tmp_path)
