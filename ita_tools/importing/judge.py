"""The plan of the edition as judge: which readings its rules confirm, and which they contradict."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from ita_tools.assessment import Assessment, ItemAnswer, Published
from ita_tools.importing.lines import Field, Value
from ita_tools.rubric import Edition
from ita_tools.scoring import Result, score
from ita_tools.scoring.plan import Key
from ita_tools.scoring.relations import system_of

__all__ = ["Judgement", "Relation", "judge", "key_of_field"]

_MOST_CONFLICTS, _MOST_FACTS = 12, 40
_SHARES_SLACK = Decimal("0.02")
"""Shares are printed with two decimals, so the score that follows from them may differ in the second."""


class Relation(NamedTuple):
    """A printed figure that follows from others which were read, and whether it agrees with them."""

    field: Field
    printed: Decimal | str
    computed: Decimal | str
    inputs: tuple[Field, ...]
    holds: bool


@dataclass(frozen=True)
class Judgement:
    """All relations among the values, the fields they confirm and the fields that may be wrong.

    ``culprits`` are the fields of which one alone, if it is wrong, explains a contradiction: also those that
    a relation confirms only within its rounding, and those of relations with missing inputs.
    """

    result: Result
    relations: tuple[Relation, ...]
    confirmed: frozenset[Field]
    suspected: frozenset[Field]
    culprits: frozenset[Field] = frozenset()


def key_of_field(field: Field) -> Key | None:
    """Return the key in the plan of a score or published figure, ``None`` for any other field."""
    match field:
        case ("items", tool, code):
            return ("item", tool, code)
        case ("published", "total" | "level" as kind):
            return (kind,)
        case ("published", "tools" | "indicators" | "subindicators" as kind, code):
            return (kind.removesuffix("s"), code)
        case ("published", "parts", tool, code):
            return ("part", tool, code)
    return None


def judge(values: Mapping[Field, Value], edition: Edition, *, thorough: bool = False) -> Judgement:
    """Score the values, and compare every printed figure with what follows from those below it.

    ``thorough`` also finds the culprits, which takes longer.
    """
    assessment = _assessment(values, edition)
    result = score(edition, assessment)
    fields = {key: field for field in values if (key := key_of_field(field))}
    relations = tuple(_relations(result, fields, values))
    confirmed = frozenset(field for each in relations if each.holds for field in (each.field, *each.inputs))
    suspected: set[Field] = set()
    for each in relations:
        if not each.holds:
            open_ones = {each.field, *each.inputs} - confirmed
            suspected |= open_ones or {each.field}
    culprits = _culprits(result, assessment, fields, confirmed) if thorough else frozenset[Field]()
    return Judgement(result, relations, confirmed, frozenset(suspected | culprits), culprits)


def _culprits(
    result: Result, assessment: Assessment, fields: Mapping[Key, Field], confirmed: Container[Field | None]
) -> frozenset[Field]:
    """Return the figures of which one alone, left out, ends a conflict without making another.

    Of several those that end most conflicts; where there is none, those that nothing confirms.
    """
    system = system_of(result.edition, assessment, tuple(result.nodes.values()))
    conflicts = {(each.relation, each.figure): each for each in system.narrow().conflicts}
    culprits: set[int] = set()
    tried: dict[int, set[tuple[object, int]]] = {}
    for place, conflict in list(conflicts.items())[:_MOST_CONFLICTS]:
        facts = system.bits(conflict.facts)
        for fact in facts[:_MOST_FACTS]:
            if fact not in tried:
                left = system.narrow(1 << fact).conflicts
                tried[fact] = {(each.relation, each.figure) for each in left}
        others = conflicts.keys() - {place}
        alone = [fact for fact in facts[:_MOST_FACTS] if tried[fact] <= others]
        fewest = min((len(tried[fact]) for fact in alone), default=0)
        culprits |= {fact for fact in alone if len(tried[fact]) == fewest} or {
            fact for fact in facts if fields.get(system.facts[fact].key) not in confirmed
        }
    keys = (system.facts[fact].key for fact in culprits)
    return frozenset(fields[key] for key in keys if key in fields)


def _relations(
    result: Result, fields: Mapping[Key, Field], values: Mapping[Field, Value]
) -> Iterator[Relation]:
    for key, figure in result.scores.items():
        if figure.announced is None or figure.computed is None or key not in fields:
            continue
        field, shares = fields[key], (*fields[key], "percent")
        if shares in values:
            holds = abs(figure.announced - figure.computed) <= _SHARES_SLACK
            yield Relation(field, figure.announced, figure.computed, (shares,), holds)
            continue
        inputs = tuple(
            dict.fromkeys(_announced_below(result, figure.inputs or _rule_inputs(result, key), fields))
        )
        yield Relation(field, figure.announced, figure.computed, inputs, not figure.differs)
    level = fields.get(("level",))
    if level and result.computed_level and result.level:
        total = fields.get(("total",))
        yield Relation(
            level, result.level, result.computed_level, (total,) if total else (), not result.level_differs
        )


def _rule_inputs(result: Result, key: Key) -> Iterable[Key]:
    """Return the scores that the rule of an announced figure reads."""
    node = result.nodes.get(("computed", *key))
    return node.inputs if node else ()


def _announced_below(result: Result, keys: Iterable[Key], fields: Mapping[Key, Field]) -> Iterator[Field]:
    """Yield the fields that figures follow from: announced ones themselves, of others those below."""
    for each in keys:
        key = ("tool", each[1]) if each[0] == "counted" else each
        if key in fields:
            yield fields[key]
        elif key in result.scores:
            yield from _announced_below(result, result[key].inputs, fields)


def _assessment(values: Mapping[Field, Value], edition: Edition) -> Assessment:
    items: dict[str, dict[str, ItemAnswer]] = {}
    groups: dict[str, dict[str, Decimal]] = {"tools": {}, "indicators": {}, "subindicators": {}}
    parts: dict[str, dict[str, Decimal]] = {}
    for field, value in values.items():
        match field, value:
            case ("items", tool, code), Decimal():
                items.setdefault(tool, {})[code] = ItemAnswer(score=value, percent=_shares(values, field))
            case ("published", "parts", tool, code), Decimal():
                parts.setdefault(tool, {})[code] = value
            case ("published", group, code), Decimal() if group in groups:
                groups[group][code] = value
    total, level = values.get(("published", "total")), values.get(("published", "level"))
    published = Published(
        total=total if isinstance(total, Decimal) else None,
        level=level if isinstance(level, str) else "",
        parts=parts,
        **groups,
    )
    return Assessment(edition.year, items=items, published=published)


def _shares(values: Mapping[Field, Value], field: Field) -> tuple[Decimal, ...] | None:
    shares = values.get((*field, "percent"))
    return tuple(each for each in shares if isinstance(each, Decimal)) if isinstance(shares, tuple) else None
