"""The hidden sheet that the add-in's functions are asked with: all that the engine needs, nothing typed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ita_tools.assessment import Assessment, ItemAnswer, Published
from ita_tools.rubric import available_years, load_edition
from ita_tools.scoring import score
from ita_tools.workbook.formulas.figures import FigureFormulas
from ita_tools.workbook.layout import place
from ita_tools.workbook.sheet_model import Block, Input, Row, Scored, Shared
from ita_tools.workbook.sheets import declare
from ita_tools.workbook.sheets.udf_argument_sheet import (
    arguments,
    notice_cell,
    shared_cell,
    udf_argument_sheet,
)
from tests.bundled import bundled

YEARS = available_years()


def blocks(year: int) -> dict[str, Block]:
    return {part.marker: part for part in udf_argument_sheet(load_edition(year)).parts}


def facts(given: Assessment) -> dict[str, object]:
    edition = load_edition(given.edition)
    scored = Scored(given, score(edition, given))
    shown = blocks(given.edition)
    rows = [*shown["ita.facts"].rows, *shown["ita.announced"].rows]
    found = {row.cells["=key"].value: row.cells["=fact"].value(scored) for row in rows}
    return {key: value for key, value in found.items() if value is not None}


def answers(given: Assessment) -> dict[str, Row]:
    return {row.cells["=key"].value: row for row in blocks(given.edition)["ita.answers.IIT"].rows}


class DescribeUdfArgumentSheet:
    """Hidden sheet _ita."""

    def it_holds_every_score_and_printed_figure_by_its_key(self) -> None:
        given = Assessment(
            2568,
            items={"OIT": {"o1": ItemAnswer(Decimal("0.00"))}},
            unprocessed=("EIT2",),
            published=Published(
                Decimal(90),
                "ผ่านดี",
                {"IIT": Decimal(91)},
                {"1": Decimal(92)},
                {"9.1": Decimal(93)},
                {"EIT1": {"6": Decimal(94)}},
            ),
        )
        assert facts(given) == {
            "items.OIT.o1": Decimal("0.00"),
            "published.total": 90,
            "published.level": "ผ่านดี",
            "published.tools.IIT": 91,
            "published.indicators.1": 92,
            r"published.subindicators.9\.1": 93,
            "published.parts.EIT1.6": 94,
            "unprocessed.EIT2": "ใช่",
        }

    @pytest.mark.parametrize("year", YEARS)
    def it_takes_every_fact_from_an_existing_cell(self, year: int) -> None:
        edition = load_edition(year)
        layout = place(declare(edition, Assessment(year), macros=True))
        at = layout.seen_from("_ita")
        groups = [blocks(year)[marker].rows for marker in ("ita.facts", "ita.announced")]
        ranges = [at.span([row.key for row in rows], key) for rows in groups for key in ("=key", "=fact")]
        assert arguments(FigureFormulas(edition), at).split(",") == ranges
        assert all("'" in row.cells["=fact"].formula(at) for rows in groups for row in rows)
        assert layout.has(*notice_cell)

    @pytest.mark.parametrize("year", YEARS)
    def it_calls_the_add_in_once_for_all_indicators_and_once_for_the_items_of_a_tool(self, year: int) -> None:
        edition = load_edition(year)
        for marker, block in blocks(year).items():
            shared = [row.cells["=fact"] for row in block.rows if isinstance(row.cells["=fact"], Shared)]
            assert bool(shared) == (marker == "ita.indicators" or marker.startswith("ita.answers."))
            asking = [cell for cell in shared if cell.formula]
            assert [cell.rows for cell in asking] == ([len(block.rows)] if shared else [])
        keys = {row.key for block in blocks(year).values() for row in block.rows}
        assert {shared_cell(("indicator", code))[0] for code in edition.indicator_by_code} <= keys
        assert shared_cell(("total",)) is None

    @pytest.mark.parametrize("year", YEARS)
    def it_has_every_answer_of_a_tool(self, year: int) -> None:
        edition = load_edition(year)
        at = place(declare(edition, Assessment(year), macros=True)).seen_from("_ita")
        for marker, block in blocks(year).items():
            if marker.startswith("ita.answers."):
                asking = block.rows[0].cells["=fact"].formula(at)
                ends = (
                    at.cell(block.rows[0].key, "=[1]"),
                    at.cell(block.rows[-1].key, block.columns[-1].key),
                )
                assert asking.endswith(f",{':'.join(ends)})")

    def it_repeats_counts_but_no_shares_and_printed_scores(self) -> None:
        items = {"i1": ItemAnswer(counts=(29, 0, 0, 0, 0, 1)), "i2": ItemAnswer(Decimal(90))}
        given = Assessment(2568, items={"IIT": items})
        scored = Scored(given, score(load_edition(2568), given))
        first, second = (answers(given)[f"IIT.{code}"].cells for code in ("i1", "i2"))
        assert [first[f"=[{n}]"].value(scored) for n in range(1, 7)] == [29, 0, 0, 0, 0, 1]
        assert first["=fact"].value(scored) == scored.result.item("IIT", "i1")
        assert second["=fact"].value(scored) is None
        assert second["=[1]"].value(scored) == 0

    def it_repeats_the_counts_of_a_statement(self) -> None:
        edition = load_edition(2564)
        item = next(item for item in edition.items if item.parts)
        tool, part = item.tools[0], item.parts[1]
        counts = (*range(3, 3 + len(part.scale.options)),)
        given = Assessment(
            2564, items={tool: {item.code: ItemAnswer(parts={part.code: ItemAnswer(counts=counts)})}}
        )
        scored = Scored(given, score(edition, given))
        cells = answers(given)[f"{tool}.{item.code}.{part.code}"].cells
        assert tuple(cells[f"=[{n}]"].value(scored) for n in range(1, len(counts) + 1)) == counts
        other = answers(given)[f"{tool}.{item.code}.{item.parts[0].code}"].cells
        assert other["=[1]"].value(scored) == 0

    def it_has_no_unlocked_cell(self) -> None:
        assert udf_argument_sheet(bundled().edition).hidden
        assert not [
            cell
            for block in blocks(2568).values()
            for row in block.rows
            for cell in row.cells.values()
            if isinstance(cell, Input)
        ]
