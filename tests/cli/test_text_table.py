"""Tables on a terminal: columns stand straight though Thai marks take no room."""

from __future__ import annotations

import pytest

from ita_tools.cli.text_table import text_table, width_of


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
def it_counts_only_what_takes_room(text, width):
    assert width_of(text) == width


def it_aligns_columns_by_what_is_seen():
    rows = [("ที่", "1.00", "ก"), ("คะแนน", "100.00", "ข")]
    assert text_table(rows, right=[1]).splitlines() == ["ที่        1.00  ก", "คะแนน  100.00  ข"]
    for line in text_table(rows, right=[1]).splitlines():
        assert width_of(line) == 16


def it_leaves_no_blanks_at_the_end_of_a_line():
    assert text_table([("ยาวมาก", ""), ("ก", "ข")]).splitlines() == ["ยาวมาก", "ก       ข"]


def it_makes_nothing_of_no_rows():
    assert text_table([]) == ""


def it_takes_rows_from_anywhere_once():
    assert text_table(row for row in [("ก", "1"), ("ข", "2")]) == "ก  1\nข  2"
