"""Declared sheets restricted to a division: own rows unlocked, others locked or left out."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from ita_tools.assessment import Analysis, Assessment, Constraint, ItemAnswer, Measure, Previous
from ita_tools.assessment.exchange import FILLED, UNFILLED
from ita_tools.assessment.report_fields import ReportSettings
from ita_tools.scoring import score
from ita_tools.sharing.split_assessment import split
from ita_tools.workbook.division_book.restrict import SheetRestriction
from ita_tools.workbook.sheet_model import (
    Block,
    Column,
    Computed,
    Input,
    Label,
    Line,
    Row,
    Scored,
    Shared,
    Sheet,
)
from ita_tools.workbook.sheets.action_plan_sheet import action_plan_sheet
from ita_tools.workbook.sheets.analysis_sheet import analysis_sheet
from ita_tools.workbook.sheets.constraints_sheet import constraints_sheet
from ita_tools.workbook.sheets.disclosure_sheet import disclosure_sheet
from tests.sharing.scenarios import EDITION

OIT = EDITION.tool_by_code["OIT"]
MAIN = Assessment(
    2568,
    divisions={"o1": "คลัง", "o13": "คลัง", "1": "คลัง", "o2": "ปลัด"},
    analysis={"1": Analysis("เหตุ")},
    items={"OIT": {"o1": ItemAnswer(Decimal("50.00")), "o2": ItemAnswer(Decimal("100.00"))}},
    plan=(
        Measure("1", measure="ของคลัง", division="คลัง", key="a"),
        Measure("2", measure="ของปลัด", division="ปลัด", key="b"),
    ),
    constraints=(Constraint("คน", division="ปลัด", key="c"),),
)


def restriction(context: str = "none", main: Assessment = MAIN) -> tuple[SheetRestriction, Assessment]:
    part = next(each for each in split(EDITION, main, context=context) if each.division == "คลัง")
    return SheetRestriction(part, Scored(main, score(EDITION, main))), part.assessment


def rows(sheet: Sheet | None) -> dict[str, Row]:
    blocks = [part for part in sheet.parts if isinstance(part, Block)] if sheet else []
    return {row.key: row for block in blocks for row in block.rows}


def is_open(row: Row) -> bool:
    return any(isinstance(cell, Input) and not cell.locked for cell in row.cells.values())


def disclosed(context: str) -> dict[str, Row]:
    made, part = restriction(context)
    return rows(made.restricted(disclosure_sheet(EDITION, OIT, part)))


class DescribeSheetRestriction:
    """Declared sheets, restricted to one division."""

    def it_keeps_only_the_items_of_the_division(self) -> None:
        assert list(disclosed("none")) == ["items.OIT.o1", "items.OIT.o13"]

    def it_locks_items_of_others_that_were_sent(self) -> None:
        found = disclosed("full")
        assert {key: is_open(row) for key, row in found.items() if key.startswith("items")} == {
            "items.OIT.o1": True,
            "items.OIT.o2": False,
            "items.OIT.o13": True,
        }

    def it_offers_the_states_of_a_division_but_not_those_of_a_review(self) -> None:
        cells = disclosed("none")["items.OIT.o1"].cells
        assert cells["@states"].choice.options == (UNFILLED, FILLED)
        assert not cells["@states"].locked
        assert all(cells[key].locked and not cells[key].prompt for key in ("@divisions", "@comments"))
        assert cells["score"].locked  # the main book holds it
        assert not cells["url"].locked

    def it_keeps_formulas_of_own_rows_and_replaces_others_by_values(self) -> None:
        own, other = (
            Computed(
                lambda at, row=row: f"={at.cell(row, 'score')}",
                lambda scored: scored.result.item("OIT", "o1"),
            )
            for row in ("items.OIT.o1", "items.OIT.o2")
        )
        shared = Shared(lambda scored: 7)
        cells = {"=own": own, "=other": other, "=shared": shared, "=text": Label("ก")}
        sheet = Sheet(
            "ก", "ก", (), (Block("x", [Column(key) for key in cells], [Row("items.OIT.o1", cells)]),)
        )
        found = rows(restriction()[0].restricted(sheet))["items.OIT.o1"].cells
        assert found["=own"] is own
        assert found["=other"] == Label(Decimal("50.00"), other.style)
        assert found["=shared"] == Label(7, shared.style)
        assert found["=text"] == Label("ก")

    @pytest.mark.parametrize("asked", ["cell", "span", "has", "each"])
    def it_records_every_row_that_a_formula_uses(self, asked: str) -> None:
        def formula(at: object) -> str:
            ask = {
                "cell": lambda: at.cell("items.OIT.o2", "score"),
                "has": lambda: at.has("items.OIT.o2", "score"),
                "span": lambda: at.span(["items.OIT.o1", "items.OIT.o2"], "score"),
                "each": lambda: at.each([("items.OIT.o2", "score")]),
            }
            return str(ask[asked]())

        cell = Computed(formula, lambda _scored: 1)
        sheet = Sheet("ก", "ก", (), (Block("x", [Column("=a")], [Row("items.OIT.o1", {"=a": cell})]),))
        assert isinstance(rows(restriction()[0].restricted(sheet))["items.OIT.o1"].cells["=a"], Label)

    def it_unlocks_own_rows_of_a_list_and_its_empty_rows(self) -> None:
        made, part = restriction("full")
        found = rows(made.restricted(action_plan_sheet(EDITION, part)))
        assert is_open(found["a"])
        assert not is_open(found["b"])
        waiting = [row.cells["~indicator"].value for key, row in found.items() if key not in ("a", "b")]
        assert set(waiting) == {None}
        unplanned, part = restriction("none", replace(MAIN, plan=()))
        waits = [
            row.cells["~indicator"].value
            for row in rows(unplanned.restricted(action_plan_sheet(EDITION, part))).values()
        ]
        assert [value for value in waits if value] == [1]

    @pytest.mark.parametrize(
        ("codes", "waits"),
        [
            (["1"], [("1", "")]),
            (["issue-2"], [("", "issue-2")]),
            (["issue-2", "1"], [("1", ""), ("", "issue-2")]),
            (["o1"], []),
        ],
    )
    @pytest.mark.parametrize("kind", ["improvement", "measures"])
    def it_has_a_waiting_row_for_each_topic_of_the_division(
        self, kind: str, codes: list[str], waits: list[tuple[str, str]]
    ) -> None:
        main = replace(MAIN, plan=(), report=ReportSettings(kind=kind), divisions=dict.fromkeys(codes, "คลัง"))
        made, part = restriction("none", main)
        found = rows(made.restricted(action_plan_sheet(EDITION, part))).values()
        topics = [(row.cells["~indicator"].value, row.cells["~issue"].value) for row in found]
        expected = [(int(one) if one else None, int(two[-1]) if two else None) for one, two in waits]
        assert [topic for topic in topics if topic != (None, None)] == expected

    def it_leaves_out_the_rows_of_others_that_were_not_sent(self) -> None:
        made, part = restriction("none")
        assert "b" not in rows(made.restricted(action_plan_sheet(EDITION, part)))
        assert "c" not in rows(made.restricted(constraints_sheet(part)))

    def it_leaves_out_an_empty_sheet(self) -> None:
        made, part = restriction("none", replace(MAIN, divisions={"o1": "คลัง"}, analysis={}))
        assert made.restricted(analysis_sheet(EDITION, part)) is None
        assert made.restricted(Sheet("ก", "ก", (), (Line("ข้อความ"),))) is None
        assert rows(restriction()[0].restricted(analysis_sheet(EDITION, restriction()[1]))).keys() == {
            "analysis.1"
        }

    def it_locks_a_whole_sheet(self) -> None:
        made, part = restriction("full")
        shown = made.locked(action_plan_sheet(EDITION, part))
        assert rows(shown)
        assert not any(map(is_open, rows(shown).values()))

    def it_keeps_only_the_items_of_last_year_that_were_sent(self) -> None:
        items = {"OIT": {"o1": Decimal("40.00"), "o2": Decimal("50.00")}}
        made, _ = restriction("none", replace(MAIN, previous=Previous(2567, items=items)))
        earlier = Block(
            "previous.items",
            (Column("."),),
            [Row(f"previous.items.OIT.{code}", {".": Input("score")}) for code in ("o1", "o2")],
        )
        shown = rows(made.locked(Sheet("ก", "ก", (), (earlier, replace(earlier, marker="x")))))
        assert list(rows(made.locked(Sheet("ก", "ก", (), (earlier,))))) == ["previous.items.OIT.o1"]
        assert len(shown) == 2
