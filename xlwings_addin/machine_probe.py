"""What ``ita addin doctor`` tries: a start of Python as Excel does it, and the rules of the office."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence

__all__ = ["read_policy", "start_python"]

_SECONDS = 60


def start_python(command: Sequence[str]) -> str:
    """Start a program without a command shell; return ``""``, or the last line of what it printed.

    A program that does not start or does not end is named by its error.
    """
    try:
        done = subprocess.run(  # noqa: S603 - the interpreter that the add-in starts
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return "หมดเวลา"
    except OSError as error:
        return error.strerror or type(error).__name__
    if done.returncode == 0:
        return ""
    lines = done.stderr.decode("utf-8", "replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), f"รหัสจบ {done.returncode}")


def read_policy(key: str, name: str) -> object:
    """Return a value that the office has set in the registry, for this user or the machine; else ``None``."""
    if sys.platform != "win32":
        return None
    import winreg

    for root in (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE):
        try:
            with winreg.OpenKey(root, key) as opened:
                value: object = winreg.QueryValueEx(opened, name)[0]
        except OSError:
            continue
        return value
    return None
