"""Sheet ภาพรวม."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from ita_tools.sharing.rollup.agency_summary import LevelGap
from tests.sharing.rollup.agencies import agency, row
from tests.workbook.rollup.sample import built, opened, rows_of, sample

SCREEN_ROOM = 570
"""Pixels for cells between the column letters and the tabs of a window of 1366 x 768."""


def overview(data: bytes) -> list[list[object]]:
    return rows_of(opened(data), "ภาพรวม")


def said(data: bytes) -> str:
    return "\n".join(str(row[0]) for row in overview(data))


class DescribeOverview:
    """Sheet ภาพรวม."""

    def it_states_how_many_agencies_count_and_how_many_files_were_skipped(self):
        assert "รวม 5 หน่วยงาน ข้าม 2 ไฟล์" in said(sample())
        assert "ข้าม" not in said(built([row("ก", "90")], []))

    def it_states_that_levels_of_different_editions_cannot_be_compared(self):
        assert "ไม่นำคะแนนของต่างปีมาเฉลี่ยรวมกัน" in said(sample())
        assert "เทียบระดับข้ามปีไม่ได้" in said(sample())
        same_levels = said(built([row("ก", "90", 2567), row("ก", "90", 2568)]))
        assert "ไม่นำคะแนนของต่างปี" in same_levels
        assert "เทียบระดับข้ามปีไม่ได้" not in same_levels
        assert "ต่างปี" not in said(built([row("ก", "90")]))

    def it_summarises_each_edition(self):
        rows = overview(sample())
        assert ["ผ่านดี", 2, 50] in [each[:3] for each in rows]
        assert ["A", 1, 100] in [each[:3] for each in rows]
        assert ["ยังไม่ทราบระดับ", 1, 25] in [each[:3] for each in rows]
        assert "ยังไม่มีคะแนนรวม 1 หน่วยงาน" in said(sample())

    def it_shows_the_figures_that_are_published(self):
        data = built([row("ก", "90"), row("ข", "80"), row("ค", "95.55"), row("ง", None)])
        titles, figures = overview(data)[3:5]
        shown = {title: figure for title, figure in zip(titles, figures, strict=True) if title}
        assert shown == {
            "หน่วยงานทั้งหมด": 4,
            "ร้อยละที่ผ่านเกณฑ์": 66.67,
            "ผ่านเกณฑ์ (หน่วยงาน)": 2,
            "ไม่ผ่านเกณฑ์ (หน่วยงาน)": 1,
            "คะแนนรวมเฉลี่ย": 88.52,
            "คะแนนสูงสุด": 95.55,
            "คะแนนต่ำสุด": 80,
            "อีกข้อเดียวถึงระดับถัดไป": 0,
        }

    def it_shows_a_dash_for_a_missing_figure(self):
        figures = overview(built([row("ก", None)]))[4]
        assert [each for each in figures if each is not None] == [1, "-", 0, 0, "-", "-", "-", 0]

    def it_names_the_only_province(self):
        assert "จังหวัดเลย" in said(built([agency(province="เลย")]))
        assert "จังหวัด" not in str(overview(sample())[0])

    def it_shows_the_nearest_to_the_next_level_and_the_items_below_target(self):
        near = replace(agency(everywhere="90", o1="0"), gap=LevelGap("ผ่านดีเยี่ยม", Decimal("5.00")))
        rows = [each[:3] for each in overview(built([near]))]
        assert ["เทศบาลตำบลตัวอย่าง", "ผ่านดีเยี่ยม", "5.00"] in rows
        assert [each[1:] for each in rows if str(each[0]).startswith("o1 ")] == [[1, 100]]

    @pytest.mark.parametrize("agencies", [1, 9])
    def it_fits_one_screen(self, agencies):
        gap = LevelGap("ผ่าน", Decimal("1.00"))
        rows = [replace(agency(f"{n}.xlsx", name=str(n), o1="0"), gap=gap) for n in range(agencies)]
        sheet = opened(built(rows, []))["ภาพรวม"]
        heights = [sheet.row_dimensions[n].height or 15 for n in range(1, sheet.max_row + 1)]
        assert sum(heights) * 96 / 72 * sheet.sheet_view.zoomScale / 100 < SCREEN_ROOM

    def it_shortens_a_long_name(self):
        near = replace(row("ชื่อยาว" * 20, "84"), gap=LevelGap("ผ่าน", Decimal("1.00")))
        names = [str(each[0]) for each in overview(built([near])) if each[1:2] == ["ผ่าน"]]
        assert [(name[:7], name[-1]) for name in names] == [("ชื่อยาว", "…")]
