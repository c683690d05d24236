"""The agencies of an edition by province, by type and by level: numbers with shares, and means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from ita_tools.rounding import half_up
from ita_tools.rubric import Edition
from ita_tools.sharing.rollup.agency_summary import AgencySummary
from ita_tools.sharing.rollup.dataframe import ScoreStatistics, column_means, score_statistics

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = [
    "UNKNOWN_LEVEL",
    "Breakdown",
    "ItemShare",
    "Share",
    "break_down",
    "percent_of",
    "weak_items",
    "whole_breakdown",
]


@dataclass(frozen=True, slots=True)
class Share:
    """A number of agencies, and their share in percent with two decimals."""

    name: str
    count: int
    percent: Decimal


@dataclass(frozen=True, slots=True)
class ItemShare:
    """The agencies below the target in an item, of those whose score is known; the share in percent."""

    tool: str
    code: str
    count: int
    scored: int
    percent: Decimal


def percent_of(part: int, total: int) -> Decimal:
    """Return a share in percent with two decimals; 0 of nothing."""
    return half_up(Decimal(part) * 100 / total) if total else Decimal(0)


def weak_items(edition: Edition, agencies: Iterable[AgencySummary]) -> tuple[ItemShare, ...]:
    """Return the items in which any agency is below the target: those of most agencies first."""
    with_items = [each for each in agencies if each.items_known]
    weak = Counter((item.tool, item.code) for each in with_items for item in each.weak)
    unscored = Counter(key for each in with_items for key in each.unscored)
    shares = [_share(key, weak[key], len(with_items) - unscored[key]) for key in _keys(edition) if weak[key]]
    return tuple(sorted(shares, key=lambda each: -each.count))


def _keys(edition: Edition) -> Sequence[tuple[str, str]]:
    return [(tool.code, item.code) for tool in edition.tools for item in edition.items_of_tool(tool.code)]


def _share(key: tuple[str, str], count: int, scored: int) -> ItemShare:
    return ItemShare(*key, count, scored, percent_of(count, scored))


UNKNOWN_LEVEL = "ยังไม่ทราบระดับ"


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Some agencies of an edition: those of a province, a type or a level.

    Passed is who reaches the target score, of those with a total. ``levels`` are numbers of agencies by
    level, without those of nobody. A mean is ``None`` where no agency has a score.
    """

    name: str
    agencies: int
    passed: int
    total: ScoreStatistics
    levels: Mapping[str, int]
    tools: Mapping[str, Decimal | None]
    indicators: Mapping[str, Decimal | None]

    @property
    def failed(self) -> int:
        """Number of agencies with a total below the target."""
        return self.total.count - self.passed

    @property
    def unknown(self) -> int:
        """Number of agencies without a total."""
        return self.agencies - self.total.count

    @property
    def passed_percent(self) -> Decimal:
        """Share of those that passed, of those with a total."""
        return percent_of(self.passed, self.total.count)

    @property
    def failed_percent(self) -> Decimal:
        """Share of those that did not pass, of those with a total."""
        return percent_of(self.failed, self.total.count)


def break_down(edition: Edition, frame: DataFrame, column: str) -> tuple[Breakdown, ...]:
    """Sum up the agencies by the texts of a column, in the order of the texts."""
    return tuple(_breakdown(edition, str(name), part) for name, part in frame.groupby(column))


def whole_breakdown(edition: Edition, frame: DataFrame) -> Breakdown:
    """Sum up all agencies."""
    return _breakdown(edition, "", frame)


def _breakdown(edition: Edition, name: str, frame: DataFrame) -> Breakdown:
    tools = [f"tool:{tool.code}" for tool in edition.tools]
    indicators = [f"indicator:{each.code}" for each in edition.indicators]
    means = column_means(frame, [*tools, *indicators])
    total = frame["total"]
    return Breakdown(
        name,
        len(frame),
        int((total.dropna() >= int(edition.target.score * 100)).sum()),
        score_statistics(total),
        {str(level) or UNKNOWN_LEVEL: int(count) for level, count in frame["level"].value_counts().items()},
        {column.partition(":")[2]: means[column] for column in tools},
        {column.partition(":")[2]: means[column] for column in indicators},
    )
