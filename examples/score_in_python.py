"""Scores a workbook or an assessment file and shows where each tool's score comes from.

Run: python examples/score_in_python.py examples/published-only.yaml
"""

from __future__ import annotations

import sys

import ita_tools


def main(file: str) -> None:
    """Print agency, total, level, and how the score of every tool came about."""
    case = ita_tools.load(file)
    result = ita_tools.score(case)
    print(f"{case.assessment.agency.name}: {result.total} {result.level}")
    for tool in result.edition.tools:
        print(result.explain(("tool", tool.code)))


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except ita_tools.ItaError as error:  # its text is Thai: what is wrong, where, what to do
        sys.exit(str(error))
