"""Sheet หน้าแรก: the result at a glance."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from ita_tools.assessment import Agency, Assessment, ItemAnswer, Published
from ita_tools.rubric import available_years, load_edition
from ita_tools.scoring import score
from ita_tools.workbook.build_book import build_book
from ita_tools.workbook.layout import place
from ita_tools.workbook.page_setup import printed_page
from ita_tools.workbook.sheet_model import Block, Buttons, Link, Row, Scored, Value
from ita_tools.workbook.sheets import declare
from ita_tools.workbook.sheets.dashboard_sheet import HOME, dashboard_sheet, status_cell
from ita_tools.workbook.vba import MACROS
from tests.bundled import bundled

DEMO = bundled().assessment
YEARS = available_years()


def rows(year: int) -> dict[str, Row]:
    parts = dashboard_sheet(load_edition(year)).parts
    return {row.key: row for part in parts if isinstance(part, Block) for row in part.rows}


def shown(assessment: Assessment, row: str, column: str) -> Value:
    edition = load_edition(assessment.edition)
    return rows(edition.year)[row].cells[column].value(Scored(assessment, score(edition, assessment)))


class DescribeDashboardSheet:
    @pytest.mark.parametrize("year", YEARS)
    @pytest.mark.parametrize("macros", [False, True])
    def it_is_the_first_sheet_and_fits_one_page(self, year: int, macros: bool) -> None:
        first = place(declare(load_edition(year), Assessment(year), macros=macros)).sheets[0]
        assert first.sheet.name == HOME
        assert printed_page(first).fits

    def it_shows_the_agency_the_total_and_the_level(self) -> None:
        cells = [shown(DEMO, "=headline", column) for column in ("=agency", "=total", "=used", "=change")]
        assert cells == [DEMO.agency.name, Decimal("96.04"), "ผ่านดี", Decimal("-0.98")]

    def it_shows_every_tool_and_indicator_with_its_bar(self) -> None:
        edition = load_edition(2568)
        result = score(edition, DEMO)
        scores = [shown(DEMO, f"=shown.{n}", "=below") for n in range(14)]
        assert scores == [
            *(result.tool(tool.code) for tool in edition.tools),
            *(result.indicator(each.code) for each in edition.indicators),
        ]
        (bars,) = (part.bars for part in dashboard_sheet(edition).parts if getattr(part, "bars", None))
        assert bars == {"=below": (0, 85), "=above": (85, 100)}

    def it_draws_nothing_above_the_target_for_a_lower_score(self) -> None:
        low = Assessment(2568, published=Published(indicators={"1": Decimal("84.99")}))
        assert shown(low, "=shown.4", "=below") == Decimal("84.99")
        assert shown(low, "=shown.4", "=above") is None
        assert shown(low, "=shown.4", "=status") == "ต่ำกว่าเป้าหมาย"

    @pytest.mark.parametrize(
        ("total", "level", "way"),
        [
            (None, "", "ยังไม่ทราบระดับ กรอกคะแนนให้ครบก่อน"),
            ("92.90", "A", "ถึงระดับ AA คะแนนรวมขาดอีก 2.10"),
            ("96.00", "AA", "อยู่ในระดับสูงสุดแล้ว"),
        ],
    )
    def it_states_how_far_the_next_level_is(self, total: str | None, level: str, way: str) -> None:
        published = Published(Decimal(total) if total else None, level)
        assert shown(Assessment(2564, published=published), "=headline", "=way") == way

    def it_names_the_lowest_tool_where_a_level_asks_for_every_tool(self) -> None:
        way = "ถึงระดับ ผ่านดีเยี่ยม คะแนนรวมถึงแล้ว เครื่องมือต่ำสุดขาดอีก 2.50"
        assert shown(DEMO, "=headline", "=way") == way

    @pytest.mark.parametrize(
        ("assessment", "step"),
        [
            (Assessment(2568), "กรอกชื่อหน่วยงาน"),
            (Assessment(2568, agency=Agency("ก")), "วางคะแนน"),
            (DEMO, "เขียนบทวิเคราะห์"),
            (replace(DEMO, published=replace(DEMO.published, total=Decimal("96.05"))), "ดูคะแนนที่ไม่ตรง"),
        ],
        ids=["empty", "named", "scored", "contradicting"],
    )
    def it_names_the_next_step(self, assessment: Assessment, step: str) -> None:
        assert f"ขั้นต่อไป: {step}" in str(shown(assessment, "=next", "=way"))

    def it_marks_a_level_on_inferred_weights_until_the_result_is_announced(self) -> None:
        items = {**DEMO.items, "OIT": {**DEMO.items["OIT"], "o1": ItemAnswer(Decimal(50))}}
        unannounced = replace(DEMO, published=Published(), items=items)
        assert shown(unannounced, "=next", "=used") == "อนุมาน"
        assert "กรอกคะแนนที่ ITAS ประกาศ" in str(shown(unannounced, "=next", "=way"))
        assert not shown(DEMO, "=next", "=used")

    @pytest.mark.parametrize("year", YEARS)
    def it_links_what_is_missing_to_sheets_of_the_book(self, year: int) -> None:
        names = {sheet.name for sheet in declare(load_edition(year), Assessment(year))}
        links = [row.cells["=todo"] for row in rows(year).values() if "=todo" in row.cells]
        assert len(links) >= 8
        assert all(isinstance(link, Link) and link.text and link.sheet in names for link in links)

    @pytest.mark.parametrize("macros", [False, True])
    def it_has_buttons_only_in_a_workbook_with_macros(self, macros: bool) -> None:
        parts = dashboard_sheet(load_edition(2568), macros=macros).parts
        buttons = [macro for part in parts if isinstance(part, Buttons) for _, macro in part.buttons]
        assert set(buttons) <= set(MACROS)
        assert bool(buttons) == macros

    def it_leaves_the_status_cell_unlocked(self) -> None:
        assert not rows(2568)[status_cell[0]].cells[status_cell[1]].locked
        assert build_book(load_edition(2568), Assessment(2568), macros=True)
