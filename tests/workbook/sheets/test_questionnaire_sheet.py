"""The sheets of the questions people answer, with their own answers over their own cells."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ita_tools.assessment import Assessment, ItemAnswer
from ita_tools.rubric import available_years, load_edition
from ita_tools.scoring import score
from ita_tools.workbook.hidden_keys import list_of
from ita_tools.workbook.sheet_model import Block, Scored
from ita_tools.workbook.sheets.questionnaire_sheet import leads_items, questionnaire_sheet

ASKED = [
    (year, tool.code)
    for year in available_years()
    for tool in load_edition(year).tools
    if any(item.scale.kind == "answers" for item in load_edition(year).items_of_tool(tool.code))
]
every_tool = pytest.mark.parametrize(("year", "tool"), ASKED)


def block(year: int, tool: str) -> Block:
    edition = load_edition(year)
    (found,) = questionnaire_sheet(edition, edition.tool_by_code[tool], Assessment(year)).parts
    return found


class DescribeQuestionnaireSheet:
    """Sheets of the tools that people answer."""

    @every_tool
    def it_shows_every_question_with_its_own_answers(self, year: int, tool: str) -> None:
        rows = {row.key: row for row in block(year, tool).rows}
        for item in load_edition(year).items_of_tool(tool):
            asked = (
                [(f"items.{tool}.{item.code}", item)]
                if not item.parts
                else [(f"items.{tool}.{item.code}.parts.{part.code}", part) for part in item.parts]
            )
            for key, question in asked:
                labels = [option.label for option in question.scale.options]
                cells = rows[key].cells
                assert [cells[f"[{n}]"].value for n in range(1, len(labels) + 1)] == labels
                assert f"[{len(labels) + 1}]" not in cells
                for kind in ("counts", "percent"):
                    below = rows[f"{key}.{kind}[{len(labels)}]"].cells
                    assert sum(name.startswith("[") for name in below) == len(labels)

    @every_tool
    def it_has_the_division_of_an_item_that_two_tools_share_once(self, year: int, tool: str) -> None:
        edition = load_edition(year)
        leads = leads_items(edition, edition.tool_by_code[tool])
        assert leads == (edition.items_of_tool(tool)[0].tools[0] == tool)
        assert any("@divisions" in row.cells for row in block(year, tool).rows) == leads

    @every_tool
    def it_has_a_column_for_every_cell(self, year: int, tool: str) -> None:
        edition = load_edition(year)
        sheet = questionnaire_sheet(edition, edition.tool_by_code[tool], Assessment(year))
        keys = {column.key for column in sheet.parts[0].columns}
        assert all(row.cells.keys() <= keys for row in sheet.parts[0].rows)
        assert len(sheet.widths) == len(sheet.parts[0].columns)

    @pytest.mark.parametrize(
        ("entry", "counted", "shared"),
        [
            (ItemAnswer(counts=(29, 0, 0, 0, 0, 1)), 30, None),
            (ItemAnswer(percent=(Decimal("99.47"), Decimal("0.53"), *[Decimal(0)] * 4)), None, 100),
            (ItemAnswer(counts=(0,) * 6), 0, None),
            (ItemAnswer(Decimal(50)), None, None),
        ],
    )
    def it_adds_up_the_answers(self, entry: ItemAnswer, counted: int | None, shared: int | None) -> None:
        edition = load_edition(2568)
        given = Assessment(2568, items={"IIT": {"i1": entry}})
        scored = Scored(given, score(edition, given))
        sums = {
            list_of(row.key)[0].rpartition(".")[2]: row.cells["=sum"].value(scored)
            for row in block(2568, "IIT").rows
            if row.key.startswith("items.IIT.i1.")
        }
        assert sums == {"counts": counted, "percent": shared}
