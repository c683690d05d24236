"""Assessment files to :class:`Assessment`: YAML or JSON, all faults of a file reported together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from ita_tools.assessment.decode import decode_record
from ita_tools.assessment.loaded import LoadedAssessment, ReadingLog
from ita_tools.assessment.model import Assessment
from ita_tools.errors import ItaError, raise_faults
from ita_tools.files import read_bytes
from ita_tools.yaml_json import SourceNode, decode_utf8, parse

__all__ = ["Validator", "decode_assessment", "parse_assessment", "read_assessment"]

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
