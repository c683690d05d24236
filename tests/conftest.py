"""What holds for every test: the same examples everywhere, no deadline, marks for the programs it needs."""

import os
import signal

import pytest
from hypothesis import HealthCheck, settings

from tests.campaigns import number_of
from tests.programs import PROGRAMS, begin

settings.register_profile(
    "ci",
    max_examples=number_of("ITA_EXAMPLES"),
    derandomize=True,
    deadline=None,
    database=None,
    # Whole assessments are large: many draws are longer than hypothesis allows, and it says so by chance.
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
settings.register_profile("search", deadline=None, max_examples=2_000)
settings.load_profile("ci")

# Before anything imports xlwings: its remote engine, which only tests use, asks for the key of its licence.
os.environ.setdefault("XLWINGS_LICENSE_KEY", "noncommercial")

# A run that a shell started in the background ignores the interrupt, and so would every program it starts.
signal.signal(signal.SIGINT, signal.default_int_handler)

_LONG = (
    "workbook/test_formulas",
    "workbook/test_read_book",
    "workbook/test_hostile",
    "workbook/test_macro_book",
    "report/html/test_accessibility",
    "xlwings_addin/test_macros",
    "jobs/test_sharing",
    "sharing/test_carry_forward",
    "report/docx/test_validity",
    "xlwings_addin/test_division_macros",
)
"""Files of tests that take longest. They come first, so that no process is left with one at the end."""


def pytest_configure(config: pytest.Config) -> None:
    """Register a mark for each program that a test may need."""
    for name in PROGRAMS:
        config.addinivalue_line("markers", f"{name}: needs this program; skipped without it, but not in CI")
    # pytest-xdist would take the files with most tests first.
    config.option.loadscopereorder = False
    config.addinivalue_line("markers", "posix: modes, links, pipes or signals that Windows does not have")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest files first; the others stay in their order."""
    ranks = {f"tests/{name}.py": rank for rank, name in enumerate(_LONG)}
    items.sort(key=lambda item: ranks.get(item.nodeid.partition("::")[0], len(ranks)))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test, or fail it in CI, where a program it is marked with is missing."""
    if os.name == "nt" and item.get_closest_marker("posix"):
        pytest.skip("modes, links, pipes and signals of POSIX")
    begin(mark.name for mark in item.iter_markers())
