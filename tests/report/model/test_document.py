from dataclasses import replace
from decimal import Decimal

import pytest

from ita_tools.report.model.document import Column, Figure, Row, Series, Table, ranks_in_role
from tests.report.docx.samples import chart

COLUMNS = (Column("ก"), Column("ข"))


class DescribeTable:
    @pytest.mark.parametrize(
        ("table", "message"),
        [
            (Table("", (), ()), "at least one column"),
            (Table("", COLUMNS, [Row(["1", "2", "3"])]), "3 cells for 2 columns"),
            (Table("", COLUMNS, [Row(["1", "2", "3"], "group")]), "3 cells for 2 columns"),
            (Table("", COLUMNS, [Row(["", "2"], merged=frozenset({0}))]), "cell of its own column above"),
            (Table("", COLUMNS, [Row(["1"]), Row(["2"], merged=frozenset({0}))]), "text of its own"),
        ],
    )
    def it_refuses_to_lose_a_cell(self, table, message):
        with pytest.raises(ValueError, match=message):
            table.validate()

    def it_counts_the_rows_of_a_merged_cell(self):
        merged = Row(["", "2"], merged=frozenset({0}))
        table = Table("", COLUMNS, [Row(["1"]), merged, merged, Row(["3"])])
        table.validate()
        assert [table.rows_spanned(0, 0), table.rows_spanned(0, 1), table.rows_spanned(3, 0)] == [3, 1, 1]

    def it_fills_a_short_row_with_empty_cells(self):
        table = Table("", COLUMNS, [Row(["1"])])
        table.validate()
        assert table.cells_of(table.rows[0]) == ["1", ""]


class DescribeChart:
    @pytest.mark.parametrize(
        ("change", "message"),
        [
            ({"categories": ("ก",)}, "3 values of 1"),
            ({"minimum": Decimal(100)}, "cannot run from 100 to 100"),
            ({"kind": "radar"}, "radar chart cannot carry a target"),
            ({"kind": "bar"}, "bar chart cannot carry a target"),
        ],
    )
    def it_refuses_parts_that_contradict_each_other(self, change, message):
        chart().validate()
        with pytest.raises(ValueError, match=message):
            replace(chart(), **change).validate()


class DescribeFigure:
    @pytest.mark.parametrize(
        ("description", "caption", "text"),
        [
            ("IIT 91.83", "คำบรรยาย", "IIT 91.83"),
            (" \x00", "คำบรรยาย", "คำบรรยาย"),
            ("", "", "แผนภูมิ"),
        ],
    )
    def it_always_has_an_alt_text(self, description, caption, text):
        assert Figure(caption, chart(), description).alt_text == text


class DescribeRanksInRole:
    def it_counts_series_of_each_role_apart(self):
        roles = ("before", "now", "before", "now")
        assert ranks_in_role([Series("ก", (), role) for role in roles]) == [0, 0, 1, 1]
