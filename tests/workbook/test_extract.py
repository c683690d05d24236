"""Cells to the tree an assessment file gives; what cannot be read is a fault with its cell."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from ita_tools.assessment import Assessment, ItemAnswer, Measure, decode_assessment
from ita_tools.errors import ItaError, KeyRepeated
from ita_tools.workbook.cell_values import UNCALCULATED
from ita_tools.workbook.extract import Collector
from ita_tools.workbook.marked_tables import find_marked_tables
from ita_tools.workbook.sheet_values import SheetValues

EDITION = [["#ita agency", "."], ["edition", 2568.0], ["#end"]]


def collected(*tables: list[list[object]], merged: tuple = ()) -> tuple[Collector, list[ItaError]]:
    collector = Collector("ก.xlsx")
    for number, rows in enumerate(tables):
        for block in find_marked_tables(
            SheetValues(f"แผ่น{number}", rows, merged), "ก.xlsx", collector.faults
        ):
            collector.take(block)
    return collector, collector.faults


def read(*tables: list[list[object]]) -> Assessment:
    collector, faults = collected(EDITION, *tables)
    assert faults == []
    return decode_assessment(collector.finish().root, "ก.xlsx", faults).assessment


def faults_of(*rows: list[object], marker: str = "items", columns: tuple = ("score", "url")) -> list[str]:
    _, faults = collected([[f"#ita {marker}", *columns], *rows, ["#end"]])
    return [f"{fault.where.split()[-1]} {fault}" for fault in faults]


def it_reads_scores_and_texts_of_rows() -> None:
    found = read(
        [
            ["#ita items", "=code", "score", "url", "@divisions"],
            ["items.OIT.o1", "o1", "๕๐", "https://example.go.th", "กองคลัง"],
            ["items.OIT.o2", "o2", 0.0, "", ""],
            ["#end"],
        ]
    )
    assert found.items == {
        "OIT": {
            "o1": ItemAnswer(Decimal("50.00"), url="https://example.go.th"),
            "o2": ItemAnswer(Decimal("0.00")),
        }
    }
    assert found.divisions == {"o1": "กองคลัง"}


def it_fills_the_gaps_of_a_row_of_counts_with_zero() -> None:
    found = read(
        [
            ["#ita items", "[1]", "[2]", "[3]"],
            ["items.IIT.i1.counts[3]", "", 5.0, ""],
            ["items.IIT.i2.counts[3]", "", "", ""],
            ["#end"],
        ]
    )
    assert found.items == {"IIT": {"i1": ItemAnswer(counts=(0, 5, 0))}}


def it_reads_yes_cells_in_words_and_as_boxes() -> None:
    found = read(
        [
            ["#ita items", "score", "derived?", "@unprocessed?"],
            ["items.OIT.o1", 50.0, "ใช่", ""],
            ["items.OIT.o2", 50.0, False, ""],
            ["published.tools.EIT2", "", "", True],
            ["#end"],
        ],
        [["#ita again", "@unprocessed?"], ["published.tools.EIT2", "ใช่"], ["#end"]],
    )
    assert [found.entry("OIT", code).derived for code in ("o1", "o2")] == [True, False]
    assert found.unprocessed == ("EIT2",)


def it_reads_records_with_their_keys_and_lines() -> None:
    found = read(
        [
            ["#ita plan[]", "measure", "steps[]", "~indicator", "=note"],
            ["a", "อบรม", "ก\nข", "1", "x"],
            ["b", "", "", "2", "x"],
            ["", "ใหม่", "", "", ""],
            ["#end"],
        ]
    )
    assert found.plan == (Measure("1", measure="อบรม", steps=("ก", "ข")), Measure(measure="ใหม่"))
    assert [row.key for row in found.plan] == ["a", ""]


def it_reads_values_that_name_their_own_place() -> None:
    found = read([["#ita history.{year}", "{year}", "*"], ["", 2566.0, 88.5], ["", "๒๕๖๕", 90.0], ["#end"]])
    assert found.history == {2566: Decimal("88.50"), 2565: Decimal("90.00")}


@pytest.mark.parametrize(
    ("given", "said"), [("#DIV/0!", "#DIV/0!"), (UNCALCULATED, "ไม่มีผลลัพธ์"), ("#N/A", "#N/A")]
)
def it_names_the_cell_of_an_error(given: str, said: str) -> None:
    (fault,) = faults_of(["items.OIT.o1", given, ""])
    assert fault.startswith("B2")
    assert said in fault


def it_names_the_cell_of_a_value_in_a_row_of_nothing() -> None:
    first, second = faults_of(["", 50.0, "ก"])
    assert (first[:2], second[:2]) == ("B2", "C2")
    assert "ไม่ใช่ของแบบฟอร์ม" in first


def it_names_a_slot_the_question_does_not_have() -> None:
    (fault,) = faults_of(["items.IIT.i1.counts[2]", 1.0, 2.0, 3.0], columns=("[1]", "[2]", "[3]"))
    assert fault.startswith("D2")
    assert "ไม่ใช้" in fault


def it_names_an_answer_that_is_neither_yes_nor_no() -> None:
    (fault,) = faults_of(["items.OIT.o1", "อาจจะ"], columns=("derived?",))
    assert fault.startswith("B2")
    assert "อาจจะ" in fault


@pytest.mark.parametrize(
    ("row", "columns"),
    [(["respondents.IIT.count", "50%"], (".",)), (["items.IIT.i1.counts[2]", "50%"], ("[1]",))],
)
def it_takes_no_percentage_for_people(row: list[object], columns: tuple[str, ...]) -> None:
    (fault,) = faults_of(row, columns=columns)
    assert "จำนวนคน" in fault


def it_names_two_columns_of_one_key_that_differ() -> None:
    assert faults_of(["a", "ก", "ก"], marker="plan[]", columns=("measure", "measure")) == []
    (fault,) = faults_of(["a", "ก", "ข"], marker="plan[]", columns=("measure", "measure"))
    assert fault.startswith("C2")


def it_names_two_copies_of_a_list_that_differ() -> None:
    table = [["#ita plan[]", "measure"], ["a", "อบรม"], ["#end"]]
    other = [table[0], ["a", "ประชุม"], table[2]]
    assert collected(table, table)[1] == []
    _, (fault,) = collected(table, other)
    assert isinstance(fault, KeyRepeated)
    assert "แผ่น0" in str(fault)
    assert "แผ่น1" in fault.where


def it_names_a_merged_cell_that_hides_another() -> None:
    rows = [["#ita items", "score", "url"], ["items.OIT.o1", 50.0, ""], ["#end"]]
    _, (fault,) = collected(rows, merged=((1, 1, 1, 2),))
    assert "ผสาน" in str(fault)
    assert fault.where.endswith("B2")


@pytest.mark.parametrize(
    ("row", "columns", "marker"),
    [
        (["i" * 500, 1.0], ("score",), "items"),
        (["items.OIT.o1", 1.0], ("s" * 500,), "items"),
        (["", "ก"], ("measure",), "p" * 500 + "[]"),
    ],
    ids=["row", "column", "marker"],
)
def it_takes_no_key_of_any_length(row: list[object], columns: tuple[str, ...], marker: str) -> None:
    (fault,) = faults_of(row, columns=columns, marker=marker)
    assert "ถูกแก้ไข" in fault
    assert len(fault) < 300


def it_stops_where_nobody_would_mend_any_more() -> None:
    rows = [["", 1.0]] * 5_000
    assert 1_000 < len(faults_of(*rows, columns=("score",))) < 1_100


def it_keeps_the_place_of_every_value() -> None:
    collector, _ = collected(EDITION, [["#ita items", "score"], ["items.OIT.o1", 50.0], ["#end"]])
    found = decode_assessment(collector.finish().root, "ก.xlsx", [])
    assert found.where("items.OIT.o1.score") == "ก.xlsx แผ่นงาน แผ่น1 ช่อง B2"
    assert replace(found.assessment, items={}) == Assessment(2568)
