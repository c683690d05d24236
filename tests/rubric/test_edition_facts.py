"""Faults of an edition name the line where the part stands."""

from __future__ import annotations

import pytest

from ita_tools.rubric.edition_facts import place_of
from ita_tools.yaml_json import parse
from tests.rubric.editing import BUNDLED, line_of

ROOT = parse(BUNDLED, "x.yaml")


@pytest.mark.parametrize(
    ("place", "piece"),
    [
        ("tools", "  - code: IIT\n"),
        ("tools.OIT", "  - code: OIT\n"),
        ("items.o1", "  - code: o1\n"),
        ("items.o1.weight", "  - code: o1\n"),
        ("subindicators.9.1", "code: 9.1,"),
        ("indicators.10", "- code: 10\n"),
        ("levels.ผ่านดี", "{name: ผ่านดี,"),
        ("scales.disclosure", "  disclosure:\n"),
        ("target", "target:\n"),
        ("edition", "edition: 2568\ntitle"),
        ("items.x99", "items:\n"),
    ],
)
def it_names_the_line_of_a_record(place: str, piece: str) -> None:
    line = line_of(BUNDLED, piece)
    found = place_of("x.yaml", place, ROOT)
    number = int(found.split()[2])
    assert found == f"x.yaml บรรทัด {number} ({place})"
    assert number - line in (0, 1)  # the value of a key may begin on the next line


@pytest.mark.parametrize("root", [None, parse("[1]", "x.yaml"), parse("a: 1", "x.yaml")])
def it_names_the_part_alone_where_no_line_is_known(root: object) -> None:
    assert place_of("x.yaml", "items.o1", root) == "x.yaml (items.o1)"
