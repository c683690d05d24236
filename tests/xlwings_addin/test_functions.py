"""The functions in cells: they answer what the engine says, whatever the shape or the nonsense asked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from ita_tools.assessment import Assessment, ItemAnswer, Published
from ita_tools.rubric import available_years, load_edition
from ita_tools.scoring import score
from ita_tools.workbook.sheet_model import Computed, Label, Scored
from ita_tools.workbook.sheets.udf_argument_sheet import udf_argument_sheet
from tests.workbook.books import demo, generated
from xlwings_addin.functions import (
    ITA_ADVICE,
    ITA_EXPLAIN,
    ITA_GAP,
    ITA_INDICATOR,
    ITA_ITEM,
    ITA_LEVEL,
    ITA_THAI,
    ITA_TITLE,
    ITA_TOOL,
    ITA_TOTAL,
)

YEARS = available_years()


def as_excel(value: object) -> object:
    """A value as Excel hands it on: numbers are binary floats, and what is empty is nothing."""
    return float(value) if isinstance(value, Decimal | int) else value


def facts(assessment: Assessment) -> tuple[list[list[object]], list[list[object]]]:
    """Keys and values of the hidden sheet of a book with macros, as two columns."""
    edition = load_edition(assessment.edition)
    scored = Scored(assessment, score(edition, assessment))
    block = next(part for part in udf_argument_sheet(edition).parts if part.marker == "ita.facts")
    keys, values = [], []
    for row in block.rows:
        key, value = row.cells["=key"], row.cells["=fact"]
        assert isinstance(key, Label)
        assert isinstance(value, Computed)
        keys.append([key.value])
        values.append([as_excel(value.value(scored))])
    return keys, values


def differences(assessment: Assessment) -> list[str]:
    """What the functions say otherwise than the engine."""
    edition = load_edition(assessment.edition)
    result, year = score(edition, assessment), float(assessment.edition)
    given = facts(assessment)
    tools = [tool.code for tool in edition.tools]
    indicators = [each.code for each in edition.indicators]
    said = [
        ITA_TOTAL([[year]], *given),
        ITA_LEVEL([[year]], *given),
        *(row[0] for row in ITA_TOOL([[year]], [[code] for code in tools], *given)),
        *(row[0] for row in ITA_INDICATOR([[year]], [[float(code)] for code in indicators], *given)),
    ]
    right = [result.total, result.level, *map(result.tool, tools), *map(result.indicator, indicators)]
    return [f"{one!r} for {other!r}" for one, other in zip(said, right, strict=True) if not same(one, other)]


def same(said: object, right: object) -> bool:
    if isinstance(right, Decimal):
        return isinstance(said, float) and Decimal(repr(said)) == right
    return said == (right or "")


@cache
def whole(year: int) -> Assessment:
    """Every item scored, those that people answer each differently."""
    edition = load_edition(year)
    return Assessment(
        year,
        items={
            tool.code: {
                item.code: ItemAnswer(Decimal(100 - number * (item.scale.kind == "answers")))
                for number, item in enumerate(edition.items_of_tool(tool.code))
            }
            for tool in edition.tools
        },
    )


@pytest.mark.parametrize("year", YEARS)
def it_answers_what_the_engine_says_of_a_filled_book(year):
    result = score(load_edition(year), whole(year))
    assert None not in (result.total, result.level)
    assert differences(whole(year)) == []


def it_answers_what_the_engine_says_of_the_real_case():
    assert ITA_TOTAL(2568, *facts(demo())) == 96.04
    assert differences(demo()) == []


@pytest.mark.parametrize("year", [2565, 2566, 2568])
def it_answers_what_the_engine_says_of_generated_books(year):
    """Missing items, printed figures alone, tools that were not processed, weights that are not official."""
    books = generated(25, load_edition(year))
    assert {n: wrong for n, each in enumerate(books) if (wrong := differences(each))} == {}


def it_lets_a_printed_score_settle_open_weights():
    items = {**whole(2568).items, "OIT": {**whole(2568).items["OIT"], "o8": ItemAnswer(Decimal(0))}}
    printed = Published(indicators={"9": Decimal("96.01")})
    assert differences(Assessment(2568, items=items)) == []
    assert differences(Assessment(2568, items=items, published=printed)) == []


def it_answers_nothing_for_a_blank_book():
    keys, values = facts(Assessment(2568))
    assert (ITA_TOTAL(2568, keys, values), ITA_LEVEL(2568, keys, values)) == ("", "")
    assert ITA_INDICATOR(2568, [["1"], ["2"]], keys, values) == [[""], [""]]


# Items ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("year", YEARS)
def it_scores_a_block_of_answers_as_the_engine_does(year):
    edition = load_edition(year)
    item = next(item for item in edition.items if item.scale.kind == "answers" and not item.parts)
    tool, length = item.tools[0], len(item.scale.options)
    rows = [[float(n == slot) * 7 + 1 for n in range(length)] for slot in range(length)]
    said = ITA_ITEM(year, tool, [[item.code]] * length, rows)
    right = [
        score(
            edition, Assessment(year, items={tool: {item.code: ItemAnswer(counts=tuple(map(int, row)))}})
        ).item(tool, item.code)
        for row in rows
    ]
    assert [Decimal(repr(row[0])) for row in said] == right
    assert len(set(right)) > 1


def it_scores_statements_of_an_item():
    edition = load_edition(next(year for year in YEARS if any(i.parts for i in load_edition(year).items)))
    item = next(item for item in edition.items if item.parts)
    part = item.parts[0]
    answers = [0.0] * len(part.scale.options)
    answers[-1] = 3.0
    code = f"{item.tools[0]}.{item.code}.{part.code}"
    best = float(part.scale.options[-1].value)
    assert ITA_ITEM(edition.year, item.tools[0], [[code]], [answers]) == [[best]]


@pytest.mark.parametrize(
    "row",
    [
        [None] * 6,
        [0.0] * 6,
        [1.0, None, None, None, None, -1.0],
        ["มาก"] + [1.0] * 5,
        [1.0] * 7,
        [1e12] * 6,
    ],
)
def it_answers_nothing_for_answers_that_cannot_be(row):
    assert ITA_ITEM(2568, "IIT", "i1", [row]) == [[""]]


def it_takes_blank_answers_for_nobody_and_thai_digits_for_digits():
    assert (
        ITA_ITEM(2568, "IIT", "i1", [["๒๙", None, None, None, None, "1"]])
        == ITA_ITEM(2568, "IIT", [["IIT.i1"]], [[29.0, 0.0, 0.0, 0.0, 0.0, 1.0]])
        != [[""]]
    )


def it_answers_nothing_where_codes_and_answers_do_not_match():
    assert ITA_ITEM(2568, "IIT", [["i1"], ["i2"]], [[1.0] * 6]) == [[""]]
    assert ITA_ITEM(2568, "IIT", [["i999"], ["o1"]], [[1.0] * 6] * 2) == [[""], [""]]


# By hand --------------------------------------------------------------------------------------------------


def it_answers_from_tool_scores_alone():
    tools = [tool.code for tool in load_edition(2568).tools]
    assert ITA_TOTAL("๒๕๖๘", [tools], [["๙๙.๖", 99.43, "95.00", 92.5]]) == 96.04


def it_says_how_a_score_came_about():
    said = ITA_EXPLAIN(2568, "total", *facts(demo()))
    assert said.startswith("คะแนนรวม = 96.04: ผลรวมของคะแนนเครื่องมือตามน้ำหนัก")
    assert ITA_EXPLAIN(2568, 8.0, *facts(demo())).startswith("ตัวชี้วัดที่ 8 = ")
    assert ITA_EXPLAIN(2568, "IIT.i9", *facts(demo())).startswith("ข้อ i9 (IIT)")


def it_says_in_thai_what_is_wrong_with_a_question():
    assert ITA_EXPLAIN(2568, "zz", *facts(demo())) == "ไม่มีรหัส zz"
    assert "2599" in ITA_TITLE(2599, "IIT", "i1")
    assert ITA_TITLE(2568, "IIT", "o1") == "ปี 2568 ไม่มีข้อ o1 ของ IIT"
    assert ITA_ADVICE(None, "IIT", "i1")
    assert "100" in ITA_EXPLAIN(2568, "total", "IIT", 250.0)


def it_knows_items_advice_gaps_and_thai_digits():
    item = load_edition(2568).item_by_code["i1"]
    assert ITA_TITLE([[2568.0]], [["IIT"]], [["i1"]]) == item.title
    assert "แนวทาง: " in ITA_ADVICE(2568, "IIT", "i1")
    assert ITA_GAP(2568, 94.5, "ผ่านดีเยี่ยม") == 0.5
    assert ITA_GAP(2568, 99.0, "ผ่านดีเยี่ยม") == 0.0
    assert (ITA_GAP(2568, "x", "ผ่านดี"), ITA_GAP(2568, 90, "ดีมาก")) == ("", "")
    assert (ITA_THAI(95.0), ITA_THAI("ข้อ i4 ได้ 99.33"), ITA_THAI(None)) == ("๙๕", "ข้อ i4 ได้ ๙๙.๓๓", "")


NONSENSE = (
    None,
    "",
    "#REF!",
    [],
    [[]],
    [[None]],
    "=1+1",
    1e308,
    float("nan"),
    -1.0,
    True,
    [[1, 2], [3]],
    "ก" * 5000,
)


@pytest.mark.parametrize("wrong", NONSENSE, ids=repr)
def it_never_raises(wrong):
    keys, values = facts(demo())
    numbers = [
        ITA_TOTAL(wrong, keys, values),
        ITA_TOTAL(2568, wrong, values),
        ITA_TOTAL(2568, keys, wrong),
        ITA_TOOL(wrong, wrong, wrong, wrong),
        ITA_INDICATOR(2568, wrong, keys, values),
        ITA_ITEM(2568, wrong, wrong, wrong),
        ITA_ITEM(2568, "IIT", "i1", wrong),
        ITA_GAP(2568, wrong, wrong),
    ]
    assert all(isinstance(each, float | str | list) for each in numbers)
    words = [
        ITA_LEVEL(wrong, wrong, wrong),
        ITA_EXPLAIN(2568, wrong, keys, values),
        ITA_THAI(wrong),
        ITA_ADVICE(2568, wrong, wrong),
        ITA_TITLE(wrong, "IIT", "i1"),
    ]
    assert all(isinstance(each, str) and "Traceback" not in each for each in words)


# As Excel sees them -----------------------------------------------------------------------------------------

_META = """
import json
from xlwings import server
from xlwings_addin import functions
print(json.dumps(server.custom_functions_meta(functions)))
"""


def it_is_described_in_thai_with_arguments_in_ascii():
    environment = {**os.environ, "XLWINGS_ON_SERVER": "true", "XLWINGS_LICENSE_KEY": "noncommercial"}
    done = subprocess.run(
        [sys.executable, "-c", _META],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
        cwd=Path(__file__).parents[2],
    )
    found = {each["name"]: each for each in json.loads(done.stdout)["functions"]}
    assert set(found) == {
        "ITA_ITEM",
        "ITA_INDICATOR",
        "ITA_TOOL",
        "ITA_TOTAL",
        "ITA_LEVEL",
        "ITA_EXPLAIN",
        "ITA_GAP",
        "ITA_ADVICE",
        "ITA_TITLE",
        "ITA_THAI",
    }
    for each in found.values():
        assert not each["description"].isascii()
        assert all(
            argument["name"].isascii()
            and not argument["description"].isascii()
            and argument["dimensionality"] == "matrix"
            for argument in each["parameters"]
        )
    assert [len(found[name]["parameters"]) for name in ("ITA_ITEM", "ITA_TOTAL", "ITA_LEVEL")] == [4, 3, 3]
