"""Assessment files, YAML or JSON, to :class:`Assessment` and back.

All faults of a file are reported together. What is empty is left out of the text that is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from ita_tools.assessment.decode import decode_record
from ita_tools.assessment.fields import Field, bare_field, fields_of
from ita_tools.assessment.loaded import LoadedAssessment, ReadingLog
from ita_tools.assessment.model import Assessment
from ita_tools.errors import ItaError, raise_faults
from ita_tools.files import read_bytes
from ita_tools.yaml_json import SourceNode, decode_utf8, drop_empty, dump_json, dump_yaml, parse

__all__ = [
    "Validator",
    "assessment_data",
    "assessment_text",
    "decode_assessment",
    "parse_assessment",
    "read_assessment",
    "record_data",
]

Validator = Callable[[LoadedAssessment], Iterable[ItaError]]
"""Finds further faults of an assessment that was read, to be reported together with those of the file."""


def read_assessment(path: Path, validate: Validator | None = None) -> LoadedAssessment:
    """Read an assessment file.

    Raises
    ------
    FileMissing, FileForeign, FileDangerous, SyntaxBroken
        The file cannot be read.
    ItaError
        What is wrong in it; :class:`Faults` where it is more than one thing.
    """
    return parse_assessment(decode_utf8(read_bytes(path), path.name), path.name, validate)


def parse_assessment(text: str, file: str, validate: Validator | None = None) -> LoadedAssessment:
    """Read the text of an assessment file; ``file`` names it in messages and tells YAML from JSON."""
    faults: list[ItaError] = []
    return decode_assessment(parse(text, file, faults), file, faults, validate)


def decode_assessment(
    root: SourceNode, file: str, faults: Iterable[ItaError] = (), validate: Validator | None = None
) -> LoadedAssessment:
    """Read a parsed document, whatever it was parsed from: text or the cells of a workbook.

    ``faults`` of the parsing are raised together with those of the reading and of ``validate``.
    """
    all_faults = ReadingLog(faults)
    assessment: Assessment = decode_record(Assessment, root, all_faults)
    loaded = LoadedAssessment(assessment, file, _locations(root), remarks=tuple(all_faults.remarks))
    raise_faults([*all_faults, *(validate(loaded) if validate else ())])
    return loaded


def _locations(root: SourceNode) -> dict[str, str]:
    """Return the location of each node by its key path."""
    locations = {"": root.where}
    waiting = [("", root.value)] if isinstance(root.value, (dict, list)) else []
    for above, branch in waiting:  # grows while it is walked
        if isinstance(branch, dict):
            inner = [(f"{above}.{name}" if above else name, node) for name, node in branch.items()]
        else:
            inner = [(f"{above}[{number}]", node) for number, node in enumerate(branch, 1)]
        locations |= {path: node.where for path, node in inner}
        waiting += [(path, node.value) for path, node in inner if isinstance(node.value, (dict, list))]
    return locations


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
