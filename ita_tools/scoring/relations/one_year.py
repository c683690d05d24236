"""The figures of one year, what is filled in of them, and the relations that its plan gives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ita_tools.assessment import Assessment, ItemAnswer, Respondents
from ita_tools.rubric import Edition, Scale
from ita_tools.scoring.filled import Filled
from ita_tools.scoring.plan import LEVEL, Key, Level, Mean, Node, Standing
from ita_tools.scoring.relations.answers import AnswersGive, Attainable, CountsAddUp, SharesAddUp, counts_of
from ita_tools.scoring.relations.facts import FULL, Fact, FactKind, blocks_of, hundredths, path_of
from ita_tools.scoring.relations.lattice import Place
from ita_tools.scoring.relations.rules import Between, LevelOf, LinearMean
from ita_tools.scoring.relations.system import System

__all__ = ["Year"]


@dataclass
class Year:
    """Adds the figures of one year; ``prefix`` stands before their keys."""

    system: System
    edition: Edition
    assessment: Assessment
    plan: Sequence[Node]
    prefix: Key = ()

    def add(self) -> None:
        """Add the figures, facts and relations."""
        self.filled = Filled(self.assessment)
        self.blocks = blocks_of(self.edition, self.prefix)
        standing = [node for node in self.plan if isinstance(node, Standing)]
        self.scales: dict[Key, Place] = {}
        self._places: dict[tuple[str, int], Place] = {}
        self.skipped = {node.key for node in standing if node.flag and self.filled.flag(node.flag)}
        for node in standing:
            if node.key != LEVEL:
                self._score(node)
        for tool, people in self.assessment.respondents.items():
            if people.count is not None and not self.prefix:
                key: Key = ("respondents", tool)
                path = f"respondents.{tool}.count"
                self.system.state(Fact(key, "respondents", path, people.count, str(people.count)))
        for item in self.edition.items:
            for tool in item.tools:
                self._answers(("item", tool, item.code), item.scale if not item.parts else None)
                for part in item.parts:
                    self._answers(("statement", tool, item.code, part.code), part.scale)
        for key, place in self.scales.items():
            if (number := self.system.numbers.get((*self.prefix, *key))) is not None:
                self.system.scales[number] = place
        self._relations()

    def _number(self, key: Key) -> int:
        full = (*self.prefix, *key)
        if full not in self.system.numbers and key in self.scales:
            self.system.scales[len(self.system.keys)] = self.scales[key]
        return self.system.figure(full)

    def _score(self, node: Standing) -> None:
        announced = self.filled.announced(node.key)
        unused = node.key in self.skipped or self.filled.agency_type in node.left_out
        if isinstance(announced, Decimal) and not unused:
            number = self._fact(node.key, "score", hundredths(announced), f"{announced}")
            if node.derived is not None and self.filled.flag(node.derived):
                self.system.worked_back |= 1 << number

    def _fact(self, key: Key, kind: FactKind, value: int, text: str) -> int:
        full = (*self.prefix, *key)
        self.system.figure(full)
        return self.system.state(Fact(full, kind, path_of(full), value, text, self.blocks.get(full, ())))

    def _answers(self, key: Key, scale: Scale | None) -> None:
        if scale is None:
            return
        people = ("respondents", key[1])
        self.scales[key] = self._place(people, scale)
        if self.system.numbers.get((*self.prefix, *key)) is not None:
            self.system.add(Attainable(self._number(key), people, scale))
        if scale.kind == "steps" or self.prefix:
            return
        entry = self.assessment.entry(key[1], key[2])
        if key[0] == "statement":
            entry = entry.parts.get(key[3], ItemAnswer())
        if not entry.counts and not entry.percent:
            return
        counts, shares = entry.counts or (), entry.percent or ()
        figure = self._number(key)
        filled = {"counts": tuple(map(Decimal, counts)), "percent": tuple(shares)}
        path = path_of(key)
        number = self.system.state(Fact(("answers", *key), "answers", path, 0, "", answers=filled))
        self.system.answered[number] = scale
        count = self.assessment.respondents.get(key[1], Respondents()).count
        if shares and not sum(counts) and count and not counts_of(shares, count):
            del self.scales[key]  # Shares with fewer decimals, or of others: they do not tell whole answers.
        if sum(counts):
            self.system.add(CountsAddUp(figure, number, people, sum(counts)))
        if sum(shares):
            self.system.add(SharesAddUp(figure, number, shares))
        self.system.add(AnswersGive(figure, number, people, scale, counts, shares))

    def _place(self, people: Key, scale: Scale) -> Place:
        """Return the place of a score; items of one tool and scale share it."""
        shared = (people[1], id(scale))
        if shared not in self._places:
            self._places[shared] = Place(people, (scale,))
        return self._places[shared]

    def _relations(self) -> None:
        means = [
            node
            for node in self.plan
            if isinstance(node, Mean) and not (node.unless and self.filled.flag(node.unless))
        ]
        sums = _Sums(self, [node for node in means if node.weights is None])
        for node in means:
            if node.key[1:] in self.skipped or (node.some and self.skipped):
                continue
            applying = self._applying(node)
            if applying and node.weights is None:
                sums.mean(node, [node.of[n] for n in applying])
            elif applying:
                self._weighted(node, applying)
        for level in self.plan:
            if isinstance(level, Level):
                self._level(level)

    def _applying(self, node: Mean) -> Sequence[int]:
        places = range(len(node.of))
        if not any(node.left_out):
            return places
        return [n for n in places if self.filled.agency_type not in node.left_out[n]]

    def _weighted(self, node: Mean, applying: Sequence[int]) -> None:
        """Add a weighted mean; the figures of weights that are not official may have any share of them."""
        whole = [node.weights[n] for n in applying] if node.weights else []
        scale = 10 ** max(-int(weight.as_tuple().exponent) for weight in whole)
        weights = {n: int(node.weights[n] * max(scale, 1)) for n in applying} if node.weights else {}
        unsure = [n for n in applying if n in node.unsure]
        sure = [n for n in applying if n not in unsure]
        of = [self._number(_figure(node.of[n])) for n in sure]
        shares = [weights[n] for n in sure]
        real: tuple[int, ...] = ()
        if unsure:
            between = self._number(("between", *node.key))
            self.system.add(
                Between("published-differs", between, [self._number(_figure(node.of[n])) for n in unsure])
            )
            real = (len(of),)
            of, shares = [*of, between], [*shares, sum(weights[n] for n in unsure)]
        made = self._number(node.key[1:])
        self.system.add(LinearMean("published-differs", made, of, shares, real=real))

    def _level(self, node: Level) -> None:
        made = self.system.figure((*self.prefix, *LEVEL), 0, len(node.bands) - 1)
        names = [band.name for band in node.bands]
        announced = self.filled.announced(LEVEL)
        if isinstance(announced, str) and announced in names:
            self._fact(LEVEL, "level", names.index(announced), announced)
        tools: list[tuple[str, int | None]] = [
            (key[-1], None if _figure(key) in self.skipped else self._number(_figure(key)))
            for key in node.tools
        ]
        total = self._number(_figure(node.total))
        self.system.add(LevelOf("level-differs", made, total, tools, node.bands))


class _Sums:
    """Splits means into sums that several share, so that what one leaves for a sum narrows the others."""

    def __init__(self, year: Year, means: Iterable[Mean]) -> None:
        self.year = year
        users: dict[Key, list[Key]] = {}
        for node in means:
            for key in node.of:
                users.setdefault(key, []).append(node.key)
        self.users = {key: tuple(each) for key, each in users.items()}
        self.made: dict[tuple[Key, ...], int] = {}

    def mean(self, node: Mean, keys: Sequence[Key]) -> None:
        """Add an unweighted mean."""
        groups: dict[tuple[Key, ...], list[Key]] = {}
        for key in keys:
            groups.setdefault(self.users[key], []).append(key)
        of = [figure for group in groups.values() for figure in self._sum(tuple(group))]
        made = self.year._number(node.key[1:])
        self.year.system.add(LinearMean("published-differs", made, of, divisor=len(keys)))

    def _sum(self, group: tuple[Key, ...]) -> tuple[int, ...]:
        year, system = self.year, self.year.system
        if len(group) == 1:
            return (year._number(_figure(group[0])),)
        if group in self.made:
            return (self.made[group],)
        filled = any(
            (*year.prefix, *key) in system.numbers or (*year.prefix, "answers", *key) in system.fact_of
            for key in group
        )
        key = (*year.prefix, "sum", str(len(self.made)))
        figure = self.made[group] = system.figure(key, 0, len(group) * FULL)
        places = [year.scales[key] for key in group if key in year.scales]
        if len(places) == len(group) and len({place.people for place in places}) == 1:
            scales = tuple(place.scales[0] for place in places)
            system.scales[figure] = Place(places[0].people, scales, sure=filled)
        if filled or not year.prefix:
            figures = [year._number(_figure(key)) for key in group]
            system.add(LinearMean("published-differs", figure, figures, rounded=False, divisor=1))
        return (figure,)


def _figure(key: Key) -> Key:
    """Return the figure of what a tool counts as: the tool."""
    return ("tool", *key[1:]) if key[0] == "counted" else key
