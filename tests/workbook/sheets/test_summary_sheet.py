"""The summary: computed cells show what the engine says, and bounds only while weights are not official."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from ita_tools.assessment import Assessment, ItemAnswer, Published
from ita_tools.rubric import Edition, available_years, load_edition
from ita_tools.scoring import score
from ita_tools.workbook.cell_keys import (
    indicator_row,
    level_row,
    part_row,
    subindicator_row,
    tool_row,
    total_row,
)
from ita_tools.workbook.sheet_model import Block, Row, Scored
from ita_tools.workbook.sheets.summary_sheet import summary_sheet
from tests.bundled import bundled, guessed

NOW = load_edition(2568)


def rows(edition: Edition) -> dict[str, Row]:
    blocks = [part for part in summary_sheet(edition).parts if isinstance(part, Block)]
    return {row.key: row for block in blocks for row in block.rows}


def official(edition: Edition) -> Edition:
    """The same edition once all weights have been published."""

    def published(item: object) -> object:
        if item.weight is None:
            return item
        source = replace(item.weight.provenance, confidence="published")
        return replace(item, weight=replace(item.weight, provenance=source))

    return replace(edition, items=tuple(map(published, edition.items)))


ANNOUNCED = Published(
    Decimal("90.00"),
    "ผ่าน",
    {"IIT": Decimal("91.00")},
    {"1": Decimal("92.00")},
    {"9.1": Decimal("93.00")},
    {"EIT1": {"6": Decimal("94.00")}},
)


class DescribeSummarySheet:
    def it_shows_the_values_of_the_engine(self) -> None:
        case = bundled()
        scored, found = Scored(case.assessment, case.result), rows(case.edition)
        assert found[total_row].cells["=used"].value(scored) == case.result.total
        assert found[level_row].cells["=used"].value(scored) == case.result.level
        assert {tool.code: found[tool_row(tool.code)].cells["=used"].value(scored) for tool in NOW.tools} == {
            tool.code: case.result.tool(tool.code) for tool in NOW.tools
        }

    def it_shows_bounds_while_weights_are_not_official(self) -> None:
        case = guessed()
        scored, row = Scored(case.assessment, case.result), rows(case.edition)[indicator_row("9")]
        low, high = (row.cells[key].value(scored) for key in ("=low", "=high"))
        assert low < high
        settled = replace(case.assessment, published=Published(indicators={"9": Decimal("90.00")}))
        now = score(case.edition, settled)
        assert row.cells["=used"].value(Scored(settled, now)) == Decimal("90.00")

    def it_needs_no_bounds_once_all_weights_are_published(self) -> None:
        edition = official(NOW)
        row = rows(edition)[indicator_row("9")]
        assert not {"=low", "=high"} & row.cells.keys()
        full = {item.code: ItemAnswer(Decimal(100)) for item in NOW.items_of_tool("OIT")}
        given = Assessment(2568, items={"OIT": full})
        scored = Scored(given, score(edition, given))
        assert row.cells["=used"].value(scored) == Decimal("100.00")
        assert row.cells["=basis"].value(scored) == "คำนวณ"

    @pytest.mark.parametrize("year", available_years())
    def it_has_a_row_for_every_score_that_itas_prints(self, year: int) -> None:
        edition = load_edition(year)
        found = rows(edition)
        printed = {row.key for row in found.values() if "." in row.cells}
        assert {total_row, level_row, *map(tool_row, edition.tool_by_code)} <= printed
        assert set(map(indicator_row, edition.indicator_by_code)) <= printed

    @pytest.mark.parametrize(
        ("row", "announced"),
        [
            (total_row, Decimal("90.00")),
            (level_row, "ผ่าน"),
            (tool_row("IIT"), Decimal("91.00")),
            (indicator_row("1"), Decimal("92.00")),
            (subindicator_row("9.1"), Decimal("93.00")),
            (part_row("EIT1", "6"), Decimal("94.00")),
        ],
    )
    def it_shows_computed_announced_and_standing_figures_side_by_side(
        self, row: str, announced: object
    ) -> None:
        case = bundled()
        given = replace(case.assessment, published=ANNOUNCED)
        scored = Scored(given, score(case.edition, given))
        columns = ("=computed", ".", "=used", "=basis", "=difference")
        shown = {key: scored.at(row, key) for key in columns}
        assert shown["."] == shown["=used"] == announced
        assert shown["=basis"] == "ตามประกาศ"
        assert shown["=computed"] not in (None, announced)
        if row != level_row:
            assert shown["=difference"] == shown["=computed"] - announced

    def it_computes_a_figure_from_the_standing_ones_below(self) -> None:
        case = bundled()
        given = replace(case.assessment, published=ANNOUNCED)
        scored = Scored(given, score(case.edition, given))
        assert scored.at(tool_row("IIT"), "=computed") == Decimal("98.27")  # indicator 1 counts with 92.00

    def it_states_how_many_indicators_share_the_highest_and_the_lowest_score(self) -> None:
        case = bundled()
        scored, found = Scored(case.assessment, case.result), rows(case.edition)
        assert found["=highest"].cells["=name"].value(scored) == "การใช้อำนาจ (100.00) และอีก 1 ตัวชี้วัด"
        assert found["=lowest"].cells["=name"].value(scored) == "การป้องกันการทุจริต (90.00)"
