"""Score changes since last year: total, tools, indicators, and items through their succession."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from ita_tools.assessment import Assessment, Previous, Published
from ita_tools.errors import EditionUnknown
from ita_tools.records import record
from ita_tools.rounding import half_up, weighted_mean
from ita_tools.rubric import Edition
from ita_tools.rubric.edition_files import load_levels
from ita_tools.scoring import Key, Result

__all__ = ["ScoreChange", "changes", "item_changes", "scheme_change"]


@record(frozen=True, slots=True)
class ScoreChange:
    """A score of last year and of this one; either may be missing."""

    key: Key
    before: Decimal | None
    now: Decimal | None
    predecessors: tuple[str, ...] = ()

    @property
    def difference(self) -> Decimal | None:
        """Points gained (positive) or lost; ``None`` where a year has no score."""
        return None if self.before is None or self.now is None else self.now - self.before


def changes(assessment: Assessment, result: Result) -> Mapping[Key, ScoreChange]:
    """Return the change of the total, of every tool and of every indicator, in rubric order."""
    published = assessment.previous.published if assessment.previous else Published()
    keys: list[Key] = [("total",)]
    keys += [("tool", tool.code) for tool in result.edition.tools]
    keys += [("indicator", indicator.code) for indicator in result.edition.indicators]
    return {key: ScoreChange(key, _before(published, key), result[key].value) for key in keys}


def _before(published: Published, key: Key) -> Decimal | None:
    if key == ("total",):
        return published.total
    return (published.tools if key[0] == "tool" else published.indicators).get(key[1])


def item_changes(assessment: Assessment, result: Result) -> Mapping[Key, ScoreChange]:
    """Return the change of every item that continues items of last year under the same tool.

    An item that continues several is compared with their mean. It is left out if one of them has no score,
    and all are left out if the previous result is not of the edition that this one follows.
    """
    previous = assessment.previous
    if previous is None or previous.edition != result.edition.previous:
        return {}
    return {change.key: change for change in _item_changes(previous, result)}


def _item_changes(previous: Previous, result: Result) -> Iterator[ScoreChange]:
    for item in result.edition.items:
        for tool in item.tools if item.succeeds else ():
            scores = previous.items.get(tool, {})
            before = [scores[code] for code in item.succeeds if code in scores]
            if len(before) == len(item.succeeds):
                key = ("item", tool, item.code)
                yield ScoreChange(key, half_up(weighted_mean(before)), result[key].value, item.succeeds)


def scheme_change(assessment: Assessment, edition: Edition) -> tuple[str, str] | None:
    """Return last year's and this year's scheme of levels where they differ; ``None`` where they agree.

    Levels of different schemes must not be compared. An edition that is not available counts as agreeing.
    """
    if assessment.previous is None:
        return None
    try:
        before = load_levels(assessment.previous.edition).scheme
    except EditionUnknown:
        return None
    return None if before == edition.level_scheme else (before, edition.level_scheme)
