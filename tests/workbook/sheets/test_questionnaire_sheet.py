"""The sheets of the questions people answer, with their own answers over their own cells."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ita_tools.assessment import Assessment, ItemAnswer
from ita_tools.rubric import available_years, load_edition
from ita_tools.scoring import score as engine
from ita_tools.workbook.hidden_keys import list_of
from ita_tools.workbook.sheet_model import Block, Input, Scored
from ita_tools.workbook.sheets.item_columns import leads_items
from ita_tools.workbook.sheets.questionnaire_sheet import questionnaire_sheet

ASKED = [
    (year, tool.code)
    for year in available_years()
    for tool in load_edition(year).tools
    if any(item.scale.kind == "answers" for item in load_edition(year).items_of_tool(tool.code))
]
every_tool = pytest.mark.parametrize(("year", "tool"), ASKED)


def blocks(year: int, tool: str) -> tuple[Block, Block]:
    """The scores, and the answers below them."""
    edition = load_edition(year)
    scores, answers = questionnaire_sheet(edition, [edition.tool_by_code[tool]], Assessment(year)).parts
    return scores, answers


class DescribeQuestionnaireSheet:
    """Sheets of the tools that people answer."""

    @every_tool
    def it_shows_every_question_with_its_own_answers(self, year: int, tool: str) -> None:
        rows = {row.key: row for row in blocks(year, tool)[1].rows}
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

    def it_has_both_parts_of_a_questionnaire_on_one_sheet(self) -> None:
        edition = load_edition(2568)
        tools = [edition.tool_by_code[code] for code in ("EIT1", "EIT2")]
        sheet = questionnaire_sheet(edition, tools, Assessment(2568))
        assert sheet.name == "EIT"
        assert [part.marker for part in sheet.parts] == [
            "items.EIT1",
            "items.EIT2",
            "answers.EIT1",
            "answers.EIT2",
        ]
        assert [part.title.split(":")[0] for part in sheet.parts] == ["EIT ส่วนที่ 1", "EIT ส่วนที่ 2"] * 2

    @every_tool
    def it_says_once_that_the_wording_of_all_questions_is_unsure(self, year: int, tool: str) -> None:
        mark = "(ข้อความยังไม่ยืนยัน)"
        unsure = [item.provenance.inferred for item in load_edition(year).items_of_tool(tool)]
        for block in blocks(year, tool):
            heading = next(column.title for column in block.columns if column.key == "=title")
            marked = [row for row in block.rows if mark in str(getattr(row.cells.get("=title"), "shown", ""))]
            assert (mark in heading) == all(unsure)
            assert len(marked) == (0 if all(unsure) else sum(unsure))

    @every_tool
    def it_has_all_scores_in_consecutive_rows(self, year: int, tool: str) -> None:
        scores, _ = blocks(year, tool)
        items = load_edition(year).items_of_tool(tool)
        assert [row.key for row in scores.rows] == [f"items.{tool}.{item.code}" for item in items]
        assert all(isinstance(row.cells["score"], Input) for row in scores.rows)

    @pytest.mark.parametrize(
        ("score", "verdict"),
        [("96.67", "✓ ตรงกัน"), ("96.70", "✗ จากคำตอบ 96.67 แต่ ITAS 96.70"), (None, None)],
    )
    def it_compares_the_answers_with_the_score(self, score: str | None, verdict: str | None) -> None:
        edition = load_edition(2568)
        entry = ItemAnswer(Decimal(score) if score else None, counts=(1, 0, 0, 0, 0, 29))
        given = Assessment(2568, items={"IIT": {"i1": entry}})
        head = next(row for row in blocks(2568, "IIT")[1].rows if row.key == "items.IIT.i1")
        assert head.cells["=verdict"].value(Scored(given, engine(edition, given))) == verdict

    @every_tool
    def it_has_the_division_of_an_item_that_two_tools_share_once(self, year: int, tool: str) -> None:
        edition = load_edition(year)
        leads = leads_items(edition, edition.tool_by_code[tool])
        assert leads == (edition.items_of_tool(tool)[0].tools[0] == tool)
        assert any("@divisions" in row.cells for row in blocks(year, tool)[0].rows) == leads

    @every_tool
    def it_has_a_column_for_every_cell(self, year: int, tool: str) -> None:
        edition = load_edition(year)
        sheet = questionnaire_sheet(edition, [edition.tool_by_code[tool]], Assessment(year))
        for block in sheet.parts:
            keys = {column.key for column in block.columns}
            assert all(row.cells.keys() <= keys for row in block.rows)
            assert len(block.columns) <= len(sheet.widths)

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
        scored = Scored(given, engine(edition, given))
        sums = {
            list_of(row.key)[0].rpartition(".")[2]: row.cells["=sum"].value(scored)
            for row in blocks(2568, "IIT")[1].rows
            if row.key.startswith("items.IIT.i1.")
        }
        assert sums == {"counts": counted, "percent": shared}
