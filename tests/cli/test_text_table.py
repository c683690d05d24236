"""Tables on a terminal: columns of Thai text are aligned."""

from __future__ import annotations

import pytest

from ita_tools.cli.text_table import text_table, width_of


class DescribeWidth:
    @pytest.mark.parametrize(
        ("text", "width"),
        [
            ("", 0),
            ("OIT", 3),
            ("กา", 2),
            ("ที่", 1),
            ("น้ำหนัก", 5),
            ("ผู้ตอบ", 4),
            ("๙๙.๓๓", 5),
            ("a\u200bb", 2),
        ],
    )
    def it_leaves_out_marks_above_and_below_letters(self, text, width):
        assert width_of(text) == width


class DescribeTextTable:
    def it_aligns_columns_of_thai_text(self):
        rows = [("ที่", "1.00", "ก"), ("คะแนน", "100.00", "ข")]
        assert text_table(rows, right=[1]).splitlines() == ["ที่        1.00  ก", "คะแนน  100.00  ข"]
        for line in text_table(rows, right=[1]).splitlines():
            assert width_of(line) == 16

    def it_has_no_trailing_blanks(self):
        assert text_table([("ยาวมาก", ""), ("ก", "ข")]).splitlines() == ["ยาวมาก", "ก       ข"]

    def it_is_empty_without_rows(self):
        assert text_table([]) == ""

    def it_accepts_an_iterator_of_rows(self):
        assert text_table(row for row in [("ก", "1"), ("ข", "2")]) == "ก  1\nข  2"
