"""YAML and JSON as one parse tree: every value has its line and key path.

The accepted syntax is narrow on purpose: no tags, anchors or aliases, so no code and no alias bombs. Numbers
become ``Decimal`` from their digits, keys are cleaned and stripped, repeated keys are faults, and everything
else is text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

import yaml

from ita_tools.errors import ItaError, KeyRepeated, SyntaxBroken, raise_faults
from ita_tools.text_limits import ValueCounter
from ita_tools.thai import clean

__all__ = ["MAX_DEPTH", "SourceNode", "decode_utf8", "drop_empty", "dump_json", "dump_yaml", "parse"]

MAX_DEPTH = 40
_NUMBER = re.compile(r"[-+]?\d{1,30}(?:\.\d{1,30})?", re.ASCII)
_CONSTANTS: dict[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}
_YAML_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_YAML_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class SourceNode(NamedTuple):
    """A value of a document with its position.

    ``value`` is a mapping or list of nodes, text, ``Decimal``, bool or ``None``; ``text`` is a scalar
    exactly as written; ``where`` is file, line and key path for a message; ``path`` is the key path alone.
    """

    value: Any
    text: str
    where: str
    path: str = ""


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
    builder = _Builder(file)
    node = builder.from_json(text) if file.lower().endswith(".json") else builder.from_yaml(text)
    if faults is None:
        raise_faults(builder.faults)
    else:
        faults += builder.faults
    return node


class _Builder:
    """Builds the tree and collects the faults."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[ItaError] = []
        self.counter = ValueCounter(file)

    def where(self, line: int | None, path: str) -> str:
        return self.file + (f" บรรทัด {line}" if line else "") + (f" ({path})" if path else "")

    def broken(self, message: str, line: int | None = None) -> SyntaxBroken:
        return SyntaxBroken(message, where=self.where(line, ""), remedy="แก้ไขไฟล์ตรงตำแหน่งที่ระบุ แล้วสั่งอีกครั้ง")

    def from_yaml(self, text: str) -> SourceNode:
        # Event by event: deep nesting is rejected before the parser has read all of it.
        stream = (e for e in yaml.parse(text, Loader=_YAML_LOADER) if not isinstance(e, _STREAM_EVENTS))
        try:
            first = next(stream, None)
            if first is None:
                return SourceNode(None, "", self.file, "")
            node = self._event(first, stream, "", 0)
            second = next(stream, None)
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else None
            raise self.broken("รูปแบบ YAML ไม่ถูกต้อง", line) from error
        except yaml.YAMLError as error:
            raise self.broken("มีอักขระที่ไฟล์ YAML ไม่อนุญาต") from error
        if second is not None:
            raise self.broken("มีเอกสารมากกว่าหนึ่งชุดในไฟล์เดียว")
        return node

    def _event(self, event: yaml.Event, stream: Iterator[yaml.Event], path: str, depth: int) -> SourceNode:
        line = _line_of(event)
        if depth > MAX_DEPTH:
            raise self.broken("ข้อมูลซ้อนกันลึกเกินไป", line)
        self._reject_references(event)
        if isinstance(event, yaml.ScalarEvent):
            value = _resolve(event.value) if event.implicit[0] else event.value
            return SourceNode(value, event.value, self.where(line, path), path)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[SourceNode] = []
            while not isinstance(child := next(stream), yaml.SequenceEndEvent):
                self.counter.count(len(items) + 1)
                items.append(self._event(child, stream, f"{path}[{len(items) + 1}]", depth + 1))
            return SourceNode(items, "", self.where(line, path), path)
        return SourceNode(self._mapping(stream, path, depth), "", self.where(line, path), path)

    def _reject_references(self, event: yaml.Event) -> None:
        if not isinstance(event, _VALUE_EVENTS) or event.anchor or (event.tag and event.tag != "!"):
            raise self.broken("ไม่รองรับเครื่องหมาย & * หรือ ! ของ YAML", _line_of(event))

    def _mapping(self, stream: Iterator[yaml.Event], path: str, depth: int) -> dict[str, SourceNode]:
        fields: dict[str, SourceNode] = {}
        members = 0
        while not isinstance(event := next(stream), yaml.MappingEndEvent):
            members += 1
            self.counter.count(members)
            line = _line_of(event)
            self._reject_references(event)
            if not isinstance(event, yaml.ScalarEvent):
                raise self.broken("ชื่อหัวข้อต้องเป็นข้อความ", line)
            key = self._key(event.value, line)
            node = self._event(next(stream), stream, f"{path}.{key}" if path else key, depth + 1)
            self._add_field(fields, key, node, line)
        return fields

    def _key(self, name: str, line: int | None) -> str:
        key = clean(name).strip()
        if not key:
            raise self.broken("ชื่อหัวข้อว่างเปล่า", line)
        return key

    def _add_field(self, fields: dict[str, SourceNode], key: str, node: SourceNode, line: int | None) -> None:
        if key in fields:
            self.faults.append(
                KeyRepeated(f"หัวข้อ {key} ซ้ำกัน", where=self.where(line, node.path), remedy="เหลือไว้เพียงแห่งเดียว")
            )
        fields.setdefault(key, node)

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
                key = self._key(name, None)
                node = self._json(value, f"{path}.{key}" if path else key, depth + 1)
                self._add_field(fields, key, node, None)
            return SourceNode(fields, "", self.where(None, path), path)
        if isinstance(data, list):
            items = []
            for number, value in enumerate(data, 1):
                self.counter.count(number)
                items.append(self._json(value, f"{path}[{number}]", depth + 1))
            return SourceNode(items, "", self.where(None, path), path)
        if isinstance(data, _Number):
            return SourceNode(_resolve(data), str(data), self.where(None, path), path)
        text = data if isinstance(data, str) else "" if data is None else json.dumps(data)
        return SourceNode(data, text, self.where(None, path), path)


class _Number(str):
    """The digits of a JSON number."""


class _Pairs:
    """The members of a JSON object, repeated keys included."""

    def __init__(self, pairs: list[tuple[str, object]]) -> None:
        self.pairs = pairs


_VALUE_EVENTS = (yaml.ScalarEvent, yaml.CollectionStartEvent)
_STREAM_EVENTS = (yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentStartEvent, yaml.DocumentEndEvent)


def _line_of(event: yaml.Event) -> int | None:
    return event.start_mark.line + 1 if event.start_mark else None


def _resolve(text: str) -> str | Decimal | bool | None:
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    return Decimal(text) if _NUMBER.fullmatch(text) else text


class _Dumper(_YAML_DUMPER):  # type: ignore[misc, valid-type]
    """Writes ``Decimal`` as a number, and a value that occurs twice in full each time."""

    def ignore_aliases(self, _: object) -> bool:
        """Write no anchors: :func:`parse` rejects them."""
        return True


def _represent_decimal(dumper: yaml.Dumper, value: Decimal) -> yaml.Node:
    tag = "tag:yaml.org,2002:" + ("float" if "." in f"{value:f}" else "int")
    return dumper.represent_scalar(tag, f"{value:f}")


_Dumper.add_representer(Decimal, _represent_decimal)


def drop_empty(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that are not empty: ``None``, false, ``""``, ``[]`` and ``{}`` are, zero is not."""
    return {
        key: value
        for key, value in data.items()
        if value is not None and value is not False and value not in ("", [], {})
    }


def dump_yaml(data: object) -> str:
    """Write plain data (dict, list, str, int, bool, None, Decimal) as YAML that :func:`parse` reads back."""
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)


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
