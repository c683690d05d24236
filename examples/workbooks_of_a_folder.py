"""Makes a filled workbook of every assessment file in a folder, and goes on where one is faulty.

Run: python examples/workbooks_of_a_folder.py examples books
"""

from __future__ import annotations

import sys
from pathlib import Path

from ita_tools.errors import ItaError
from ita_tools.jobs.new import new_book


def main(source: Path, target: Path) -> int:
    """Write one workbook per .yaml file; return how many files were faulty."""
    target.mkdir(parents=True, exist_ok=True)
    faulty = 0
    for file in sorted(source.glob("*.yaml")):
        out = target / f"{file.stem}.xlsx"
        try:
            new_book(out, None, file)
            print(out)
        except ItaError as error:
            faulty += 1
            print(error, file=sys.stderr)
    return faulty


if __name__ == "__main__":
    sys.exit(min(main(Path(sys.argv[1]), Path(sys.argv[2])), 1))
