"""Assessment to the text of an assessment file; what is empty is left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from ita_tools.assessment.model import Assessment, ItemAnswer, Previous, Respondents
from ita_tools.yaml_json import dump_json, dump_yaml, filled

__all__ = ["assessment_data", "assessment_text"]


def assessment_text(assessment: Assessment, *, json: bool = False) -> str:
    """Write an assessment as YAML, or as JSON; reading the text gives the same assessment again."""
    data = assessment_data(assessment)
    return dump_json(data) if json else dump_yaml(data)


def assessment_data(assessment: Assessment) -> dict[str, Any]:
    """Return an assessment as plain data in the order of the assessment file."""
    return filled(
        {
            "edition": assessment.edition,
            "note": assessment.note,
            "agency": _record(assessment.agency),
            "items": {
                tool: {code: _entry(entry) for code, entry in entries.items()}
                for tool, entries in assessment.items.items()
            },
            "published": _record(assessment.published),
            "unprocessed": list(assessment.unprocessed),
            "previous": _previous(assessment.previous),
            "history": dict(assessment.history),
            "respondents": {tool: _respondents(found) for tool, found in assessment.respondents.items()},
            "division_list": [_record(division) for division in assessment.division_list],
            "divisions": _plain(assessment.divisions),
            "states": _plain(assessment.states),
            "comments": _plain(assessment.comments),
            "analysis": {_key(key): _record(analysis) for key, analysis in assessment.analysis.items()},
            "plan": [_record(measure) for measure in assessment.plan],
            "constraints": [_record(constraint) for constraint in assessment.constraints],
            "trail": [_record(event) for event in assessment.trail],
            "origin": _record(assessment.origin) | filled({"part": " ".join(assessment.origin.part)}),
            "conflicts": [_record(conflict) for conflict in assessment.conflicts],
        }
    )


def _record(record: object) -> dict[str, Any]:
    values = {field.name: getattr(record, field.name) for field in fields(record)}  # type: ignore[arg-type]
    return filled({key: _plain(value) for key, value in values.items()})


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, Mapping):
        return {_key(name): _plain(inner) for name, inner in value.items()}
    return _entry(value) if isinstance(value, ItemAnswer) else value


def _key(name: str) -> str | int:
    plain = name.isascii() and name.isdigit() and len(name) < 10 and name == str(int(name))
    return int(name) if plain else name


def _entry(entry: ItemAnswer) -> object:
    return entry.score if entry == ItemAnswer(score=entry.score) else _record(entry)


def _previous(previous: Previous | None) -> dict[str, Any] | None:
    if previous is None:
        return None
    data = {"published": _record(previous.published), "items": _plain(previous.items)}
    return {"edition": previous.edition, **filled(data)}


def _respondents(found: Respondents) -> dict[str, Any]:
    return filled({"count": found.count, "groups": _plain(found.groups)})
