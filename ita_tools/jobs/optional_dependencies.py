"""How to add what a job needs beside the toolkit: to the very Python that runs it, not the first on the path.

There ``ita-tools[...]`` is the toolkit that is installed; another Python would ask a public index for it.
"""

from __future__ import annotations

import sys

__all__ = ["pip_command"]


def pip_command(
    what: str, python: object = sys.executable, *, windows: bool = sys.platform == "win32"
) -> str:
    r"""Return a line for the shell, PowerShell on Windows, that installs ``what``.

    >>> print(pip_command("xlwings", r"C:\Python\python.exe", windows=True))
    & "C:\Python\python.exe" -m pip install xlwings
    """
    return f'{"& " if windows else ""}"{python}" -m pip install {what}'
