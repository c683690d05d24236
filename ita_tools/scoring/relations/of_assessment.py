"""From an assessment and the plan of its edition to figures, facts and relations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ita_tools.assessment import Assessment, ItemAnswer, Previous, Published
from ita_tools.errors import EditionUnknown
from ita_tools.rubric import Edition, load_edition
from ita_tools.rubric.edition_files import load_levels
from ita_tools.scoring.plan import LEVEL, Key, Node, plan_of
from ita_tools.scoring.relations.facts import FULL, Fact, hundredths, path_of
from ita_tools.scoring.relations.one_year import Year
from ita_tools.scoring.relations.rules import LevelOf, LinearMean
from ita_tools.scoring.relations.system import System

__all__ = ["system_of"]

PREVIOUS = "previous"


def system_of(
    edition: Edition,
    assessment: Assessment,
    plan: Sequence[Node] | None = None,
) -> System:
    """Return the figures of an assessment, and of last year's result in it, with all their relations."""
    system = System()
    Year(system, edition, assessment, plan=plan or plan_of(edition)).add()
    previous = assessment.previous
    if previous is not None and previous.published:
        _add_previous(system, assessment)
        _add_differences(system, assessment)
    _add_history(system, edition, assessment)
    return system


def _add_history(system: System, edition: Edition, assessment: Assessment) -> None:
    """Add that a total of the history is that of the result of the same year."""
    totals: dict[int, Key] = {edition.year: ("total",)}
    if assessment.previous is not None:
        totals[assessment.previous.edition] = (PREVIOUS, "total")
    for year, earlier in assessment.history.items():
        total = earlier.total
        if total is not None and (number := system.numbers.get(totals.get(year, ()))) is not None:
            key: Key = ("history", str(year))
            figure = system.figure(key)
            system.state(Fact(key, "score", path_of(key), hundredths(total), f"{total}"))
            system.add(LinearMean("history-differs", figure, (number,), rounded=False))


def _add_previous(system: System, assessment: Assessment) -> None:
    previous = assessment.previous
    if previous is None:
        return
    try:
        known = Published(previous.published.total, previous.published.level)
        if previous.published == known and not previous.items:
            _add_total_and_level(system, previous)
            return
        edition = load_edition(previous.edition)
    except EditionUnknown:
        for fact in _outline(assessment):
            system.figure(fact.key)
            system.state(fact)
        return
    items = {
        tool: {code: ItemAnswer(score) for code, score in scores.items()}
        for tool, scores in previous.items.items()
    }
    year = Assessment(previous.edition, items=items, published=previous.published)
    Year(system, edition, year, prefix=(PREVIOUS,), plan=plan_of(edition)).add()


def _add_total_and_level(system: System, previous: Previous) -> None:
    """Add last year's total and level, where nothing else is known: that year's levels are enough."""
    bands = load_levels(previous.edition).bands
    total = system.figure((PREVIOUS, "total"))
    level = system.figure((PREVIOUS, *LEVEL), 0, len(bands) - 1)
    known, names = previous.published, [band.name for band in bands]
    if known.total is not None:
        key: Key = (PREVIOUS, "total")
        system.state(Fact(key, "score", path_of(key), hundredths(known.total), f"{known.total}"))
    if known.level in names:
        key = (PREVIOUS, *LEVEL)
        system.state(Fact(key, "level", path_of(key), names.index(known.level), known.level))
    tools = dict.fromkeys(["", *(code for band in bands for code in band.tool_min)])
    system.add(LevelOf("level-differs", level, total, list(tools.items()), bands))


def _outline(assessment: Assessment) -> Iterator[Fact]:
    """Yield the figures of last year that this year's are compared with, without that year's rubric."""
    published = assessment.previous.published if assessment.previous else None
    if published is None:
        return
    figures: dict[Key, Decimal] = {} if published.total is None else {("total",): published.total}
    figures |= {("tool", code): score for code, score in published.tools.items()}
    figures |= {("indicator", code): score for code, score in published.indicators.items()}
    for key, score in figures.items():
        path = path_of((PREVIOUS, *key))
        yield Fact((PREVIOUS, *key), "score", path, hundredths(score), f"{score}", tuple(figures))


def _add_differences(system: System, assessment: Assessment) -> None:
    """Add that a printed difference is this year's figure less last year's."""
    for code, score in assessment.published.differences.items():
        key: Key = ("total",)
        if code != "total":
            key = ("tool", code) if ("tool", code) in system.numbers else ("indicator", code)
        if key in system.numbers and (PREVIOUS, *key) in system.numbers:
            change: Key = ("difference", code)
            figure = system.figure(change, -FULL, FULL)
            path = path_of(change)
            system.state(Fact(change, "difference", path, hundredths(score), f"{score}"))
            before = system.numbers[PREVIOUS, *key]
            system.add(
                LinearMean(
                    "difference-wrong", system.numbers[key], (before, figure), rounded=False, divisor=1
                )
            )
