"""Where advice is first given: later parts of a report refer back to it instead of repeating it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ita_tools.analysis.extremes import lowest, short_of_full
from ita_tools.report.context import ReportContext
from ita_tools.rubric.advice import Advice, advice_for
from ita_tools.scoring import Key

__all__ = ["Section", "advised", "first_places", "weakest"]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report that gives advice on the weakest of some items.

    ``name`` is how later parts refer to it; ``code`` is that of the officer's own analysis, which is printed
    instead of advice. ``most`` is after how many items a short report gives no more advice.
    """

    name: str
    keys: Sequence[Key]
    code: str = ""
    most: int | None = None


def weakest(material: ReportContext, keys: Sequence[Key]) -> Sequence[Key]:
    """Return the items that share the lowest score short of full; none where nothing is short of it."""
    return lowest(material.result, short_of_full(material.result, keys))


def advised(material: ReportContext, keys: Sequence[Key]) -> Sequence[tuple[Sequence[Key], Advice]]:
    """Return each advice there is with all the items it is meant for."""
    found: dict[str, tuple[list[Key], Advice]] = {}
    for key in keys:
        advice = advice_for(material.edition.year, key[2])
        if advice is not None:
            found.setdefault(advice.way_forward, ([], advice))[0].append(key)
    return list(found.values())


def first_places(material: ReportContext, sections: Iterable[Section]) -> Mapping[str, str]:
    """Return the name of the section that gives each way forward first, of sections in reading order.

    What no section gives is not among them.
    """
    places: dict[str, str] = {}
    for section in sections:
        if not material.assessment.analysis.get(section.code):
            for advice in _given(material, section):
                places.setdefault(advice.way_forward, section.name)
    return places


def _given(material: ReportContext, section: Section) -> Iterator[Advice]:
    told = 0
    for keys, advice in advised(material, weakest(material, section.keys)):
        if section.most is not None and told >= section.most:
            return
        told += len(keys)
        yield advice
