import io
import zipfile
from decimal import Decimal

import openpyxl

from ita_tools.report.docx.chart_workbook import chart_workbook, column_letters
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.document import Series
from tests.report.docx.samples import chart, points


def rows(one, digits="arabic"):
    return list(openpyxl.load_workbook(io.BytesIO(chart_workbook(one, DigitStyle(digits)))).active.values)


def sheet_xml(one):
    with zipfile.ZipFile(io.BytesIO(chart_workbook(one, DigitStyle()))) as archive:
        return archive.read("xl/worksheets/sheet1.xml")


class DescribeChartWorkbook:
    def it_holds_categories_series_and_target(self):
        assert rows(chart()) == [
            (None, "ปี 2567", "ปี 2568", "เป้าหมาย 85"),
            ("IIT", 90.15, 91.83, 85),
            ("EIT", None, 88.01, 85),
            ("OIT", 85.62, 100, 85),
        ]

    def it_makes_no_formula_of_text_that_looks_like_one(self):
        one = chart("bar", categories=("=cmd|' /C calc'!A0",), series=[Series("@SUM(A1)", points("1"))])
        assert rows(one) == [(None, "@SUM(A1)"), ("=cmd|' /C calc'!A0", 1)]
        assert b"<f" not in sheet_xml(one)

    def it_writes_decimals_without_converting_them_to_floats(self):
        one = chart("bar", categories=("ก",), series=[Series("ข", [Decimal("0.1") + Decimal("0.2")])])
        assert b"<v>0.30</v>" in sheet_xml(one)


class DescribeColumnLetters:
    def it_names_columns_as_a_workbook_does(self):
        assert [column_letters(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
