"""The job behind ``ita editions``: which rubrics there are and how sure they are."""

from __future__ import annotations

from dataclasses import dataclass

from ita_tools.rubric import Edition, available_years, load_edition

__all__ = ["EditionSummary", "list_editions"]


@dataclass(frozen=True, slots=True)
class EditionSummary:
    """One line of the list of editions."""

    year: int
    status: str
    items: tuple[tuple[str, int], ...]
    inferred: int


def list_editions() -> tuple[EditionSummary, ...]:
    """Summarise every bundled edition, oldest first."""
    return tuple(map(_summary, map(load_edition, available_years())))


def _summary(edition: Edition) -> EditionSummary:
    facts = [item.provenance for item in edition.items]
    facts += [item.weight.provenance for item in edition.items if item.weight]
    items = tuple((tool.code, len(edition.items_of_tool(tool.code))) for tool in edition.tools)
    return EditionSummary(edition.year, edition.status, items, sum(fact.inferred for fact in facts))
