"""Writes a filled workbook for every assessment file in a folder; reports faulty files and goes on.

Run: python examples/workbooks_of_a_folder.py examples books
"""

from __future__ import annotations

import sys
from pathlib import Path

import ita_tools


def main(source: Path, target: Path) -> int:
    """Write one workbook per .yaml file; return how many files were faulty."""
    target.mkdir(parents=True, exist_ok=True)
    faulty = 0
    for file in sorted(source.glob("*.yaml")):
        book = target / f"{file.stem}.xlsx"
        try:
            ita_tools.build_workbook(ita_tools.load(file), book)
        except ita_tools.ItaError as error:
            faulty += 1
            print(error, file=sys.stderr)
        else:
            print(book)
    return faulty


if __name__ == "__main__":
    sys.exit(min(main(Path(sys.argv[1]), Path(sys.argv[2])), 1))
