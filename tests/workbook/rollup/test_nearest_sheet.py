"""Sheet ใกล้ระดับถัดไป."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from ita_tools.rubric import load_edition
from ita_tools.sharing.rollup.agency_summary import LevelGap
from ita_tools.workbook.rollup.nearest_sheet import one_item_text
from tests.sharing.rollup.agencies import row
from tests.workbook.rollup.sample import FORMULA, built, opened, rows_of

SHEET = "ใกล้ระดับถัดไป"
TOOLS = LevelGap("ผ่านดี", tools=(("IIT", Decimal("0.50")), ("EIT2", Decimal("2.00"))))
ONE = LevelGap("ผ่านดีเยี่ยม", Decimal("0.09"), (("OIT", Decimal("2.50")),), (("OIT", "o1"), ("OIT", "o7")))


class DescribeNearest:
    """Sheet ใกล้ระดับถัดไป."""

    def it_shows_what_is_missing_and_the_items_that_are_enough(self):
        data = built([replace(row("ก", "90"), gap=TOOLS), replace(row("ข", "94.91"), gap=ONE)])
        assert [each[1:2] + each[4:] for each in rows_of(opened(data), SHEET)[-2:]] == [
            ["ข", 94.91, "ผ่าน", "ผ่านดีเยี่ยม", 0.09, "OIT ขาด 2.50", "o1 หรือ o7 (OIT)"],
            ["ก", 90, "ผ่าน", "ผ่านดี", None, "IIT ขาด 0.50, EIT ส่วนที่ 2 ขาด 2.00"],
        ]

    def it_leaves_out_who_has_no_gap(self):
        rows = rows_of(opened(built([row("ก", "99")])), SHEET)
        assert rows[-1][:2] == ["ปี", "หน่วยงาน"]

    def it_keeps_a_name_as_text(self):
        sheet = opened(built([replace(row(FORMULA, "90"), gap=TOOLS)]))[SHEET]
        assert [cell.data_type for cell in sheet["B"] if cell.value == FORMULA] == ["s"]


def test_items_that_are_enough_are_named_with_their_tool():
    edition = load_edition(2568)
    assert one_item_text(edition, LevelGap("ผ่าน", items=(("OIT", "o1"), ("OIT", "o2")))) == "o1 หรือ o2 (OIT)"
    assert one_item_text(edition, LevelGap("ผ่าน")) == ""
