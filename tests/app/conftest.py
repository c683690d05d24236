"""A page that runs for the tests of a module."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ita_tools.jobs.new import book_bytes
from tests.app.visiting import Visitor, running_page
from tests.bundled import bundled


@pytest.fixture(scope="package")
def visitor() -> Iterator[Visitor]:
    """Serve a page and enter it."""
    with running_page() as visitor:
        assert visitor.enter().location == "/"
        yield visitor


@pytest.fixture(scope="session")
def demo_book() -> bytes:
    """Return the workbook of the bundled case."""
    return book_bytes(bundled().assessment, "demo.xlsx")
