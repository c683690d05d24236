"""Cells to the tree that an assessment file is parsed to; what cannot be read is a fault with its cell."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from ita_tools.assessment import Assessment, EarlierResult, ItemAnswer, Measure, Step, decode_assessment
from ita_tools.errors import ItaError, KeyRepeated, ValueWrong
from ita_tools.workbook.cell_values import UNCALCULATED, ErrorValue
from ita_tools.workbook.extract import MOST_PARTS, Extractor, TreeBuilder, list_node
from ita_tools.workbook.marked_tables import find_marked_tables
from ita_tools.workbook.xlsx_values import SheetValues
from ita_tools.yaml_json import SourceNode

EDITION = [["#ita agency", "."], ["edition", 2568.0], ["#end"]]


def collected(*tables: list[list[object]], merged: tuple = ()) -> tuple[Extractor, list[ItaError]]:
    extractor = Extractor("ก.xlsx")
    for number, rows in enumerate(tables):
        for table in find_marked_tables(
            SheetValues(f"แผ่น{number}", rows, merged), "ก.xlsx", extractor.faults
        ):
            extractor.take(table)
    return extractor, extractor.faults


def read(*tables: list[list[object]]) -> Assessment:
    extractor, faults = collected(EDITION, *tables)
    assert faults == []
    return decode_assessment(extractor.finish().root, "ก.xlsx", faults).assessment


def faults_of(*rows: list[object], marker: str = "items", columns: tuple = ("score", "url")) -> list[str]:
    _, faults = collected([[f"#ita {marker}", *columns], *rows, ["#end"]])
    return [f"{fault.where.split()[-1]} {fault}" for fault in faults]


class DescribeExtractor:
    """Cells of marked tables, to the tree that an assessment file is parsed to."""

    def it_reads_scores_and_texts_of_rows(self) -> None:
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

    def it_fills_the_gaps_of_a_row_of_counts_with_zero(self) -> None:
        found = read(
            [
                ["#ita items", "[1]", "[2]", "[3]"],
                ["items.IIT.i1.counts[3]", "", 5.0, ""],
                ["items.IIT.i2.counts[3]", "", "", ""],
                ["#end"],
            ]
        )
        assert found.items == {"IIT": {"i1": ItemAnswer(counts=(0, 5, 0))}}

    def it_reads_yes_cells_in_words_and_as_boxes(self) -> None:
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

    def it_reads_records_with_their_keys_and_lines(self) -> None:
        found = read(
            [
                ["#ita plan[]", "measure", "steps[]", "~indicator", "=note"],
                ["a", "อบรม", "ก\nข", "1", "x"],
                ["b", "", "", "2", "x"],
                ["", "ใหม่", "", "", ""],
                ["#end"],
            ]
        )
        assert found.plan == (
            Measure("1", measure="อบรม", steps=(Step("ก"), Step("ข"))),
            Measure(measure="ใหม่"),
        )
        assert [row.key for row in found.plan] == ["a", ""]

    def it_reads_values_whose_path_is_in_their_row(self) -> None:
        found = read(
            [["#ita history.{year}", "{year}", "*"], ["", 2566.0, 88.5], ["", "๒๕๖๕", 90.0], ["#end"]]
        )
        assert found.history == {2566: EarlierResult(Decimal("88.50")), 2565: EarlierResult(Decimal("90.00"))}

    @pytest.mark.parametrize(
        ("given", "said"),
        [
            (ErrorValue("#DIV/0!"), "#DIV/0!"),
            (UNCALCULATED, "ไม่มีผลลัพธ์"),
            (ErrorValue("#N/A"), "#N/A"),
        ],
    )
    def it_names_the_cell_of_an_error(self, given: str, said: str) -> None:
        (fault,) = faults_of(["items.OIT.o1", given, ""])
        assert fault.startswith("B2")
        assert said in fault

    def it_names_the_cell_of_a_value_in_a_row_without_a_key(self) -> None:
        first, second = faults_of(["", 50.0, "ก"])
        assert (first[:2], second[:2]) == ("B2", "C2")
        assert "ไม่ใช่ของแบบฟอร์ม" in first

    def it_reports_a_value_under_an_answer_option_the_question_does_not_have(self) -> None:
        (fault,) = faults_of(["items.IIT.i1.counts[2]", 1.0, 2.0, 3.0], columns=("[1]", "[2]", "[3]"))
        assert fault.startswith("D2")
        assert "ไม่ใช้" in fault

    def it_reports_a_yes_cell_that_holds_neither_yes_nor_no(self) -> None:
        (fault,) = faults_of(["items.OIT.o1", "อาจจะ"], columns=("derived?",))
        assert fault.startswith("B2")
        assert "อาจจะ" in fault

    @pytest.mark.parametrize(
        ("row", "columns"),
        [(["respondents.IIT.count", "50%"], (".",)), (["items.IIT.i1.counts[2]", "50%"], ("[1]",))],
    )
    def it_reports_a_percentage_where_people_are_counted(
        self, row: list[object], columns: tuple[str, ...]
    ) -> None:
        (fault,) = faults_of(row, columns=columns)
        assert "จำนวนคน" in fault

    def it_reports_two_columns_of_one_key_that_differ(self) -> None:
        assert faults_of(["a", "ก", "ก"], marker="plan[]", columns=("measure", "measure")) == []
        (fault,) = faults_of(["a", "ก", "ข"], marker="plan[]", columns=("measure", "measure"))
        assert fault.startswith("C2")

    def it_reports_two_copies_of_a_list_that_differ(self) -> None:
        table = [["#ita plan[]", "measure"], ["a", "อบรม"], ["#end"]]
        other = [table[0], ["a", "ประชุม"], table[2]]
        assert collected(table, table)[1] == []
        _, (fault,) = collected(table, other)
        assert isinstance(fault, KeyRepeated)
        assert "แผ่น0" in str(fault)
        assert "แผ่น1" in fault.where

    def it_reports_a_merged_cell_over_another_input(self) -> None:
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
    def it_refuses_keys_of_any_length(self, row: list[object], columns: tuple[str, ...], marker: str) -> None:
        (fault,) = faults_of(row, columns=columns, marker=marker)
        assert "ถูกแก้ไข" in fault
        assert len(fault) < 300

    def it_stops_after_a_thousand_faults(self) -> None:
        rows = [["", 1.0]] * 5_000
        assert 1_000 < len(faults_of(*rows, columns=("score",))) < 1_100

    def it_keeps_the_cell_of_every_value(self) -> None:
        extractor, _ = collected(EDITION, [["#ita items", "score"], ["items.OIT.o1", 50.0], ["#end"]])
        found = decode_assessment(extractor.finish().root, "ก.xlsx", [])
        assert found.where("items.OIT.o1.score") == "ก.xlsx แผ่นงาน แผ่น1 ช่อง B2"
        assert replace(found.assessment, items={}) == Assessment(2568)


PATH = ("items", "IIT", "i1", "score")


@pytest.fixture
def faults() -> list[ItaError]:
    return []


@pytest.fixture
def tree(faults: list[ItaError]) -> TreeBuilder:
    return TreeBuilder("ก.xlsx", faults)


def leaf(text: str, where: str = "A1") -> SourceNode:
    return SourceNode(Decimal(text), text, where)


def node_at(tree: TreeBuilder, path: tuple[str, ...]) -> SourceNode:
    node = tree.root
    for part in path:
        node = node.value[part]
    return node


class DescribeTreeBuilder:
    """The tree of nodes that is built while cells are read."""

    def it_puts_values_at_their_paths(self, tree: TreeBuilder, faults: list[ItaError]) -> None:
        tree.put(PATH, leaf("1"))
        tree.put(("items", "IIT", "i2", "score"), leaf("2", "B1"))
        tree.put(("edition",), leaf("2568"))
        assert (node_at(tree, PATH).text, node_at(tree, ("items", "IIT", "i2", "score")).text) == ("1", "2")
        assert list(tree.root.value) == ["items", "edition"]
        assert faults == []

    def it_locates_a_branch_at_its_first_leaf(self, tree: TreeBuilder) -> None:
        tree.put(PATH, leaf("1", "C7"))
        tree.put(("items", "IIT", "i2", "score"), leaf("2", "A1"))
        assert (tree.root.where, node_at(tree, ("items",)).where, node_at(tree, PATH[:3]).where) == (
            "ก.xlsx",
            "C7",
            "C7",
        )

    def it_accepts_the_same_value_twice(self, tree: TreeBuilder, faults: list[ItaError]) -> None:
        for where in ("A1", "B2"):
            tree.put(PATH, leaf("1", where))
            tree.put(("unprocessed",), list_node([leaf("3", where), leaf("4", where)]))
        assert faults == []
        assert node_at(tree, PATH).where == "A1"

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (leaf("1", "A1"), leaf("2", "B2")),
            (list_node([leaf("1", "A1")]), list_node([leaf("1", "B2"), leaf("2", "B3")])),
            (leaf("1", "A1"), list_node([leaf("1", "B2")])),
        ],
        ids=["values", "lists", "a value and a list"],
    )
    def it_reports_both_cells_of_two_values_that_differ(
        self, tree: TreeBuilder, faults: list[ItaError], one: SourceNode, other: SourceNode
    ) -> None:
        tree.put(PATH, one)
        tree.put(PATH, other)
        (fault,) = faults
        assert isinstance(fault, KeyRepeated)
        assert "A1" in str(fault)
        assert fault.where == "B2"
        assert node_at(tree, PATH) is one

    def it_reports_a_value_where_a_branch_belongs(self, tree: TreeBuilder, faults: list[ItaError]) -> None:
        tree.put(("items", "IIT"), leaf("1"))
        tree.put(PATH, leaf("2", "B2"))
        tree.put_records(("items", "IIT", "rows"), [{"a": leaf("3", "C3")}])
        assert [(type(fault), fault.where) for fault in faults] == [(ValueWrong, "B2"), (ValueWrong, "C3")]

    def it_limits_the_length_of_a_path(self, tree: TreeBuilder, faults: list[ItaError]) -> None:
        tree.put(("a",) * MOST_PARTS, leaf("1"))
        assert faults == []
        tree.put(("b",) * 100_000, leaf("1", "B2"))
        (fault,) = faults
        assert (type(fault), fault.where) == (ValueWrong, "B2")
        assert "b" not in tree.root.value

    def it_keeps_records_in_their_order(self, tree: TreeBuilder, faults: list[ItaError]) -> None:
        tree.put_records(("plan",), [{"measure": leaf("1", "A5")}, {"measure": leaf("2", "A6")}])
        assert [each.value["measure"].text for each in node_at(tree, ("plan",)).value] == ["1", "2"]
        assert node_at(tree, ("plan",)).where == "A5"
        tree.put_records(("plan",), [{"measure": leaf("3", "B9")}])
        assert [fault.where for fault in faults] == ["B9"]
        assert len(node_at(tree, ("plan",)).value) == 2
