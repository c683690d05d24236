"""Real results with single figures typed otherwise, and what the check finds in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from ita_tools.analysis.checks.contradictions import check_contradictions
from ita_tools.analysis.findings import Finding
from ita_tools.assessment import Assessment, ItemAnswer, LoadedAssessment
from ita_tools.rubric import load_edition
from ita_tools.scoring import score
from tests.analysis.causes.campaign import announced
from tests.scoring.cases import CASES

__all__ = ["as_announced", "findings_in", "named", "typed_as", "without_items"]


def as_announced(name: str, layer: str = "items") -> Assessment:
    """Return a real result with all its figures down to a layer announced, answers and respondents kept."""
    (case,) = [case for case in CASES if case.path.stem == name]
    return announced(case.result, layer, case.assessment if layer == "items" else None)


def typed_as(assessment: Assessment, figures: Mapping[str, str]) -> Assessment:
    """Return an assessment with some figures typed otherwise, by their key path."""
    for path, text in figures.items():
        first, *codes = path.split(".")
        if first == "items":
            tool, code = codes
            entry = replace(assessment.entry(tool, code), score=Decimal(text))
            items = {**assessment.items, tool: {**assessment.items.get(tool, {}), code: entry}}
            assessment = replace(assessment, items=items)
        else:
            assessment = replace(assessment, published=_announced_as(assessment, codes, text))
    return assessment


def _announced_as(assessment: Assessment, codes: list[str], text: str) -> object:
    published = assessment.published
    group, *rest = codes
    if not rest:
        return replace(published, **{group: text if group == "level" else Decimal(text)})
    scores = dict(getattr(published, group))
    if group == "parts":
        scores[rest[0]] = {**scores[rest[0]], rest[1]: Decimal(text)}
    else:
        scores[".".join(rest)] = Decimal(text)
    return replace(published, **{group: scores})


def findings_in(assessment: Assessment) -> list[Finding]:
    """Run the check of contradictions; places are key paths."""
    edition = load_edition(assessment.edition)
    return list(check_contradictions(LoadedAssessment(assessment), score(edition, assessment)))


def named(findings: list[Finding]) -> dict[str, str]:
    """Return the figures that are called wrong, each with its right value."""
    return {each.where: each.expected for each in findings if each.code == "misprint-likely"}


def without_items(assessment: Assessment, tool: str, *codes: str) -> Assessment:
    """Return an assessment with some items left empty."""
    entries: dict[str, ItemAnswer] = {**assessment.items[tool]}
    for code in codes:
        del entries[code]
    return replace(assessment, items={**assessment.items, tool: entries})
