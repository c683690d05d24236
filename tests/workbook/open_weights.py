"""Assessments of an edition whose item weights are partly unofficial, so that scores have ranges."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from ita_tools.assessment import Assessment, ItemAnswer, Published
from ita_tools.rubric import load_edition
from ita_tools.scoring import score

EDITION = load_edition(2569)
OPEN = [item.code for item in EDITION.items if item.weight and item.weight.provenance.inferred]


def filled(value: int, missing: int, published: Published | None = None, **changes: object) -> Assessment:
    """Every item the same score, but the first ``missing`` ones of unofficial weight, which get nothing."""
    low = set(OPEN[:missing])
    items = {
        tool.code: {
            item.code: ItemAnswer(Decimal(0 if item.code in low else value))
            for item in EDITION.items_of_tool(tool.code)
        }
        for tool in EDITION.tools
    }
    return replace(Assessment(2569, items=items, published=published or Published()), **changes)


def between(assessment: Assessment, key: tuple[str, ...]) -> Decimal:
    """A score inside what is possible, other than the computed one."""
    low, high = score(EDITION, assessment).__getitem__(key).possible
    middle = (low + high) / 2
    return (middle + Decimal("0.01")).quantize(Decimal("0.01"))


def cases() -> list[Assessment]:
    base = filled(100, 3)
    tool, total = between(base, ("tool", "OIT")), between(base, ("total",))
    worst, best = score(EDITION, base).possible_levels
    return [
        base,
        filled(88, 0),
        filled(90, 8),
        filled(100, 3, Published(tools={"OIT": tool})),
        filled(100, 3, Published(total=total)),
        filled(100, 3, Published(total=total, tools={"OIT": tool}, level=best)),
        filled(100, 3, Published(level=worst)),
        filled(100, 3, Published(level=best)),
        filled(100, 3, Published(level=EDITION.bands[-1].name)),
        filled(100, 3, Published(total=Decimal("1.00"), tools={"OIT": Decimal("1.00")})),
        filled(100, 3, Published(indicators={"9": between(base, ("indicator", "9"))})),
        filled(100, 3, unprocessed=("IIT",)),
        filled(100, 3, Published(level=best), unprocessed=("OIT",)),
        filled(100, 3, Published(total=total), unprocessed=("EIT1",)),
    ]
