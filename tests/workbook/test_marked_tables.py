"""Tables found by their hidden keys, faults of lost keys, and the cells of fields."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_tools.analysis.checks import check
from ita_tools.assessment import Assessment
from ita_tools.errors import ItaError
from ita_tools.jobs.load import load_file
from ita_tools.workbook.marked_tables import MarkedTable, find_marked_tables, merged_inputs
from ita_tools.workbook.read_book import read_book
from ita_tools.workbook.xlsx_values import SheetValues
from tests.workbook.books import save

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


def tables_of(rows: list[list[object]], merged: tuple = ()) -> tuple[list[MarkedTable], list[ItaError]]:
    faults: list[ItaError] = []
    return find_marked_tables(SheetValues("แผ่น", rows, merged), "ก.xlsx", faults), faults


def read_of(table: MarkedTable) -> list[tuple[int, str, list[str]]]:
    return [(number, key, [column for _, column in filled]) for number, key, _, filled in table.entries()]


def shifted(rows: list[list[object]], down: int, right: int) -> list[list[object]]:
    return [[None] * 9] * down + [[""] * right + row for row in rows]


class DescribeMarkedTables:
    """Tables found by their hidden keys, and faults of lost keys."""

    @given(st.integers(0, 6), st.integers(0, 6))
    def it_finds_a_table_anywhere_on_a_sheet(self, down: int, right: int) -> None:
        (table,), faults = tables_of(shifted(KEYED, down, right))
        assert faults == []
        assert (table.marker, table.row, table.column, table.listed) == ("items", down, right, False)
        assert read_of(table) == [(down + 2, "items.OIT.o1", ["score"]), (down + 4, "items.OIT.o2", ["url"])]

    def it_reads_every_filled_row_of_a_list(self) -> None:
        (table,), faults = tables_of(LISTED)
        assert faults == []
        assert table.listed
        assert read_of(table) == [(2, "a", ["measure"]), (3, "", ["measure", "steps[]"])]

    def it_separates_tables_beside_and_below_each_other(self) -> None:
        beside = [[*one, *other] for one, other in zip(LISTED, KEYED, strict=False)] + [
            ["", "", "", *KEYED[6]]
        ]
        tables, faults = tables_of([*beside, *LISTED])
        assert faults == []
        assert [(table.marker, table.row, [key for _, key in table.columns]) for table in tables] == [
            ("plan[]", 0, ["measure", "steps[]"]),
            ("plan[]", 7, ["measure", "steps[]"]),
            ("items", 0, ["score", "url"]),
        ]
        assert [len(read_of(table)) for table in tables] == [2, 2, 2]

    @pytest.mark.parametrize("marker", ["  #ita items ", "\u200b#ita items", "\xa0#ita items\u200b"])
    def it_ignores_blanks_around_a_key(self, marker: str) -> None:
        (table,), faults = tables_of([[marker, *KEYED[0][1:]], *KEYED[1:]])
        assert (table.marker, faults) == ("items", [])

    @pytest.mark.parametrize(
        "rows", [[], [[]], [[None, ""]], [["หมายเหตุ", 1.0], ["#1", "#N/A"]], [["=SUM", "items.IIT.i1"]]]
    )
    def it_finds_no_table_in_a_foreign_sheet(self, rows: list[list[object]]) -> None:
        assert tables_of(rows) == ([], [])

    def it_reads_questions_without_an_end_key_but_reports_a_list(self) -> None:
        (table,), faults = tables_of(KEYED[:-1])
        assert (len(read_of(table)), faults) == (2, [])
        _, (fault,) = tables_of(LISTED[:-1])
        assert "ท้ายตาราง" in str(fault)
        assert fault.where == "ก.xlsx แผ่นงาน แผ่น ช่อง A1"

    def it_reports_text_right_below_a_list_but_not_after_a_blank_row(self) -> None:
        below = ["", "ลืม", ""]
        _, faults = tables_of([*LISTED, below, below, ["", "", ""], below])
        assert [fault.where.split()[-1] for fault in faults] == ["B7", "B8"]
        assert tables_of([*LISTED, ["", "", ""], below])[1] == []
        assert tables_of([*LISTED, ["#ita trail[]", "what"], ["#end", ""]])[1] == []

    def it_reports_an_end_key_without_a_start_key(self) -> None:
        tables, (fault,) = tables_of(KEYED[1:])
        assert tables == []
        assert fault.where.endswith("A6")
        assert "เหนือตาราง" in str(fault)

    def it_ignores_a_lost_start_key_above_rows_that_are_not_read(self) -> None:
        assert tables_of([["=header", "ก"], ["=heading.1", "ข"], ["#end", ""]]) == ([], [])

    def it_reports_a_sheet_without_its_key_column(self) -> None:
        tables, (fault,) = tables_of(
            [["=code", "score", "@divisions"], ["ข้อ", "คะแนน", "กอง"], ["o1", 50.0, ""]]
        )
        assert tables == []
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
    def it_finds_merged_areas_over_several_inputs(self, area: tuple, hidden: list) -> None:
        (table,), _ = tables_of([*KEYED, [""], ["หมายเหตุ"], [""]], (area,))
        assert list(merged_inputs(table)) == hidden

    def it_reads_rows_of_different_length(self) -> None:
        head = ["#ita items", "score", "url"]
        (table,), faults = tables_of([head, ["items.OIT.o1", 1.0], ["items.OIT.o2"], [], ["#end"]])
        assert faults == []
        assert read_of(table) == [(1, "items.OIT.o1", ["score"])]

    def it_reads_no_labels_in_the_list_columns_of_a_row_without_a_list(self) -> None:
        rows = [
            ["#ita items", "[1]", "[2]", "score"],
            ["items.IIT.i1", "มาก", "น้อย", 90.0],
            ["items.IIT.i1.counts[2]", 1.0, 2.0, ""],
            ["#end"],
        ]
        (table,), _ = tables_of(rows)
        assert read_of(table) == [
            (1, "items.IIT.i1", ["score"]),
            (2, "items.IIT.i1.counts[2]", ["[1]", "[2]"]),
        ]


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save(Assessment(2568), tmp_path_factory.mktemp("form") / "a.xlsx")


def cell_of(book: Path, where: str) -> tuple[str, str]:
    """Row key and column key of the cell that a message names."""
    sheet, _, cell = where.removeprefix(f"{book.name} แผ่นงาน ").partition(" ช่อง ")
    opened = openpyxl.load_workbook(book)[sheet]
    row, column = opened[cell].row, opened[cell].column
    keys = next(n for n in range(row, 0, -1) if str(opened.cell(n, 1).value).startswith("#ita"))
    return str(opened.cell(row, 1).value), str(opened.cell(keys, column).value)


class DescribeCellLocations:
    """The cell of a field, filled or not, wherever it was moved to."""

    @pytest.mark.parametrize(
        ("path", "expected"),
        [
            ("published.total", ("published.total", ".")),
            ("published.indicators.9", ("published.indicators.9", ".")),
            ("published.subindicators.9.1", (r"published.subindicators.9\.1", ".")),
            ("items.IIT.i4.score", ("items.IIT.i4", "score")),
            ("items.IIT.i4.counts.2", ("items.IIT.i4.counts[6]", "[2]")),
            ("divisions.o3", ("items.OIT.o3", "@divisions")),
            ("agency.province", ("agency.province", ".")),
        ],
    )
    def it_names_the_cell_of_an_empty_field(self, blank: Path, path: str, expected: tuple[str, str]) -> None:
        assert cell_of(blank, read_book(blank).where(path)) == expected

    def it_names_the_first_input_cell_of_a_row(self, blank: Path) -> None:
        assert cell_of(blank, read_book(blank).where("items.IIT.i4")) == ("items.IIT.i4", "score")

    @pytest.mark.parametrize(
        ("path", "sheet"), [("plan", "แผนปฏิบัติการ"), ("items.IIT", "IIT"), ("published.indicators", "สรุปผล")]
    )
    def it_names_the_sheet_of_a_table(self, blank: Path, path: str, sheet: str) -> None:
        assert read_book(blank).where(path) == f"a.xlsx แผ่นงาน {sheet}"

    def it_gives_the_path_of_a_field_that_no_sheet_holds(self, blank: Path) -> None:
        assert read_book(blank).where("no.such.field") == "a.xlsx (no.such.field)"

    def it_finds_a_field_that_was_moved(self, blank: Path, tmp_path: Path) -> None:
        book = openpyxl.load_workbook(blank)
        book["สรุปผล"].insert_rows(3, 4)
        book["สรุปผล"].title = "ผลรวม"
        book.save(tmp_path / "moved.xlsx")
        where = read_book(tmp_path / "moved.xlsx").where("published.indicators.9")
        assert " แผ่นงาน ผลรวม " in where
        assert cell_of(tmp_path / "moved.xlsx", where) == ("published.indicators.9", ".")

    def it_locates_every_finding_of_a_workbook(self, blank: Path) -> None:
        opened = load_file(blank)
        found = check(opened.reading, opened.result)
        assert found
        assert [each.where for each in found if " แผ่นงาน " not in each.where] == []
