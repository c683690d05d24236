"""What a figure, or the answers to an item, may have been before a usual typing error.

A digit may be wrong, swapped, lost or doubled, or the point shifted. Scores are whole hundredths.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from ita_tools.rounding import points
from ita_tools.rubric import Scale
from ita_tools.scoring.relations.answers import add_up, score_range
from ita_tools.scoring.relations.facts import hundredths, score_of

__all__ = ["AnswerError", "ErrorKind", "true_answers", "true_counts", "true_differences", "true_scores"]

ErrorKind = Literal["digit", "swapped", "lost", "doubled", "shifted", "exchanged", "row", "answers", "level"]
_DIGITS = "0123456789"
_FULL = 100_00
_PLACES = 2
AnswerError = tuple[ErrorKind, str, tuple[str, str], tuple[int, int]]
"""The error, the answer it is in, its right and typed text, and the score that follows (least, greatest)."""


def true_scores(typed: int, text: str = "") -> dict[int, ErrorKind]:
    """Return the scores that one typing error turns into a typed one, each with the error.

    ``text`` is the score as it was typed. Scores are announced with two decimals: one with more has a digit
    too many, or its point was shifted.
    """
    if len(text.partition(".")[2]) > _PLACES:
        return _of_longer(text)
    found: dict[int, ErrorKind] = {}
    for kind, values in (
        ("digit", _of_digits(typed, 3, _changed)),
        ("swapped", _of_digits(typed, 4, _swapped)),
        ("swapped", _of_digits(typed, 5, _swapped)),
        ("lost", _of_forms(typed, _inserted)),
        ("doubled", _of_forms(typed, _removed)),
        ("shifted", _shifted(typed)),
        ("digit", _of_digits(typed, 5, _changed)),
    ):
        for value in values:
            if value != typed and 0 <= value <= _FULL:
                found.setdefault(value, kind)  # type: ignore[arg-type]
    return found


def _of_longer(text: str) -> dict[int, ErrorKind]:
    shifted = {int(Decimal(text) * factor * 100) for factor in (10, 100)}
    found: dict[int, ErrorKind] = {value: "shifted" for value in shifted if value <= _FULL}
    for changed in _removed(text):
        if len(changed.partition(".")[2]) <= _PLACES:
            found[_hundredths(changed)] = "doubled"
    return found


def true_differences(typed: int) -> dict[int, ErrorKind]:
    """Return the differences that one typing error, a wrong sign among them, turns into a typed one."""
    sign = -1 if typed < 0 else 1
    found: dict[int, ErrorKind] = {sign * value: kind for value, kind in true_scores(abs(typed)).items()}
    if typed:
        found.setdefault(-typed, "digit")
    return found


def true_counts(typed: int) -> dict[int, ErrorKind]:
    """Return the whole numbers that one typing error turns into a typed one."""
    found: dict[int, ErrorKind] = {}
    for kind, texts in (
        ("digit", _changed(str(typed))),
        ("swapped", _swapped(str(typed))),
        ("lost", _inserted(str(typed))),
        ("doubled", _removed(str(typed))),
    ):
        for text in texts:
            if text and int(text) != typed:
                found.setdefault(int(text), kind)  # type: ignore[arg-type]
    return found


def _of_digits(typed: int, digits: int, change: Callable[[str], Iterator[str]]) -> Iterator[int]:
    """Yield the changed values of a score written with at least so many digits."""
    return (int(changed) for changed in change(f"{typed:0{digits}d}"))


def _of_forms(typed: int, change: Callable[[str], Iterator[str]]) -> Iterator[int]:
    """Yield the changed values of a score as it may be typed: 98.50, 98.5; 98.00, 98.0, 98."""
    full = f"{typed // 100}.{typed % 100:02d}"
    forms = [full, f"0{full}"] if typed < 10_00 else [full]
    if full.endswith("0"):
        forms.append(full[:-1])
    if full.endswith("00"):
        forms.append(full[:-3])
    for form in forms:
        for changed in change(form):
            whole, _, part = changed.partition(".")
            if len(part) <= _PLACES and whole:
                yield _hundredths(changed)


def _hundredths(text: str) -> int:
    whole, _, part = text.partition(".")
    return int(whole or 0) * 100 + int(f"{part[:_PLACES]:0<2}")


def _changed(text: str) -> Iterator[str]:
    for place, digit in enumerate(text):
        yield from (text[:place] + other + text[place + 1 :] for other in _DIGITS if other != digit)


def _swapped(text: str) -> Iterator[str]:
    for place, (one, other) in enumerate(pairwise(text)):
        if one != other:
            yield text[:place] + other + one + text[place + 2 :]


def _inserted(text: str) -> Iterator[str]:
    for place in range(len(text) + 1):
        yield from (text[:place] + digit + text[place:] for digit in _DIGITS)


def _removed(text: str) -> Iterator[str]:
    """Yield the text with one of two equal neighbours removed; the point between them does not matter."""
    for place, digit in enumerate(text):
        before = text[:place].replace(".", "")
        if digit != "." and before and before[-1] == digit:
            yield text[:place] + text[place + 1 :]


def _shifted(typed: int) -> Iterator[int]:
    """Yield the scores whose point was typed one or two places off; a score typed too small was rounded."""
    for factor in (10, 100):
        yield from range(typed * factor - factor // 2, typed * factor + factor // 2)
        if typed % factor == 0:
            yield typed // factor


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
