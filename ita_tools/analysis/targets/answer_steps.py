"""What moving answers one option up or down makes of the points of an item.

All sums are whole points over all answers: 20 answers with the mean 95 have the sum 1,900. Downwards is
upwards on the mirrored scale, so everything here looks upwards.

Where only the mean is known, the answers behind it may lie in many ways. Each number of steps then has a
least and a greatest sum. Both are bounds: no way the answers can lie leaves them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from ita_tools.analysis.targets.max_plus import combine
from ita_tools.records import record
from ita_tools.rounding import half_up_ratio
from ita_tools.rubric import Scale
from ita_tools.scoring.relations.answers import nearest_attainable

__all__ = ["AnswerGroup", "AnswersKnown", "MeanKnown", "known_answers", "known_mean", "sums_of_mean"]


_MOST_WORK = 20_000
"""Sums that are looked at for one mean; beyond, every step is bounded by the gaps of the scale alone."""


@record(frozen=True, slots=True)
class AnswersKnown:
    """Answers by value: ``values`` rise, ``counts`` are the answers with each."""

    values: tuple[int, ...]
    counts: tuple[int, ...]

    @property
    def answers(self) -> int:
        """Number of answers."""
        return sum(self.counts)

    def mirrored(self) -> AnswersKnown:
        """Return the answers on the scale turned round."""
        return AnswersKnown(_mirrored(self.values), self.counts[::-1])

    def sums(self, steps: int, *, greatest: bool = False) -> Sequence[int]:
        """Return the best sum after 0, 1, ... ``steps`` steps; it ends where no answer can rise further."""
        start = sum(value * count for value, count in zip(self.values, self.counts, strict=True))
        rising: Sequence[int] = [0]
        for place, count in enumerate(self.counts[:-1]):
            gains = tuple(value - self.values[place] for value in self.values[place:])
            rising = combine(rising, _gains_of_group(gains, count, steps), steps)
        return [start + gain for gain in rising]


@record(frozen=True, slots=True)
class MeanKnown:
    """A number of answers of which only the mean is known: their sum is ``least`` to ``greatest``."""

    values: tuple[int, ...]
    answers: int
    least: int
    greatest: int

    def mirrored(self) -> MeanKnown:
        """Return the answers on the scale turned round."""
        turned = self.answers * (self.values[0] + self.values[-1])
        return MeanKnown(_mirrored(self.values), self.answers, turned - self.greatest, turned - self.least)

    def sums(self, steps: int, *, greatest: bool = False) -> Sequence[int]:
        """Return a bound of the best sum after 0, 1, ... ``steps`` steps: its least, or its greatest."""
        gaps = _gaps(self.values)
        narrow, wide = min(gaps), max(gaps)
        one_wider = gaps.count(wide) == 1 and gaps.count(narrow) == len(gaps) - 1
        if one_wider and self._crossings(wide) * (steps + 1) <= _MOST_WORK:
            lists = list(self._crossing(narrow, wide - narrow, gaps.index(wide), steps, greatest=greatest))
        else:
            lists = [self._by_gap(narrow, wide, steps, greatest=greatest)]
        if not lists:  # so many answers cannot have such a sum
            lists = [self._by_gap(narrow, wide, steps, greatest=greatest)]
        longest = max(map(len, lists))
        padded = [[*each, *[each[-1]] * (longest - len(each))] for each in lists]
        return list(map(max if greatest else min, zip(*padded, strict=True)))

    def _crossings(self, wide: int) -> int:
        """Return how many numbers of answers below the wider gap there are to look at, for all sums."""
        below = min(self.answers, (self.answers * self.values[-1] - self.least) // wide)
        return (self.greatest - self.least + 1) * (below + 1)

    def _by_gap(self, narrow: int, wide: int, steps: int, *, greatest: bool) -> list[int]:
        """Take each step as worth the narrowest gap of the scale, or the widest."""
        full = self.answers * self.values[-1]
        start, gap = (self.greatest, wide) if greatest else (self.least, narrow)
        needed = min(steps, -(-(full - start) // gap))
        return [min(full, start + gap * step) for step in range(needed + 1)]

    def _crossing(
        self, gap: int, excess: int, place: int, steps: int, *, greatest: bool
    ) -> Iterator[list[int]]:
        """Yield the sums for every number of answers that may stand below the one wider gap.

        The answers take ``all_steps`` steps to the top in all, ``below`` of them over the wider gap: at best
        those come first, at worst each needs all steps to the wider gap.
        """
        full, length = self.answers * self.values[-1], len(self.values) - 1
        for start in range(self.least, self.greatest + 1):
            for below in range(min(self.answers, (full - start) // (gap + excess)) + 1):
                all_steps, rest = divmod(full - start - excess * below, gap)
                above = all_steps - below * (length - place)
                fits = 0 <= above <= below * place + (self.answers - below) * (length - place - 1)
                if rest == 0 and fits:
                    yield [
                        start
                        + gap * step
                        + excess
                        * (
                            min(below, step)
                            if greatest
                            else max(min(below, step // (place + 1)), below - all_steps + step)
                        )
                        for step in range(min(steps, all_steps) + 1)
                    ]


AnswerGroup = AnswersKnown | MeanKnown


def known_answers(scale: Scale, counts: Sequence[int]) -> AnswersKnown:
    """Return the answers of a scale, counted by its options."""
    by_value: dict[int, int] = {}
    for option, count in zip(scale.options, counts, strict=True):
        by_value[option.value] = by_value.get(option.value, 0) + count
    values = tuple(sorted(by_value))
    return AnswersKnown(values, tuple(by_value[value] for value in values))


@lru_cache(maxsize=4096)
def known_mean(scale: Scale, score: Decimal, answers: int) -> MeanKnown:
    """Return so many answers with a mean; with the nearest that they can have, where they cannot have it."""
    values = tuple(sorted({option.value for option in scale.options}))
    full = answers * values[-1]
    sums = [each for each in sums_of_mean(nearest_attainable(scale, score, answers), answers) if each <= full]
    return MeanKnown(values, answers, sums[0], sums[-1])


def sums_of_mean(score: Decimal, answers: int) -> Iterator[int]:
    """Yield the sums of so many answers whose mean is printed as a score, ascending.

    >>> list(sums_of_mean(Decimal("99.33"), 30)), list(sums_of_mean(Decimal("99.30"), 30))
    ([2980], [])
    """
    hundredths = int(score.scaleb(2))
    near = hundredths * answers // 100
    reach = answers // 100 + 2
    for total in range(max(0, near - reach), near + reach + 1):
        if half_up_ratio(100 * total, answers) == hundredths:
            yield total


def _mirrored(values: Sequence[int]) -> tuple[int, ...]:
    return tuple(values[0] + values[-1] - value for value in reversed(values))


def _gaps(values: Sequence[int]) -> list[int]:
    return [after - before for before, after in pairwise(values)]


@lru_cache(maxsize=4096)
def _gains_of_group(gains: tuple[int, ...], answers: int, steps: int) -> Sequence[int]:
    """Return the best gain of answers that stand at one option, for every number of steps.

    ``gains`` are those of one answer after 0, 1, ... steps.
    """
    even = len({after - before for before, after in pairwise(gains)}) == 1
    if even or not answers:
        return [gains[1] * step for step in range(min(steps, answers * (len(gains) - 1)) + 1)]
    if answers == 1:
        return gains[: steps + 1]
    half = _gains_of_group(gains, answers // 2, steps)
    doubled = combine(half, half, steps)
    return combine(doubled, gains, steps) if answers % 2 else doubled
