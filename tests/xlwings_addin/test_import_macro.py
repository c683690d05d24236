"""The button นำเข้าผล: a pasted result becomes a new workbook, the open one stays as it is."""

from __future__ import annotations

from decimal import Decimal

import openpyxl

from ita_tools.assessment import Agency, Assessment
from ita_tools.jobs.load import read_file


class DescribeImportResult:
    def pasted(self, bench, rows):
        path = bench.book(Assessment(2568, agency=Agency(name="เทศบาลตำบลทดสอบ")))
        opened = openpyxl.load_workbook(path, keep_vba=True)
        sheet = opened.create_sheet("วางผล")
        for row in rows:
            sheet.append(row)
        opened.save(path)
        return path

    def it_writes_what_is_sure_into_a_new_workbook(self, bench):
        rows = [
            ["ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2568"],
            ["ข้อ", "คะแนน"],
            ["i1", 99.33],
            ["i2", 98.5],
            ["e1", 97],
        ]
        status = bench.press("import_result", self.pasted(bench, rows))
        made = read_file(bench.documents / "book-นำเข้า.xlsm").assessment
        assert "เติมช่องว่าง 2 ค่า" in status
        assert "รอยืนยัน 1 ค่า" in status
        assert {code: each.score for code, each in made.items["IIT"].items()} == {
            "i1": Decimal("99.33"),
            "i2": Decimal("98.50"),
        }

    def it_tells_that_the_sheet_is_empty(self, bench):
        status = bench.press("import_result", self.pasted(bench, []))
        assert "ยังว่าง" in status
        assert bench.files() == []
