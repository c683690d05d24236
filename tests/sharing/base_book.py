"""A main book with one value of each kind, and the parts of its divisions, for tests of split and merge."""

from __future__ import annotations

from decimal import Decimal

from ita_tools.assessment import Agency, Analysis, Assessment, Constraint, Division, ItemAnswer, Measure
from ita_tools.sharing.split_assessment import split
from tests.sharing.scenarios import EDITION, STAMP

__all__ = ["BASE", "MEASURE", "PERIOD", "SCORE", "URL", "part"]

BASE = Assessment(
    2568,
    agency=Agency("เทศบาลตำบลตัวอย่าง"),
    divisions={"o1": "คลัง", "o2": "ปลัด", "1": "คลัง"},
    division_list=(Division("คลัง"), Division("ปลัด")),
    items={"OIT": {"o1": ItemAnswer(Decimal("50.00"), url="เดิม")}},
    analysis={"1": Analysis("เหตุ")},
    plan=(
        Measure("1", measure="อบรม", period="ต.ค.", division="คลัง", key="a"),
        Measure("2", measure="ประชุม", division="ปลัด", key="b"),
    ),
    constraints=(Constraint("คน", division="คลัง", key="c"),),
)
URL, SCORE = ("items", "OIT", "o1", "url"), ("items", "OIT", "o1", "score")
MEASURE, PERIOD = ("plan", "a", "measure"), ("plan", "a", "period")


def part(division: str = "คลัง") -> Assessment:
    return next(
        each.assessment
        for each in split(EDITION, BASE, context="full", stamp=STAMP)
        if each.division == division
    )
