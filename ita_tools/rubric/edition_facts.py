"""The facts of an edition, each with its place in the file and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.rubric.items import Provenance
from ita_tools.rubric.model import Edition

__all__ = ["facts_of"]


def facts_of(edition: Edition) -> Iterator[tuple[str, Provenance]]:
    """Yield place and provenance of every fact, in the order of the file."""
    yield "rounding", edition.rounding.provenance
    yield from ((f"tools.{fact.code}", fact.provenance) for fact in edition.tools)
    yield from ((f"indicators.{fact.code}", fact.provenance) for fact in edition.indicators)
    yield from ((f"subindicators.{fact.code}", fact.provenance) for fact in edition.subindicators)
    yield from ((f"scales.{code}", fact.provenance) for code, fact in edition.scale_by_code.items())
    for item in edition.items:
        yield f"items.{item.code}", item.provenance
        if item.weight:
            yield f"items.{item.code}.weight", item.weight.provenance
    yield from ((f"levels.{fact.name}", fact.provenance) for fact in edition.bands)
    yield "target", edition.target.provenance
    yield "unprocessed", edition.unprocessed.provenance
    yield from ((f"issues.{fact.code}", fact.provenance) for fact in edition.issues)
    optional = {"report": edition.report, "respondent_minimum": edition.respondent_minimum}
    yield from ((place, fact.provenance) for place, fact in optional.items() if fact)
