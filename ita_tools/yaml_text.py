"""YAML as a parse tree, and plain data as YAML; only what reads or writes YAML loads its library."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import yaml

from ita_tools.source_tree import MAX_DEPTH, SourceNode, TreeBuilder, resolve_scalar

__all__ = ["parse_yaml", "write_yaml"]

_YAML_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_YAML_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_VALUE_EVENTS = (yaml.ScalarEvent, yaml.CollectionStartEvent)
_STREAM_EVENTS = (yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentStartEvent, yaml.DocumentEndEvent)


def parse_yaml(text: str, builder: TreeBuilder) -> SourceNode:
    """Read a YAML document; the faults are those of the builder.

    Raises
    ------
    SyntaxBroken
        The text is not valid, too deeply nested, or holds a tag, anchor or alias.
    """
    return _Events(builder).document(text)


class _Events:
    """Reads the events of the parser."""

    def __init__(self, builder: TreeBuilder) -> None:
        self.builder = builder
        self.broken = builder.broken

    def document(self, text: str) -> SourceNode:
        # Event by event: deep nesting is rejected before the parser has read all of it.
        stream = (e for e in yaml.parse(text, Loader=_YAML_LOADER) if not isinstance(e, _STREAM_EVENTS))
        try:
            first = next(stream, None)
            if first is None:
                return SourceNode(None, "", self.builder.file, "")
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
            value = resolve_scalar(event.value) if event.implicit[0] else event.value
            return SourceNode(value, event.value, self.builder.where(line, path), path)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[SourceNode] = []
            while not isinstance(child := next(stream), yaml.SequenceEndEvent):
                self.builder.counter.count(len(items) + 1)
                items.append(self._event(child, stream, f"{path}[{len(items) + 1}]", depth + 1))
            return SourceNode(items, "", self.builder.where(line, path), path)
        return SourceNode(self._mapping(stream, path, depth), "", self.builder.where(line, path), path)

    def _reject_references(self, event: yaml.Event) -> None:
        if not isinstance(event, _VALUE_EVENTS) or event.anchor or (event.tag and event.tag != "!"):
            raise self.broken("ไม่รองรับเครื่องหมาย & * หรือ ! ของ YAML", _line_of(event))

    def _mapping(self, stream: Iterator[yaml.Event], path: str, depth: int) -> dict[str, SourceNode]:
        fields: dict[str, SourceNode] = {}
        members = 0
        while not isinstance(event := next(stream), yaml.MappingEndEvent):
            members += 1
            self.builder.counter.count(members)
            line = _line_of(event)
            self._reject_references(event)
            if not isinstance(event, yaml.ScalarEvent):
                raise self.broken("ชื่อหัวข้อต้องเป็นข้อความ", line)
            key = self.builder.key(event.value, line)
            node = self._event(next(stream), stream, f"{path}.{key}" if path else key, depth + 1)
            self.builder.add_field(fields, key, node, line)
        return fields


def _line_of(event: yaml.Event) -> int | None:
    return event.start_mark.line + 1 if event.start_mark else None


class _Dumper(_YAML_DUMPER):  # type: ignore[misc, valid-type]
    """Writes ``Decimal`` as a number, and a value that occurs twice in full each time."""

    def ignore_aliases(self, _: object) -> bool:
        """Write no anchors: :func:`parse_yaml` rejects them."""
        return True


def _represent_decimal(dumper: yaml.Dumper, value: Decimal) -> yaml.Node:
    tag = "tag:yaml.org,2002:" + ("float" if "." in f"{value:f}" else "int")
    return dumper.represent_scalar(tag, f"{value:f}")


_Dumper.add_representer(Decimal, _represent_decimal)


def write_yaml(data: object) -> str:
    """Write plain data (dict, list, str, int, bool, None, Decimal) as YAML that :func:`parse_yaml` reads."""
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
