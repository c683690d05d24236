"""Search the smallest set of single-digit corrections that makes printed scores agree.

Published reports misprint scores by one digit (85.00 for 95.00). The printed items, indicators and score of a
tool must agree through the means of the edition. If they do not, the search finds the fewest printed scores
that, each changed in one digit, make them agree. Scores are whole hundredths of a point in this module.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, islice, product

from ita_tools.analysis.attainable_scores import nearest_attainable
from ita_tools.assessment import Assessment, Published, Respondents
from ita_tools.rounding import half_up, weighted_mean
from ita_tools.rubric import Edition, Indicator
from ita_tools.scoring import Key, Result

__all__ = ["Correction", "corrections"]

_MAX_CORRECTIONS = 3
"""Largest set of corrections; a larger one can make almost any scores agree."""
_MAX_SETS = 1_000
"""Sets of corrections that are compared; with more of them, the figures are ambiguous."""
_FULL = 100_00


@dataclass(frozen=True, slots=True)
class Correction:
    """A printed score and the correct one."""

    key: Key
    printed: Decimal
    correct: Decimal


_Changes = tuple[tuple[Key, int], ...]
_Options = dict[int, list[_Changes]]
"""Possible values of a score, each with all smallest sets of changes that give it."""
_Choices = Sequence[tuple[int, _Changes]]
"""The same as pairs, one for each set of changes."""


def corrections(assessment: Assessment, result: Result) -> tuple[Correction, ...]:
    """Return the corrections of all tools whose printed scores do not agree, if they are unambiguous."""
    all_corrections: list[Correction] = []
    for tool in result.edition.tools:
        system = _ToolScores(assessment, result, tool.code)
        all_corrections += [
            Correction(key, system.printed[key], _score(value)) for key, value in system.solve()
        ]
    return tuple(all_corrections)


def _hundredths(score: Decimal) -> int:
    return int(half_up(score) * 100)


def _score(hundredths: int) -> Decimal:
    return Decimal(hundredths).scaleb(-2)


def _variants(value: int) -> Iterator[int]:
    """Yield all scores that differ from a score in one digit."""
    digits = f"{value:04d}"
    for position, digit in enumerate(digits):
        for other in "0123456789":
            changed = int(digits[:position] + other + digits[position + 1 :])
            if other != digit and changed <= _FULL:
                yield changed


class _ToolScores:
    """The printed scores of one tool, and the means through which they must agree."""

    def __init__(self, assessment: Assessment, result: Result, tool: str) -> None:
        self.result = result
        self.edition: Edition = result.edition
        self.assessment = assessment
        self.tool = tool
        self.printed = dict(self._printed(assessment.published))
        self._item_means: dict[tuple[str, int], _Options] = {}

    def _printed(self, published: Published) -> Iterator[tuple[Key, Decimal]]:
        for indicator in self.edition.indicators_of_tool(self.tool):
            yield from self._printed_items(indicator)
            shared = len(indicator.tools) > 1
            scores: Mapping[str, Decimal] = (
                published.parts.get(self.tool, {}) if shared else published.indicators
            )
            if indicator.code in scores:
                yield self._indicator_key(indicator), scores[indicator.code]
        if self.tool in published.tools:
            yield ("tool", self.tool), published.tools[self.tool]

    def _printed_items(self, indicator: Indicator) -> Iterator[tuple[Key, Decimal]]:
        for item in self.edition.items_of_indicator(indicator.code):
            key = ("item", self.tool, item.code)
            if self.result[key].basis == "announced" and item.scale.kind == "answers":
                yield key, self.result[key].value or Decimal(0)

    def _indicator_key(self, indicator: Indicator) -> Key:
        return (
            ("part", self.tool, indicator.code) if len(indicator.tools) > 1 else ("indicator", indicator.code)
        )

    def solve(self) -> _Changes:
        """Return the best smallest set of changes; empty if all scores agree or the best is ambiguous."""
        indicators = self.edition.indicators_of_tool(self.tool)
        printed = self.printed.get(("tool", self.tool))
        if printed is None or not all(self._sets_for_indicator(each) for each in indicators):
            return tuple(
                change
                for indicator in indicators
                for change in _single(self._most_consistent(self._sets_for_indicator(indicator)))
            )
        targets = _choices(_variant_options(("tool", self.tool), printed))
        for most in range(_MAX_CORRECTIONS + 1):
            options = [_choices(self._indicator_options(indicator, most)) for indicator in indicators]
            sets = list(islice(_agreeing_sets(options, targets, most), _MAX_SETS + 1))
            if sets:
                return _single(self._most_consistent(sets)) if len(sets) <= _MAX_SETS else ()
        return ()

    def _sets_for_indicator(self, indicator: Indicator) -> list[_Changes]:
        """Return the smallest sets of changes that make an indicator agree with its items."""
        for most in range(_MAX_CORRECTIONS + 1):
            sets = _smallest_sets(self._indicator_options(indicator, most))
            if sets and len(sets[0]) <= most:
                return sets
        return []

    def _most_consistent(self, sets: Sequence[_Changes]) -> list[_Changes]:
        """Return the sets of changes that contradict the fewest figures outside the tool."""
        contradictions = {changes: list(self._consistency(dict(changes))).count(False) for changes in sets}
        least = min(contradictions.values(), default=0)
        return [changes for changes, count in contradictions.items() if count == least]

    def _consistency(self, changed: Mapping[Key, int]) -> Iterator[bool]:
        """Yield whether each item score is attainable, and whether figures over several tools agree."""
        yield from self._attainability(changed)
        published = self.assessment.published
        if published.total is not None:
            tools = [self._changed_score(("tool", tool.code), changed) for tool in self.edition.tools]
            if None not in tools:
                total = _mean(
                    [score for score in tools if score is not None],
                    [tool.weight for tool in self.edition.tools],
                )
                yield total == _hundredths(published.total)
        for indicator in self.edition.indicators_of_tool(self.tool):
            items = [
                self._changed_score(("item", tool, item.code), changed)
                for item in self.edition.items_of_indicator(indicator.code)
                for tool in indicator.tools
            ]
            if len(indicator.tools) > 1 and indicator.code in published.indicators and None not in items:
                mean = _mean([score for score in items if score is not None])
                yield mean == _hundredths(published.indicators[indicator.code])

    def _attainability(self, changed: Mapping[Key, int]) -> Iterator[bool]:
        count = self.assessment.respondents.get(self.tool, Respondents()).count
        for key in self.printed if count else ():
            if key[0] == "item" and count:
                item = self.edition.item_by_code[key[2]]
                score = _score(self._changed_score(key, changed) or 0)
                yield bool(item.parts) or nearest_attainable(item.scale, score, count) == score

    def _changed_score(self, key: Key, changed: Mapping[Key, int]) -> int | None:
        if key in changed:
            return changed[key]
        score = self.assessment.published.tools.get(key[1]) if key[0] == "tool" else None
        score = self.result[key].value if score is None else score
        return None if score is None else _hundredths(score)

    def _indicator_options(self, indicator: Indicator, most: int) -> _Options:
        """Return the means of the items of an indicator that are within one digit of its printed score."""
        key = self._indicator_key(indicator)
        printed = self.printed.get(key)
        means = self._means_of_items(indicator, min(most, 1 if printed is None else _MAX_CORRECTIONS - 1))
        if printed is None:
            return means
        variants = _variant_options(key, printed)
        if not means:
            return variants
        return {
            value: [one + other for one in variants[value] for other in means[value]]
            for value in variants
            if value in means
        }

    def _means_of_items(self, indicator: Indicator, most: int) -> _Options:
        """Return the means of the items with at most ``most`` of them changed; ``{}`` if they are unknown."""
        items = self.edition.items_of_indicator(indicator.code)
        keys: list[Key] = [("item", self.tool, item.code) for item in items]
        scores = [_hundredths(value) for key in keys if (value := self.result[key].value) is not None]
        if len(scores) < len(keys) or indicator.mean != "items":
            computed = self.result[self._indicator_key(indicator)]
            score = computed.computed if computed.possible is None else None
            return {} if score is None else {_hundredths(score): [()]}
        if (indicator.code, most) not in self._item_means:
            self._item_means[indicator.code, most] = _changed_means(keys, scores, self.printed, most)
        return self._item_means[indicator.code, most]


def _changed_means(
    keys: Sequence[Key], scores: Sequence[int], printed: Mapping[Key, Decimal], most: int
) -> _Options:
    """Return the means of the scores with at most ``most`` of the printed ones changed."""
    means: _Options = {}
    index = {key: number for number, key in enumerate(keys)}
    for changes in _sets_of_changes(keys, scores, printed, most):
        total = sum(scores) + sum(value - scores[index[key]] for key, value in changes)
        sets = means.setdefault(_rounded_mean(total, len(scores)), [])
        if not sets or len(sets[0]) == len(changes):
            sets.append(changes)
    return means


def _sets_of_changes(
    keys: Sequence[Key], scores: Sequence[int], printed: Mapping[Key, Decimal], most: int
) -> Iterator[_Changes]:
    """Yield all sets of changed items, smallest first."""
    printed_indexes = [index for index, key in enumerate(keys) if key in printed]
    for size in range(most + 1):
        for indexes in combinations(printed_indexes, size):
            for values in product(*(tuple(_variants(scores[index])) for index in indexes)):
                yield tuple((keys[index], value) for index, value in zip(indexes, values, strict=True))


def _variant_options(key: Key, printed: Decimal) -> _Options:
    value = _hundredths(printed)
    return {value: [()], **{variant: [((key, variant),)] for variant in _variants(value)}}


def _smallest_sets(options: _Options) -> list[_Changes]:
    least = min(len(sets[0]) for sets in options.values()) if options else 0
    return [changes for sets in options.values() for changes in sets if len(changes) == least]


def _single(sets: Sequence[_Changes]) -> _Changes:
    return sets[0] if len(sets) == 1 else ()


def _choices(options: _Options) -> _Choices:
    return [(value, changes) for value, sets in options.items() for changes in sets]


def _mean(scores: Sequence[int], weights: Sequence[Decimal] | None = None) -> int:
    return int(half_up(weighted_mean([Decimal(score) for score in scores], weights), 0))


def _rounded_mean(total: int, number: int) -> int:
    """Return the mean of whole hundredths, rounded half-up."""
    return (2 * total + number) // (2 * number)


def _agreeing_sets(options: Sequence[_Choices], targets: _Choices, most: int) -> Iterator[_Changes]:
    """Yield every set of exactly ``most`` changes for which the indicator mean equals the tool score."""
    sums = _attainable_sums(options, most)
    number = len(options)
    for value, own in targets:
        for total in range(max(0, (value - 1) * number), (value + 1) * number):
            if _rounded_mean(total, number) == value and len(own) <= most:
                yield from (changes + own for changes in _adding_up(options, sums, total, most - len(own)))


def _attainable_sums(options: Sequence[_Choices], most: int) -> list[list[int]]:
    """Return the attainable sums of the options from each index on, as bits, by the number of changes."""
    sums = [[1] + [0] * most]
    for choices in reversed(options):
        values = {(value, len(changes)) for value, changes in choices}
        attainable = [0] * (most + 1)
        for value, used in values:
            for number in range(used, most + 1):
                attainable[number] |= sums[0][number - used] << value
        sums.insert(0, attainable)
    return sums


def _adding_up(
    options: Sequence[_Choices], sums: Sequence[Sequence[int]], total: int, number: int
) -> Iterator[_Changes]:
    """Yield the changes of every choice of one value per option that adds up to ``total``.

    ``number`` is how many changes a choice has in all. ``sums`` cuts off choices that cannot add up.
    """
    if not options:
        yield ()
        return
    for value, changes in options[0]:
        rest, left = total - value, number - len(changes)
        if rest >= 0 and left >= 0 and sums[1][left] >> rest & 1:
            yield from (changes + others for others in _adding_up(options[1:], sums[1:], rest, left))
