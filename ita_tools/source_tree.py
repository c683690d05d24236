"""The parse tree of a YAML or JSON document: every value has its line and key path.

A document may hold more than any assessment or edition has, and no more than is read in a second.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, NamedTuple

from ita_tools.errors import FileDangerous, ItaError, KeyRepeated, SyntaxBroken
from ita_tools.thai import clean

__all__ = [
    "MAX_DEPTH",
    "MAX_MEMBERS",
    "MAX_VALUES",
    "SourceNode",
    "TreeBuilder",
    "ValueCounter",
    "resolve_scalar",
]

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


MAX_VALUES = 100_000
"""Values of a document: the fullest assessment has some 10,000."""
MAX_MEMBERS = 10_000
"""Members of one list or mapping, repeated keys included."""
_MAX_SEPARATORS = 4 * MAX_VALUES
"""Commas of a JSON text, those inside of texts included: each may part two values."""


class ValueCounter:
    """Counts the values of a file while it is parsed; ``file`` names it in messages."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.values = 0

    def count(self, members: int) -> None:
        """Count a value, which is one of so many members read so far of its list or mapping.

        Raises
        ------
        FileDangerous
            There are too many.
        """
        self.values += 1
        if members > MAX_MEMBERS or self.values > MAX_VALUES:
            raise self._too_much()

    def require_few(self, text: str) -> None:
        """Refuse a JSON text of very many values before there are as many objects.

        Raises
        ------
        FileDangerous
            There are too many.
        """
        if text.count(",") > _MAX_SEPARATORS:
            raise self._too_much()

    def _too_much(self) -> FileDangerous:
        return FileDangerous(
            f"ไฟล์ผิดปกติ: มีรายการเดียวเกิน {MAX_MEMBERS:,} แถว หรือมีค่าเกิน {MAX_VALUES:,} ค่า",
            where=self.file,
            remedy="ตรวจว่าเลือกถูกไฟล์ หรือลบข้อมูลที่ไม่เกี่ยวข้องออก",
        )
