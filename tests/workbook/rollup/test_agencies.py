"""Sheets รายหน่วยงาน and จัดอันดับ."""

from __future__ import annotations

import pytest

from tests.sharing.rollup.agencies import row
from tests.workbook.rollup.sample import FORMULA, built, opened, rows_of, sample


def table(name: str, data: bytes | None = None) -> list[dict[str, object]]:
    """Rows of a sheet by the headings of their columns."""
    found = rows_of(opened(data or sample()), name)
    at = next(n for n, row in enumerate(found) if "หน่วยงาน" in row)
    return [dict(zip(found[at], [*row, *[None] * 40], strict=False)) for row in found[at + 1 :]]


class DescribeAgenciesAndRanking:
    """Sheets รายหน่วยงาน and จัดอันดับ."""

    def it_has_a_row_for_each_agency_newest_edition_first_in_thai_order(self):
        found = [(row["ปี"], row["หน่วยงาน"]) for row in table("รายหน่วยงาน")]
        assert found == [
            ("2568", FORMULA),
            ("2568", "เทศบาลเมืองไม่มีคะแนน"),
            ("2568", "เทศบาลตำบลเกาะแก้ว"),
            ("2568", "เทศบาลตำบลขามใหญ่"),
            ("2564", "เทศบาลเมืองเก่า"),
        ]

    def it_writes_scores_as_numbers_and_missing_ones_as_a_dash(self):
        found = {row["หน่วยงาน"]: row for row in table("รายหน่วยงาน")}
        good, none = found["เทศบาลตำบลเกาะแก้ว"], found["เทศบาลเมืองไม่มีคะแนน"]
        assert (good["IIT"], good["EIT ส่วนที่ 1"], good["EIT"], good["ตัวชี้วัดที่ 1"]) == (90, 90, "-", 90)
        assert good["ข้อที่ต่ำกว่าค่าเป้าหมาย"] == "o1 0.00"
        assert (none["คะแนนรวม"], none["ระดับ"], none["หมายเหตุ"]) == ("-", "-", "ข้อมูลไม่ครบ")

    def it_orders_the_tools_of_all_editions(self):
        headings = list(table("รายหน่วยงาน")[0])
        tools = headings[headings.index("ระดับ") + 1 : headings.index("ตัวชี้วัดที่ 1")]
        assert tools == ["IIT", "EIT ส่วนที่ 1", "EIT ส่วนที่ 2", "EIT", "OIT"]

    @pytest.mark.parametrize(("name", "columns"), [("รายหน่วยงาน", 2), ("จัดอันดับ", 5)])
    def it_has_a_filter_and_frozen_headings_and_names(self, name, columns):
        sheet = opened(sample())[name]
        header = next(row for row in sheet.iter_rows() if "หน่วยงาน" in [cell.value for cell in row])
        number = header[0].row
        assert sheet.auto_filter.ref.split(":")[0] == f"A{number}"
        assert sheet.freeze_panes == sheet.cell(number + 1, columns + 1).coordinate
        assert sheet.print_title_rows == f"${number}:${number}"

    def it_ranks_with_ties_edition_by_edition(self):
        told = ("ปี", "อันดับ", "อันดับในจังหวัด", "หน่วยงาน", "หมายเหตุ")
        found = [tuple(row[name] for name in told) for row in table("จัดอันดับ")]
        assert found == [
            ("2568", 1, 1, "เทศบาลตำบลเกาะแก้ว", "คะแนนเท่ากัน"),
            ("2568", 1, 1, "เทศบาลตำบลขามใหญ่", "คะแนนเท่ากัน"),
            ("2568", 3, 1, FORMULA, None),
            ("2564", 1, 1, "เทศบาลเมืองเก่า", None),
        ]

    def it_marks_scores_below_the_target_of_their_own_edition(self):
        rules = opened(sample())["รายหน่วยงาน"].conditional_formatting
        assert len(list(rules)) == 2
        assert all("<85" in rule.formula[0] for each in rules for rule in each.rules)

    def it_ranks_no_agency_without_a_total(self):
        assert table("จัดอันดับ", built([row("ก", None)])) == []
