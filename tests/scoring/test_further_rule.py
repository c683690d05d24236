"""A rule that no bundled edition has needs one kind of node with its readings, and no other change.

The score of a tool is the median of its indicators here.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from statistics import median

import openpyxl
import pytest

from ita_tools.assessment import Assessment, ItemAnswer, Published
from ita_tools.records import record
from ita_tools.rounding import half_up
from ita_tools.rubric import Edition, use_editions
from ita_tools.rubric.edition_files import edition_file
from ita_tools.rubric.model import TOOL_MEANS
from ita_tools.scoring import Key, score
from ita_tools.scoring.explanation import Translate, rule_of
from ita_tools.scoring.plan import Node
from ita_tools.scoring.plan.of_edition import TOOL_RULES
from ita_tools.scoring.values import Figures, Value, value_of
from ita_tools.workbook.formulas.excel_functions import FUNCTIONS
from ita_tools.workbook.formulas.expression import AND, COUNT, IF, ROUND, Expression, function
from ita_tools.workbook.formulas.figures import FigureFormulas, formula_of
from ita_tools.workbook.hidden_keys import YES
from ita_tools.yaml_json import parse
from tests.libreoffice import recalculate
from tests.rubric.edition_life import lived, written
from tests.workbook.books import disagreements
from tests.workbook.by_formula import wrong_formulas

YEAR = 2581
_MEDIAN = function("MEDIAN")


@record(frozen=True, slots=True)
class Median(Node):
    """Median of figures, once all are known."""

    of: tuple[Key, ...]
    unless: Key

    @property
    def inputs(self) -> tuple[Key, ...]:
        return (*self.of, self.unless)


@value_of.register
def _(node: Median, figures: Figures) -> Value:
    values = figures.numbers(node.of)
    return None if values is None or figures.filled.flag(node.unless) else half_up(median(values))


@formula_of.register
def _(node: Median, figures: FigureFormulas) -> Expression:
    cells = [figures.at(key) for key in node.of]
    known = AND(figures.at(node.unless).differs(YES), COUNT(*cells).equals(len(cells)))
    return IF(known, ROUND(ROUND(200 * _MEDIAN(*cells), 0) / 2, 0) / 100, "")


@rule_of.register
def _(node: Median, edition: Edition, translate: Translate = str) -> str:
    return f"มัธยฐานของ {len(node.of)} ตัวชี้วัด"


def _plain(node: object) -> object:
    """Plain data of a parsed file."""
    if isinstance(node, dict):
        return {key: _plain(each.value) for key, each in node.items()}
    return [_plain(each.value) for each in node] if isinstance(node, list) else node


@pytest.fixture
def edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Edition]:
    """The edition of 2568, but for the tools with more than two indicators, which take the median."""
    monkeypatch.setitem(TOOL_RULES, "median", lambda mean: Median(mean.key, mean.of, mean.unless))
    monkeypatch.setitem(FUNCTIONS, "MEDIAN", lambda *each: median(each))
    monkeypatch.setattr("ita_tools.rubric.loader.TOOL_MEANS", [*TOOL_MEANS, "median"])
    text = edition_file(2568).read_text("utf-8")
    data = _plain(parse(text, "2568.yaml").value)
    data["edition"] = YEAR
    data["previous"] = None
    for item in data["items"]:
        item.pop("succeeds", None)
    for tool in data["tools"]:
        if tool["code"] != "OIT":
            tool["mean"] = "median"
    (tmp_path / "editions").mkdir()
    yield written(data, tmp_path / "editions")
    use_editions(None)


def filled(edition: Edition, **parts: object) -> Assessment:
    """Scores that differ from item to item, so that mean and median differ."""
    items = {
        tool.code: {
            item.code: ItemAnswer(Decimal(100 - 7 * number % 41 if tool.code != "OIT" else 50))
            for number, item in enumerate(edition.items_of_tool(tool.code))
        }
        for tool in edition.tools
    }
    return Assessment(YEAR, items=items, **parts)


def it_scores_by_the_further_rule(edition: Edition) -> None:
    result = score(edition, filled(edition))
    indicators = [result.indicator(each.code) for each in edition.indicators_of_tool("IIT")]
    assert result.tool("IIT") == median(indicators)
    assert result.tool("IIT") != half_up(sum(indicators) / len(indicators))
    assert result.explain(("tool", "IIT")).startswith(
        f"เครื่องมือ IIT = {median(indicators)}: มัธยฐานของ 5 ตัวชี้วัด ("
    )


@pytest.mark.parametrize(
    "parts", [{}, {"unprocessed": ("EIT1",)}, {"published": Published(tools={"IIT": Decimal(80)})}]
)
def it_has_formulas_that_give_the_same(edition: Edition, parts: dict[str, object]) -> None:
    assert list(wrong_formulas(edition, filled(edition, **parts))) == []


@pytest.mark.libreoffice
def it_goes_through_a_year_with_it(edition: Edition, tmp_path: Path) -> None:
    book = lived(edition, filled(edition), tmp_path, tmp_path / "editions")
    assert "MEDIAN(" in "".join(str(cell) for cell in formulas_of(book))
    (new,) = recalculate([book], tmp_path / "out")
    assert disagreements(filled(edition), new) == []


def formulas_of(book: Path) -> list[object]:
    """Every cell of the summary."""
    return [cell.value for row in openpyxl.load_workbook(book)["สรุปผล"].iter_rows() for cell in row]
