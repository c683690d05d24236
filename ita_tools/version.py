"""Which version of the toolkit this is."""

from __future__ import annotations

__all__ = ["toolkit_version"]


def toolkit_version() -> str:
    """Return the version that is installed, ``""`` where the toolkit runs without being installed."""
    from importlib.metadata import PackageNotFoundError, version  # a fifth of the time of a start

    try:
        return version("ita-tools")
    except PackageNotFoundError:
        return ""
