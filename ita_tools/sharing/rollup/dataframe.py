"""The rows of a roll-up as a pandas DataFrame, scores as whole hundredths.

Scores have two decimals, so hundredths are exact in ``Int64``, which has missing values of its own. Sums,
ranks and quartiles of them are exact too, and only the last step rounds, half-up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from ita_tools.rounding import half_up
from ita_tools.sharing.rollup.agency_summary import AgencySummary

if TYPE_CHECKING:
    from pandas import DataFrame, Series
    from pandas.arrays import IntegerArray

__all__ = ["ScoreStatistics", "agencies_dataframe", "column_means", "score_statistics"]

_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class ScoreStatistics:
    """Number, quartiles and mean of scores, in points with two decimals; ``None`` where there is no score.

    Quartiles are interpolated between neighbours, as QUARTILE.INC of Excel does.
    """

    count: int
    least: Decimal | None = None
    lower: Decimal | None = None
    median: Decimal | None = None
    upper: Decimal | None = None
    greatest: Decimal | None = None
    mean: Decimal | None = None


def agencies_dataframe(agencies: Sequence[AgencySummary]) -> DataFrame:
    """Return one row for each agency, in their order.

    Columns are ``edition``, ``province``, ``type``, ``level``, and with whole numbers (``Int64``) ``total``,
    ``tool:...`` and ``indicator:...`` with the codes of all editions.
    """
    tools = dict.fromkeys(code for each in agencies for code in each.tools)
    indicators = dict.fromkeys(code for each in agencies for code in each.indicators)
    columns: dict[str, object] = {
        "edition": [each.edition for each in agencies],
        "province": [each.province for each in agencies],
        "type": [each.type for each in agencies],
        "level": [each.counted_level for each in agencies],
        "total": _hundredths([each.total for each in agencies]),
    }
    columns |= {f"tool:{code}": _hundredths([each.tools.get(code) for each in agencies]) for code in tools}
    columns |= {
        f"indicator:{code}": _hundredths([each.indicators.get(code) for each in agencies])
        for code in indicators
    }
    return pd.DataFrame(columns)


def _hundredths(scores: Sequence[Decimal | None]) -> IntegerArray:
    return pd.array([pd.NA if score is None else int(score * _HUNDRED) for score in scores], dtype="Int64")


def score_statistics(column: Series) -> ScoreStatistics:
    """Sum up a column of hundredths."""
    scores = column.dropna()
    if not len(scores):
        return ScoreStatistics(0)
    least, lower, median, upper, greatest = (
        _points(Decimal(str(each))) for each in scores.quantile([0, 0.25, 0.5, 0.75, 1])
    )
    mean = Decimal(int(scores.sum())) / len(scores)
    return ScoreStatistics(len(scores), least, lower, median, upper, greatest, _points(mean))


def column_means(frame: DataFrame, columns: Sequence[str]) -> dict[str, Decimal | None]:
    """Return the mean of columns of hundredths, in points; ``None`` for one without a score."""
    sums, counts = frame[columns].sum(), frame[columns].count()
    return {
        column: _points(Decimal(int(sums[column])) / int(counts[column])) if counts[column] else None
        for column in columns
    }


def _points(hundredths: Decimal) -> Decimal:
    return half_up(hundredths / _HUNDRED)
