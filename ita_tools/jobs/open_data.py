"""The result and the plan as open data: what an agency publishes for machines to read."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from ita_tools.analysis.changes import changes
from ita_tools.assessment import Previous
from ita_tools.assessment.fields import Field, fields_of
from ita_tools.jobs.load import ScoredAssessment
from ita_tools.jobs.score import score_data
from ita_tools.rounding import points
from ita_tools.scoring import Key
from ita_tools.yaml_json import dump_json

__all__ = ["open_data", "open_data_text"]


_INSIDE = ("computed", "basis", "derived", "findings")
"""Parts of the JSON of ``ita score`` that are for the officer."""


def open_data(opened: ScoredAssessment) -> dict[str, Any]:
    """Return the same figures as ``ita score --json`` with the texts of the report beside them.

    Scores are texts with two decimals, missing ones null. Of the assessment only the fields that the field
    table calls public are in it: notes, comments, reviews and the findings of the checks are not.
    """
    assessment, result = opened.assessment, opened.result
    previous = assessment.previous
    return {
        **{name: value for name, value in score_data(opened).items() if name not in _INSIDE},
        "level_basis": result.level_basis,
        "target": points(opened.edition.target.score),
        "inferred": [_path(key) for key, score in result.scores.items() if score.confidence == "inferred"],
        "agency": _public(assessment.agency),
        "announcement": _public(assessment.announcement),
        "standing": _public(assessment.standing),
        "previous": None if previous is None else _previous(previous),
        "changes": {
            _path(key): _points(change.difference) for key, change in changes(assessment, result).items()
        },
        "history": {str(year): _public(each) for year, each in sorted(assessment.history.items())},
        "respondents": {tool: _public(each) for tool, each in assessment.respondents.items()},
        "item_texts": {
            tool: {
                code: texts for code, answer in answers.items() if any((texts := _public(answer)).values())
            }
            for tool, answers in assessment.items.items()
        },
        "recommendations": [_public(each) for each in assessment.recommendations],
        "analysis": {code: _public(each) for code, each in assessment.analysis.items()},
        "plan": [_public(each) for each in assessment.plan],
        "constraints": [_public(each) for each in assessment.constraints],
    }


def open_data_text(opened: ScoredAssessment) -> str:
    """Return the open data as JSON in UTF-8 with a line feed at its end."""
    return dump_json(open_data(opened))


def _public(record: object) -> dict[str, Any]:
    """Return the public fields of a record as plain data."""
    fields = fields_of(type(record)).items()
    return {name: _plain(getattr(record, name), field) for name, field in fields if field.public}


def _plain(value: object, field: Field) -> object:
    if isinstance(value, Mapping):
        return {key: _plain(inner, field) for key, inner in value.items()}
    if field.kind == "score":
        return _points(value)
    if field.listed and isinstance(value, tuple):
        return [_public(each) for each in value]
    return list(value) if isinstance(value, tuple) else value


def _previous(previous: Previous) -> dict[str, Any]:
    published = _public(previous.published)
    return {"edition": previous.edition, **published, "level": published["level"] or None}


def _path(key: Key) -> str:
    """Write a key of the result as one word.

    >>> _path(("item", "IIT", "i1"))
    'item/IIT/i1'
    """
    return "/".join(key)


def _points(score: object) -> str | None:
    return points(score) if isinstance(score, Decimal) else None
