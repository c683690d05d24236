"""The recalculation bench: LibreOffice as a second opinion on every formula."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.programs import path_of

__all__ = ["LibreOfficeFailed", "convert", "recalculate"]

_START_SECONDS, _FILE_SECONDS = 120, 20
_AT_ONCE = 100
"""LibreOffice gives up, without a word, somewhere above two hundred files."""

# 0 is "always": LibreOffice trusts the cached values of most files otherwise, and would prove nothing.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""  # noqa: E501


class LibreOfficeFailed(RuntimeError):
    """LibreOffice has not made every file."""


def recalculate(paths: Sequence[Path], out: Path) -> list[Path]:
    """Recalculate every formula of many workbooks in one run; return the new .xlsx files in order."""
    return convert(paths, out, "xlsx")


def convert(paths: Sequence[Path], out: Path, suffix: str) -> list[Path]:
    """Convert files with LibreOffice into a folder that holds none of them."""
    results = [out / f"{path.stem}.{suffix}" for path in paths]
    if len(set(results)) != len(results):
        raise ValueError("two files would have the same result: " + ", ".join(map(str, paths)))
    if any(path.resolve().parent == out.resolve() for path in paths):
        raise ValueError(f"{out} holds a file that is to be converted")
    for result in results:
        result.unlink(missing_ok=True)
    log = "".join(_run(paths[n : n + _AT_ONCE], out, suffix) for n in range(0, len(paths), _AT_ONCE))
    missing = [result.name for result in results if not result.is_file()]
    if missing:
        raise LibreOfficeFailed(f"no {', '.join(missing)}: {log}")
    return results


def _run(paths: Sequence[Path], out: Path, suffix: str) -> str:
    with tempfile.TemporaryDirectory(prefix="ita-soffice-") as folder:
        profile = Path(folder)
        (profile / "user").mkdir()
        (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, "utf-8")
        command = [
            path_of("libreoffice"),
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            suffix,
            "--outdir",
            str(out),
            *map(str, paths),
        ]
        limit = _START_SECONDS + _FILE_SECONDS * len(paths)
        done = subprocess.run(command, capture_output=True, text=True, timeout=limit, check=False)
    return f"exit {done.returncode}; {done.stdout[-500:]} {done.stderr[-500:]}"
