"""The kinds of relations between figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_CEILING, Decimal

from ita_tools.rubric import Band
from ita_tools.scoring.relations.facts import FULL
from ita_tools.scoring.relations.system import Ranges, Relation

__all__ = ["Between", "LevelOf", "LinearMean"]


class LinearMean(Relation):
    """A figure that is the weighted mean of others, rounded half-up to hundredths, or not rounded.

    Weights are whole and positive. Figures at the places ``real`` need not be whole hundredths.
    """

    __slots__ = ("made", "of", "real", "rounded", "sum", "weighed", "weights")

    def __init__(  # noqa: PLR0913 - what a mean is made of
        self,
        code: str,
        made: int,
        of: Sequence[int],
        weights: Sequence[int] | None = None,
        *,
        rounded: bool = True,
        real: Sequence[int] = (),
        divisor: int | None = None,
    ) -> None:
        super().__init__(code, (made, *of))
        self.made, self.of = made, tuple(of)
        self.weights = tuple(weights) if weights else (1,) * len(self.of)
        self.sum = sum(self.weights) if divisor is None else divisor
        self.weighed = tuple(zip(self.of, self.weights, strict=True))
        self.rounded, self.real = rounded, frozenset(real)

    def narrow(self, ranges: Ranges) -> None:
        """Narrow the mean by its figures, and each figure by the mean and the other figures."""
        low, high, made, divisor = ranges.low, ranges.high, self.made, self.sum
        all_least = all_most = 0
        for figure, weight in self.weighed:
            all_least += weight * low[figure]
            all_most += weight * high[figure]
        before = len(ranges.conflicts)
        value = (2 * all_least + divisor) // (2 * divisor)
        if value > low[made]:
            ranges.at_least(made, value, _any(ranges.why_low, self.of))
        if all_most != all_least:
            value = (2 * all_most + divisor) // (2 * divisor)
        if value < high[made]:
            ranges.at_most(made, value, _any(ranges.why_high, self.of))
        if all_least == all_most or len(ranges.conflicts) > before:
            return
        half = divisor if self.rounded else 0
        needed = -((half - 2 * divisor * low[made]) // 2)
        allowed = (2 * divisor * high[made] + half - (1 if self.rounded else 0)) // 2
        if needed > all_least:
            most = [weight * high[figure] for figure, weight in self.weighed]
            self._raise(ranges, needed - all_most, most)
        if allowed < all_most and len(ranges.conflicts) == before:
            least = [weight * low[figure] for figure, weight in self.weighed]
            self._lower(ranges, allowed - sum(least), least)

    def _raise(self, ranges: Ranges, missing: int, most: Sequence[int]) -> None:
        """Raise each figure to what is missing if all others stand at their greatest."""
        for place, figure in enumerate(self.of):
            value = missing + most[place]
            weight = self.weights[place]
            value = value // weight if place in self.real else -(-value // weight)
            if value > ranges.low[figure]:
                others = (other for other in self.of if other != figure)
                ranges.at_least(figure, value, ranges.why_low[self.made] | _any(ranges.why_high, others))

    def _lower(self, ranges: Ranges, left: int, least: Sequence[int]) -> None:
        """Lower each figure to what is left if all others stand at their least."""
        for place, figure in enumerate(self.of):
            value = left + least[place]
            weight = self.weights[place]
            value = -(-value // weight) if place in self.real else value // weight
            if value < ranges.high[figure]:
                others = (other for other in self.of if other != figure)
                ranges.at_most(figure, value, ranges.why_high[self.made] | _any(ranges.why_low, others))


class Between(Relation):
    """A figure somewhere between the least and the greatest of others."""

    __slots__ = ("made", "of")

    def __init__(self, code: str, made: int, of: Sequence[int]) -> None:
        super().__init__(code, (made, *of))
        self.made, self.of = made, tuple(of)

    def narrow(self, ranges: Ranges) -> None:
        """Narrow the figure by the others."""
        least, most = min(ranges.low[each] for each in self.of), max(ranges.high[each] for each in self.of)
        if least > ranges.low[self.made]:
            ranges.at_least(self.made, least, _any(ranges.why_low, self.of))
        if most < ranges.high[self.made]:
            ranges.at_most(self.made, most, _any(ranges.why_high, self.of))


class LevelOf(Relation):
    """The level: the place of the first band whose conditions the total and the tools meet.

    A tool whose figure is ``None`` was not processed: whether it meets a condition is not known.
    """

    __slots__ = ("bands", "made")

    def __init__(
        self, code: str, made: int, total: int, tools: Sequence[tuple[str, int | None]], bands: Sequence[Band]
    ) -> None:
        super().__init__(code, (made, total, *(figure for _, figure in tools if figure is not None)))
        self.made = made
        self.bands = [_conditions(band, total, tools) for band in bands]

    def narrow(self, ranges: Ranges) -> None:
        """Narrow the level by total and tools, and these by a known level."""
        before = len(ranges.conflicts)
        self._best(ranges)
        if len(ranges.conflicts) == before:
            self._worst(ranges)
        if len(ranges.conflicts) == before and ranges.low[self.made] == ranges.high[self.made]:
            self._given(ranges, ranges.low[self.made])

    def _best(self, ranges: Ranges) -> None:
        """Find the first band that is not excluded."""
        why = 0
        for place, conditions in enumerate(self.bands):
            missed = [each for each in conditions if each[0] is not None and ranges.high[each[0]] < each[1]]
            if not missed:
                ranges.at_least(self.made, place, why)
                return
            # One missed condition is enough; one that a single fact explains is the best.
            why |= min((ranges.why_high[figure] for figure, _ in missed if figure is not None), key=_size)

    def _worst(self, ranges: Ranges) -> None:
        """Find the first band whose conditions are met for certain."""
        for place, conditions in enumerate(self.bands):
            if all(figure is not None and ranges.low[figure] >= least for figure, least in conditions):
                figures = [figure for figure, _ in conditions if figure is not None]
                ranges.at_most(self.made, place, _any(ranges.why_low, figures))
                return

    def _given(self, ranges: Ranges, level: int) -> None:
        """Narrow what a known level says of the total and the tools."""
        why = ranges.why_low[self.made] | ranges.why_high[self.made]
        for figure, least in self.bands[level]:
            if figure is not None:
                ranges.at_least(figure, least, why)
        for conditions in self.bands[:level]:
            unmet = [each for each in conditions if each[0] is None or ranges.low[each[0]] < each[1]]
            (figure, least), *others = unmet or [(None, 0)]
            if figure is not None and not others:
                met = [each for each, _ in conditions if each is not None and each != figure]
                ranges.at_most(figure, least - 1, why | _any(ranges.why_low, met))


_Condition = tuple[int | None, int]


def _conditions(band: Band, total: int, tools: Sequence[tuple[str, int | None]]) -> list[_Condition]:
    """Return the figures that a band asks for, with the least value of each."""
    asked = [(figure, band.least_of(tool)) for tool, figure in tools]
    first: list[_Condition] = [(total, _least(band.total_min))] if band.total_min > 0 else []
    return first + [(figure, _least(least)) for figure, least in asked if least is not None]


def _least(score: Decimal) -> int:
    return min(int((score * 100).to_integral_value(ROUND_CEILING)), FULL)


def _any(why: Sequence[int], figures: Iterable[int]) -> int:
    bits = 0
    for figure in figures:
        bits |= why[figure]
    return bits


def _size(bits: int) -> int:
    return bits.bit_count()
