"""Decode a parse tree field by field; faults are collected, so that a user sees all of them at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from types import TracebackType
from typing import Literal, Self, TypeVar

from ita_tools.errors import MOST_FAULTS, ItaError, KeyMissing, KeyUnknown, ValueWrong
from ita_tools.thai import clean, number_from
from ita_tools.yaml_json import SourceNode

__all__ = ["MappingDecoder", "flag_of", "integer_of", "nodes_of", "number_of", "text_of"]

_Word = TypeVar("_Word", bound=str)


class MappingDecoder:
    """The fields of a mapping, read one by one; keys unread at the end of the ``with`` block are faults.

    >>> faults = []
    >>> with MappingDecoder(parse("edition: 2568", "a.yaml"), faults) as fields:
    ...     year = fields.integer("edition", required=True)
    """

    def __init__(self, node: SourceNode, faults: list[ItaError]) -> None:
        self.node = node
        self.faults = faults
        self._read: set[str] = set()
        self._fields: dict[str, SourceNode] = {}
        if isinstance(node.value, dict):
            self._fields = node.value
        elif node.value is not None:
            self._fault(node, "ต้องเป็นกลุ่มของหัวข้อย่อย", "เขียนหัวข้อย่อยไว้ข้างใต้เป็นคู่ ชื่อ: ค่า บรรทัดละหนึ่งคู่")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._close()

    def _close(self) -> None:
        if self._fields.keys() <= self._read:
            return
        from difflib import get_close_matches  # its import takes time and is needed for faults only

        for key, node in self._fields.items():
            if len(self.faults) > MOST_FAULTS:
                return
            if key not in self._read:
                close = get_close_matches(key, self._read, 1)
                allowed = f"หัวข้อที่ใช้ได้คือ {', '.join(sorted(self._read))}"
                remedy = f"หมายถึง {close[0]} หรือไม่" if close else allowed
                self.faults.append(KeyUnknown(f"ไม่รู้จักหัวข้อ {key}", where=node.where, remedy=remedy))

    def _fault(self, node: SourceNode, message: str, remedy: str) -> None:
        self.faults.append(ValueWrong(message, where=node.where, remedy=remedy))

    def __contains__(self, key: str) -> bool:
        return self.peek(key) is not None

    def all_keys(self) -> tuple[str, ...]:
        """Return all keys, those with an empty value too; none counts as read."""
        return tuple(self._fields)

    def peek(self, key: str) -> SourceNode | None:
        """Return the node of a key, ``None`` if it is absent or empty; the key counts as read."""
        self._read.add(key)
        if (node := self._fields.get(key)) is None or node.value is None:
            return None
        return node

    def require(self, key: str, required: bool) -> SourceNode | None:
        """Return the node of a key as :meth:`peek` does; a required key that is absent is a fault."""
        node = self.peek(key)
        if node is None and required:
            self.faults.append(KeyMissing(f"ไม่มีหัวข้อ {key}", where=self.node.where, remedy=f"เพิ่มหัวข้อ {key}"))
        return node

    def text(self, key: str, *, required: bool = False) -> str:
        """Return a text, ``""`` where absent."""
        node = self.require(key, required)
        return "" if node is None else text_of(node, self.faults)

    def number(self, key: str, low: int, high: int, *, required: bool = False) -> Decimal | None:
        """Return a number between two bounds."""
        node = self.require(key, required)
        return None if node is None else number_of(node, self.faults, low, high)

    def integer(self, key: str, low: int = 0, high: int = 10**9, *, required: bool = False) -> int | None:
        """Return a whole number between two bounds."""
        node = self.require(key, required)
        return None if node is None else integer_of(node, self.faults, low, high)

    def flag(self, key: str) -> bool:
        """Return a truth value, ``False`` where absent."""
        node = self.peek(key)
        return node is not None and flag_of(node, self.faults)

    def choice(self, key: str, options: Sequence[_Word], *, required: bool = False) -> _Word | Literal[""]:
        """Return one of a few words, ``""`` where absent or wrong."""
        node = self.require(key, required)
        if node is None:
            return ""
        for option in options:
            if option == node.text:
                return option
        self._fault(node, f"ค่า {node.text} ใช้ไม่ได้", f"ค่าที่ใช้ได้คือ {', '.join(options)}")
        return ""

    def fields(self, key: str, *, required: bool = False) -> MappingDecoder:
        """Return the fields of a nested mapping (empty where absent); use it in a ``with``."""
        node = self.require(key, required)
        return MappingDecoder(node or SourceNode(None, "", self.node.where, self.node.path), self.faults)

    def nodes(self, key: str, *, required: bool = False) -> list[SourceNode]:
        """Return the members of a list, ``[]`` where absent."""
        node = self.require(key, required)
        return [] if node is None else nodes_of(node, self.faults)

    def records(self, key: str, *, required: bool = False) -> Iterator[MappingDecoder]:
        """Yield the fields of each mapping of a list, and close each after use."""
        for node in self.nodes(key, required=required):
            with MappingDecoder(node, self.faults) as record:
                yield record

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts of a list."""
        return tuple(text_of(node, self.faults) for node in self.nodes(key))

    def remaining(self) -> Iterator[tuple[str, SourceNode]]:
        """Yield every key not read yet with its node, for mappings whose keys are data."""
        for key in [key for key in self._fields if key not in self._read]:
            node = self.peek(key)
            if node is not None:
                yield key, node


def text_of(node: SourceNode, faults: list[ItaError]) -> str:
    """Return the cleaned text of a scalar; a list or mapping is a fault."""
    if isinstance(node.value, list | dict):
        faults.append(ValueWrong("ต้องเป็นข้อความ", where=node.where, remedy="ใส่ข้อความเพียงค่าเดียว"))
        return ""
    return clean(node.text).strip()


def number_of(node: SourceNode, faults: list[ItaError], low: int, high: int) -> Decimal | None:
    """Return the number of a scalar between two bounds, Thai digits included; else a fault and ``None``."""
    value = number_from(node.value) if isinstance(node.value, str) else node.value
    if not isinstance(value, Decimal):
        faults.append(
            ValueWrong(
                f"ต้องเป็นตัวเลข แต่พบ {node.text[:40] or 'ค่าชนิดอื่น'}",
                where=node.where,
                remedy="ใส่ตัวเลขค่าเดียว ทศนิยมใช้จุด ถ้ายังไม่มีให้เว้นว่าง",
            )
        )
        return None
    if not low <= value <= high:
        faults.append(
            ValueWrong(
                f"ค่า {value} อยู่นอกช่วง {low} ถึง {high}", where=node.where, remedy=f"ใส่ค่าตั้งแต่ {low} ถึง {high}"
            )
        )
        return None
    return value


def integer_of(node: SourceNode, faults: list[ItaError], low: int = 0, high: int = 10**9) -> int | None:
    """Return the whole number of a scalar between two bounds; else a fault and ``None``."""
    value = number_of(node, faults, low, high)
    if value is not None and value != value.to_integral_value():
        faults.append(ValueWrong(f"ต้องเป็นจำนวนเต็ม แต่พบ {value}", where=node.where, remedy="ใส่จำนวนที่ไม่มีทศนิยม"))
        return None
    return None if value is None else int(value)


def flag_of(node: SourceNode, faults: list[ItaError]) -> bool:
    """Return a truth value; anything else is a fault and ``False``."""
    if not isinstance(node.value, bool):
        faults.append(
            ValueWrong(
                f"ต้องเป็น true หรือ false แต่พบ {node.text}",
                where=node.where,
                remedy="ใส่ true เมื่อใช่ หรือลบหัวข้อนี้ออกเมื่อไม่ใช่",
            )
        )
    return node.value is True


def nodes_of(node: SourceNode, faults: list[ItaError]) -> list[SourceNode]:
    """Return the members of a list; anything else is a fault and ``[]``."""
    if not isinstance(node.value, list):
        faults.append(
            ValueWrong(
                "ต้องเป็นรายการ",
                where=node.where,
                remedy="ขึ้นต้นแต่ละรายการด้วย - ในบรรทัดของตน หรือเขียนทั้งหมดไว้ใน [ ]",
            )
        )
        return []
    return list(node.value)
