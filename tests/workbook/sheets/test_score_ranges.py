"""Ranges of scores and levels while weights are unofficial: engine, cached values and LibreOffice."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from ita_tools.assessment import Published
from ita_tools.scoring import score
from tests.campaigns import number_of
from tests.libreoffice import recalculate
from tests.workbook.books import disagreements, save
from tests.workbook.open_weights import EDITION, between, cases, filled


class DescribeScoreRanges:
    """Scores and levels while weights are unofficial, and published ones that settle them."""

    @pytest.mark.libreoffice
    def it_shows_the_ranges_that_the_engine_and_libreoffice_compute(self, tmp_path: Path) -> None:
        given = cases()[:: 1 if number_of("ITA_BOOKS") > 1 else 3]
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
