"""Small editions of several shapes, with answers, and every outcome of theirs tried one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations_with_replacement, product
from random import Random

from ita_tools.analysis.targets import Goal
from ita_tools.assessment import Assessment, ItemAnswer, Respondents
from ita_tools.rubric import Edition, load_edition
from ita_tools.rubric.items import Item, Option, Provenance, Scale, Weight
from ita_tools.rubric.model import Band, Indicator, SubIndicator, Tool
from ita_tools.scoring import Key, Result, score

__all__ = ["Small", "cheapest_of_all", "meets", "outcomes", "random_case", "states", "with_answers"]

SCALES = ((0, 100), (0, 33, 67, 100), (0, 50, 100), (0, 20, 40, 60, 80, 100), (0, 10, 70, 100))
_SURE, _UNSURE = Provenance((), "published"), Provenance((), "inferred")


@dataclass(frozen=True)
class Small:
    edition: Edition
    assessment: Assessment
    goal: Goal
    efforts: Mapping[tuple[str, str], int]

    @property
    def result(self) -> Result:
        return score(self.edition, self.assessment)


def _scale(code: str, kind: str, values: tuple[int, ...]) -> Scale:
    return Scale(code, kind, tuple(Option(str(value), value) for value in values), _SURE)


def _item(code: str, tool: str, indicator: str, scale: Scale, **more: object) -> Item:
    made = Item(code, code, (tool,), indicator, None, scale, False, None, _SURE)
    return replace(made, **more)


def random_case(seed: int, *, unsure: bool = False) -> Small:
    """Make an edition of one questionnaire and one disclosure tool, and answers of a few people."""
    random = Random(seed)  # noqa: S311 - no secret
    scale = _scale("q", "answers", random.choice(SCALES))
    asked = [_item(f"i{n}", "IIT", str(random.choice((1, 2)) if n > 1 else 1), scale) for n in range(1, 3)]
    steps = _scale("d", "steps", random.choice(((0, 100), (0, 50, 100))))
    mean = "weighted-items" if unsure else random.choice(("items", "subindicators", "weighted-items"))
    disclosed = [
        _item(
            f"o{n}",
            "OIT",
            "9",
            steps,
            subindicator=random.choice(("9.1", "9.2")) if mean == "subindicators" and n > 1 else "9.1",
            weight=Weight(Decimal(random.choice((5, 10, 25))), _UNSURE if unsure else _SURE),
        )
        for n in range(1, 5)
    ]
    codes = dict.fromkeys(item.indicator for item in asked)
    share = Decimal(random.choice((30, 50, 70)))
    bound = Decimal(random.randrange(4000, 9900)).scaleb(-2)
    least = random.choice((None, bound, bound - 5))
    edition = replace(
        load_edition(2568),
        year=2599,
        tools=(
            Tool("IIT", "IIT", "IIT", share, _SURE),
            Tool("OIT", "OIT", "OIT", 100 - share, _SURE),
        ),
        indicators=(
            *(Indicator(code, code, ("IIT",), "items", _SURE) for code in codes),
            Indicator("9", "9", ("OIT",), mean, _SURE),
        ),
        subindicators=tuple(
            SubIndicator(code, code, "9", _SURE)
            for code in sorted({item.subindicator for item in disclosed if item.subindicator})
        ),
        items=(*asked, *disclosed),
        bands=(Band("ดี", bound, least, _SURE), Band("พอใช้", Decimal(0), None, _SURE)),
        issues=(),
        report=None,
    )
    people = random.randrange(1, 4)
    answers = {
        item.code: ItemAnswer(counts=_counted(random.choices(range(len(scale.options)), k=people), scale))
        for item in asked
    }
    given = {item.code: ItemAnswer(Decimal(random.choice(steps.options).value)) for item in disclosed}
    assessment = Assessment(
        2599, items={"IIT": answers, "OIT": given}, respondents={"IIT": Respondents(people)}
    )
    goal = Goal("ดี", bound, {} if least is None else {"IIT": least, "OIT": least})
    efforts = {("OIT", item.code): random.choice((0, 1, 1, 2, 3)) for item in disclosed}
    return Small(edition, assessment, goal, efforts)


def _counted(places: list[int] | tuple[int, ...], scale: Scale) -> tuple[int, ...]:
    return tuple(places.count(n) for n in range(len(scale.options)))


def states(counts: tuple[int, ...], *, up: bool = True) -> dict[tuple[int, ...], int]:
    """Return all that the answers to an item can become, with the steps each takes."""
    before = [place for place, count in enumerate(counts) for _ in range(count)]
    found = {}
    for after in combinations_with_replacement(range(len(counts)), len(before)):
        # Sorted answers are matched in order: who rises how far makes no difference to the number of steps.
        moved = [(new - old) * (1 if up else -1) for old, new in zip(before, after, strict=True)]
        if min(moved, default=0) >= 0:
            found[tuple(after.count(n) for n in range(len(counts)))] = sum(moved)
    return found


def with_answers(assessment: Assessment, changes: Mapping[Key, ItemAnswer]) -> Assessment:
    """Return the assessment with some items answered otherwise."""
    items = {tool: dict(entries) for tool, entries in assessment.items.items()}
    for (_, tool, code), entry in changes.items():
        items[tool][code] = entry
    return replace(assessment, items=items)


def outcomes(case: Small) -> Iterator[tuple[int, dict[str, int], Result]]:
    """Yield every outcome with its cost, and the steps of each item that changes."""
    choices = []
    for tool, entries in case.assessment.items.items():
        for code, entry in entries.items():
            key, effort = ("item", tool, code), case.efforts.get((tool, code), 1)
            options = case.edition.item_by_code[code].scale.options
            best = Decimal(max(option.value for option in options))
            if entry.counts:
                moves = [(key, ItemAnswer(counts=after), n, n) for after, n in states(entry.counts).items()]
            else:
                moves = [(key, entry, 0, 0)]
                if effort and entry.score != best:
                    moves.append((key, ItemAnswer(best), 1, effort))
            choices.append(moves)
    for chosen in product(*choices):
        changed = with_answers(case.assessment, {key: entry for key, entry, _, _ in chosen})
        steps = {key[2]: number for key, _, number, _ in chosen if number}
        yield sum(cost for *_, cost in chosen), steps, score(case.edition, changed)


def meets(goal: Goal, result: Result) -> bool:
    return result.total >= goal.total and all(
        result.tool(code) >= least for code, least in goal.tools.items()
    )


def cheapest_of_all(case: Small) -> tuple[int | None, set[tuple[tuple[str, int], ...]]]:
    """Return the least cost that meets the goal, and the steps of every way of that cost."""
    met = [(cost, steps) for cost, steps, result in outcomes(case) if meets(case.goal, result)]
    least = min((cost for cost, _ in met), default=None)
    return least, {tuple(sorted(steps.items())) for cost, steps in met if cost == least}
