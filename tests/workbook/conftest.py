"""A book of the bundled case on disk, built once and fresh for every test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbook.books import demo, save


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Bytes of the book."""
    return save(demo(), tmp_path_factory.mktemp("book") / "book.xlsx").read_bytes()


@pytest.fixture
def path(original: bytes, tmp_path: Path) -> Path:
    """A copy of the book that a test may change."""
    path = tmp_path / "book.xlsx"
    path.write_bytes(original)
    return path
