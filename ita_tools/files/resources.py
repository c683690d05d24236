"""Data files of the package, by path.

``importlib.resources`` would add a thirtieth to the time of a click in Excel.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["resource"]

_PACKAGE = Path(__file__).parents[1]


def resource(*parts: str) -> Path:
    """Return a file or folder inside the package.

    >>> resource("rubric", "editions").is_dir()
    True
    """
    return _PACKAGE.joinpath(*parts)
