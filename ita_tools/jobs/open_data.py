"""The result and the plan as open data: what an agency publishes for machines to read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from ita_tools.analysis.changes import changes
from ita_tools.assessment import Published, Respondents
from ita_tools.jobs.load import ScoredAssessment
from ita_tools.jobs.score import score_data
from ita_tools.rounding import points
from ita_tools.scoring import Key
from ita_tools.yaml_json import dump_json

__all__ = ["open_data", "open_data_text"]


_INSIDE = ("computed", "basis", "findings")
"""Parts of the JSON of ``ita score`` that are for the officer."""
# Said one by one: a field that the assessment gains later is not published by accident.
_AGENCY = ("name", "type", "district", "province", "website")
_ANALYSIS = ("cause", "way_forward")
_MEASURE = ("indicator", "finding", "measure", "steps", "period", "responsible", "follow_up")
_CONSTRAINT = ("constraint", "impact", "remedy")


def open_data(opened: ScoredAssessment) -> dict[str, Any]:
    """Return the same figures as ``ita score --json`` with what the report tells beside them.

    Scores are texts with two decimals, missing ones null. Only named fields are told: of respondents there
    are counts alone, and notes, comments, reviews and what the checks find stay inside the agency.
    """
    assessment, result = opened.assessment, opened.result
    before = assessment.previous
    moved = changes(assessment, result)
    return {
        **{name: value for name, value in score_data(opened).items() if name not in _INSIDE},
        "level_basis": result.level_basis,
        "target": points(opened.edition.target.score),
        "inferred": [_path(key) for key, score in result.scores.items() if score.confidence == "inferred"],
        "agency": _told(assessment.agency, _AGENCY),
        "previous": None if before is None else {"edition": before.edition, **_published(before.published)},
        "changes": {_path(key): _text(change.difference) for key, change in moved.items()},
        "history": {str(year): points(total) for year, total in sorted(assessment.history.items())},
        "respondents": {tool: _counted(found) for tool, found in assessment.respondents.items()},
        "analysis": {code: _told(each, _ANALYSIS) for code, each in assessment.analysis.items()},
        "plan": [{**_told(each, _MEASURE), "steps": list(each.steps)} for each in assessment.plan],
        "constraints": [_told(each, _CONSTRAINT) for each in assessment.constraints],
    }


def open_data_text(opened: ScoredAssessment) -> str:
    """Return the open data as JSON in UTF-8 with a line feed at its end."""
    return dump_json(open_data(opened))


def _told(thing: object, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(thing, name) for name in names}


def _path(key: Key) -> str:
    """Write a key of the result as one word.

    >>> _path(("item", "IIT", "i1"))
    'item/IIT/i1'
    """
    return "/".join(key)


def _text(value: Decimal | None) -> str | None:
    return None if value is None else points(value)


def _texts(scores: Mapping[str, Decimal]) -> dict[str, str]:
    return {code: points(score) for code, score in scores.items()}


def _published(published: Published) -> dict[str, Any]:
    return {
        "total": _text(published.total),
        "level": published.level or None,
        "tools": _texts(published.tools),
        "indicators": _texts(published.indicators),
    }


def _counted(found: Respondents) -> dict[str, Any]:
    groups = {heading: dict(counts) for heading, counts in found.groups.items()}
    return {"count": found.count, "groups": groups}
