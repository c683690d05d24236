"""The scheme of levels of another year, without reading the whole of its rubric."""

from __future__ import annotations

import re

from ita_tools.documents import Node, decoded, parse
from ita_tools.files import read_bytes
from ita_tools.rubric import load_edition
from ita_tools.rubric.folders import edition_file

__all__ = ["scheme_of"]

# A key at the margin with all that is indented under it.
_LEVELS = re.compile(r"^levels:[ ]*\n(?:[ ].*\n|\n)*", re.MULTILINE)


def scheme_of(year: int) -> str:
    """Return the name of the scheme of levels of an edition.

    A report asks this of last year only. Reading one key is much quicker than loading the edition;
    a file of another shape is loaded.

    Raises
    ------
    EditionUnknown
        If there is no edition of that year.
    """
    entry = edition_file(year)
    blocks = _LEVELS.findall(decoded(read_bytes(entry), entry.name))
    if len(blocks) == 1:
        levels = parse(blocks[0], entry.name).value["levels"].value
        scheme: Node | None = levels.get("scheme") if isinstance(levels, dict) else None
        if scheme is not None and scheme.text:
            return scheme.text
    return load_edition(year).level_scheme
