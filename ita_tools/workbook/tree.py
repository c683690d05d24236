"""The tree of nodes that grows while cells are read: the same an assessment file is parsed to."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from ita_tools.documents import Node
from ita_tools.errors import ItaError, KeyRepeated, ValueWrong

__all__ = ["MOST_PARTS", "Leaf", "Tree"]

MOST_PARTS = 12
"""Parts of the longest path; an assessment needs six."""


class Leaf(NamedTuple):
    """A value with its text and the place of its cell."""

    value: Decimal | str | bool
    text: str
    where: str


class Tree:
    """Puts leaves where their paths say; what contradicts itself is a fault."""

    def __init__(self, file: str, faults: list[ItaError]) -> None:
        self.root = Node({}, "", file, "")
        self._faults = faults
        self._branches: dict[tuple[str, ...], tuple[dict[str, Node], str]] = {(): (self.root.value, "")}

    def put(self, path: tuple[str, ...], given: Leaf | Sequence[Leaf]) -> None:
        """Put a leaf, or a list of them, at a path; the same value twice does no harm."""
        name, first = path[-1], given if isinstance(given, Leaf) else given[0]
        branch = self._branches.get(path[:-1]) or self._grow(path[:-1], first.where)
        if branch is None:
            return
        fields, above = branch
        held, place = fields.get(name), f"{above}.{name}" if above else name
        if held is None:
            fields[name] = _node(given, place)
        elif _texts(held) != _texts(_node(given, place)):
            self._faults.append(KeyRepeated(f"ค่าไม่ตรงกับ {held.where} ซึ่งเป็นข้อมูลเดียวกัน", where=first.where,
                                            remedy="เหลือแผ่นงานไว้ชุดเดียว หรือแก้ให้ตรงกัน"))

    def put_records(self, path: tuple[str, ...], records: Sequence[dict[str, Leaf | Sequence[Leaf]]]) -> None:
        """Put a list of records at a path."""
        place, members = ".".join(path), []
        for number, record in enumerate(records, 1):
            spot = f"{place}[{number}]"
            fields = {name: _node(given, f"{spot}.{name}") for name, given in record.items()}
            members.append(Node(fields, "", next(iter(fields.values())).where, spot))
        fields, _ = self._grow(path[:-1], members[0].where) or ({path[-1]: self.root}, "")
        if path[-1] in fields:
            self._tampered(members[0].where)
        else:
            fields[path[-1]] = Node(members, "", members[0].where, place)

    def _grow(self, path: tuple[str, ...], where: str) -> tuple[dict[str, Node], str] | None:
        """Return the fields of a branch and its place; a new branch stands where its first leaf does."""
        known = self._branches.get(path)
        if known or len(path) >= MOST_PARTS:
            return known or self._tampered(where)
        above = self._grow(path[:-1], where)
        if above is None:
            return None
        place = f"{above[1]}.{path[-1]}" if above[1] else path[-1]
        node = above[0].setdefault(path[-1], Node({}, "", where, place))
        if not isinstance(node.value, dict):
            return self._tampered(where)
        self._branches[path] = node.value, place
        return self._branches[path]

    def _tampered(self, where: str) -> None:
        self._faults.append(ValueWrong("แถวและคอลัมน์กำกับที่ซ่อนไว้ถูกแก้ไข", where=where,
                                       remedy="ใช้ไฟล์ที่สร้างด้วยคำสั่ง ita new"))


def _node(given: Leaf | Sequence[Leaf], place: str) -> Node:
    if isinstance(given, Leaf):
        return Node(*given, place)
    members = [Node(*leaf, f"{place}[{number}]") for number, leaf in enumerate(given, 1)]
    return Node(members, "", given[0].where, place)


def _texts(node: Node) -> object:
    return [member.text for member in node.value] if isinstance(node.value, list) else node.text
