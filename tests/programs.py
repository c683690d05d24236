"""Programs that some tests need, and what happens to these tests where a program is missing.

A test names its program by a mark: ``@pytest.mark.libreoffice``, ``chromium``, ``validator`` or ``wine``.
Where that is missing the test is skipped, and the reason shows how to get it; where ``CI=true`` it fails
instead, but for Wine: CI has Windows itself.
``-m "not libreoffice and not chromium and not validator and not wine"`` leaves these tests out.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.sources import ROOT

__all__ = ["COMPILER", "PROGRAMS", "Program", "begin", "missing", "path_of", "require"]

NPM = ROOT / ".venv" / "npm"
VALIDATORS = NPM / "node_modules" / "@xarsh"
COMPILER = "x86_64-w64-mingw32-gcc"
"""Builds for Windows what a test runs by Wine."""
OFFICES = (
    Path(os.environ.get("PROGRAMFILES", "/")) / "LibreOffice" / "program" / "soffice.exe",
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
)


@dataclass(frozen=True)
class Program:
    """A program: how to find it, how to get it, and whether even CI may lack it."""

    find: Callable[[], str | None]
    remedy: str
    excused: Callable[[], bool] = lambda: False


def _on_path(*names: str) -> str | None:
    return next(filter(None, map(shutil.which, names)), None)


def _office() -> str | None:
    return _on_path("soffice", "libreoffice") or _first_file(OFFICES)


def _validator() -> str | None:
    folders = sorted(VALIDATORS.glob("ooxml-validator-*"))
    return _first_file(
        folder / name for folder in folders for name in ("ooxml-validator", "ooxml-validator.exe")
    )


def _first_file(paths: Iterable[Path]) -> str | None:
    return next((str(path) for path in paths if path.is_file()), None)


PROGRAMS: Mapping[str, Program] = {
    "libreoffice": Program(
        _office,
        "LibreOffice is needed: apt install libreoffice-calc-nogui libreoffice-writer-nogui python3-uno, "
        "or brew install --cask libreoffice",
    ),
    "chromium": Program(
        lambda: _on_path("chromium", "chromium-browser", "google-chrome"), "Chromium is needed: make browser"
    ),
    "validator": Program(
        _validator,
        "the Open XML validator is needed: make validator (takes npm)",
        excused=lambda: (NPM / "unreachable").exists(),
    ),
    "wine": Program(
        lambda: _on_path(COMPILER) and _on_path("wine"),
        "Wine and a compiler for Windows are needed: apt install wine64 gcc-mingw-w64-x86-64",
        excused=lambda: True,
    ),
}
_marked: set[str] | None = None
"""Programs that the test that is running is marked with; ``None`` outside of pytest."""


def begin(marks: Iterable[str]) -> None:
    """Begin a test: require the programs among its marks."""
    global _marked
    _marked = set(marks) & set(PROGRAMS)
    for name in _marked:
        require(name)


def require(name: str) -> str:
    """Return where a program is; end the test where it is missing."""
    program = PROGRAMS[name]
    return program.find() or missing(program.remedy, excused=program.excused())


def missing(reason: str, *, excused: bool = False) -> str:
    """End the test that is running for want of a program: fail it in CI, else skip it."""
    if os.environ.get("CI") == "true" and not excused:
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def path_of(name: str) -> str:
    """Return where a program is, for a test that is marked with it."""
    if _marked is not None and name not in _marked:
        raise AssertionError(f"mark the test with @pytest.mark.{name}")
    return require(name)
