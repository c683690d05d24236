"""What functions in cells are asked with: an edition, keys and values, in whatever shape Excel gives them.

Keys are short (``total``, ``IIT``, ``IIT.i1``, ``8``, ``9.1``, ``EIT1.8``) or those of the workbook's own
hidden columns (``published.tools.IIT``, ``items.IIT.i1``). Values go the way of a workbook's cells: numbers
from their own digits, never through binary arithmetic, Thai digits as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from ita_tools.assessment import decode_assessment
from ita_tools.errors import EditionUnknown, ItaError, ItemUnknown
from ita_tools.rubric import Edition, load_edition
from ita_tools.scoring import Key, Result, score
from ita_tools.thai import number_from
from ita_tools.workbook.cell_values import is_error, is_filled, plain_value
from ita_tools.workbook.hidden_keys import YES, split_key
from ita_tools.workbook.tree_builder import Tree, members
from ita_tools.yaml_json import SourceNode

__all__ = ["UdfArguments", "column", "edition_of", "key_of", "number", "result_of", "table", "text"]

UdfArguments = object
"""An argument as Excel hands it on: a value, or rows of values."""

_PLACE = "ฟังก์ชัน"
_TOOLS, _INDICATORS = ("published", "tools"), ("published", "indicators")
_SUBINDICATORS = ("published", "subindicators")


def table(given: UdfArguments) -> list[list[object]]:
    """Return rows of values, whatever shape they had."""
    rows = list(given) if isinstance(given, list | tuple) else [given]
    return [list(row) if isinstance(row, list | tuple) else [row] for row in rows]


def column(given: UdfArguments) -> list[object]:
    """Return the values of a column, or of a row, from top to bottom."""
    return [value for row in table(given) for value in row]


def text(value: object) -> str:
    """Return what a cell says, ``""`` for an empty one."""
    return plain_value(value)[1] if is_filled(value) else ""  # type: ignore[arg-type]


def number(value: object) -> Decimal | None:
    """Return the number a cell holds, also one typed with Thai digits; ``None`` for anything else."""
    return number_from(text(value))


def edition_of(given: UdfArguments) -> Edition:
    """Return the rubric of a year, given as number or text.

    Raises
    ------
    EditionUnknown
        There is none.
    """
    year = number(column(given)[0])
    try:
        return load_edition(int(year or 0))
    except (InvalidOperation, OverflowError) as error:
        raise EditionUnknown(
            "ไม่มีหลักเกณฑ์ของปีนี้", where=_PLACE, remedy="ใส่ปีงบประมาณ พ.ศ. เป็นตัวเลขสี่หลัก"
        ) from error


def key_of(edition: Edition, code: str) -> Key:
    """Return the score a short or long key names.

    Raises
    ------
    ItemUnknown
        The edition has no such score.

    Examples
    --------
    >>> key_of(load_edition(2568), "IIT.i1")
    ('item', 'IIT', 'i1')
    """
    path = _path(edition, code)
    kinds = {
        "items": "item",
        _TOOLS: "tool",
        _INDICATORS: "indicator",
        _SUBINDICATORS: "subindicator",
        ("published", "parts"): "part",
    }
    if path == ("published", "total"):
        return ("total",)
    kind = kinds.get(path[0]) or kinds.get(path[:2])
    key = (kind or "", *path[1 if kind == "item" else 2 :])
    if not _has(edition, key):
        raise _unknown(code)
    return key


def _has(edition: Edition, key: Key) -> bool:
    match key:
        case ("tool", code):
            return code in edition.tool_by_code
        case ("indicator", code):
            return code in edition.indicator_by_code
        case ("subindicator", code):
            return any(part.code == code for part in edition.subindicators)
        case ("part", tool, code):
            return code in edition.indicator_by_code and tool in edition.indicator_by_code[code].tools
        case ("item", tool, code):
            return code in edition.item_by_code and tool in edition.item_by_code[code].tools
    return False


def _path(edition: Edition, code: str) -> tuple[str, ...]:
    """Return the place of a key in an assessment."""
    parts = split_key(code)
    if parts[0] in ("items", "published", "unprocessed"):
        return parts
    if code in ("total", "level"):
        return ("published", code)
    named = (
        (edition.tool_by_code, _TOOLS),
        (edition.indicator_by_code, _INDICATORS),
        ({part.code: part for part in edition.subindicators}, _SUBINDICATORS),
    )
    for known, place in named:
        if code in known:
            return (*place, code)
    if parts[0] in edition.tool_by_code and len(parts) > 1:
        return ("published", "parts", *parts) if parts[1] in edition.indicator_by_code else ("items", *parts)
    raise _unknown(code)


def _unknown(code: str) -> ItemUnknown:
    return ItemUnknown(f"ไม่มีรหัส {code[:40]}", where=_PLACE, remedy="ใช้รหัสเช่น total, IIT หรือ 8")


def result_of(edition: Edition, codes: UdfArguments, scores: UdfArguments) -> Result:
    """Score what keys and values say, by the engine.

    Raises
    ------
    ItaError
        A key is unknown or a value cannot be a score.
    """
    faults: list[ItaError] = []
    tree = Tree(_PLACE, faults)
    tree.put(("edition",), SourceNode(Decimal(edition.year), str(edition.year), _PLACE))
    skipped = []
    for code, node in _filled(codes, scores):
        path = _path(edition, code)
        if path[0] == "unprocessed":
            skipped += [SourceNode(path[-1], path[-1], code)] if node.text == YES else []
        else:
            tree.put((*path, "score") if path[0] == "items" else path, node)
    if skipped:
        tree.put(("unprocessed",), members(skipped))
    return score(edition, decode_assessment(tree.root, _PLACE, faults).assessment)


def _filled(codes: UdfArguments, scores: UdfArguments) -> Iterator[tuple[str, SourceNode]]:
    keys, values = column(codes), column(scores)
    if len(keys) != len(values):
        raise ItemUnknown("จำนวนรหัสไม่เท่ากับจำนวนคะแนน", where=_PLACE, remedy="เลือกช่วงที่สูงเท่ากัน")
    for key, value in zip(keys, values, strict=True):
        if is_filled(key) and is_filled(value):  # type: ignore[arg-type]
            plain, shown = plain_value(value)  # type: ignore[arg-type]
            if not is_error(shown):
                yield text(key), SourceNode(plain, shown, text(key))
