"""Imports xlwings without its optional packages: pandas and matplotlib would add most of a second to a click.

Import it from here, never directly::

    from xlwings_addin.light_xlwings import xw
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["xw"]

_HEAVY = ("pandas", "numpy", "matplotlib", "PIL", "polars")
"""Packages that xlwings imports to convert their values; the add-in has no such values."""


@contextmanager
def _hidden(names: tuple[str, ...]) -> Iterator[None]:
    """Make imports of packages fail as if they were not installed; those already loaded stay."""
    hidden = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


with _hidden(_HEAVY):
    import xlwings as xw
