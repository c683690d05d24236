"""The summary: computed cells show what the engine says, and bounds only while weights are not official."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from ita_tools.assessment import Assessment, ItemAnswer, Published
from ita_tools.rubric import Edition, available_years, load_edition
from ita_tools.scoring import score
from ita_tools.workbook.sheet_model import Block, Row, Scored
from ita_tools.workbook.sheets.cell_keys import indicator_row, level_row, tool_row, total_row
from ita_tools.workbook.sheets.summary_sheet import printed_score, summary_sheet
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


def it_shows_what_the_engine_says() -> None:
    case = bundled()
    scored, found = Scored(case.assessment, case.result), rows(case.edition)
    assert found[total_row].cells["=used"].value(scored) == case.result.total
    assert found[level_row].cells["=used"].value(scored) == case.result.level
    assert {tool.code: found[tool_row(tool.code)].cells["=used"].value(scored) for tool in NOW.tools} == {
        tool.code: case.result.tool(tool.code) for tool in NOW.tools
    }


def it_shows_bounds_while_weights_are_not_official() -> None:
    case = guessed()
    scored, row = Scored(case.assessment, case.result), rows(case.edition)[indicator_row("9")]
    low, high = (row.cells[key].value(scored) for key in ("=low", "=high"))
    assert low < high
    settled = replace(case.assessment, published=Published(indicators={"9": Decimal("90.00")}))
    now = score(case.edition, settled)
    assert row.cells["=used"].value(Scored(settled, now)) == Decimal("90.00")


def it_needs_no_bounds_once_all_weights_are_published() -> None:
    edition = official(NOW)
    row = rows(edition)[indicator_row("9")]
    assert not {"=low", "=high"} & row.cells.keys()
    full = {item.code: ItemAnswer(Decimal(100)) for item in NOW.items_of_tool("OIT")}
    given = Assessment(2568, items={"OIT": full})
    scored = Scored(given, score(edition, given))
    assert row.cells["=used"].value(scored) == Decimal("100.00")
    assert row.cells["=basis"].value(scored) == "คำนวณ"


@pytest.mark.parametrize("year", available_years())
def it_has_a_row_for_all_that_itas_prints(year: int) -> None:
    edition = load_edition(year)
    found = rows(edition)
    printed = {row.key for row in found.values() if "." in row.cells}
    assert {total_row, level_row, *map(tool_row, edition.tool_by_code)} <= printed
    assert set(map(indicator_row, edition.indicator_by_code)) <= printed


def it_finds_what_was_printed_by_the_key_of_the_score() -> None:
    given = Published(
        Decimal(1),
        "ผ่าน",
        {"IIT": Decimal(2)},
        {"1": Decimal(3)},
        {"9.1": Decimal(4)},
        {"EIT1": {"6": Decimal(5)}},
    )
    scored = Scored(Assessment(2568, published=given), bundled().result)
    keys = [("total",), ("tool", "IIT"), ("indicator", "1"), ("subindicator", "9.1"), ("part", "EIT1", "6")]
    assert [printed_score(scored, key) for key in keys] == [1, 2, 3, 4, 5]
    assert printed_score(scored, ("tool", "OIT")) is None


def it_says_how_many_indicators_share_the_highest_and_the_lowest_score() -> None:
    case = bundled()
    scored, found = Scored(case.assessment, case.result), rows(case.edition)
    assert found["=highest"].cells["=name"].value(scored) == "การใช้อำนาจ (100.00) และอีก 1 ตัวชี้วัด"
    assert found["=lowest"].cells["=name"].value(scored) == "การป้องกันการทุจริต (90.00)"
