"""Run programs that may not use the network."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.sources import ROOT

__all__ = ["watched"]


def watched(arguments: list[object], folder: Path) -> tuple[int, str, str]:
    """Run Python in a folder without network; return its exit code, its output, and the connections tried."""
    notes = folder.with_name(f"{folder.name}.notes")
    notes.write_text("")
    paths = os.pathsep.join([str(Path(__file__).parent / "watched"), str(ROOT)])
    done = subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": paths, "ITA_WATCH": str(notes)},
    )
    return done.returncode, done.stdout + done.stderr, notes.read_text("utf-8")
