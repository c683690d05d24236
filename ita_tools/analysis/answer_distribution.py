"""Distribution of the answers to an item over its options, in percent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from ita_tools.assessment import Assessment, ItemAnswer
from ita_tools.records import record
from ita_tools.rounding import half_up
from ita_tools.rubric import Item, Scale
from ita_tools.scoring import Key

__all__ = ["AnswerDistribution", "answer_distributions", "group_shares", "shares_of"]

_PERCENT = Decimal(100)
_NO_ANSWER = ItemAnswer()


@record(frozen=True, slots=True)
class AnswerDistribution:
    """Percent of answers for each option of a scale, in the order of the options."""

    key: Key
    scale: Scale
    shares: tuple[Decimal, ...]


def shares_of(counts: Sequence[int]) -> tuple[Decimal, ...]:
    """Return each count in percent of their sum, half-up, so that shares may not add up to 100.

    Empty if the sum is 0.

    >>> [str(share) for share in shares_of([187, 1])]
    ['99.47', '0.53']
    """
    total = sum(counts)
    return tuple(half_up(_PERCENT * count / total) for count in counts) if total else ()


def group_shares(groups: Mapping[str, int]) -> Mapping[str, Decimal]:
    """Return the groups of respondents in percent of those who stated their group; empty if none did."""
    return dict(zip(groups, shares_of(list(groups.values())), strict=False))


def answer_distributions(assessment: Assessment, tool: str, item: Item) -> Iterator[AnswerDistribution]:
    """Yield the distribution of the answers to an item, or to each of its statements, if any."""
    entry = assessment.entry(tool, item.code)
    statements: list[tuple[Key, Scale, ItemAnswer]] = [
        (("statement", tool, item.code, part.code), part.scale, entry.parts.get(part.code, _NO_ANSWER))
        for part in item.parts
    ]
    for key, scale, answer in statements or [(("item", tool, item.code), item.scale, entry)]:
        shares = shares_of(answer.counts) if answer.counts else answer.percent
        if shares and len(shares) == len(scale.options):
            yield AnswerDistribution(key, scale, tuple(shares))
