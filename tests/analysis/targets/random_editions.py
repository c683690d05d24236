"""Random answers for the bundled editions, and goals a little above them."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ita_tools.analysis.targets import Goal
from ita_tools.assessment import Assessment, ItemAnswer
from ita_tools.rubric import Edition, load_edition
from ita_tools.rubric.items import Item, Scale
from ita_tools.scoring import Result, score
from tests.analysis.targets.small import Small

__all__ = ["FOUR_EDITIONS", "random_result"]

FOUR_EDITIONS = (2565, 2566, 2567, 2568)


def random_result(year: int, seed: int) -> Small:
    """Make a result of an edition, with counts for all answers, and a goal above it."""
    random = Random(seed)  # noqa: S311 - no secret
    edition = load_edition(year)
    full = random.choice((0.5, 0.7, 0.9))
    items: dict[str, dict[str, ItemAnswer]] = {}
    for tool in edition.tools:
        people = random.randrange(5, 40)
        items[tool.code] = {
            item.code: _answer(item, people, full, random) for item in edition.items_of_tool(tool.code)
        }
    assessment = Assessment(year, items=items)
    result = score(edition, assessment)
    efforts = {("OIT", item.code): random.choice((0, 1, 1, 1, 2, 3)) for item in edition.items_of_tool("OIT")}
    return Small(edition, assessment, _goal(edition, result, random), efforts)


def _goal(edition: Edition, result: Result, random: Random) -> Goal:
    rise = Decimal(random.randrange(1, 150)).scaleb(-2)
    total = min(Decimal(100), result.total + rise)
    tools = random.sample([tool.code for tool in edition.tools], k=random.randrange(len(edition.tools)))
    return Goal(None, total, {code: min(Decimal(100), result.tool(code) + rise) for code in tools})


def _answer(item: Item, people: int, full: float, random: Random) -> ItemAnswer:
    if item.scale.kind == "steps":
        best = random.random() < full
        values = sorted(option.value for option in item.scale.options)
        return ItemAnswer(Decimal(values[-1] if best else random.choice(values[:-1])))
    if item.parts:
        return ItemAnswer(
            parts={
                part.code: ItemAnswer(counts=_counts(part.scale, people, full, random)) for part in item.parts
            }
        )
    return ItemAnswer(counts=_counts(item.scale, people, full, random))


def _counts(scale: Scale, people: int, full: float, random: Random) -> tuple[int, ...]:
    values = [option.value for option in scale.options]
    best = values.index(max(values))
    places = [best if random.random() < full else random.randrange(len(values)) for _ in range(people)]
    return tuple(places.count(place) for place in range(len(values)))
