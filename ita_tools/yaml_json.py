"""YAML and JSON as one parse tree: every value has its line and key path.

The accepted syntax is narrow on purpose: no tags, anchors or aliases, so no code and no alias bombs. Numbers
become ``Decimal`` from their digits, keys are cleaned and stripped, repeated keys are faults, and everything
else is text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from ita_tools.errors import ItaError, SyntaxBroken, raise_faults
from ita_tools.source_tree import MAX_DEPTH, SourceNode, TreeBuilder, resolve_scalar

__all__ = ["MAX_DEPTH", "SourceNode", "decode_utf8", "drop_empty", "dump_json", "dump_yaml", "parse"]


def decode_utf8(data: bytes, file: str) -> str:
    """Return the text of a file in UTF-8, with or without byte order mark; no other encoding is tried.

    Raises
    ------
    SyntaxBroken
        The data are not UTF-8; ``where`` holds the first such line.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SyntaxBroken(
            "ไฟล์ไม่ได้บันทึกเป็น UTF-8", where=f"{file} บรรทัด {line}", remedy="บันทึกไฟล์ใหม่โดยเลือกการเข้ารหัส UTF-8"
        ) from error


def parse(text: str, file: str, faults: list[ItaError] | None = None) -> SourceNode:
    """Read a YAML document, or a JSON one where the file name ends in ``.json``.

    Repeated keys are added to ``faults`` where a list is passed, else raised.

    Raises
    ------
    SyntaxBroken
        The text is not valid, too deeply nested, or holds a tag, anchor or alias.
    KeyRepeated
        A key is repeated; :class:`Faults` where several are.
    """
    builder = _JsonBuilder(file)
    if file.lower().endswith(".json"):
        node = builder.from_json(text)
    else:
        from ita_tools.yaml_text import parse_yaml  # no command on a workbook needs its library

        node = parse_yaml(text, builder)
    if faults is None:
        raise_faults(builder.faults)
    else:
        faults += builder.faults
    return node


class _JsonBuilder(TreeBuilder):
    """Builds the tree of a JSON document."""

    def from_json(self, text: str) -> SourceNode:
        self.counter.require_few(text)
        try:
            data = json.loads(
                text,
                parse_float=_Number,
                parse_int=_Number,
                parse_constant=self._reject_constant,
                object_pairs_hook=_Pairs,
            )
        except json.JSONDecodeError as error:
            raise self.broken("รูปแบบ JSON ไม่ถูกต้อง", error.lineno) from error
        except RecursionError as error:
            raise self.broken("ข้อมูลซ้อนกันลึกเกินไป") from error
        return self._json(data, "", 0)

    def _reject_constant(self, name: str) -> None:
        raise self.broken(f"{name} ไม่ใช่ตัวเลขของ JSON")

    def _json(self, data: object, path: str, depth: int) -> SourceNode:
        if depth > MAX_DEPTH:
            raise self.broken("ข้อมูลซ้อนกันลึกเกินไป")
        if isinstance(data, _Pairs):
            fields: dict[str, SourceNode] = {}
            for number, (name, value) in enumerate(data.pairs, 1):
                self.counter.count(number)
                key = self.key(name, None)
                node = self._json(value, f"{path}.{key}" if path else key, depth + 1)
                self.add_field(fields, key, node, None)
            return SourceNode(fields, "", self.where(None, path), path)
        if isinstance(data, list):
            items = []
            for number, value in enumerate(data, 1):
                self.counter.count(number)
                items.append(self._json(value, f"{path}[{number}]", depth + 1))
            return SourceNode(items, "", self.where(None, path), path)
        if isinstance(data, _Number):
            return SourceNode(resolve_scalar(data), str(data), self.where(None, path), path)
        text = data if isinstance(data, str) else "" if data is None else json.dumps(data)
        return SourceNode(data, text, self.where(None, path), path)


class _Number(str):
    """The digits of a JSON number."""


class _Pairs:
    """The members of a JSON object, repeated keys included."""

    def __init__(self, pairs: list[tuple[str, object]]) -> None:
        self.pairs = pairs


def drop_empty(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that are not empty: ``None``, false, ``""``, ``[]`` and ``{}`` are, zero is not."""
    return {
        key: value
        for key, value in data.items()
        if value is not None and value is not False and value not in ("", [], {})
    }


def dump_yaml(data: object) -> str:
    """Write plain data (dict, list, str, int, bool, None, Decimal) as YAML that :func:`parse` reads back."""
    from ita_tools.yaml_text import write_yaml  # no command on a workbook needs its library

    return write_yaml(data)


def dump_json(data: object) -> str:
    """Write plain data as JSON; Decimals become numbers with their own digits."""
    return "".join(_json_parts(data, "\n")) + "\n"


def _json_parts(data: object, margin: str) -> Iterator[str]:
    if isinstance(data, Decimal):
        yield f"{data:f}"
    elif isinstance(data, dict) and data:
        members = ((f"{json.dumps(str(key), ensure_ascii=False)}: ", value) for key, value in data.items())
        yield from _json_group("{", members, "}", margin)
    elif isinstance(data, list) and data:
        yield from _json_group("[", (("", value) for value in data), "]", margin)
    else:
        yield json.dumps(data, ensure_ascii=False)


def _json_group(
    opening: str, members: Iterable[tuple[str, object]], closing: str, margin: str
) -> Iterator[str]:
    for number, (name, value) in enumerate(members):
        yield f"{',' if number else opening}{margin}  {name}"
        yield from _json_parts(value, margin + "  ")
    yield margin + closing
