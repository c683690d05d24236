"""Changes from last year: total, tools and indicators that both years have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from ita_tools.assessment import Assessment, Published
from ita_tools.scoring import Key, Result

__all__ = ["Change", "changes"]


@dataclass(frozen=True, slots=True)
class Change:
    """A score of last year and of this one; either may be missing."""

    key: Key
    before: Decimal | None
    now: Decimal | None

    @property
    def difference(self) -> Decimal | None:
        """Points gained (positive) or lost, where both years are known."""
        return None if self.before is None or self.now is None else self.now - self.before


def changes(assessment: Assessment, result: Result) -> Mapping[Key, Change]:
    """Return the change of the total, of every tool and of every indicator, in rubric order."""
    published = assessment.previous.published if assessment.previous else Published()
    keys: list[Key] = [("total",)]
    keys += [("tool", tool.code) for tool in result.edition.tools]
    keys += [("indicator", indicator.code) for indicator in result.edition.indicators]
    return {key: Change(key, _before(published, key), result[key].value) for key in keys}


def _before(published: Published, key: Key) -> Decimal | None:
    if key == ("total",):
        return published.total
    return (published.tools if key[0] == "tool" else published.indicators).get(key[1])
