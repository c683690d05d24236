"""Where editions are found: a folder the user names, then the bundled ones, then the user's data folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from ita_tools.errors import EditionUnknown, FileMissing, raise_faults
from ita_tools.files import read_bytes
from ita_tools.files.resources import resource
from ita_tools.rubric.edition_validation import misnamed
from ita_tools.rubric.loader import parse_edition
from ita_tools.rubric.model import Edition
from ita_tools.thai import BUDDHIST_ERA
from ita_tools.yaml_json import decoded

__all__ = ["available_years", "data_folder", "edition_file", "load_edition", "named_folder", "use_editions"]

_BUNDLED = resource("rubric", "editions")
_named: list[Path] = []


def data_folder() -> Path:
    """Return the user's own folder for edition files; it need not exist."""
    if sys.platform == "win32":
        base = Path(os.environ.get("APPDATA", Path.home()))
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share"))
    return base / "ita" / "editions"


def use_editions(folder: Path | None) -> None:
    """Look for editions in a folder first; ``None`` forgets it again.

    Raises
    ------
    FileMissing
        If there is no such folder.
    """
    if folder is not None and not folder.is_dir():
        raise FileMissing("ไม่พบโฟลเดอร์ของหลักเกณฑ์", where=str(folder), remedy="ตรวจชื่อโฟลเดอร์ที่ใส่หลัง --editions")
    _named[:] = [] if folder is None else [folder]
    load_edition.cache_clear()


def named_folder() -> Path | None:
    """Return the folder given to :func:`use_editions`, so that another process can be told of it."""
    return _named[0] if _named else None


def _folders() -> Iterator[Path]:
    yield from _named
    yield _BUNDLED
    own = data_folder()
    if own.is_dir():
        yield own


def available_years() -> tuple[int, ...]:
    """Fiscal years (Buddhist Era) that have a rubric, oldest first."""
    years = {year for folder in _folders() for entry in folder.iterdir() if (year := _year_of(entry.name))}
    return tuple(sorted(years))


def _year_of(name: str) -> int | None:
    """Return the year a file is named for; 02570.yaml is none, because 2570.yaml is looked for."""
    stem = name.removesuffix(".yaml")
    year = int(stem) if stem.isascii() and stem.isdigit() else 0
    return year if f"{year}.yaml" == name else None


def edition_file(year: int) -> Path:
    """Return the file of a fiscal year's rubric.

    Raises
    ------
    EditionUnknown
        If there is none.
    """
    for folder in _folders():
        entry = folder / f"{year}.yaml"
        if entry.is_file():
            return entry
    known = available_years()
    meant = year + BUDDHIST_ERA
    remedy = f"ใส่ปี พ.ศ. คือ {meant}" if meant in known else f"ปีที่ใช้ได้คือ {', '.join(map(str, known))}"
    raise EditionUnknown(f"ไม่มีหลักเกณฑ์ของปีงบประมาณ พ.ศ. {year}", remedy=remedy)


@lru_cache
def load_edition(year: int) -> Edition:
    """Return the rubric of a fiscal year.

    Raises
    ------
    EditionUnknown
        If there is none.
    ItaError
        If its file contradicts itself or its name; :class:`Faults` where in more than one thing.
    """
    entry = edition_file(year)
    edition = parse_edition(decoded(read_bytes(entry), entry.name), entry.name)
    raise_faults(misnamed(edition, entry.name))
    return edition
