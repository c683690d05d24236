"""The functions for cells return the figures of the scoring engine, for arguments of any shape."""

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
from tests.campaigns import number_of
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
    """Return a value as Excel passes it: numbers are floats."""
    return float(value) if isinstance(value, Decimal | int) else value


def facts(assessment: Assessment) -> tuple[list[list[object]], list[list[object]]]:
    """Return keys and values of what scores follow from, as the two columns of the hidden sheet."""
    return columns_of(assessment, "ita.facts")


def announced(assessment: Assessment) -> tuple[list[list[object]], list[list[object]]]:
    """Return keys and values of the announced figures, as the two columns of the hidden sheet."""
    return columns_of(assessment, "ita.announced")


def columns_of(assessment: Assessment, marker: str) -> tuple[list[list[object]], list[list[object]]]:
    """Return keys and values of a block of the hidden sheet of a book with macros."""
    edition = load_edition(assessment.edition)
    scored = Scored(assessment, score(edition, assessment))
    block = next(part for part in udf_argument_sheet(edition).parts if part.marker == marker)
    keys, values = [], []
    for row in block.rows:
        key, value = row.cells["=key"], row.cells["=fact"]
        assert isinstance(key, Label)
        assert isinstance(value, Computed)
        keys.append([key.value])
        values.append([as_excel(value.value(scored))])
    return keys, values


def differences(assessment: Assessment) -> list[str]:
    """Return the values of functions that differ from the engine."""
    edition = load_edition(assessment.edition)
    result, year = score(edition, assessment), float(assessment.edition)
    columns = (*facts(assessment), *announced(assessment))
    tools = [tool.code for tool in edition.tools]
    indicators = [each.code for each in edition.indicators]
    returned = [
        ITA_TOTAL([[year]], *columns),
        ITA_LEVEL([[year]], *columns),
        *(row[0] for row in ITA_TOOL([[year]], [[code] for code in tools], *columns)),
        *(row[0] for row in ITA_INDICATOR([[year]], [[float(code)] for code in indicators], *columns)),
    ]
    right = [result.total, result.level, *map(result.tool, tools), *map(result.indicator, indicators)]
    return [
        f"{one!r} for {other!r}" for one, other in zip(returned, right, strict=True) if not same(one, other)
    ]


def same(returned: object, right: object) -> bool:
    if isinstance(right, Decimal):
        return isinstance(returned, float) and Decimal(repr(returned)) == right
    return returned == (right or "")


@cache
def fully_scored(year: int) -> Assessment:
    """Return an assessment with a score for every item; those of answers all differ."""
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


_META = """
import json
from xlwings import server
from xlwings_addin import functions
print(json.dumps(server.custom_functions_meta(functions)))
"""


class DescribeScoreFunctions:
    @pytest.mark.parametrize("year", YEARS)
    def it_returns_the_scores_of_the_engine_for_a_filled_book(self, year):
        result = score(load_edition(year), fully_scored(year))
        assert None not in (result.total, result.level)
        assert differences(fully_scored(year)) == []

    def it_returns_the_scores_of_the_engine_for_the_real_case(self):
        assert ITA_TOTAL(2568, *facts(demo())) == 96.04
        assert differences(demo()) == []

    @pytest.mark.parametrize("year", [2565, 2566, 2568])
    def it_returns_the_scores_of_the_engine_for_generated_books(self, year):
        """Missing items, published figures alone, unprocessed tools, unofficial weights."""
        books = generated(3 * number_of("ITA_BOOKS"), load_edition(year))
        assert {n: wrong for n, each in enumerate(books) if (wrong := differences(each))} == {}

    def it_uses_a_published_score_for_unofficial_weights(self):
        items = {
            **fully_scored(2568).items,
            "OIT": {**fully_scored(2568).items["OIT"], "o8": ItemAnswer(Decimal(0))},
        }
        printed = Published(indicators={"9": Decimal("96.01")})
        assert differences(Assessment(2568, items=items)) == []
        assert differences(Assessment(2568, items=items, published=printed)) == []

    def it_returns_nothing_for_a_blank_book(self):
        keys, values = facts(Assessment(2568))
        assert (ITA_TOTAL(2568, keys, values), ITA_LEVEL(2568, keys, values)) == ("", "")
        assert ITA_INDICATOR(2568, [["1"], ["2"]], keys, values) == [[""], [""]]

    def it_computes_the_total_from_tool_scores_alone(self):
        tools = [tool.code for tool in load_edition(2568).tools]
        assert ITA_TOTAL("๒๕๖๘", [tools], [["๙๙.๖", 99.43, "95.00", 92.5]]) == 96.04


class DescribeTextFunctions:
    def it_explains_a_score(self):
        returned = ITA_EXPLAIN(2568, "total", *facts(demo()))
        assert returned.startswith("คะแนนรวม = 96.04: ผลรวมของคะแนนเครื่องมือตามน้ำหนัก")
        assert ITA_EXPLAIN(2568, 8.0, *facts(demo())).startswith("ตัวชี้วัดที่ 8 = ")
        assert ITA_EXPLAIN(2568, "IIT.i9", *facts(demo())).startswith("ข้อ i9 (IIT)")

    def it_returns_faults_in_thai(self):
        assert ITA_EXPLAIN(2568, "zz", *facts(demo())) == "ไม่มีรหัส zz"
        assert "2599" in ITA_TITLE(2599, "IIT", "i1")
        assert ITA_TITLE(2568, "IIT", "o1") == "ปี 2568 ไม่มีข้อ o1 ของ IIT"
        assert ITA_ADVICE(None, "IIT", "i1")
        assert "100" in ITA_EXPLAIN(2568, "total", "IIT", 250.0)

    def it_returns_titles_advice_gaps_and_thai_digits(self):
        item = load_edition(2568).item_by_code["i1"]
        assert ITA_TITLE([[2568.0]], [["IIT"]], [["i1"]]) == item.title
        assert "แนวทาง: " in ITA_ADVICE(2568, "IIT", "i1")
        assert ITA_GAP(2568, 94.5, "ผ่านดีเยี่ยม") == 0.5
        assert ITA_GAP(2568, 99.0, "ผ่านดีเยี่ยม") == 0.0
        assert (ITA_GAP(2568, "x", "ผ่านดี"), ITA_GAP(2568, 90, "ดีมาก")) == ("", "")
        assert (ITA_THAI(95.0), ITA_THAI("ข้อ i4 ได้ 99.33"), ITA_THAI(None)) == ("๙๕", "ข้อ i4 ได้ ๙๙.๓๓", "")

    def it_returns_the_first_of_several_faults(self):
        codes, scores = ["IIT", "OIT"], [101.0, "ก"]
        returned = ITA_EXPLAIN(2568, "total", codes, scores)
        assert returned
        assert "\n" not in returned
        assert ITA_TOTAL(2568, codes, scores) == ""


class DescribeEveryFunction:
    @pytest.mark.parametrize("wrong", NONSENSE, ids=repr)
    def it_never_raises(self, wrong):
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

    def it_is_described_in_thai_with_arguments_in_ascii(self):
        environment = {**os.environ, "XLWINGS_ON_SERVER": "true", "XLWINGS_LICENSE_KEY": "noncommercial"}
        done = subprocess.run(
            [sys.executable, "-c", _META],
            capture_output=True,
            text=True,
            check=True,
            env=environment,
            cwd=Path(__file__).parents[2],
        )
        functions = {each["name"]: each for each in json.loads(done.stdout)["functions"]}
        assert set(functions) == {
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
        for each in functions.values():
            assert not each["description"].isascii()
            assert all(
                argument["name"].isascii()
                and not argument["description"].isascii()
                and argument["dimensionality"] == "matrix"
                for argument in each["parameters"]
            )
        assert [len(functions[name]["parameters"]) for name in ("ITA_ITEM", "ITA_TOTAL", "ITA_LEVEL")] == [
            5,
            5,
            5,
        ]
