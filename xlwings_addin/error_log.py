"""The log of the last defect: a button starts Python without a window, where a traceback would be lost."""

from __future__ import annotations

import contextlib
import os
import sys
import traceback
from pathlib import Path

from ita_tools.errors import ItaError
from ita_tools.files import make_folder, write_atomic
from ita_tools.version import toolkit_version

__all__ = ["LOG_FILE", "error_log_path", "write_error_log"]

LOG_FILE = "last-error.txt"


def error_log_path() -> Path:
    """Return where the log is written: in the settings of the user that stay on this machine."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Logs" / "ita" / LOG_FILE
    local = os.environ.get("LOCALAPPDATA")
    return (Path(local) if local else Path.home() / ".local" / "state") / "ita" / LOG_FILE


def write_error_log(error: BaseException) -> Path | None:
    """Write the traceback of an error in place of the last one; ``None`` if that is not possible."""
    path = error_log_path()
    lines = [f"ita-tools {toolkit_version()}, Python {sys.version}\n", *traceback.format_exception(error)]
    with contextlib.suppress(OSError, ItaError):
        make_folder(path.parent)
        write_atomic(path, "".join(lines).encode("utf-8", "replace"))
        return path
    return None
