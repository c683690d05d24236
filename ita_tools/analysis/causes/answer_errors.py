"""What the answers to an item may have been before a usual typing error in one of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from ita_tools.analysis.causes.typing_errors import ErrorKind, true_counts, true_scores
from ita_tools.rounding import points
from ita_tools.rubric import Scale
from ita_tools.scoring.relations.answers import add_up, score_range
from ita_tools.scoring.relations.facts import hundredths, score_of

__all__ = ["AnswerError", "true_answers"]

AnswerError = tuple[ErrorKind, str, tuple[str, str], tuple[int, int]]
"""The error, the answer it is in, its right and typed text, and the score that follows (least, greatest)."""


def true_answers(
    answers: Mapping[str, Sequence[Decimal]], scale: Scale, people: int
) -> Iterator[AnswerError]:
    """Yield what one typing error may have changed in the answers, where the sum is right without it."""
    counts, shares = answers.get("counts", ()), answers.get("percent", ())
    numbers = [int(count) for count in counts]
    if sum(numbers):
        for place, count in enumerate(numbers):
            for value, kind in true_counts(count).items():
                changed = [*numbers[:place], value, *numbers[place + 1 :]]
                if sum(changed) == (people or sum(changed)) and (found := score_range(scale, changed, (), 0)):
                    yield kind, f"counts[{place + 1}]", (str(value), str(count)), found
        return
    for place, share in enumerate(shares):
        for value, kind in true_scores(hundredths(share)).items():
            changed_shares = [*shares[:place], score_of(value), *shares[place + 1 :]]
            if add_up(changed_shares) and (found := score_range(scale, (), changed_shares, people)):
                yield kind, f"percent[{place + 1}]", (points(score_of(value)), points(share)), found
