"""The chance that a fresh sample of as many respondents keeps a score or level.

Assumed: every respondent answers as one drawn at random from the same opinions, each item by itself; what an
assessor scored stays. Where only means are known, opinions that lie as close together as they can and ones
that lie as far apart as they can are both tried. Samples are drawn with a fixed seed: the same file has the
same chance every time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import islice, pairwise
from math import exp, lgamma, log
from operator import and_
from random import Random

from ita_tools.analysis.targets.answer_steps import AnswersKnown, MeanKnown
from ita_tools.analysis.targets.outcome import Goal
from ita_tools.analysis.targets.search import Whole
from ita_tools.analysis.targets.tree import Branch, Leaf, Tree, leaves_of
from ita_tools.rounding import half_up, half_up_ratio
from ita_tools.scoring import Key
from ita_tools.scoring.relations.facts import hundredths

__all__ = ["SAMPLES", "WHOLE", "Chances", "chances"]

SAMPLES = 1000
"""Samples drawn: a chance has a standard error of at most 0.016."""
_SEED = 1
WHOLE = ""
Chances = dict[str, tuple[Decimal, Decimal]]
"""Least and greatest chance by tool; ``WHOLE`` stands for the whole goal."""
_Shares = Sequence[tuple[int, float]]


def chances(whole: Whole, goals: Sequence[Goal]) -> list[Chances]:
    """Return for each goal the chance that each tool stands at what it asks, and that the whole goal is met.

    Tools that nobody answers, or of whose answers nothing is known, are left out.
    """
    leaves = [leaf for leaf in leaves_of(whole.total) if leaf.answers]
    only_means = any(isinstance(leaf.answers, MeanKnown) for leaf in leaves)
    tried = [_tried(whole, goals, apart=apart) for apart in ((False, True) if only_means else (False,))]
    return [
        {code: (min(each), max(each)) for code in chances if (each := [case[number][code] for case in tried])}
        for number, chances in enumerate(tried[0])
    ]


def _tried(whole: Whole, goals: Sequence[Goal], *, apart: bool) -> list[dict[str, Decimal]]:
    random = Random(_SEED)  # noqa: S311 - no secret
    drawn = {leaf.key: _draws(leaf, random, apart=apart) for leaf in leaves_of(whole.total) if leaf.answers}
    asked = {code for code in whole.tools if any(leaf.key in drawn for leaf in leaves_of(whole.tool(code)))}
    tools = {code: _sampled(whole.tool(code), drawn) for code in whole.tools}
    totals = _combined(whole.total, [tools[code] for code in whole.tools])
    return [dict(_shares_kept(goal, asked, tools, totals)) for goal in goals]


def _shares_kept(
    goal: Goal, asked: set[str], tools: Mapping[str, list[int]], totals: list[int]
) -> Iterator[tuple[str, Decimal]]:
    bound = hundredths(goal.total)
    kept = [total >= bound for total in totals]
    for code, least in goal.tools.items():
        bound = hundredths(least)
        met = [score >= bound for score in tools[code]]
        kept = list(map(and_, kept, met))
        if code in asked:
            yield code, half_up(Decimal(sum(met)) / SAMPLES)
    if asked:
        yield WHOLE, half_up(Decimal(sum(kept)) / SAMPLES)


def _sampled(tree: Tree, drawn: Mapping[Key, list[int]]) -> list[int]:
    """Return a figure in every sample."""
    if isinstance(tree, Branch):
        return _combined(tree, [_sampled(each, drawn) for each in tree.below])
    return drawn.get(tree.key, [tree.now] * SAMPLES)


def _combined(branch: Branch, below: list[list[int]]) -> list[int]:
    weighed = [
        values if weight == 1 else [weight * value for value in values]
        for weight, values in zip(branch.weights, below, strict=True)
    ]
    value = cache(branch.value)
    return [value(sum(each)) for each in zip(*weighed, strict=True)]


def _draws(leaf: Leaf, random: Random, *, apart: bool) -> list[int]:
    """Return the score of an item in every sample."""
    group = leaf.answers
    assert group is not None  # noqa: S101 - the caller draws only these
    shares = _shares(group, apart=apart)
    (most, share), others = shares[0], shares[1:]
    if not others:
        return [leaf.shift(100 * most)] * SAMPLES
    # How many answers are not the commonest one is drawn at once; only these are drawn one by one.
    likely = _likely(group.answers, 1 - share)
    numbers = random.choices(likely, _binomial(group.answers, 1 - share, likely), k=SAMPLES)
    if len(others) == 1:
        changes: Iterable[int] = [(others[0][0] - most) * number for number in numbers]
    else:
        values, weights = [value - most for value, _ in others], [each for _, each in others]
        one_by_one = iter(random.choices(values, weights, k=sum(numbers)))
        changes = [sum(islice(one_by_one, number)) for number in numbers]
    value = cache(lambda total: leaf.shift(half_up_ratio(100 * total, group.answers)))
    return [value(most * group.answers + change) for change in changes]


def _shares(group: AnswersKnown | MeanKnown, *, apart: bool) -> _Shares:
    """Return values with their shares of the opinions, the commonest first."""
    if isinstance(group, AnswersKnown):
        shares = [
            (value, count / group.answers)
            for value, count in zip(group.values, group.counts, strict=True)
            if count
        ]
    else:
        mean = (group.least + group.greatest) / 2 / group.answers
        pairs = [(group.values[0], group.values[-1])] if apart else list(pairwise(group.values))
        low, high = next(pair for pair in pairs if mean <= pair[1])
        upper = max(0.0, (mean - low) / (high - low))
        shares = [(value, share) for value, share in ((low, 1 - upper), (high, upper)) if share]
    return sorted(shares, key=lambda pair: -pair[1])


def _likely(number: int, share: float) -> range:
    """Return the hits that any of the samples can have: twelve standard deviations around the mean."""
    mean, reach = number * share, 12 * (number * share * (1 - share)) ** 0.5 + 12
    return range(max(0, int(mean - reach)), min(number, int(mean + reach)) + 1)


def _binomial(number: int, share: float, likely: range) -> list[float]:
    """Return the probability of each likely number of hits among so many draws."""
    return [
        exp(
            lgamma(number + 1)
            - lgamma(hits + 1)
            - lgamma(number - hits + 1)
            + hits * log(share)
            + (number - hits) * log(1 - share)
        )
        for hits in likely
    ]
