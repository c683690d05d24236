"""What no workbook can be made of is refused: each limit by an edition that passes it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from ita_tools.assessment import Assessment, BookOrigin, Conflict
from ita_tools.assessment.exchange import Proposal
from ita_tools.rubric import Edition, Option, available_years, load_edition
from ita_tools.rubric.edition_limits import RESERVED_SHEETS, limits
from ita_tools.workbook.sheets import declare
from ita_tools.workbook.sheets.item_columns import sheet_name

EDITION = load_edition(2568)
ITEM = EDITION.item_by_code["i1"]


def changed(group: str, number: int, **changes: object) -> Edition:
    """Replace some fields of one member of a group."""
    members = list(getattr(EDITION, group))
    members[number] = replace(members[number], **changes)
    return replace(EDITION, **{group: tuple(members)})


def with_item(**changes: object) -> Edition:
    return changed("items", list(EDITION.item_by_code).index("i1"), **changes)


def places(edition: Edition) -> list[str]:
    return [place for place, message in limits(edition) if message]


@pytest.mark.parametrize("year", available_years())
def it_finds_nothing_in_a_bundled_edition(year: int) -> None:
    assert places(load_edition(year)) == []


def it_names_every_sheet_of_a_workbook_but_those_of_tools() -> None:
    assessment = Assessment(
        2568, origin=BookOrigin("x"), conflicts=(Conflict("note"),), proposals=(Proposal("note"),)
    )
    sheets = {sheet.name for sheet in declare(EDITION, assessment, macros=True)}
    assert sheets - {sheet_name(EDITION, tool) for tool in EDITION.tools} == set(RESERVED_SHEETS)


@pytest.mark.parametrize("short", ["ก" * 32, "ก/ข", "ก:ข", "[ก]", "สรุปผล", "oit", "_ITA"])
def it_refuses_a_short_name_that_no_sheet_can_have(short: str) -> None:
    assert "tools.IIT" in places(changed("tools", 0, short=short))


@pytest.mark.parametrize("code", ["แบบวัด", "1IT", "I T", "I-T", "total", "Level", "T" * 21])
def it_refuses_a_code_of_a_tool_that_no_cell_name_can_have(code: str) -> None:
    assert f"tools.{code}" in places(changed("tools", 0, code=code))


def it_refuses_codes_of_tools_that_differ_in_case_only() -> None:
    assert places(changed("tools", 0, code="oit")) == ["tools.oit", "tools.OIT"]


@pytest.mark.parametrize("code", ["i 1", "i[1]", "=i1", "i1,i2", "i:1", "i" * 21, "#1"])
def it_refuses_codes_that_no_key_can_hold(code: str) -> None:
    assert places(with_item(code=code)) == [f"items.{code}"]


@pytest.mark.parametrize("code", ["9", "issue-1"])
def it_refuses_an_item_that_is_called_like_something_else(code: str) -> None:
    assert places(with_item(code=code)) == [f"items.{code}"]


def it_refuses_an_indicator_that_is_called_like_a_tool_or_an_issue_like_an_indicator() -> None:
    assert "indicators.OIT" in places(changed("indicators", 0, code="OIT"))
    assert places(changed("issues", 0, code="2")) == ["issues.2"]


def it_refuses_a_tool_that_is_asked_and_stepped() -> None:
    stepped = EDITION.item_by_code["o1"].scale
    assert places(with_item(scale=stepped)) == ["tools.IIT"]


def it_refuses_statements_with_steps() -> None:
    old = load_edition(2564)
    item = next(item for item in old.items if item.parts)
    steps = next(each.scale for each in old.items if each.scale.kind == "steps")
    parts = (item.parts[0], replace(item.parts[1], scale=steps))
    items = tuple(replace(each, parts=parts) if each is item else each for each in old.items)
    assert places(replace(old, items=items)) == [f"items.{item.code}"]


def it_refuses_more_answers_than_a_row_has_cells() -> None:
    options = tuple(Option(str(number), number) for number in (*range(24), 100))
    assert places(with_item(scale=replace(ITEM.scale, code="long", options=options))) == ["scales.long"]


def it_refuses_an_indicator_with_more_items_than_a_formula_holds() -> None:
    more = tuple(replace(ITEM, code=f"i{number}") for number in range(100, 500))
    assert places(replace(EDITION, items=(*EDITION.items, *more))) == ["indicators.1"]


def it_refuses_more_indicators_of_a_tool_than_a_formula_holds() -> None:
    more = tuple(replace(EDITION.indicators[0], code=f"x{number}") for number in range(60))
    assert places(replace(EDITION, indicators=(*EDITION.indicators, *more))) == ["tools.IIT"]


def it_refuses_too_many_and_too_long_levels() -> None:
    bands = tuple(replace(EDITION.bands[0], name=f"ระดับ {number}") for number in range(25))
    assert places(replace(EDITION, bands=bands)) == ["levels"]
    assert places(changed("bands", 0, name="ก" * 121)) == [f"levels.{'ก' * 121}"]


@pytest.mark.parametrize(
    ("edition", "place"),
    [
        (changed("tools", 0, weight=Decimal("33.333")), "tools.IIT"),
        (changed("bands", 0, total_min=Decimal("94.995")), "levels.ผ่านดีเยี่ยม"),
        (changed("bands", 0, every_tool_min=Decimal("94.995")), "levels.ผ่านดีเยี่ยม"),
        (changed("bands", 0, tool_min={"IIT": Decimal("1.001")}), "levels.ผ่านดีเยี่ยม"),
        (replace(EDITION, target=replace(EDITION.target, score=Decimal("85.001"))), "target"),
    ],
)
def it_refuses_numbers_that_scores_cannot_be_compared_with(edition: Edition, place: str) -> None:
    assert places(edition) == [place]
