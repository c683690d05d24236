"""One agency as one row of a roll-up: the figures that its tables need.

What it lacks for the next level is one of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from ita_tools.assessment import Assessment, Standing
from ita_tools.rounding import points
from ita_tools.scoring import Result
from ita_tools.thai import truncate

__all__ = ["CONTRADICTED", "AgencySummary", "LevelGap", "SourceFile", "WeakItem", "summarise"]


@dataclass(frozen=True, slots=True)
class LevelGap:
    """The points missing to the next level, in total and by tool; only what is missing.

    ``items`` are tool and code of the items that an assessor scores and any one of which is enough.
    """

    level: str
    total: Decimal = Decimal(0)
    tools: tuple[tuple[str, Decimal], ...] = ()
    items: tuple[tuple[str, str], ...] = ()

    @property
    def scores(self) -> int:
        """Number of scores that are too low: the total, and those of tools."""
        return bool(self.total) + len(self.tools)

    @property
    def distance(self) -> tuple[bool, int, Decimal]:
        """The key that sorts the nearest first: one item is enough, few scores, few points."""
        return not self.items, self.scores, sum((short for _, short in self.tools), self.total)


_LONGEST = 200
"""Characters kept of a name; the longest official one has about 80."""
_SHOWN = 5
_NO_STANDING = Standing()
CONTRADICTED = "ขัดแย้ง"
"""Counted in place of a level that the scores do not allow."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file: its name as shown, a short hash of its bytes, and its time of change (seconds since 1970)."""

    file: str
    digest: str
    changed: float


@dataclass(frozen=True, slots=True)
class WeakItem:
    """An item below the target score of its edition."""

    tool: str
    code: str
    score: Decimal


@dataclass(frozen=True, slots=True)
class AgencySummary:
    """The row of an agency. A missing score is ``None``; ``weak`` holds the weakest items first.

    ``unscored`` are tool and code of the items without a score, where any item has one. ``gap`` is what is
    missing to the next level, ``None`` at the best one or where it is not known.
    ``standing`` is the one that its book holds already.
    ``level_contradicted``: the scores do not allow the level, which is counted as ``CONTRADICTED``.
    """

    source: SourceFile
    edition: int
    name: str
    district: str
    province: str
    total: Decimal | None
    level: str
    tools: Mapping[str, Decimal | None]
    indicators: Mapping[str, Decimal | None]
    weak: tuple[WeakItem, ...]
    items_known: bool
    findings: int
    remark: str
    level_contradicted: bool = False
    type: str = ""
    unscored: tuple[tuple[str, str], ...] = ()
    gap: LevelGap | None = None
    standing: Standing = _NO_STANDING

    @property
    def counted_level(self) -> str:
        """The level that the agency is counted under."""
        return CONTRADICTED if self.level_contradicted else self.level

    @property
    def weak_text(self) -> str:
        """The weakest items with their scores on one line."""
        if not self.items_known:
            return "ไม่ทราบคะแนนรายข้อ"
        codes = [item.code for item in self.weak]
        shown = [
            f"{item.code}{f' ({item.tool})' if codes.count(item.code) > 1 else ''} {points(item.score)}"
            for item in self.weak[:_SHOWN]
        ]
        more = len(self.weak) - _SHOWN
        return ", ".join(shown) + (f" และอีก {more} ข้อ" if more > 0 else "") or "-"


def summarise(
    assessment: Assessment,
    result: Result,
    findings: int,
    source: SourceFile,
    *,
    level_contradicted: bool = False,
    gap: LevelGap | None = None,
) -> AgencySummary:
    """Reduce a scored assessment to its row; ``findings`` is the number of findings to fix."""
    agency, edition = assessment.agency, result.edition
    items = {
        (tool.code, item.code): result.item(tool.code, item.code)
        for tool in edition.tools
        for item in edition.items_of_tool(tool.code)
    }
    scores = {key: score for key, score in items.items() if score is not None}
    weak = [WeakItem(*key, score) for key, score in scores.items() if score < edition.target.score]
    return AgencySummary(
        source,
        edition.year,
        _name(agency.name),
        _name(agency.district),
        _name(agency.province),
        result.total,
        result.level or "",
        {tool.code: result.tool(tool.code) for tool in edition.tools},
        {each.code: result.indicator(each.code) for each in edition.indicators},
        tuple(sorted(weak, key=lambda item: item.score)),
        bool(scores),
        findings,
        _remark(result),
        level_contradicted,
        _name(agency.type),
        tuple(key for key in items if key not in scores) if scores else (),
        gap,
        assessment.standing,
    )


def _name(text: str) -> str:
    return truncate(" ".join(text.split()), _LONGEST)


def _remark(result: Result) -> str:
    total = result[("total",)]
    if total.value is None:
        return "ข้อมูลไม่ครบ"
    if total.basis == "announced":
        return "ตามที่ประกาศ"
    return "อนุมาน" if total.confidence == "inferred" else ""
