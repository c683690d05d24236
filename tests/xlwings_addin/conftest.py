"""A workbench for every test that runs macros."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.xlwings_addin.workbench import Workbench


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    """Return an empty workbench."""
    return Workbench(tmp_path)
