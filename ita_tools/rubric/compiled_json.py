"""The bundled files of the rubric as JSON, which loads many times faster than their YAML.

The YAML is the one source: :mod:`ita_tools.rubric.compile_yaml` writes the JSON from it, and JSON of other
YAML than the one at hand is not used.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from ita_tools.files import read_bytes
from ita_tools.files.resources import resource
from ita_tools.rubric.items import Item, Option, Part, Provenance, Scale, Weight
from ita_tools.rubric.model import (
    Band,
    Edition,
    Indicator,
    Issue,
    ReportRequirement,
    RespondentMinimum,
    RespondentRule,
    Rounding,
    SubIndicator,
    Target,
    Tool,
    Unprocessed,
)

__all__ = ["Levels", "bundled_yaml", "compiled", "compiled_text", "json_file"]


class Levels(NamedTuple):
    """The name of a level scheme and its bands, the highest first."""

    scheme: str
    bands: tuple[Band, ...]


_FOLDERS = ("editions", "advice", "divisions", "pairs")
_RECORDS: tuple[type, ...] = (
    *(Band, Edition, Indicator, Issue, Item, Levels, Option, Part, Provenance, ReportRequirement),
    *(RespondentMinimum, RespondentRule, Rounding, Scale, SubIndicator, Target, Tool, Unprocessed, Weight),
)
_MAKERS: dict[str, Any] = {each.__name__: each for each in _RECORDS} | {"Decimal": Decimal, "tuple": tuple}


def bundled_yaml() -> Iterator[Path]:
    """Yield the YAML files of the rubric that have a JSON."""
    for folder in _FOLDERS:
        yield from sorted(resource("rubric", folder).glob("*.yaml"))


def json_file(source: Path) -> Path:
    """Return the JSON of a bundled YAML file."""
    return resource("rubric", "compiled", f"{source.parent.name}-{source.stem}.json")


def compiled(source: Path, number: int = 0) -> Any:  # noqa: ANN401
    """Return one of the values that were compiled from a bundled YAML file.

    ``None`` where there are none: of a file that is not bundled or was edited since.
    """
    if source.parent.parent != resource("rubric"):
        return None
    try:
        checksum, *values = json_file(source).read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    # Guards against forgetting, not against intent.
    if checksum != _checksum(source):
        return None
    return json.loads(values[number], object_hook=_record)


def compiled_text(source: Path, *values: object) -> str:
    """Return the text of the JSON of a YAML file: its checksum, and a line for each value."""
    lines = (json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":")) for value in values)
    return "\n".join((_checksum(source), *lines)) + "\n"


def _checksum(source: Path) -> str:
    return f"{crc32(read_bytes(source)):08x}"


def _record(data: dict[str, Any]) -> object:
    """Return the record, number or mapping that an object of JSON stands for."""
    ((name, values),) = data.items()
    if name == "dict":
        return dict(values)
    return _MAKERS[name](*[tuple(each) if each.__class__ is list else each for each in values])


def _plain(value: Any) -> object:  # noqa: ANN401
    if is_dataclass(value):
        return {type(value).__name__: [_plain(getattr(value, each.name)) for each in fields(value)]}
    match value:
        case Levels():
            return {"Levels": [*map(_plain, value)]}
        case Decimal():
            return {"Decimal": [str(value)]}
        case Mapping():
            return {"dict": [[key, _plain(member)] for key, member in value.items()]}
        case list() | tuple():
            return [*map(_plain, value)]
    return value
