"""The job behind ``make rubric``: write the JSON of every bundled YAML file of the rubric."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ita_tools.files import read_bytes, write_atomic
from ita_tools.rubric.advice import compact_advice, parse_advice
from ita_tools.rubric.compiled_json import Levels, bundled_yaml, compiled_text, json_file
from ita_tools.rubric.division_suggestions import parse_suggestions
from ita_tools.rubric.loader import parse_edition
from ita_tools.rubric.matched_items import parse_pairs
from ita_tools.yaml_json import decode_utf8

__all__ = ["compiled_files"]


def compiled_files() -> Iterator[tuple[Path, str]]:
    """Yield path and text of every JSON, from the YAML alone."""
    for source in bundled_yaml():
        text = decode_utf8(read_bytes(source), source.name)
        yield json_file(source), compiled_text(source, *_values(source, text))


def _values(source: Path, text: str) -> tuple[object, ...]:
    match source.parent.name:
        case "editions":
            edition = parse_edition(text, source.name)
            return edition, Levels(edition.level_scheme, edition.bands)
        case "advice":
            return (compact_advice(parse_advice(text, source.name)),)
        case "divisions":
            return (parse_suggestions(text, source.name),)
        case _:
            return (parse_pairs(text, source.name),)


if __name__ == "__main__":
    for path, content in compiled_files():
        write_atomic(path, content.encode())
        print(path.name)
