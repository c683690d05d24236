"""Files that come with the package.

By their path: ``importlib.resources`` would take one part in thirty of the time of a click.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["resource"]

_PACKAGE = Path(__file__).parents[1]


def resource(*parts: str) -> Path:
    """Return a file or folder inside the package.

    >>> bundled("rubric", "editions").is_dir()
    True
    """
    return _PACKAGE.joinpath(*parts)
