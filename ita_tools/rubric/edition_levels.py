"""The levels of an edition, without reading the whole of its rubric."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from ita_tools.decoder import MappingDecoder
from ita_tools.errors import ItaError
from ita_tools.files import read_bytes
from ita_tools.rubric.edition_files import edition_file, load_edition
from ita_tools.rubric.loader import parse_levels
from ita_tools.rubric.model import Band
from ita_tools.yaml_json import decoded, parse

__all__ = ["Levels", "load_levels"]

# A key at the margin with all that is indented under it.
_LEVELS = re.compile(r"^levels:[ ]*\n(?:[ ].*\n|\n)*", re.MULTILINE)


class Levels(NamedTuple):
    """The name of a scheme of levels, and its bands, the highest first."""

    scheme: str
    bands: tuple[Band, ...]


def load_levels(year: int) -> Levels:
    """Return the levels of a fiscal year's rubric.

    A report asks this of every earlier year it shows. Reading one key is much quicker than loading the
    edition; a file of another shape, or with a fault there, is loaded.

    Raises
    ------
    EditionUnknown
        If there is no edition of that year.
    ItaError
        If its file cannot be used.
    """
    found = _read(edition_file(year))
    if found is None:
        edition = load_edition(year)
        return Levels(edition.level_scheme, edition.bands)
    return found


@lru_cache
def _read(entry: Path) -> Levels | None:
    """Read the block alone; its faults are told with the lines of the whole file, by whoever loads that."""
    blocks = _LEVELS.findall(decoded(read_bytes(entry), entry.name))
    if len(blocks) != 1:
        return None
    faults: list[ItaError] = []
    try:
        with MappingDecoder(parse(blocks[0], entry.name, faults), faults) as top:
            found = Levels(*parse_levels(top))
    except ItaError:
        return None
    return None if faults else found
