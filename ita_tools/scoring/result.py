"""The scored assessment: each score with its value, basis, rule and inputs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ita_tools.rounding import points
from ita_tools.rubric import Confidence, Edition

__all__ = ["Basis", "Key", "Result", "Score"]

Key = tuple[str, ...]
"""``("total",)``, ``("tool", t)``, ``("part", t, n)``, ``("indicator", n)``, ``("subindicator", n)``,
``("item", t, i)`` or ``("statement", t, i, n)``: a part is an indicator as one of several tools sees it, a
statement one of several that an item asks about."""

Basis = Literal["counts", "percent", "printed", "computed", "published", "unprocessed", "missing"]

_BASIS = {
    "counts": "จากจำนวนผู้ตอบแต่ละตัวเลือก",
    "percent": "จากร้อยละของผู้ตอบแต่ละตัวเลือก",
    "printed": "ตามคะแนนที่ ITAS แสดง",
    "published": "ตามคะแนนที่ประกาศ เพราะไม่ทราบคะแนนที่อยู่ใต้ลงไปครบทุกข้อ",
    "unprocessed": "ITAS ไม่ประมวลผลเครื่องมือนี้",
    "missing": "ยังไม่มีข้อมูล",
}


@dataclass(frozen=True, slots=True)
class Score:
    """A score in points of 100 with two decimals, or ``None`` where it is not known.

    ``rule`` says in Thai how it was formed from ``inputs``; ``confidence`` is ``inferred`` where an
    unofficial rule matters to the value, ``derived`` where an input was never printed. ``low`` and
    ``high`` bound the value where the rule is not known well enough; elsewhere both are the value.
    ``possible`` are the bounds the inputs alone leave: a published score within them settles the value.
    """

    value: Decimal | None
    basis: Basis
    rule: str = ""
    inputs: tuple[Key, ...] = ()
    confidence: Confidence = "published"
    bounds: tuple[Decimal, Decimal] | None = None
    possible: tuple[Decimal, Decimal] | None = None

    @property
    def low(self) -> Decimal | None:
        """Least value the score can have."""
        return self.bounds[0] if self.bounds else self.value

    @property
    def high(self) -> Decimal | None:
        """Greatest value the score can have."""
        return self.bounds[1] if self.bounds else self.value


_MISSING = Score(None, "missing")


@dataclass(frozen=True)
class Result:
    """All scores of an assessment, and the level with where it comes from."""

    edition: Edition
    scores: Mapping[Key, Score]
    level: str | None
    level_basis: Literal["computed", "published", "missing"]
    possible_levels: tuple[str, str] | None = None
    """Worst and best level that open bounds leave; ``None`` where they leave one."""

    def __getitem__(self, key: Key) -> Score:
        return self.scores.get(key, _MISSING)

    @property
    def total(self) -> Decimal | None:
        """Total score."""
        return self[("total",)].value

    def tool(self, code: str) -> Decimal | None:
        """Score of a tool."""
        return self[("tool", code)].value

    def indicator(self, code: str) -> Decimal | None:
        """Score of an indicator over all its tools."""
        return self[("indicator", code)].value

    def part(self, tool: str, indicator: str) -> Decimal | None:
        """Score of an indicator as one tool sees it."""
        alone = len(self.edition.indicator_by_code[indicator].tools) == 1
        return self[("indicator", indicator) if alone else ("part", tool, indicator)].value

    def subindicator(self, code: str) -> Decimal | None:
        """Score of a sub-indicator."""
        return self[("subindicator", code)].value

    def item(self, tool: str, code: str) -> Decimal | None:
        """Score of an item under a tool."""
        return self[("item", tool, code)].value

    def name(self, key: Key) -> str:
        """Name what a key stands for, in Thai."""
        kind, *rest = key
        named = {
            "total": "คะแนนรวม",
            "tool": "เครื่องมือ",
            "part": "ตัวชี้วัดที่",
            "indicator": "ตัวชี้วัดที่",
            "subindicator": "ตัวชี้วัดย่อยที่",
            "item": "ข้อ",
            "statement": "ข้อ",
        }[kind]
        if kind in ("tool", "part", "item", "statement"):
            short = self.edition.tool_by_code[rest[0]].short  # codes of tools are for files only
            return f"{named} {short}" if kind == "tool" else f"{named} {'.'.join(rest[1:])} ({short})"
        return " ".join([named, *rest])

    def explain(self, key: Key) -> str:
        """Say in one Thai line how a score came about.

        >>> result.explain(("indicator", "1"))  # doctest: +SKIP
        'ตัวชี้วัดที่ 1 = 98.67: ค่าเฉลี่ยของ 3 ข้อ (99.33, 96.67, 100.00)'
        """
        score = self[key]
        how = score.rule or _BASIS[score.basis]
        parts = ", ".join(points(self[each].value) for each in score.inputs)
        mark = " [อนุมาน]" if score.confidence == "inferred" else ""
        if score.bounds:
            mark += f" [อยู่ระหว่าง {points(score.low)} ถึง {points(score.high)}]"
        return f"{self.name(key)} = {points(score.value)}: {how}" + (f" ({parts})" if parts else "") + mark

    def trace(self, key: Key, depth: int = 0) -> Iterator[tuple[int, Key]]:
        """Yield a score and everything below it, each with its depth."""
        yield depth, key
        for each in self[key].inputs:
            yield from self.trace(each, depth + 1)
