"""Sheet ภาพรวม."""

from __future__ import annotations

from tests.sharing.rollup.agencies import agency, row
from tests.workbook.rollup.sample import built, opened, rows_of, sample


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
        assert ["ผ่านดี", 2, 50] in rows
        assert ["A", 1, 100] in rows
        assert ["ยังไม่ทราบระดับ", 1, 25] in rows
        totals = [each for each in rows if each[0] == "คะแนนรวม"]
        assert [(each[1], each[5]) for each in totals][1] == (1, 91.25)
        assert totals[0][1] == 3
        assert "ยังไม่มีคะแนนรวม 1 หน่วยงาน" in said(sample())

    def it_shows_a_dash_for_a_missing_figure(self):
        rows = overview(built([row("ก", "91.25", 2564, level="A")]))
        assert [each for each in rows if each[0] == "IIT"] == [["IIT", 0, "-", "-", "-", "-"]]

    def it_compares_provinces_if_there_are_several(self):
        assert ["เลย", 2] in [each[:2] for each in overview(sample())]
        assert ["(ไม่ระบุจังหวัด)", 1] not in [each[:2] for each in overview(sample())]
        assert "รายจังหวัด" not in said(built([agency(province="เลย")]))
