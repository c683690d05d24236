"""Relations between the answers to an item, the number of respondents and the score.

Attainable scores are the means that a number of answers on a scale can have.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import count
from math import ceil, floor

from ita_tools.rounding import half_up, weighted_mean
from ita_tools.rubric import Scale
from ita_tools.scoring.plan import Key
from ita_tools.scoring.relations.facts import hundredths, score_of
from ita_tools.scoring.relations.system import Ranges, Relation

__all__ = [
    "SHARE_ROUNDING",
    "AnswersGive",
    "Attainable",
    "CountsAddUp",
    "SharesAddUp",
    "add_up",
    "counts_of",
    "nearest_attainable",
    "score_range",
    "sum_slack",
]

SHARE_ROUNDING = Decimal("0.005")
"""Largest error, in points, of a share of answers printed with two decimals."""

_NONE = (0, 0)


def sum_slack(shares: Sequence[Decimal]) -> Decimal:
    """Return by how much rounding can move the sum of some shares away from 100."""
    return len(shares) * SHARE_ROUNDING


def add_up(shares: Sequence[Decimal]) -> bool:
    """Whether shares of answers are 100 together, within their rounding."""
    total = sum(shares)
    return not total or abs(total - 100) <= sum_slack(shares)


def score_range(
    scale: Scale, counts: Sequence[int], shares: Sequence[Decimal], people: int
) -> tuple[int, int] | None:
    """Return the least and greatest score, in hundredths, that answers give; ``None`` without answers.

    Shares are rounded. With the number of respondents they are whole numbers of answers again.
    """
    points = [Decimal(option.value) for option in scale.options]
    if counts and sum(counts):
        value = hundredths(weighted_mean(points, counts))
        return value, value
    if not shares or not sum(shares):
        return None
    if people and (known := counts_of(shares, people)):
        value = hundredths(weighted_mean(points, known))
        return value, value
    value = hundredths(weighted_mean(points, shares))
    slack = hundredths(half_up(sum(points) * SHARE_ROUNDING / 100 + SHARE_ROUNDING))
    return max(0, value - slack), min(hundredths(max(points)), value + slack)


def counts_of(shares: Sequence[Decimal], people: int) -> list[int]:
    """Return the answers that give printed shares; nothing where no whole numbers do."""
    counts = [int((share * people / 100).to_integral_value()) for share in shares]
    exact = all(
        abs(100 * Decimal(count) / people - share) <= SHARE_ROUNDING
        for count, share in zip(counts, shares, strict=True)
    )
    return counts if exact and sum(counts) == people else []


class AnswersGive(Relation):
    """The score of an item follows from its answers."""

    __slots__ = ("counts", "fact", "figure", "people", "scale", "shares")

    def __init__(
        self,
        figure: int,
        fact: int,
        people: Key,
        scale: Scale,
        counts: Sequence[int],
        shares: Sequence[Decimal],
    ) -> None:
        super().__init__("answers-differ", (figure,))
        self.figure, self.fact, self.people = figure, fact, people
        self.scale, self.counts, self.shares = scale, counts, shares

    def narrow(self, ranges: Ranges) -> None:
        """Give the range that the answers leave."""
        if ranges.released >> self.fact & 1:
            return
        count, also = ranges.people.get(self.people, _NONE)
        for people, why in ((0, 0), (count, also)) if also and not self.counts else ((0, 0),):
            found = score_range(self.scale, self.counts, self.shares, people)
            if found is not None:
                before = len(ranges.conflicts)
                ranges.at_least(self.figure, found[0], why | 1 << self.fact, snap=False)
                if len(ranges.conflicts) > before:
                    return
                ranges.at_most(self.figure, found[1], why | 1 << self.fact, snap=False)
                if len(ranges.conflicts) > before:
                    return


class CountsAddUp(Relation):
    """The answers to an item are as many as the respondents."""

    __slots__ = ("fact", "figure", "people", "total")

    def __init__(self, figure: int, fact: int, people: Key, total: int) -> None:
        super().__init__("counts-differ", ())
        self.figure, self.fact, self.people, self.total = figure, fact, people, total

    def narrow(self, ranges: Ranges) -> None:
        """Refuse another number."""
        count, why = ranges.people.get(self.people, _NONE)
        if why and self.total not in (0, count) and not ranges.released >> self.fact & 1:
            ranges.refuse(self.figure, why | 1 << self.fact)


class SharesAddUp(Relation):
    """The shares of the answers to an item are 100 together."""

    __slots__ = ("fact", "figure", "shares")

    def __init__(self, figure: int, fact: int, shares: Sequence[Decimal]) -> None:
        super().__init__("shares-differ", ())
        self.figure, self.fact, self.shares = figure, fact, shares

    def narrow(self, ranges: Ranges) -> None:
        """Refuse another sum."""
        if not ranges.released >> self.fact & 1 and not add_up(self.shares):
            ranges.refuse(self.figure, 1 << self.fact)


class Attainable(Relation):
    """A score is one that the scale has, or that the number of respondents can give."""

    __slots__ = ("figure", "people", "scale")

    def __init__(self, figure: int, people: Key, scale: Scale) -> None:
        super().__init__("step-unknown" if scale.kind == "steps" else "score-impossible", (figure,))
        self.figure, self.people, self.scale = figure, people, scale

    def narrow(self, ranges: Ranges) -> None:
        """Refuse a score that cannot be."""
        value = ranges.low[self.figure]
        if value != ranges.high[self.figure]:
            return
        count, also = ranges.people.get(self.people, _NONE)
        why = ranges.why_low[self.figure] | ranges.why_high[self.figure]
        if self.scale.kind == "steps":
            if all(value != option.value * 100 for option in self.scale.options):
                ranges.refuse(self.figure, why)
        elif count and nearest_attainable(self.scale, score_of(value), count) != score_of(value):
            ranges.refuse(self.figure, why | also)


def nearest_attainable(scale: Scale, score: Decimal, respondents: int) -> Decimal:
    """Return the attainable mean nearest to a score, the lower one of two; ``respondents`` is at least 1.

    With 29 answers on 0/20/../100 there are 146 means, and 96.50 is none of them. Two answers on 0/33/67/100
    cannot have the mean 25.
    """
    values = frozenset(option.value for option in scale.options)
    target = score * respondents
    below = next(total for total in count(floor(target), -1) if _is_attainable(values, total, respondents))
    above = next(total for total in count(ceil(target)) if _is_attainable(values, total, respondents))
    means = [half_up(Decimal(total) / respondents) for total in (below, above)]
    return min(means, key=lambda mean: abs(mean - score))


def _is_attainable(values: frozenset[int], total: int, respondents: int) -> bool:
    """Return whether so many answers can add up to a total; zero-point answers add nothing to the sum."""
    fewest, greatest = _fewest_answers(values), max(values)
    surplus = max(0, -(-(total - len(fewest) + 1) // greatest))
    needed = fewest[total - surplus * greatest] if total >= 0 else None
    return needed is not None and needed + surplus <= respondents


@lru_cache
def _fewest_answers(values: frozenset[int]) -> list[int | None]:
    """Return the least number of answers for each total, ``None`` where no number adds up to it.

    The list ends where a greater total always takes one more answer of the greatest value: among that many
    other answers, some add up to a multiple of it.
    """
    greatest = max(values)
    fewest: list[int | None] = [0]
    for total in range(1, greatest * greatest + greatest):
        before = [fewest[total - value] for value in values if 0 < value <= total]
        fewest.append(min((number + 1 for number in before if number is not None), default=None))
    return fewest
