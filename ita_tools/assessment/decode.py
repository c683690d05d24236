"""Nodes of a document to the records of an assessment, each field as its entry in the field table says."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from ita_tools.assessment.fields import EFFORTS, NOT_THIS_YEAR, Field, bare_field, fields_of
from ita_tools.assessment.loaded import ReadingLog, Remark
from ita_tools.decoder import MappingDecoder, flag_of, integer_of, nodes_of, number_of, text_of
from ita_tools.errors import ItaError, KeyRepeated, ValueWrong
from ita_tools.rounding import half_up
from ita_tools.thai import is_missing_mark, number_from
from ita_tools.yaml_json import SourceNode

__all__ = ["decode_record"]

_PERCENT_PLACES = 4
"""Decimal places kept of a share of answers, in percent."""
_ANSWERS = {"ใช่": True, "ไม่ใช่": False}
"""What stands in a workbook where no is an answer and a blank is none."""
_NUMBER = re.compile("[0-9]{1,2}")
_MOST_PEOPLE = 10**7

_Faults = list[ItaError]


def decode_record(record: type[Any], node: SourceNode, faults: _Faults) -> Any:  # noqa: ANN401 - of that type
    """Read the fields of a record; unknown ones are faults. What is absent or wrong keeps its default."""
    values: dict[str, Any] = {}
    with MappingDecoder(node, faults) as fields:
        for name, field in fields_of(record).items():
            inner = fields.require(name, field.required)
            value = None if inner is None else _value(inner, faults, field)
            if value is not None:
                values[name] = value
            elif field.required:
                values[name] = 0  # never seen: the fault is raised before
    return record(**values)


def _value(node: SourceNode, faults: _Faults, field: Field) -> object:
    """Read a field; ``None`` stands for the default."""
    if field.listed:
        nodes = nodes_of(node, faults)
        if field.whole:
            nodes = [line for each in nodes for line in _line_nodes(each, field)]
        return tuple(filter(None, [_member(each, faults, field) for each in nodes]))
    if field.keys:
        return _mapping(node, faults, field, field.keys)
    value = _member(node, faults, field)
    return None if field.optional and field.record and not value else value


def _line_nodes(node: SourceNode, field: Field) -> list[SourceNode]:
    """Return a node for each line of a member that is a text; one that holds more is a node itself."""
    if isinstance(node.value, dict) and field.record:
        filled = [name for name, inner in node.value.items() if inner.value is not None]
        node = node.value[filled[0]] if filled == [bare_field(field.record)] else node
    if not isinstance(node.value, str) or "\n" not in node.text:
        return [node]
    return [node._replace(value=line, text=line) for line in node.text.split("\n") if line.strip()]


def _mapping(node: SourceNode, faults: _Faults, field: Field, keys: tuple[str, ...]) -> dict[Any, Any]:
    """Read the levels of a mapping that ``keys`` name; what is empty is left out."""
    mapping: dict[Any, Any] = {}
    with MappingDecoder(node, faults) as group:
        for name, inner in group.remaining():
            key = _year(name, inner, faults) if keys[0] == "year" else name
            value = _mapping(inner, faults, field, keys[1:]) if keys[1:] else _member(inner, faults, field)
            if key in mapping:
                faults.append(KeyRepeated(f"ปี {key} ซ้ำกัน", where=inner.where, remedy="เหลือไว้เพียงแห่งเดียว"))
            elif key is not None and _is_known(value):
                mapping[key] = value
    return mapping


def _is_known(value: object) -> bool:
    return bool(value) or isinstance(value, int | Decimal)


def _year(name: str, node: SourceNode, faults: _Faults) -> int | None:
    year = number_from(name)
    if year is None or year != int(year):
        faults.append(
            ValueWrong(f"{name} ไม่ใช่ปีงบประมาณ", where=node.where, remedy="ใส่ปี พ.ศ. เป็นตัวเลข เช่น 2567")
        )
        return None
    return int(year)


def _member(node: SourceNode, faults: _Faults, field: Field) -> Any:  # noqa: ANN401 - of the kind of the field
    """Read a single value or record."""
    if field.record is None:
        if field.kind in _MAY_BE_MARKED and _is_marked_missing(node, faults):
            return None
        if field.kind == "flag" and field.optional and node.text in _ANSWERS:
            return _ANSWERS[node.text]
        value = _SCALARS[field.kind](node, faults)
        return _choice_named(value, field) if field.names or field.prefix else value
    bare = bare_field(field.record)
    if not bare or isinstance(node.value, dict):
        return decode_record(field.record, node, faults)
    value = _member(node, faults, fields_of(field.record)[bare])
    return field.record(**{bare: value})


def _choice_named(value: object, field: Field) -> object:
    """Return the code of a choice that a Thai name or bare number stands for; anything else as it is."""
    if field.prefix:
        return f"{field.prefix}{value}" if isinstance(value, str) and _NUMBER.fullmatch(value) else value
    return dict(zip(field.names, field.choices, strict=True)).get(str(value), value)


def _is_marked_missing(node: SourceNode, faults: _Faults, read: str = "") -> bool:
    """Whether a mark such as - or N/A stands in place of a number; it is no fault, but a remark."""
    if not (isinstance(node.value, str) and is_missing_mark(node.value)):
        return False
    if isinstance(faults, ReadingLog):
        faults.remarks.append(Remark("missing", node.where, node.text.strip(), read))
    return True


def _option_nodes(node: SourceNode, faults: _Faults) -> list[SourceNode]:
    """Return the answers of an item, none where all are marked missing; one mark is 0, as a blank is."""
    nodes = nodes_of(node, faults)
    marked = [isinstance(each.value, str) and is_missing_mark(each.value) for each in nodes]
    read = "" if all(marked) else "0"
    zeros = [
        each._replace(value=Decimal(0), text="0") if _is_marked_missing(each, faults, read) else each
        for each in nodes
    ]
    return zeros if read else []


def _score(node: SourceNode, faults: _Faults) -> Decimal | None:
    value = number_of(node, faults, 0, 100)
    return None if value is None else half_up(value)


def _difference(node: SourceNode, faults: _Faults) -> Decimal | None:
    value = number_of(node, faults, -100, 100)
    return None if value is None else half_up(value)


def _counts(node: SourceNode, faults: _Faults) -> tuple[int, ...] | None:
    counts = []
    for each in _option_nodes(node, faults):
        value = number_of(each, faults, 0, _MOST_PEOPLE)
        if value is not None and value != value.to_integral_value():
            faults.append(
                ValueWrong(
                    f"จำนวนผู้ตอบต้องเป็นจำนวนเต็ม แต่พบ {value}",
                    where=each.where,
                    remedy="ใส่จำนวนคน หรือใส่ร้อยละในแถวร้อยละ (percent) แทน",
                )
            )
        counts.append(int(value or 0))
    return tuple(counts) or None


def _percent(node: SourceNode, faults: _Faults) -> tuple[Decimal, ...] | None:
    shares = [number_of(each, faults, 0, 100) for each in _option_nodes(node, faults)]
    if not shares or None in shares:
        return None
    return tuple(half_up(share, _PERCENT_PLACES) for share in shares if share is not None)


def _lines(node: SourceNode, faults: _Faults) -> tuple[str, ...]:
    texts = [text_of(each, faults) for each in nodes_of(node, faults)]
    return tuple(line.strip() for text in texts for line in text.split("\n") if line.strip())


_PHONE = re.compile(r"[1-9][0-9]{7,8}")
"""A telephone number whose first zero was lost because the cell held a number."""


def _phone(node: SourceNode, faults: _Faults) -> str:
    text = text_of(node, faults)
    return f"0{text}" if isinstance(node.value, Decimal) and _PHONE.fullmatch(text) else text


def _effort(node: SourceNode, faults: _Faults) -> str | None:
    text = NOT_THIS_YEAR if node.value is False else text_of(node, faults)
    if text and text not in EFFORTS:
        faults.append(
            ValueWrong(
                f"แรงที่ต้องใช้ต้องเป็น {' '.join(EFFORTS)} แต่พบ {text}",
                where=node.where,
                remedy=f"ใส่ 1 2 หรือ 3 หรือ {NOT_THIS_YEAR} เมื่อปีนี้ทำไม่ได้",
            )
        )
        return None
    return text


_MAY_BE_MARKED = ("score", "difference", "count")
"""Kinds of single numbers that may be missing."""
_SCALARS: dict[str, Callable[[SourceNode, _Faults], object]] = {
    **dict.fromkeys(("text", "long", "date", "link", "choice"), text_of),
    "phone": _phone,
    "lines": _lines,
    "codes": lambda node, faults: tuple(text_of(each, faults) for each in nodes_of(node, faults)),
    "words": lambda node, faults: tuple(text_of(node, faults).split()),
    "score": _score,
    "difference": _difference,
    "count": integer_of,
    "year": integer_of,
    "counts": _counts,
    "percent": _percent,
    "flag": flag_of,
    "effort": _effort,
}
"""How a value of each kind is read; ``None`` where it is wrong."""
