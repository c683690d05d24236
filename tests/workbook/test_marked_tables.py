"""Blocks found by their hidden keys, and what has harmed their frame."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_tools.errors import ItaError
from ita_tools.workbook.marked_tables import MarkedTable, find_marked_tables, merged_inputs
from ita_tools.workbook.sheet_values import SheetValues

KEYED = [
    ["#ita items", "=code", "score", "url"],
    ["=header", "ข้อ", "คะแนน", "URL"],
    ["items.OIT.o1", "o1", 50.0, ""],
    ["=heading.1", "หัวข้อ", "เกิน", ""],
    ["items.OIT.o2", "o2", "", "ก"],
    ["", "", "", ""],
    ["#end", "", "", ""],
]
LISTED = [
    ["#ita plan[]", "measure", "steps[]"],
    ["=header", "มาตรการ", "ขั้นตอน"],
    ["a", "อบรม", ""],
    ["", "ใหม่", "ก"],
    ["b", "", ""],
    ["#end", "", ""],
]


def found(rows: list[list[object]], merged: tuple = ()) -> tuple[list[MarkedTable], list[ItaError]]:
    faults: list[ItaError] = []
    return find_marked_tables(SheetValues("แผ่น", rows, merged), "ก.xlsx", faults), faults


def said(block: MarkedTable) -> list[tuple[int, str, list[str]]]:
    return [(number, key, [column for _, column in filled]) for number, key, _, filled in block.entries()]


def shifted(rows: list[list[object]], down: int, right: int) -> list[list[object]]:
    return [[None] * 9] * down + [[""] * right + row for row in rows]


@given(st.integers(0, 6), st.integers(0, 6))
def test_a_block_is_found_wherever_it_stands(down: int, right: int) -> None:
    (block,), faults = found(shifted(KEYED, down, right))
    assert faults == []
    assert (block.marker, block.row, block.column, block.listed) == ("items", down, right, False)
    assert said(block) == [(down + 2, "items.OIT.o1", ["score"]), (down + 4, "items.OIT.o2", ["url"])]


def it_reads_every_filled_row_of_a_list() -> None:
    (block,), faults = found(LISTED)
    assert faults == []
    assert block.listed
    assert said(block) == [(2, "a", ["measure"]), (3, "", ["measure", "steps[]"])]


def it_keeps_blocks_apart_that_stand_beside_and_below_each_other() -> None:
    beside = [[*one, *other] for one, other in zip(LISTED, KEYED, strict=False)] + [["", "", "", *KEYED[6]]]
    blocks, faults = found([*beside, *LISTED])
    assert faults == []
    assert [(block.marker, block.row, [key for _, key in block.columns]) for block in blocks] == [
        ("plan[]", 0, ["measure", "steps[]"]),
        ("plan[]", 7, ["measure", "steps[]"]),
        ("items", 0, ["score", "url"]),
    ]
    assert [len(said(block)) for block in blocks] == [2, 2, 2]


@pytest.mark.parametrize("marker", ["  #ita items ", "\u200b#ita items", "\xa0#ita items\u200b"])
def it_forgives_stray_blanks_around_a_marker(marker: str) -> None:
    (block,), faults = found([[marker, *KEYED[0][1:]], *KEYED[1:]])
    assert (block.marker, faults) == ("items", [])


@pytest.mark.parametrize(
    "rows", [[], [[]], [[None, ""]], [["หมายเหตุ", 1.0], ["#1", "#N/A"]], [["=SUM", "items.IIT.i1"]]]
)
def it_finds_nothing_in_a_sheet_of_somebody_elses(rows: list[list[object]]) -> None:
    assert found(rows) == ([], [])


def it_reads_questions_on_without_an_end_but_no_list() -> None:
    (block,), faults = found(KEYED[:-1])
    assert (len(said(block)), faults) == (2, [])
    _, (fault,) = found(LISTED[:-1])
    assert "ท้ายตาราง" in str(fault)
    assert fault.where == "ก.xlsx แผ่นงาน แผ่น ช่อง A1"


def it_reports_what_stands_right_below_a_list_and_nothing_after_a_blank_row() -> None:
    below = ["", "ลืม", ""]
    _, faults = found([*LISTED, below, below, ["", "", ""], below])
    assert [fault.where.split()[-1] for fault in faults] == ["B7", "B8"]
    assert found([*LISTED, ["", "", ""], below])[1] == []
    assert found([*LISTED, ["#ita trail[]", "what"], ["#end", ""]])[1] == []


def it_reports_an_end_that_lost_its_start() -> None:
    blocks, (fault,) = found(KEYED[1:])
    assert blocks == []
    assert fault.where.endswith("A6")
    assert "เหนือตาราง" in str(fault)


def it_does_not_mind_the_lost_start_of_rows_nobody_reads() -> None:
    assert found([["=header", "ก"], ["=heading.1", "ข"], ["#end", ""]]) == ([], [])


def it_reports_a_sheet_that_lost_its_key_column() -> None:
    blocks, (fault,) = found([["=code", "score", "@divisions"], ["ข้อ", "คะแนน", "กอง"], ["o1", 50.0, ""]])
    assert blocks == []
    assert "คอลัมน์กำกับ" in str(fault)
    assert fault.where.endswith("A1")


@pytest.mark.parametrize(
    ("area", "hidden"),
    [
        ((2, 2, 2, 3), [(2, 2)]),
        ((2, 2, 4, 2), [(2, 2)]),
        ((2, 1, 2, 2), []),
        ((3, 1, 3, 3), []),
        ((4, 2, 4, 3), []),
        ((0, 0, 1, 3), []),
        ((7, 0, 9, 3), []),
    ],
    ids=["two cells", "two rows", "one of ours", "a heading", "an empty one", "the head", "below"],
)
def it_finds_merged_areas_that_hide_cells_to_be_read(area: tuple, hidden: list) -> None:
    (block,), _ = found([*KEYED, [""], ["หมายเหตุ"], [""]], (area,))
    assert list(merged_inputs(block)) == hidden


def it_takes_short_rows_as_they_are() -> None:
    head = ["#ita items", "score", "url"]
    (block,), faults = found([head, ["items.OIT.o1", 1.0], ["items.OIT.o2"], [], ["#end"]])
    assert faults == []
    assert said(block) == [(1, "items.OIT.o1", ["score"])]


def it_takes_the_labels_of_a_row_without_a_list_for_labels() -> None:
    rows = [
        ["#ita items", "[1]", "[2]", "score"],
        ["items.IIT.i1", "มาก", "น้อย", 90.0],
        ["items.IIT.i1.counts[2]", 1.0, 2.0, ""],
        ["#end"],
    ]
    (block,), _ = found(rows)
    assert said(block) == [(1, "items.IIT.i1", ["score"]), (2, "items.IIT.i1.counts[2]", ["[1]", "[2]"])]
