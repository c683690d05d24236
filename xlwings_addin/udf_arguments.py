"""Decodes the arguments of functions in cells: an edition, keys and values, in any shape Excel passes.

Keys are short (``total``, ``IIT``, ``IIT.i1``, ``8``, ``9.1``, ``EIT1.8``) or those of the hidden columns of
the workbook (``published.tools.IIT``, ``items.IIT.i1``). Values are read like cells of a workbook: numbers
from their decimal digits, Thai digits too, without binary arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from ita_tools.assessment import decode_assessment
from ita_tools.errors import EditionUnknown, ItaError, ItemUnknown
from ita_tools.rubric import Edition, load_edition
from ita_tools.scoring import Key, Result, score
from ita_tools.scoring.plan import AGENCY_TYPE
from ita_tools.thai import number_from
from ita_tools.workbook.cell_values import is_error, is_filled, plain_value
from ita_tools.workbook.extract import TreeBuilder, list_node
from ita_tools.workbook.hidden_keys import YES, split_key
from ita_tools.yaml_json import SourceNode

__all__ = ["UdfArgument", "cell_number", "cell_text", "column", "edition_of", "key_of", "result_of", "table"]

UdfArgument = object
"""An argument as Excel passes it: a value, or rows of values."""

_SOURCE = "ฟังก์ชัน"
"""Named in messages where others name a file."""
_TOOLS, _INDICATORS = ("published", "tools"), ("published", "indicators")
_last_result: dict[str, Result] = {}
"""The last result by its arguments."""
_SUBINDICATORS = ("published", "subindicators")


def table(argument: UdfArgument) -> list[list[object]]:
    """Return the rows of values; a single value is one row of one."""
    rows = list(argument) if isinstance(argument, list | tuple) else [argument]
    return [list(row) if isinstance(row, list | tuple) else [row] for row in rows]


def column(argument: UdfArgument) -> list[object]:
    """Return the values of a column from top to bottom, or of a row from left to right."""
    return [value for row in table(argument) for value in row]


def cell_text(value: object) -> str:
    """Return the text of a cell, ``""`` for an empty one."""
    return plain_value(value)[1] if is_filled(value) else ""  # type: ignore[arg-type]


def cell_number(value: object) -> Decimal | None:
    """Return the number in a cell, also one typed with Thai digits; ``None`` for anything else."""
    return number_from(cell_text(value))


def edition_of(argument: UdfArgument) -> Edition:
    """Return the rubric of a year, a number or a text.

    Raises
    ------
    EditionUnknown
        There is no rubric of that year.
    """
    year = cell_number(column(argument)[0])
    try:
        return load_edition(int(year or 0))
    except (InvalidOperation, OverflowError) as error:
        raise EditionUnknown(
            "ไม่มีหลักเกณฑ์ของปีนี้", where=_SOURCE, remedy="ใส่ปีงบประมาณ พ.ศ. เป็นตัวเลขสี่หลัก"
        ) from error


def key_of(edition: Edition, code: str) -> Key:
    """Return the key of a score in the result by its short or long code.

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
    if path in (("published", "total"), ("published", "level")):
        return path[1:]
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
    """Return the path in an assessment of a code."""
    parts = split_key(code)
    if parts[0] in ("items", "published", "unprocessed") or parts == AGENCY_TYPE:
        return parts
    if code in ("total", "level"):
        return ("published", code)
    codes_with_parent = (
        (edition.tool_by_code, _TOOLS),
        (edition.indicator_by_code, _INDICATORS),
        ({part.code: part for part in edition.subindicators}, _SUBINDICATORS),
    )
    for codes, parent in codes_with_parent:
        if code in codes:
            return (*parent, code)
    if parts[0] in edition.tool_by_code and len(parts) > 1:
        return ("published", "parts", *parts) if parts[1] in edition.indicator_by_code else ("items", *parts)
    raise _unknown(code)


def _unknown(code: str) -> ItemUnknown:
    return ItemUnknown(f"ไม่มีรหัส {code[:40]}", where=_SOURCE, remedy="ใช้รหัสเช่น total, IIT หรือ 8")


def result_of(
    edition: Edition,
    codes: UdfArgument,
    scores: UdfArgument,
    announced_codes: UdfArgument = None,
    announced: UdfArgument = None,
) -> Result:
    """Score an assessment of the keys and values of two columns.

    Two further columns hold announced figures, which replace others of the same key. The cells of a workbook
    ask for figures of the same columns one after the other, so the last result is kept.

    Raises
    ------
    ItaError
        The columns differ in length, a key is unknown or a value is no score.
    """
    asked = repr((edition.year, codes, scores, announced_codes, announced))
    if asked not in _last_result:
        result = _score(edition, codes, scores, announced_codes, announced)
        _last_result.clear()
        _last_result[asked] = result
    return _last_result[asked]


def _score(
    edition: Edition,
    codes: UdfArgument,
    scores: UdfArgument,
    announced_codes: UdfArgument,
    announced: UdfArgument,
) -> Result:
    faults: list[ItaError] = []
    tree = TreeBuilder(_SOURCE, faults)
    tree.put(("edition",), SourceNode(Decimal(edition.year), str(edition.year), _SOURCE))
    unprocessed = []
    first = [(_path(edition, code), node) for code, node in _filled_pairs(announced_codes, announced)]
    replaced = {path for path, _ in first}
    pairs = [(_path(edition, code), node) for code, node in _filled_pairs(codes, scores)]
    for path, node in [*first, *(pair for pair in pairs if pair[0] not in replaced)]:
        if path[0] == "unprocessed":
            unprocessed += [SourceNode(path[-1], path[-1], path[-1])] if node.text == YES else []
        else:
            tree.put((*path, "score") if path[0] == "items" else path, node)
    if unprocessed:
        tree.put(("unprocessed",), list_node(unprocessed))
    return score(edition, decode_assessment(tree.root, _SOURCE, faults).assessment)


def _filled_pairs(codes: UdfArgument, scores: UdfArgument) -> Iterator[tuple[str, SourceNode]]:
    keys, values = column(codes), column(scores)
    if keys == values == [None]:
        return  # two columns that may be left out
    if len(keys) != len(values):
        raise ItemUnknown("จำนวนรหัสไม่เท่ากับจำนวนคะแนน", where=_SOURCE, remedy="เลือกช่วงที่สูงเท่ากัน")
    for key, value in zip(keys, values, strict=True):
        if is_filled(key) and is_filled(value):  # type: ignore[arg-type]
            plain, shown = plain_value(value)  # type: ignore[arg-type]
            if not is_error(shown):
                yield cell_text(key), SourceNode(plain, shown, cell_text(key))
