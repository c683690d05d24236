"""What is missing to each level: of the total, and of the lowest tool where a level asks for every tool.

Ranges of scores and levels while weights are unofficial: engine, cached values and LibreOffice.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from ita_tools.assessment import Assessment, Published
from ita_tools.rubric import Edition, available_years, load_edition
from ita_tools.scoring import gaps, score
from ita_tools.workbook.formulas.figures import FigureFormulas
from ita_tools.workbook.sheet_model import Scored
from ita_tools.workbook.sheets.summary_tables import points_to_levels_block
from tests.bundled import bundled
from tests.campaigns import number_of
from tests.libreoffice import recalculate
from tests.workbook.books import disagreements, save
from tests.workbook.open_weights import EDITION, between, cases, filled

NOW = load_edition(2568)


def lacking(edition: Edition, assessment: Assessment) -> dict[str, tuple[object, object]]:
    """What total and lowest tool lack, by level; ``...`` where the level asks nothing of tools."""
    scored = Scored(assessment, score(edition, assessment))
    return {
        row.cells["=name"].value: tuple(
            row.cells[key].value(scored) if key in row.cells else ... for key in ("=used", "=short")
        )
        for row in points_to_levels_block(FigureFormulas(edition)).rows
    }


class DescribePointsToLevels:
    def it_shows_what_a_tool_lacks_if_the_total_lacks_nothing(self) -> None:
        case = bundled()
        best, good, third, *_ = lacking(case.edition, case.assessment).values()
        assert best == (0, Decimal("2.50"))
        assert good == (0, 0)
        assert third == (0, ...)

    def it_agrees_with_the_engine(self) -> None:
        case = bundled()
        known = gaps(NOW, case.result.total, [case.result.tool(tool.code) for tool in NOW.tools])
        found = lacking(NOW, case.assessment)
        assert {gap.level: max((points for _, points in gap.tools), default=0) for gap in known} == {
            level: 0 if short is ... else short for level, (_, short) in found.items()
        }

    def it_is_empty_for_tools_until_all_are_known(self) -> None:
        case = bundled()
        items = {tool: entries for tool, entries in case.assessment.items.items() if tool != "OIT"}
        best, *_ = lacking(NOW, replace(case.assessment, items=items, published=Published())).values()
        assert best[1] is None

    def it_counts_a_tool_that_was_not_processed_as_the_total_does(self) -> None:
        case = bundled()
        best, *_ = lacking(NOW, replace(case.assessment, unprocessed=("OIT",))).values()
        assert best[1] == 95 - NOW.unprocessed.counts_as

    @pytest.mark.parametrize("year", available_years())
    def it_has_columns_for_tools_only_if_a_level_has_a_minimum_for_them(self, year: int) -> None:
        edition = load_edition(year)
        columns = [column.key for column in points_to_levels_block(FigureFormulas(edition)).columns]
        assert ("=short" in columns) == any(band.every_tool_min is not None for band in edition.bands)


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
