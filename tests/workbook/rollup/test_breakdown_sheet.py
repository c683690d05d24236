"""Sheet จังหวัดและประเภท."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.sharing.rollup.agencies import agency, row
from tests.workbook.rollup.sample import FORMULA, built, opened, rows_of

SHEET = "จังหวัดและประเภท"


def table(data: bytes, heading: str) -> list[dict[str, object]]:
    """Rows of the table whose first column has a heading, by the headings of its columns."""
    rows = rows_of(opened(data), SHEET)
    at = next(n for n, each in enumerate(rows) if each[0] == heading)
    end = next(n for n, each in enumerate(rows[at:], at) if each[0] == "รวม")
    return [dict(zip(rows[at], each, strict=False)) for each in rows[at + 1 : end + 1]]


class DescribeBreakdowns:
    """Sheet จังหวัดและประเภท."""

    def it_counts_who_passed_by_province(self):
        data = built(
            [row("ก", "90", province="เลย"), row("ข", "80", province="เลย"), row("ค", "99", province="ตาก")]
        )
        counts = ("จังหวัด", "หน่วยงาน", "ผ่านเกณฑ์", "ไม่ผ่านเกณฑ์", "ร้อยละ", "คะแนนรวมเฉลี่ย", "ผ่าน")
        assert [[each[name] for name in counts] for each in table(data, "จังหวัด")] == [
            ["ตาก", 1, 1, 0, 0, 99, 1],
            ["เลย", 2, 1, 1, 50, 85, 2],
            ["รวม", 3, 2, 1, 33.33, 89.67, 3],
        ]

    @pytest.mark.parametrize("scores", [("90", "80", "70"), ("90",), ("84.99", "85.00", "12", None)])
    def it_has_counts_that_add_up(self, scores):
        rows = [row(str(n), score, level="ผ่าน") for n, score in enumerate(scores)]
        typed = [replace(each, type=str(n % 2)) for n, each in enumerate(rows)]
        for heading in ("ระดับ", *(("ประเภท",) if len(scores) > 1 else ())):
            *parts, whole = table(built(typed), heading)
            for name in ("หน่วยงาน", "ผ่านเกณฑ์", "ไม่ผ่านเกณฑ์", "ยังไม่มีคะแนนรวม"):
                assert sum(each[name] for each in parts) == whole[name]
            assert whole["ผ่านเกณฑ์"] + whole["ไม่ผ่านเกณฑ์"] + whole["ยังไม่มีคะแนนรวม"] == len(scores)

    def it_shows_means_by_tool_and_indicator(self):
        data = built(
            [
                agency("a.yaml", name="ก", province="เลย", everywhere="90"),
                agency("b.yaml", name="ข", province="เลย", everywhere="100"),
                agency("c.yaml", name="ค", province="ตาก", everywhere="80"),
            ]
        )
        found = {each["ค่าเฉลี่ยตามจังหวัด"]: each for each in table(data, "ค่าเฉลี่ยตามจังหวัด")}
        names = ("คะแนนรวม", "IIT", "OIT", "ตัวชี้วัดที่ 1", "ตัวชี้วัดที่ 10")
        assert [found["เลย"][name] for name in names] == [95] * 5
        assert [found["รวม"][name] for name in names] == [90] * 5

    def it_has_no_table_of_one_province_or_type(self):
        headings = [each[0] for each in rows_of(opened(built([row("ก", "90", province="เลย")])), SHEET)]
        assert not {"จังหวัด", "ประเภท"} & set(headings)
        assert {"ระดับ", "ค่าเฉลี่ยตามระดับ"} <= set(headings)

    def it_names_agencies_without_a_province_and_keeps_names_as_text(self):
        data = built([row("ก", "90"), row("ข", "80", province=FORMULA)])
        assert [each["จังหวัด"] for each in table(data, "จังหวัด")] == [FORMULA, "(ไม่ระบุจังหวัด)", "รวม"]

    def it_shows_a_dash_where_no_agency_has_a_total(self):
        assert table(built([row("ก", None)]), "ระดับ")[0]["คะแนนรวมเฉลี่ย"] == "-"
