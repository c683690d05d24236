"""The installed toolkit: its version, and the command that adds an optional dependency."""

from __future__ import annotations

import sys

__all__ = ["pip_command", "toolkit_version"]


def toolkit_version() -> str:
    """Return the installed version, ``""`` where the toolkit runs from a source tree without installation."""
    from importlib.metadata import PackageNotFoundError, version  # takes a fifth of the time of a start

    try:
        return version("ita-tools")
    except PackageNotFoundError:
        return ""


def pip_command(
    requirement: str, python: object = sys.executable, *, windows: bool = sys.platform == "win32"
) -> str:
    r"""Return a line for the shell, PowerShell on Windows, that installs a requirement.

    It installs for the Python that runs the toolkit, which need not be the first on the path: there
    ``ita-tools[...]`` is the installed toolkit, elsewhere pip would look for it on a public index.

    >>> print(pip_command("xlwings", r"C:\Python\python.exe", windows=True))
    & "C:\Python\python.exe" -m pip install xlwings
    """
    return f'{"& " if windows else ""}"{python}" -m pip install {requirement}'
