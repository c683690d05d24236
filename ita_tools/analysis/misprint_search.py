"""The smallest set of single-digit corrections that makes printed scores add up.

Published reports misprint scores by one digit (85.00 for 95.00). For one tool, its printed items,
indicators and tool score must agree through the edition's means; where they do not, this looks for the
fewest printed scores that, each changed in one digit, make them agree. Scores are whole hundredths here.
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

_MOST = 3
"""Corrections tried at once; more would find an answer to anything."""
_ENOUGH = 1_000
"""Sets of corrections that are looked at; where there are more, the figures do not tell them apart."""
_FULL = 100_00


@dataclass(frozen=True, slots=True)
class Correction:
    """A printed score and what it must have been."""

    key: Key
    printed: Decimal
    correct: Decimal


_Changes = tuple[tuple[Key, int], ...]
_Options = dict[int, list[_Changes]]
"""Possible values of a score, each with all smallest sets of changes that lead to it."""
_Choices = Sequence[tuple[int, _Changes]]
"""The same, one by one."""


def corrections(assessment: Assessment, result: Result) -> tuple[Correction, ...]:
    """Return the corrections of all tools whose printed scores do not agree, where they are unambiguous."""
    found: list[Correction] = []
    for tool in result.edition.tools:
        system = _System(assessment, result, tool.code)
        found += [Correction(key, system.printed[key], _score(value)) for key, value in system.solve()]
    return tuple(found)


def _hundredths(score: Decimal) -> int:
    return int(half_up(score) * 100)


def _score(hundredths: int) -> Decimal:
    return Decimal(hundredths).scaleb(-2)


def _variants(value: int) -> Iterator[int]:
    """Yield all scores that differ from a printed one in one digit."""
    digits = f"{value:04d}"
    for place, digit in enumerate(digits):
        for other in "0123456789":
            changed = int(digits[:place] + other + digits[place + 1 :])
            if other != digit and changed <= _FULL:
                yield changed


class _System:
    """The printed scores of one tool and the means that bind them."""

    def __init__(self, assessment: Assessment, result: Result, tool: str) -> None:
        self.result = result
        self.edition: Edition = result.edition
        self.assessment = assessment
        self.tool = tool
        self.printed = dict(self._printed(assessment.published))
        self.known: dict[tuple[str, int], _Options] = {}

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
            entry = self.assessment.entry(self.tool, item.code)
            key = ("item", self.tool, item.code)
            if self.result[key].basis == "printed" and not entry.derived and item.scale.kind == "answers":
                yield key, self.result[key].value or Decimal(0)

    def _indicator_key(self, indicator: Indicator) -> Key:
        return (
            ("part", self.tool, indicator.code) if len(indicator.tools) > 1 else ("indicator", indicator.code)
        )

    def solve(self) -> _Changes:
        """Return the one best smallest set of changes; nothing where all agrees or several are as good."""
        indicators = self.edition.indicators_of_tool(self.tool)
        printed = self.printed.get(("tool", self.tool))
        if printed is None or not all(self._alone(each) for each in indicators):
            return tuple(
                change for each in indicators for change in _only(self._fitting_best(self._alone(each)))
            )
        targets = _listed(_own_options(("tool", self.tool), printed))
        for most in range(_MOST + 1):
            options = [_listed(self._indicator_options(each, most)) for each in indicators]
            found = list(islice(_agreeing(options, targets, most), _ENOUGH + 1))
            if found:
                return _only(self._fitting_best(found)) if len(found) <= _ENOUGH else ()
        return ()

    def _alone(self, indicator: Indicator) -> list[_Changes]:
        """Return the smallest sets of changes that make an indicator agree with its items."""
        for most in range(_MOST + 1):
            found = _fewest(self._indicator_options(indicator, most))
            if found and len(found[0]) <= most:
                return found
        return []

    def _fitting_best(self, found: Sequence[_Changes]) -> list[_Changes]:
        """Keep the sets that break the fewest printed scores outside the tool."""
        broken = {changes: sum(not fits for fits in self._outside(dict(changes))) for changes in found}
        least = min(broken.values(), default=0)
        return [changes for changes, count in broken.items() if count == least]

    def _outside(self, changed: Mapping[Key, int]) -> Iterator[bool]:
        """Yield whether scores are possible, and the total and indicators of several tools follow."""
        yield from self._possible(changed)
        published = self.assessment.published
        if published.total is not None:
            tools = [self._now(("tool", tool.code), changed) for tool in self.edition.tools]
            if None not in tools:
                total = _mean(
                    [score for score in tools if score is not None],
                    [tool.weight for tool in self.edition.tools],
                )
                yield total == _hundredths(published.total)
        for indicator in self.edition.indicators_of_tool(self.tool):
            items = [
                self._now(("item", tool, item.code), changed)
                for item in self.edition.items_of_indicator(indicator.code)
                for tool in indicator.tools
            ]
            if len(indicator.tools) > 1 and indicator.code in published.indicators and None not in items:
                mean = _mean([score for score in items if score is not None])
                yield mean == _hundredths(published.indicators[indicator.code])

    def _possible(self, changed: Mapping[Key, int]) -> Iterator[bool]:
        count = self.assessment.respondents.get(self.tool, Respondents()).count
        for key in self.printed if count else ():
            if key[0] == "item" and count:
                item, score = self.edition.item_by_code[key[2]], _score(self._now(key, changed) or 0)
                yield bool(item.parts) or nearest_attainable(item.scale, score, count) == score

    def _now(self, key: Key, changed: Mapping[Key, int]) -> int | None:
        if key in changed:
            return changed[key]
        known = self.assessment.published.tools.get(key[1]) if key[0] == "tool" else None
        known = self.result[key].value if known is None else known
        return None if known is None else _hundredths(known)

    def _indicator_options(self, indicator: Indicator, most: int) -> _Options:
        """Values an indicator may truly have: what its items can give, within a digit of what was printed."""
        key = self._indicator_key(indicator)
        printed = self.printed.get(key)
        reached = self._reached(indicator, min(most, 1 if printed is None else _MOST - 1))
        if printed is None:
            return reached
        own = _own_options(key, printed)
        if not reached:
            return own
        return {
            value: [one + other for one in own[value] for other in reached[value]]
            for value in own
            if value in reached
        }

    def _reached(self, indicator: Indicator, most: int) -> _Options:
        """Values the items can give with at most so many changed; ``{}`` where they do not tell."""
        items = self.edition.items_of_indicator(indicator.code)
        keys: list[Key] = [("item", self.tool, item.code) for item in items]
        scores = [_hundredths(value) for key in keys if (value := self.result[key].value) is not None]
        if len(scores) < len(keys) or indicator.mean != "items":
            computed = self.result[self._indicator_key(indicator)]
            known = computed.value if computed.basis == "computed" and computed.bounds is None else None
            return {} if known is None else {_hundredths(known): [()]}
        if (indicator.code, most) not in self.known:
            self.known[indicator.code, most] = _moved(keys, scores, self.printed, most)
        return self.known[indicator.code, most]


def _moved(keys: Sequence[Key], scores: Sequence[int], printed: Mapping[Key, Decimal], most: int) -> _Options:
    """Return the means of the scores with at most so many of those printed changed."""
    reached: _Options = {}
    places = {key: place for place, key in enumerate(keys)}
    for changes in _changes_of(keys, scores, printed, most):
        added = sum(scores) + sum(value - scores[places[key]] for key, value in changes)
        held = reached.setdefault(_rounded(added, len(scores)), [])
        if not held or len(held[0]) == len(changes):
            held.append(changes)
    return reached


def _changes_of(
    keys: Sequence[Key], scores: Sequence[int], printed: Mapping[Key, Decimal], most: int
) -> Iterator[_Changes]:
    """Yield all sets of changed items, smallest first."""
    places = [place for place, key in enumerate(keys) if key in printed]
    for number in range(most + 1):
        for chosen in combinations(places, number):
            for values in product(*(tuple(_variants(scores[place])) for place in chosen)):
                yield tuple((keys[place], value) for place, value in zip(chosen, values, strict=True))


def _own_options(key: Key, printed: Decimal) -> _Options:
    value = _hundredths(printed)
    return {value: [()], **{variant: [((key, variant),)] for variant in _variants(value)}}


def _fewest(options: _Options) -> list[_Changes]:
    least = min(len(sets[0]) for sets in options.values()) if options else 0
    return [changes for sets in options.values() for changes in sets if len(changes) == least]


def _only(sets: Sequence[_Changes]) -> _Changes:
    return sets[0] if len(sets) == 1 else ()


def _listed(options: _Options) -> _Choices:
    return [(value, changes) for value, sets in options.items() for changes in sets]


def _mean(scores: Sequence[int], weights: Sequence[Decimal] | None = None) -> int:
    return int(half_up(weighted_mean([Decimal(score) for score in scores], weights), 0))


def _rounded(added: int, number: int) -> int:
    """Divide half-up, as means of whole hundredths are."""
    return (2 * added + number) // (2 * number)


def _agreeing(options: Sequence[_Choices], targets: _Choices, most: int) -> Iterator[_Changes]:
    """Yield every set of exactly so many changes that makes the mean of the indicators the tool's score."""
    sums = _sums(options, most)
    number = len(options)
    for value, own in targets:
        for added in range(max(0, (value - 1) * number), (value + 1) * number):
            if _rounded(added, number) == value and len(own) <= most:
                yield from (changes + own for changes in _adding_up(options, sums, added, most - len(own)))


def _sums(options: Sequence[_Choices], most: int) -> list[list[int]]:
    """Return, from each indicator on and for each number of changes, the sums within reach as bits."""
    sums = [[1] + [0] * most]
    for choices in reversed(options):
        steps = {(value, len(changes)) for value, changes in choices}
        within = [0] * (most + 1)
        for value, used in steps:
            for number in range(used, most + 1):
                within[number] |= sums[0][number - used] << value
        sums.insert(0, within)
    return sums


def _adding_up(
    options: Sequence[_Choices], sums: Sequence[Sequence[int]], added: int, number: int
) -> Iterator[_Changes]:
    """Yield the changes of every choice of one value each that adds up; ``sums`` shuns dead ends."""
    if not options:
        yield ()
        return
    for value, changes in options[0]:
        rest, left = added - value, number - len(changes)
        if rest >= 0 and left >= 0 and sums[1][left] >> rest & 1:
            yield from (changes + others for others in _adding_up(options[1:], sums[1:], rest, left))
