"""The tree of nodes that grows while cells are read: the same an assessment file is parsed to."""

from __future__ import annotations

from collections.abc import Sequence

from ita_tools.errors import ItaError, KeyRepeated, ValueWrong
from ita_tools.yaml_json import SourceNode

__all__ = ["MOST_PARTS", "Tree", "members"]

MOST_PARTS = 12
"""Parts of the longest path; an assessment needs six."""


class Tree:
    """Puts nodes where their paths say; what contradicts itself is a fault."""

    def __init__(self, file: str, faults: list[ItaError]) -> None:
        self.root = SourceNode({}, "", file)
        self._faults = faults
        self._branches: dict[tuple[str, ...], dict[str, SourceNode]] = {(): self.root.value}

    def put(self, path: tuple[str, ...], node: SourceNode) -> None:
        """Put a scalar, or a list of them, at a path; the same value twice does no harm."""
        fields = self._branches.get(path[:-1])
        if fields is None and (fields := self._grow(path[:-1], node.where)) is None:
            return
        held = fields.setdefault(path[-1], node)
        if held is not node and _texts(held) != _texts(node):
            self._faults.append(
                KeyRepeated(
                    f"ค่าไม่ตรงกับ {held.where} ซึ่งเป็นข้อมูลเดียวกัน",
                    where=node.where,
                    remedy="เหลือแผ่นงานไว้ชุดเดียว หรือแก้ให้ตรงกัน",
                )
            )

    def put_records(self, path: tuple[str, ...], records: Sequence[dict[str, SourceNode]]) -> None:
        """Put a list of records at a path."""
        given = members([SourceNode(record, "", next(iter(record.values())).where) for record in records])
        fields = self._grow(path[:-1], given.where)
        if fields is None:
            return
        if path[-1] in fields:
            self._tampered(given.where)
        else:
            fields[path[-1]] = given

    def _grow(self, path: tuple[str, ...], where: str) -> dict[str, SourceNode] | None:
        """Return the fields of a branch; a new branch stands where its first leaf does."""
        known = self._branches.get(path)
        if known is not None or len(path) >= MOST_PARTS:
            if known is None:
                self._tampered(where)
            return known
        above = self._grow(path[:-1], where)
        if above is None:
            return None
        node = above.setdefault(path[-1], SourceNode({}, "", where))
        if not isinstance(node.value, dict):
            self._tampered(where)
            return None
        self._branches[path] = node.value
        return node.value

    def _tampered(self, where: str) -> None:
        self._faults.append(
            ValueWrong("แถวและคอลัมน์กำกับที่ซ่อนไว้ถูกแก้ไข", where=where, remedy="ใช้ไฟล์ที่สร้างด้วยคำสั่ง ita new")
        )


def members(nodes: Sequence[SourceNode]) -> SourceNode:
    """Return the list of some nodes, at least one; it stands where its first member does."""
    return SourceNode(nodes, "", nodes[0].where)


def _texts(node: SourceNode) -> object:
    return [member.text for member in node.value] if isinstance(node.value, list) else node.text
