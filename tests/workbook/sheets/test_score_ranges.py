"""Ranges of scores and levels while weights are unofficial: engine, cached values and LibreOffice."""

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


class DescribeScoreRanges:
    """Scores and levels while weights are unofficial, and published ones that settle them."""

    @pytest.mark.libreoffice
    def it_shows_the_ranges_that_the_engine_and_libreoffice_compute(self, tmp_path: Path) -> None:
        given = cases()
        paths = [save(assessment, tmp_path / f"{number}.xlsx") for number, assessment in enumerate(given)]
        again = recalculate(paths, tmp_path / "again")
        for assessment, path, new in zip(given, paths, again, strict=True):
            assert not disagreements(assessment, path)
            assert not disagreements(assessment, new)

    def it_has_a_range_without_a_published_score(self) -> None:
        result = score(EDITION, filled(100, 3))
        assert result.possible_levels is not None
        for key in (("indicator", "9"), ("tool", "OIT"), ("total",)):
            assert result[key].bounds == result[key].possible
            assert result[key].low < result[key].high

    @pytest.mark.parametrize("key", [("tool", "OIT"), ("total",)])
    def it_takes_a_published_score_within_the_bounds(self, key: tuple[str, ...]) -> None:
        open_score = score(EDITION, filled(100, 3))[key]
        printed = between(filled(100, 3), key)
        published = Published(total=printed) if key == ("total",) else Published(tools={"OIT": printed})
        settled = score(EDITION, filled(100, 3, published))[key]
        assert open_score.value != printed
        assert (settled.value, settled.basis, settled.confidence) == (printed, "announced", "published")
        assert (settled.low, settled.high, settled.possible) == (printed, printed, open_score.possible)

    def it_computes_on_from_a_settled_tool(self) -> None:
        printed = between(filled(100, 3), ("tool", "OIT"))
        total = score(EDITION, filled(100, 3, Published(tools={"OIT": printed})))[("total",)]
        assert (total.basis, total.confidence, total.bounds) == ("computed", "published", None)

    def it_lets_an_announced_score_stand_that_is_impossible(self) -> None:
        plain = score(EDITION, filled(100, 3))
        result = score(EDITION, filled(100, 3, Published(total=Decimal(2), tools={"OIT": Decimal(1)})))
        assert (result.total, result.tool("OIT")) == (2, 1)
        assert result[("tool", "OIT")].possible == plain[("tool", "OIT")].possible
        assert result[("total",)].differs
        assert result[("tool", "OIT")].differs

    def it_lets_every_announced_level_stand(self) -> None:
        plain = score(EDITION, filled(100, 3))
        for name in (*plain.possible_levels, EDITION.bands[-1].name):
            result = score(EDITION, filled(100, 3, Published(level=name)))
            assert (result.level, result.level_basis) == (name, "announced")
            assert result.computed_level == plain.level
