"""The tree that grows while cells are read, and what contradicts itself in it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ita_tools.errors import ItaError, KeyRepeated, ValueWrong
from ita_tools.workbook.tree_builder import MOST_PARTS, Tree, members
from ita_tools.yaml_json import SourceNode

PATH = ("items", "IIT", "i1", "score")


@pytest.fixture
def faults() -> list[ItaError]:
    return []


@pytest.fixture
def tree(faults: list[ItaError]) -> Tree:
    return Tree("ก.xlsx", faults)


def leaf(text: str, where: str = "A1") -> SourceNode:
    return SourceNode(Decimal(text), text, where)


def at(tree: Tree, path: tuple[str, ...]) -> SourceNode:
    node = tree.root
    for part in path:
        node = node.value[part]
    return node


def it_puts_values_where_their_paths_say(tree: Tree, faults: list[ItaError]) -> None:
    tree.put(PATH, leaf("1"))
    tree.put(("items", "IIT", "i2", "score"), leaf("2", "B1"))
    tree.put(("edition",), leaf("2568"))
    assert (at(tree, PATH).text, at(tree, ("items", "IIT", "i2", "score")).text) == ("1", "2")
    assert list(tree.root.value) == ["items", "edition"]
    assert faults == []


def it_names_a_branch_by_its_first_leaf(tree: Tree) -> None:
    tree.put(PATH, leaf("1", "C7"))
    tree.put(("items", "IIT", "i2", "score"), leaf("2", "A1"))
    assert (tree.root.where, at(tree, ("items",)).where, at(tree, PATH[:3]).where) == ("ก.xlsx", "C7", "C7")


def it_is_content_with_the_same_value_twice(tree: Tree, faults: list[ItaError]) -> None:
    for where in ("A1", "B2"):
        tree.put(PATH, leaf("1", where))
        tree.put(("unprocessed",), members([leaf("3", where), leaf("4", where)]))
    assert faults == []
    assert at(tree, PATH).where == "A1"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (leaf("1", "A1"), leaf("2", "B2")),
        (members([leaf("1", "A1")]), members([leaf("1", "B2"), leaf("2", "B3")])),
        (leaf("1", "A1"), members([leaf("1", "B2")])),
    ],
    ids=["values", "lists", "a value and a list"],
)
def it_names_both_places_of_a_contradiction(
    tree: Tree, faults: list[ItaError], one: SourceNode, other: SourceNode
) -> None:
    tree.put(PATH, one)
    tree.put(PATH, other)
    (fault,) = faults
    assert isinstance(fault, KeyRepeated)
    assert "A1" in str(fault)
    assert fault.where == "B2"
    assert at(tree, PATH) is one


def it_takes_no_value_for_a_branch(tree: Tree, faults: list[ItaError]) -> None:
    tree.put(("items", "IIT"), leaf("1"))
    tree.put(PATH, leaf("2", "B2"))
    tree.put_records(("items", "IIT", "rows"), [{"a": leaf("3", "C3")}])
    assert [(type(fault), fault.where) for fault in faults] == [(ValueWrong, "B2"), (ValueWrong, "C3")]


def it_does_not_grow_without_end(tree: Tree, faults: list[ItaError]) -> None:
    tree.put(("a",) * MOST_PARTS, leaf("1"))
    assert faults == []
    tree.put(("b",) * 100_000, leaf("1", "B2"))
    (fault,) = faults
    assert (type(fault), fault.where) == (ValueWrong, "B2")
    assert "b" not in tree.root.value


def it_keeps_records_in_their_order(tree: Tree, faults: list[ItaError]) -> None:
    tree.put_records(("plan",), [{"measure": leaf("1", "A5")}, {"measure": leaf("2", "A6")}])
    assert [each.value["measure"].text for each in at(tree, ("plan",)).value] == ["1", "2"]
    assert at(tree, ("plan",)).where == "A5"
    tree.put_records(("plan",), [{"measure": leaf("3", "B9")}])
    assert [fault.where for fault in faults] == ["B9"]
    assert len(at(tree, ("plan",)).value) == 2
