"""How many cases the tests draw: a handful in every run, more where an environment variable gives a number.

``ITA_BOOKS=200 make test ARGS=tests/workbook`` is one big run of the workbook tests.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

__all__ = ["DEFAULTS", "examples", "number_of"]

DEFAULTS: Mapping[str, int] = {
    "ITA_BOOKS": 1,  # workbooks of each edition; LibreOffice needs one to two seconds for each
    "ITA_EDITIONS": 3,  # editions of any shape, each taken through a year
    "ITA_EXAMPLES": 15,  # examples of one property
    "ITA_KILLS": 3,  # runs that are killed while they write
    "ITA_SCENARIOS": 600,  # stories of a split and a merge
}
"""Numbers by variable; CONTRIBUTING.md lists them."""


def number_of(variable: str) -> int:
    """Return how many cases a variable stands for in this run."""
    return int(os.environ.get(variable, DEFAULTS[variable]))


def examples(few: int) -> int:
    """Return the number of examples of a property whose examples take long: ``few``, or ``ITA_EXAMPLES``."""
    return int(os.environ.get("ITA_EXAMPLES", few))
