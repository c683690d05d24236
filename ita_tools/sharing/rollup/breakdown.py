"""The agencies of an edition by province, by type and by level: passed, not passed, and means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from ita_tools.rubric import Edition
from ita_tools.sharing.rollup.dataframe import ScoreStatistics, column_means, score_statistics
from ita_tools.sharing.rollup.shares import percent_of

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["UNKNOWN_LEVEL", "Breakdown", "break_down", "whole_breakdown"]

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
