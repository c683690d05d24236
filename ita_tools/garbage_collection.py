"""Rare garbage collections, where many objects are made that live as long as the work."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["collect_rarely", "rare_collections"]

_THRESHOLD = 100_000
"""Allocations before a collection. By default a command makes 150 collections, 5 % of its time, and a
roll-up of many books spends a quarter of its time on them.
"""


def collect_rarely() -> None:
    """Collect garbage rarely as long as this process lives."""
    gc.set_threshold(_THRESHOLD)


@contextmanager
def rare_collections() -> Iterator[None]:
    """Collect garbage rarely until the end of the block."""
    usual = gc.get_threshold()
    collect_rarely()
    try:
        yield
    finally:
        gc.set_threshold(*usual)
