"""Tables on a terminal: columns of Thai text are aligned."""

from __future__ import annotations

from ita_tools.cli.text_table import text_table
from ita_tools.text_width import display_cells


class DescribeTextTable:
    def it_aligns_columns_of_thai_text(self):
        rows = [("ที่", "1.00", "ก"), ("คะแนน", "100.00", "ข")]
        assert text_table(rows, right=[1]).splitlines() == ["ที่        1.00  ก", "คะแนน  100.00  ข"]
        for line in text_table(rows, right=[1]).splitlines():
            assert display_cells(line) == 16

    def it_aligns_characters_of_two_cells(self):
        assert text_table([("漢字", "1"), ("กขคง", "2")]).splitlines() == ["漢字  1", "กขคง  2"]

    def it_has_no_trailing_blanks(self):
        assert text_table([("ยาวมาก", ""), ("ก", "ข")]).splitlines() == ["ยาวมาก", "ก       ข"]

    def it_is_empty_without_rows(self):
        assert text_table([]) == ""

    def it_accepts_an_iterator_of_rows(self):
        assert text_table(row for row in [("ก", "1"), ("ข", "2")]) == "ก  1\nข  2"
