"""Assessment to the text of an assessment file; what is empty is left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ita_tools.assessment.fields import Field, bare_field, fields_of
from ita_tools.assessment.model import Assessment
from ita_tools.yaml_json import drop_empty, dump_json, dump_yaml

__all__ = ["assessment_data", "assessment_text", "record_data"]


def assessment_text(assessment: Assessment, *, json: bool = False) -> str:
    """Write an assessment as YAML, or as JSON; reading the text gives the same assessment again."""
    data = assessment_data(assessment)
    return dump_json(data) if json else dump_yaml(data)


def assessment_data(assessment: Assessment) -> dict[str, Any]:
    """Return an assessment as plain data in the order of the field table."""
    return record_data(assessment)


def record_data(record: object) -> dict[str, Any]:
    """Return any record of an assessment as plain data."""
    fields = fields_of(type(record))
    data = {name: _plain(getattr(record, name), field) for name, field in fields.items()}
    known = drop_empty(data)
    return {name: each for name, each in data.items() if name in known or _is_no(each, fields[name])}


def _is_no(value: object, field: Field) -> bool:
    """Whether a value is an answer and no blank: false, where that is not what a blank means."""
    return value is False and field.optional


def _plain(value: object, field: Field) -> object:
    """Return the value of a field as dictionaries, lists and scalars."""
    if isinstance(value, Mapping):
        return {_key(name): _plain(inner, field) for name, inner in value.items()}
    if field.listed and isinstance(value, tuple):
        return [_bare_or_record(each) for each in value]
    if field.record and value is not None:
        return _bare_or_record(value)
    if field.kind == "effort" and isinstance(value, str):
        return int(value) if value.isdigit() else value
    if isinstance(value, tuple):
        return " ".join(value) if field.kind == "words" else list(value)
    return value


def _bare_or_record(record: object) -> object:
    """Return the one value of a record that may stand bare and holds nothing else, or the record."""
    if name := bare_field(type(record)):
        value = getattr(record, name)
        if record == type(record)(**{name: value}):
            return value
    return record_data(record)


def _key(name: str | int) -> str | int:
    """Return an indicator as a number, any other code as it is."""
    if isinstance(name, int):
        return name
    plain = name.isascii() and name.isdigit() and len(name) < 10 and name == str(int(name))
    return int(name) if plain else name
