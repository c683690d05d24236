"""Find and load editions: in the folder of --editions, among the bundled ones, in the user's data folder."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from ita_tools.errors import EditionUnknown, FileMissing, ItaError, raise_faults
from ita_tools.files import read_bytes
from ita_tools.files.resources import resource
from ita_tools.rubric.compiled_json import Levels, compiled
from ita_tools.rubric.model import Edition
from ita_tools.thai import BUDDHIST_ERA
from ita_tools.yaml_json import decode_utf8

__all__ = [
    "Levels",
    "available_years",
    "data_folder",
    "edition_file",
    "load_edition",
    "load_levels",
    "named_folder",
    "use_editions",
]

_BUNDLED = resource("rubric", "editions")
_EDITION, _LEVELS = 0, 1
"""The values that are compiled from an edition."""
_named: list[Path] = []

# The key of the levels at the margin, with all lines that are indented under it.
_LEVELS_KEY = re.compile(r"^levels:[ ]*\n(?:[ ].*\n|\n)*", re.MULTILINE)


def data_folder() -> Path:
    """Return the folder of the user for edition files; it may not exist."""
    if sys.platform == "win32":
        base = Path(os.environ.get("APPDATA", Path.home()))
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share"))
    return base / "ita" / "editions"


def use_editions(folder: Path | None) -> None:
    """Search a folder for editions before all others; ``None`` ends that.

    Raises
    ------
    FileMissing
        There is no such folder.
    """
    if folder is not None and not folder.is_dir():
        raise FileMissing("ไม่พบโฟลเดอร์ของหลักเกณฑ์", where=str(folder), remedy="ตรวจชื่อโฟลเดอร์ที่ใส่หลัง --editions")
    _named[:] = [] if folder is None else [folder]
    load_edition.cache_clear()
    load_levels.cache_clear()


def named_folder() -> Path | None:
    """Return the folder that :func:`use_editions` was called with; a worker process needs it too."""
    return _named[0] if _named else None


def _folders() -> Iterator[Path]:
    yield from _named
    yield _BUNDLED
    if (folder := data_folder()).is_dir():
        yield folder


def available_years() -> tuple[int, ...]:
    """Return the fiscal years (Buddhist Era) that have a rubric, oldest first."""
    years = {year for folder in _folders() for entry in folder.iterdir() if (year := _year_of(entry.name))}
    return tuple(sorted(years))


def _year_of(name: str) -> int | None:
    """Return the year of a file name; ``None`` also for 02570.yaml: :func:`edition_file` never opens it."""
    stem = name.removesuffix(".yaml")
    year = int(stem) if stem.isascii() and stem.isdigit() else 0
    return year if f"{year}.yaml" == name else None


def edition_file(year: int) -> Path:
    """Return the file of a fiscal year's rubric.

    Raises
    ------
    EditionUnknown
        There is none.
    """
    for folder in _folders():
        path = folder / f"{year}.yaml"
        if path.is_file():
            return path
    years = available_years()
    buddhist = year + BUDDHIST_ERA
    remedy = f"ใส่ปี พ.ศ. คือ {buddhist}" if buddhist in years else f"ปีที่ใช้ได้คือ {', '.join(map(str, years))}"
    raise EditionUnknown(f"ไม่มีหลักเกณฑ์ของปีงบประมาณ พ.ศ. {year}", remedy=remedy)


@lru_cache
def load_edition(year: int) -> Edition:
    """Return the rubric of a fiscal year.

    Raises
    ------
    EditionUnknown
        There is none.
    ItaError
        A fault in the content or the name of its file; :class:`Faults` for several.
    """
    path = edition_file(year)
    ready: Edition | None = compiled(path, _EDITION)
    return _parsed_edition(path) if ready is None else ready


def _parsed_edition(path: Path) -> Edition:
    # A bundled edition needs none of these.
    from ita_tools.rubric.edition_validation import file_name_faults
    from ita_tools.rubric.loader import parse_edition

    edition = parse_edition(decode_utf8(read_bytes(path), path.name), path.name)
    raise_faults(file_name_faults(edition, path.name))
    return edition


@lru_cache
def load_levels(year: int) -> Levels:
    """Return the levels of a fiscal year's rubric.

    A report needs them for every earlier year that it shows. Reading this one key is much faster than loading
    the edition; the edition is loaded only if its file has another layout or a fault there.

    Raises
    ------
    EditionUnknown
        There is no edition of that year.
    ItaError
        A fault in its file; :class:`Faults` for several.
    """
    path = edition_file(year)
    levels: Levels | None = compiled(path, _LEVELS) or _parsed_levels(path)
    if levels is None:
        edition = load_edition(year)
        return Levels(edition.level_scheme, edition.bands)
    return levels


@lru_cache
def _parsed_levels(path: Path) -> Levels | None:
    """Parse the levels alone; ``None`` on a fault, since lines here are not those of the file."""
    from ita_tools.decoder import MappingDecoder
    from ita_tools.rubric.loader import parse_levels
    from ita_tools.yaml_json import parse

    blocks = _LEVELS_KEY.findall(decode_utf8(read_bytes(path), path.name))
    if len(blocks) != 1:
        return None
    faults: list[ItaError] = []
    try:
        with MappingDecoder(parse(blocks[0], path.name, faults), faults) as top:
            levels = Levels(*parse_levels(top))
    except ItaError:
        return None
    return None if faults else levels
