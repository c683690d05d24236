"""What is missing to each level: of the total, and of the lowest tool where a level asks for every tool."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from ita_tools.assessment import Assessment, Published
from ita_tools.rubric import Edition, available_years, load_edition
from ita_tools.scoring import gaps, score
from ita_tools.workbook.formulas.figures import FigureFormulas
from ita_tools.workbook.sheet_model import Scored
from ita_tools.workbook.sheets.points_to_levels import points_to_levels_block
from tests.bundled import bundled

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
