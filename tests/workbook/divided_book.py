"""A filled main book whose rows two divisions answer for."""

from __future__ import annotations

from dataclasses import replace

from ita_tools.assessment import Assessment, Division
from ita_tools.rubric.division_suggestions import suggest_divisions
from ita_tools.sharing.assignments import assign_suggested
from tests.workbook.books import EDITION, demo

__all__ = ["main_book"]


def main_book() -> Assessment:
    """The bundled case, with measures that two divisions answer for."""
    book = assign_suggested(
        replace(demo(), division_list=(Division("สำนักปลัด"), Division("กองคลัง", "กค"))),
        suggest_divisions(EDITION),
    )
    owners = ("กค", "สำนักปลัด")
    plan = tuple(replace(row, division=owners[n % 2], key=f"a{n}") for n, row in enumerate(book.plan))
    return replace(book, plan=plan, divisions={**book.divisions, "i1": "กองคลัง"})
