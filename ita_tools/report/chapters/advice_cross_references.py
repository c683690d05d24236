"""Cross-references of advice: a report gives each advice once and refers to that section later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ita_tools.analysis.extremes import lowest, short_of_full
from ita_tools.report.context import ReportContext
from ita_tools.rubric.advice import Advice, advice_for
from ita_tools.scoring import Key

__all__ = ["Section", "advice_by_items", "first_sections", "weakest_items"]


@dataclass(frozen=True, slots=True)
class Section:
    """A section that gives advice on the lowest of its items.

    ``name`` is used in cross-references. ``code`` is that of the officer's own analysis, which replaces the
    advice. ``max_items`` limits the items that get advice in a short report.
    """

    name: str
    keys: Sequence[Key]
    code: str = ""
    max_items: int | None = None


def weakest_items(context: ReportContext, keys: Sequence[Key]) -> Sequence[Key]:
    """Return the items that share the lowest score below full; none if all have the full score."""
    return lowest(context.result, short_of_full(context.result, keys))


def advice_by_items(context: ReportContext, keys: Sequence[Key]) -> Sequence[tuple[Sequence[Key], Advice]]:
    """Return each advice with all items it applies to; items without advice are left out."""
    items_by_advice: dict[str, tuple[list[Key], Advice]] = {}
    for key in keys:
        advice = advice_for(context.edition.year, key[2])
        if advice is not None:
            items_by_advice.setdefault(advice.way_forward, ([], advice))[0].append(key)
    return list(items_by_advice.values())


def first_sections(context: ReportContext, sections: Iterable[Section]) -> Mapping[str, str]:
    """Return the name of the first section that gives each way forward; ``sections`` are in reading order."""
    names: dict[str, str] = {}
    for section in sections:
        if not context.assessment.analysis.get(section.code):
            for advice in _advice_of(context, section):
                names.setdefault(advice.way_forward, section.name)
    return names


def _advice_of(context: ReportContext, section: Section) -> Iterator[Advice]:
    count = 0
    for keys, advice in advice_by_items(context, weakest_items(context, section.keys)):
        if section.max_items is not None and count >= section.max_items:
            return
        count += len(keys)
        yield advice
