"""Keys an officer presses for the scores of a result: typed one by one, and through an import.

``python -m tests.bench.keystrokes RESULT.txt WANTED.yaml`` counts them for the published text of a result and
the assessment file of what its workbook shall hold. A figure costs its characters and Enter. With the import
each value to be confirmed costs the way to its cell and the choice, and what was not read is typed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from ita_tools.assessment import Assessment
from ita_tools.assessment.flatten import Path as KeyPath
from ita_tools.assessment.flatten import Value, flatten, format_value
from ita_tools.importing import Candidate
from ita_tools.jobs.import_results import import_results
from ita_tools.jobs.import_waiting import path_of
from ita_tools.jobs.load import load_file

__all__ = ["Keystrokes", "keystrokes", "wanted_figures"]

_COMMAND = "ita import {} -o ita.xlsx\n"
_ACCEPT = "ita import ita.xlsx --accept -o ita-2.xlsx\n"
_CHOICE = 4
"""Keys for a value to be confirmed: down, the list, down to the choice, Enter."""
_SAVE = 2


class Keystrokes(NamedTuple):
    """How many figures there are and what they cost; how many the import gave, and what it cost."""

    figures: int
    typed: int
    sure: int
    confirmed: int
    missing: int
    wrong: int
    imported: int


def wanted_figures(assessment: Assessment) -> Mapping[KeyPath, Value]:
    """Return the scores, shares of answers, published figures and respondents of an assessment."""
    return {path: value for path, value in flatten(assessment).items() if _is_figure(path)}


def _is_figure(path: KeyPath) -> bool:
    match path:
        case ("items", _, _, "score" | "percent" | "counts", *_):
            return True
        case ("published" | "history", *_) | ("previous", "published", *_):
            return True
        case ("respondents", _, "count" | "groups", *_):
            return True
    return False


def keystrokes(source: Path, wanted: Mapping[KeyPath, Value], year: int | None = None) -> Keystrokes:
    """Count the keys for the wanted figures of a source."""
    report = import_results([source], year=year)
    candidates = report.result.candidates
    sure = dict(_values(each for each in candidates if each.sure))
    unsure = [each for each in candidates if not each.sure]
    options = {path: value for path, value in wanted.items() if (path, value) in set(_values(unsure))}
    left = {
        path: value for path, value in wanted.items() if sure.get(path, value) != value or path not in sure
    }
    wrong = [path for path in left if path in sure]
    typed = {path: value for path, value in left.items() if path not in options}
    keys = len(_COMMAND.format(source.name)) + _keys(typed)
    if unsure:
        keys += len(unsure) + _CHOICE * len(options) + _SAVE + len(_ACCEPT)
    counts = len(wanted) - len(left), len(options), len(typed) - len(wrong), len(wrong)
    return Keystrokes(len(wanted), _keys(wanted), *counts, keys)


def _keys(values: Mapping[KeyPath, Value]) -> int:
    """Return the keys for values: their characters and Enter; shares are parted by Enter too."""
    return sum(len(format_value(value)) + 1 for value in values.values())


def _values(candidates: Iterator[Candidate] | list[Candidate]) -> Iterator[tuple[KeyPath, Value]]:
    for each in candidates:
        yield path_of(each), each.value


def main() -> None:
    """Print the count for the files of the command line."""
    source, wanted = map(Path, sys.argv[1:])
    assessment = load_file(wanted).assessment
    print(keystrokes(source, wanted_figures(assessment), assessment.edition))


if __name__ == "__main__":
    main()
