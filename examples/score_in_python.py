"""Scores an assessment file from Python and tells where each tool's score comes from.

Run: python examples/score_in_python.py examples/published-only.yaml
"""

from __future__ import annotations

import sys
from pathlib import Path

from ita_tools.errors import ItaError
from ita_tools.jobs.load import load_file


def main(file: Path) -> None:
    """Print total, level and the origin of every tool's score."""
    opened = load_file(file)  # a workbook or an assessment file; raises ItaError with a Thai message
    print(f"{opened.assessment.agency.name}: {opened.result.total} {opened.result.level}")
    for tool in opened.edition.tools:
        print(opened.result.explain(("tool", tool.code)))


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]))
    except ItaError as error:
        sys.exit(str(error))
