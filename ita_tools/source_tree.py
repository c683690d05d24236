"""The parse tree of a YAML or JSON document: every value has its line and key path."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, NamedTuple

from ita_tools.errors import ItaError, KeyRepeated, SyntaxBroken
from ita_tools.text_limits import ValueCounter
from ita_tools.thai import clean

__all__ = ["MAX_DEPTH", "SourceNode", "TreeBuilder", "resolve_scalar"]

MAX_DEPTH = 40
_NUMBER = re.compile(r"[-+]?\d{1,30}(?:\.\d{1,30})?", re.ASCII)
_CONSTANTS: dict[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}


class SourceNode(NamedTuple):
    """A value of a document with its position.

    ``value`` is a mapping or list of nodes, text, ``Decimal``, bool or ``None``; ``text`` is a scalar
    exactly as written; ``where`` is file, line and key path for a message; ``path`` is the key path alone.
    """

    value: Any
    text: str
    where: str
    path: str = ""


class TreeBuilder:
    """Builds the tree of a file and collects the faults."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[ItaError] = []
        self.counter = ValueCounter(file)

    def where(self, line: int | None, path: str) -> str:
        """Return file, line and key path as messages write them."""
        return self.file + (f" บรรทัด {line}" if line else "") + (f" ({path})" if path else "")

    def broken(self, message: str, line: int | None = None) -> SyntaxBroken:
        """Return the error of text that is no valid document."""
        return SyntaxBroken(message, where=self.where(line, ""), remedy="แก้ไขไฟล์ตรงตำแหน่งที่ระบุ แล้วสั่งอีกครั้ง")

    def key(self, name: str, line: int | None) -> str:
        """Return a key cleaned and stripped; an empty one breaks the document."""
        key = clean(name).strip()
        if not key:
            raise self.broken("ชื่อหัวข้อว่างเปล่า", line)
        return key

    def add_field(self, fields: dict[str, SourceNode], key: str, node: SourceNode, line: int | None) -> None:
        """Add a field to a mapping; a repeated key is a fault, and the first one stays."""
        if key in fields:
            self.faults.append(
                KeyRepeated(f"หัวข้อ {key} ซ้ำกัน", where=self.where(line, node.path), remedy="เหลือไว้เพียงแห่งเดียว")
            )
        fields.setdefault(key, node)


def resolve_scalar(text: str) -> str | Decimal | bool | None:
    """Return the value of an unquoted scalar: ``Decimal``, bool, ``None`` or the text itself."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    return Decimal(text) if _NUMBER.fullmatch(text) else text
