"""A campaign of typing errors over real results: every figure, every kind of error, several layers announced.

``python -m tests.analysis.causes.campaign`` runs it at full size and prints the table of the documentation.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from ita_tools.analysis.causes import Explanation, explanations
from ita_tools.assessment import Assessment, ItemAnswer, Published
from ita_tools.rounding import half_up
from ita_tools.scoring import Result
from ita_tools.scoring.relations import Fact, System, system_of
from ita_tools.scoring.relations.facts import hundredths
from tests.scoring.cases import CASES

__all__ = ["LAYERS", "OUTCOMES", "announced", "outcome", "pairs", "singles", "sound_results"]

LAYERS = ("items", "indicators", "tools")
"""What is announced: everything, all but the items, or total, level and tools."""
OUTCOMES = ("right", "figure", "few", "many", "nothing", "accused", "unseen")
"""Named with its value; the figure named, of several values; among at most three alternatives; among more;
nothing named; a right figure named; no contradiction."""

_FEW = 3
Errors = Mapping[int, str | None]
"""Facts with the value typed for them; ``None``: left empty."""


def sound_results() -> Iterator[tuple[str, Result]]:
    """Yield the real results whose figures agree; averages of a province do not."""
    for case in CASES:
        if case.tolerance == 0:
            yield case.path.stem, case.result


def announced(result: Result, layer: str, answers: Assessment | None = None) -> Assessment:
    """Return an assessment that announces the figures of a result down to a layer; ``answers`` are kept."""
    edition, items = result.edition, {}
    values = {key: each.value for key, each in result.scores.items() if each.value is not None}

    def of(kind: str) -> dict[str, Decimal]:
        return {key[1]: value for key, value in values.items() if key[0] == kind}

    parts: dict[str, dict[str, Decimal]] = {}
    if layer != "tools":
        for key, value in values.items():
            if key[0] == "part":
                parts.setdefault(key[1], {})[key[2]] = value
    if layer == "items":
        for key, value in values.items():
            if key[0] == "item":
                entry = answers.entry(key[1], key[2]) if answers else ItemAnswer()
                items.setdefault(key[1], {})[key[2]] = replace(entry, score=value, derived=False)
    published = Published(
        total=values.get(("total",)),
        level=result.level or "",
        tools=of("tool"),
        indicators=of("indicator") if layer != "tools" else {},
        subindicators=of("subindicator") if layer == "items" else {},
        parts=parts,
    )
    respondents = answers.respondents if answers else {}
    return Assessment(edition.year, items=items, published=published, respondents=respondents)


def singles(system: System, number: int, chance: random.Random, each: int) -> Iterator[tuple[str, Errors]]:
    """Yield single errors of every kind in one figure, ``each`` of a kind, drawn by ``chance``."""
    fact = system.facts[number]
    if fact.kind == "level":
        bands = system.high[system.numbers[fact.key]] + 1
        yield from (("level", {number: str(band)}) for band in range(bands) if band != fact.value)
        return
    if fact.kind != "score":
        return
    for kind, texts in typed(fact.value).items():
        for text in chance.sample(texts, min(each, len(texts))):
            yield kind, {number: text}
    place = fact.block.index(fact.key)
    for key in fact.block[place + 1 : place + 2]:
        other = system.fact_of.get(key)
        if other is not None and system.facts[other].value != fact.value:
            below, here = _text(system.facts[other].value), _text(fact.value)
            yield "exchanged", {number: below, other: here}
            yield "row", {number: below}
            yield "row", {other: here}
            yield "row", {number: None, other: here}


def _text(value: int) -> str:
    return f"{value // 100}.{value % 100:02d}"


def typed(value: int) -> dict[str, list[str]]:
    """Return what one typing error makes of a score, by kind: what the reader accepts as another score."""
    text = _text(value)
    digits = [place for place, letter in enumerate(text) if letter != "."]
    shifted = [f"{Decimal(value).scaleb(-2 - n):f}" for n in (1, 2)]
    texts = {
        "digit": [text[:p] + d + text[p + 1 :] for p in digits for d in "0123456789"],
        "swapped": [_swap(text, p, q) for p, q in pairwise(digits)],
        "lost": [text[:p] + text[p + 1 :] for p in digits],
        "doubled": [text[:p] + text[p] + text[p:] for p in digits],
        "shifted": [*shifted, *(f"{half_up(Decimal(each)):f}" for each in shifted), _text(value * 10)],
    }
    return {
        kind: sorted({each for each in found if each[0] != "." and _is_other(each, value)})
        for kind, found in texts.items()
    }


def _swap(text: str, first: int, second: int) -> str:
    letters = list(text)
    letters[first], letters[second] = letters[second], letters[first]
    return "".join(letters)


def _is_other(text: str, value: int) -> bool:
    return Decimal(text) <= 100 and hundredths(Decimal(text)) != value


def pairs(system: System, chance: random.Random, number: int) -> Iterator[Errors]:
    """Yield two independent errors of one figure each."""
    scores = [n for n, fact in enumerate(system.facts) if fact.kind == "score"]
    for _ in range(number if len(scores) > 1 else 0):
        errors: dict[int, str | None] = {}
        for fact in chance.sample(scores, 2):
            wrong = typed(system.facts[fact].value)[chance.choice(("digit", "swapped"))]
            if wrong:
                errors[fact] = chance.choice(wrong)
        if len(errors) > 1:
            yield errors


def outcome(system: System, errors: Errors) -> str:
    """Type the errors, look for the cause, and compare it with the truth."""
    true = list(system.facts)
    emptied = sum(1 << number for number, value in errors.items() if value is None)
    keys = {true[number].key for number, value in errors.items() if value is None}
    try:
        for number, value in errors.items():
            if value is not None:
                level = true[number].kind == "level"
                figure = int(value) if level else hundredths(Decimal(value))
                system.facts[number] = true[number]._replace(value=figure, text=value)
        for key in keys:
            del system.fact_of[key]
        ranges = _Emptied(system, emptied).narrow()
        if not ranges.conflicts:
            return "unseen"
        found = explanations(_Emptied(system, emptied), ranges)
    finally:
        system.facts[:] = true
        for key in keys:
            system.fact_of[key] = next(n for n, fact in enumerate(true) if fact.key == key)
    return _judge(found, errors, true)


class _Emptied:
    """A system without some facts."""

    def __init__(self, system: System, emptied: int) -> None:
        self._system, self._emptied = system, emptied

    def __getattr__(self, name: str) -> object:
        return getattr(self._system, name)

    def narrow(self, released: int = 0, changed: Mapping[int, int] | None = None) -> object:
        return self._system.narrow(released | self._emptied, changed)


def _judge(found: Sequence[Explanation], errors: Errors, true: Sequence[Fact]) -> str:
    """Return the worst outcome of the explanations: a right figure accused is the worst."""
    if not found:
        return "nothing"
    order = ("right", "figure", "few", "many", "accused")
    return max((_of_one(each, errors, true) for each in found), key=order.index)


def _of_one(explanation: Explanation, errors: Errors, true: Sequence[Fact]) -> str:
    causes = explanation.causes
    figures = {change.fact for cause in causes for change in cause.changes}
    right = any(
        all(c.fact in errors and c.low <= true[c.fact].value <= c.high for c in cause.changes)
        for cause in causes
    )
    if len(causes) == 1:
        return "right" if right else "accused"
    if len(figures) == 1:
        named = figures <= set(errors) and (right or explanation.together)
        return "accused" if not named else "few" if len(causes) <= _FEW else "figure"
    return "few" if right and len(causes) <= _FEW else "many"


def _table(each: int, cases: Sequence[str] = ()) -> None:
    chance = random.Random(2568)  # noqa: S311 - the same errors at every run
    tables: dict[tuple[str, str], Counter] = {}
    for name, result in sound_results():
        answers = next(case.assessment for case in CASES if case.path.stem == name)
        for layer in LAYERS:
            whole = announced(result, layer, answers if layer == "items" else None)
            system = system_of(result.edition, whole)
            if system.narrow().conflicts:
                print("not sound:", name, layer, file=sys.stderr)
                continue
            for number in range(len(system.facts)):
                group = f"{'new' if result.edition.year > 2566 else 'old'} {system.facts[number].key[0]}"
                for kind, errors in singles(system, number, chance, each):
                    got = outcome(system, errors)
                    if got == "accused":
                        print(
                            "ACCUSED",
                            name,
                            layer,
                            kind,
                            {system.facts[n].path: (system.facts[n].value, v) for n, v in errors.items()},
                            file=sys.stderr,
                        )
                    tables.setdefault((layer, kind), Counter())[got] += 1
                    tables.setdefault((layer, group), Counter())[got] += 1
            for errors in pairs(system, chance, each * 30):
                tables.setdefault((layer, "pairs"), Counter())[outcome(system, errors)] += 1
        print(name, file=sys.stderr)
    for (layer, kind), row in sorted(tables.items()):
        print(layer, kind, *(f"{name}={row[name]}" for name in OUTCOMES))


if __name__ == "__main__":
    _table(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
