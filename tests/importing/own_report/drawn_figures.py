"""Drawn figures of a year for reports that are written and read again."""

from __future__ import annotations

import random
from decimal import Decimal
from typing import Any

from ita_tools.rubric import Edition

__all__ = ["Values", "last_year", "scores"]

Values = dict[tuple[str, ...], Any]


def scores(edition: Edition, draw: random.Random, missing: int = 12) -> Values:
    """Return a score for every item but one of ``missing``."""
    return {
        ("items", tool, item.code, "score"): Decimal(draw.choice(("100.00", "97.33", "88.00")))
        for item in edition.items
        for tool in item.tools
        if draw.randrange(missing)
    }


def last_year(edition: Edition, draw: random.Random) -> Values:
    """Return total and indicators of the year before, with those who answered."""
    values: Values = {("previous", "edition"): edition.year - 1}
    published = [("total",), *(("indicators", each.code) for each in edition.indicators)]
    for path in published:
        values["previous", "published", *path] = Decimal(draw.choice(("100.00", "95.50", "84.20")))
    return values | {("respondents", tool.code, "count"): draw.randint(30, 900) for tool in edition.tools[:2]}
