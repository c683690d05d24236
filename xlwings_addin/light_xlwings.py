"""xlwings without what it loads beside itself: pandas and matplotlib cost a click most of a second.

Import it from here, never directly::

    from xlwings_addin.light_xlwings import xw
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["xw"]

_HEAVY = ("pandas", "numpy", "matplotlib", "PIL", "polars")
"""What xlwings converts from and to when it can be imported; nothing here hands such values over."""


@contextmanager
def _hidden(names: tuple[str, ...]) -> Iterator[None]:
    """Let imports of packages fail as if they were not installed; those already loaded stay."""
    hidden = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


with _hidden(_HEAVY):
    import xlwings as xw
