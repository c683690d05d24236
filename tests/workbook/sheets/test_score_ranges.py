"""Scores and levels that unofficial weights leave open, and published ones that settle them, three ways."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from ita_tools.assessment import Assessment, ItemAnswer, Published
from ita_tools.rubric import load_edition
from ita_tools.scoring import score
from tests.libreoffice import recalculate
from tests.workbook.books import disagreements, save

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
    low, high = score(EDITION, assessment)[key].possible
    middle = (low + high) / 2
    return (middle + Decimal("0.01")).quantize(Decimal("0.01"))


def above(assessment: Assessment, key: tuple[str, ...]) -> Decimal:
    """The least score above what is possible."""
    _, high = score(EDITION, assessment)[key].possible
    assert high < 100
    return high + Decimal("0.01")


def printed_as(key: tuple[str, ...], value: Decimal) -> Published:
    """What ITAS published, with one score alone."""
    kind, *code = key
    if kind == "total":
        return Published(total=value)
    return Published(tools={code[0]: value}) if kind == "tool" else Published(indicators={code[0]: value})


OPEN_KEYS = [("indicator", "9"), ("tool", "OIT"), ("total",)]


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
        *(filled(90, 3, printed_as(key, above(filled(90, 3), key))) for key in OPEN_KEYS),
    ]


@pytest.mark.libreoffice
def it_shows_what_is_possible_as_the_engine_and_libreoffice_say(tmp_path: Path) -> None:
    given = cases()
    paths = [save(assessment, tmp_path / f"{number}.xlsx") for number, assessment in enumerate(given)]
    again = recalculate(paths, tmp_path / "again")
    for assessment, path, new in zip(given, paths, again, strict=True):
        assert not disagreements(assessment, path)
        assert not disagreements(assessment, new)


def it_leaves_something_open_to_settle() -> None:
    result = score(EDITION, filled(100, 3))
    assert result.possible_levels is not None
    for key in (("indicator", "9"), ("tool", "OIT"), ("total",)):
        assert result[key].bounds == result[key].possible
        assert result[key].low < result[key].high


@pytest.mark.parametrize("key", OPEN_KEYS, ids="-".join)
def it_takes_a_published_score_within_the_bounds(key: tuple[str, ...]) -> None:
    open_score = score(EDITION, filled(100, 3))[key]
    printed = between(filled(100, 3), key)
    settled = score(EDITION, filled(100, 3, printed_as(key, printed)))[key]
    assert open_score.value != printed
    assert (settled.value, settled.basis, settled.confidence) == (printed, "published", "published")
    assert (settled.low, settled.high, settled.possible) == (printed, printed, open_score.possible)


def it_computes_on_from_a_settled_tool() -> None:
    printed = between(filled(100, 3), ("tool", "OIT"))
    total = score(EDITION, filled(100, 3, Published(tools={"OIT": printed})))[("total",)]
    assert (total.basis, total.confidence, total.bounds) == ("computed", "published", None)


def it_keeps_its_own_where_the_published_score_is_impossible() -> None:
    plain = score(EDITION, filled(100, 3))
    result = score(EDITION, filled(100, 3, Published(total=Decimal(1), tools={"OIT": Decimal(1)})))
    assert result.total == plain.total
    assert result.tool("OIT") == plain.tool("OIT")


@pytest.mark.parametrize("key", OPEN_KEYS, ids="-".join)
def it_keeps_its_own_where_the_published_score_is_above_the_upper_bound(key: tuple[str, ...]) -> None:
    plain = score(EDITION, filled(90, 3))[key]
    result = score(EDITION, filled(90, 3, printed_as(key, above(filled(90, 3), key))))[key]
    assert (result.value, result.basis, result.bounds) == (plain.value, "computed", plain.bounds)


@pytest.mark.parametrize("key", OPEN_KEYS, ids="-".join)
def it_takes_a_published_score_that_equals_the_upper_bound(key: tuple[str, ...]) -> None:
    _, high = score(EDITION, filled(90, 3))[key].possible
    result = score(EDITION, filled(90, 3, printed_as(key, high)))[key]
    assert (result.value, result.basis) == (high, "published")


def it_takes_a_published_level_that_is_possible_and_no_other() -> None:
    plain = score(EDITION, filled(100, 3))
    for name in plain.possible_levels:
        result = score(EDITION, filled(100, 3, Published(level=name)))
        assert result.level == name
    other = EDITION.bands[-1].name
    assert other not in plain.possible_levels
    assert score(EDITION, filled(100, 3, Published(level=other))).level == plain.level
