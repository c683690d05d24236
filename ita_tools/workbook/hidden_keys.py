"""Hidden row and column keys, by which the reader finds the cells of a workbook.

Column A of every sheet is hidden and holds keys; a hidden row above each block holds column keys.

=======================  =============================================================================
``#ita items``         starts a block (in column A); the rest of the row holds column keys
``#end``               ends it
``items.IIT.i1``       row key: a place in the assessment; cells go to ``items.IIT.i1.<column key>``
``items.IIT.i1.counts[6]``  row key of a list of six: takes only the columns ``[1]`` to ``[6]``
``#ita plan[]``        every filled row of the block is one more record of a list; a row key is its ``key``
``#ita history.{year}``    every filled row is one value; ``{year}`` columns name its place, ``*`` holds it;
                       other columns hold the fields of its record
``=name``              column key of computed cells: never read
``@divisions``         column key of a cell that goes to ``divisions.<last part of the row key>``;
                       ``@published.differences`` likewise
``.``                  column key of a cell that is itself the value of the row key
``derived?``           column key of a yes cell; ``@unprocessed?`` adds the row's last part to a list
``~indicator``         column key of a cell that does not make a record by itself
``steps[]``            column key of a cell whose lines are a list
=======================  =============================================================================

The reader needs nothing but these keys, so inserted rows, moved blocks, renamed and reordered sheets do
no harm.
"""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = [
    "END",
    "NO",
    "START",
    "YES",
    "is_computed",
    "join_key",
    "list_of",
    "path_of",
    "placeholders",
    "slot_of",
    "split_key",
]

START = "#ita "
END = "#end"
YES, NO = "ใช่", "ไม่ใช่"
"""What a yes cell holds, and one where a blank is no answer."""

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_SLOT = re.compile(r"\[(\d{1,2})\]")
_LIST = re.compile(r"(.+)\[(\d{1,2})\]")


def is_computed(key: str) -> bool:
    """Whether a row or column key says that its cells are never read."""
    return key.startswith("=") or not key


def placeholders(marker: str) -> tuple[str, ...]:
    """Return the names in braces of a marker, in order.

    >>> placeholders("respondents.{tool}.groups.{heading}.{group}")
    ('tool', 'heading', 'group')
    """
    return tuple(_PLACEHOLDER.findall(marker))


@lru_cache(1024)
def slot_of(column: str) -> int | None:
    """Return the number of a list column, ``None`` for any other.

    >>> slot_of("[3]"), slot_of("score")
    (3, None)
    """
    match = _SLOT.fullmatch(column)
    return int(match[1]) if match else None


@lru_cache(4096)
def list_of(row: str) -> tuple[str, int]:
    """Return the path in a row key and the length of its list, 0 if it is no list.

    >>> list_of("items.IIT.i1.counts[6]"), list_of("agency")
    (('items.IIT.i1.counts', 6), ('agency', 0))
    """
    match = _LIST.fullmatch(row)
    return (match[1], int(match[2])) if match else (row, 0)


@lru_cache(8192)
def path_of(row: str, column: str) -> tuple[str, ...] | None:
    """Return the path of a cell in the assessment, ``None`` if the row does not use the column.

    >>> path_of("items.IIT.i1", "score"), path_of("items.IIT.i1", "@divisions")
    (('items', 'IIT', 'i1', 'score'), ('divisions', 'i1'))
    """
    name, length = list_of(row)
    slot = slot_of(column)
    if is_computed(column) or is_computed(row) or (slot is None) == bool(length) or (slot or 0) > length:
        return None
    parts = split_key(name)
    if slot is not None:
        return (*parts, str(slot))
    if column.startswith("@"):
        return (*split_key(column[1:]), parts[-1])
    return parts if column == "." else (*parts, *split_key(column))


@lru_cache(4096)
def split_key(key: str) -> tuple[str, ...]:
    r"""Split a key at its dots; ``\.`` is a dot inside a part (sub-indicator ``9\.1``)."""
    return tuple(part.replace("\\.", ".") for part in re.split(r"(?<!\\)\.", key))


def join_key(*parts: str) -> str:
    """Join parts to a key that :func:`split_key` splits again."""
    return ".".join(part.replace(".", "\\.") for part in parts)
