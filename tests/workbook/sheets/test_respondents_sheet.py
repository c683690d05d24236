"""Sheet ผู้ตอบแบบวัด: respondents by group, with shares."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from openpyxl.workbook import Workbook

from ita_tools.assessment import Assessment, Respondents
from ita_tools.rubric.respondent_groups import standard_groups
from ita_tools.scoring import score
from ita_tools.workbook.read_book import read_book
from ita_tools.workbook.sheet_model import Block, Input, Row, Scored
from ita_tools.workbook.sheets.respondents_sheet import respondents_sheet
from tests.sharing.scenarios import EDITION
from tests.workbook.books import save
from tests.workbook.editing import edit

GIVEN = Assessment(
    2568,
    respondents={
        "IIT": Respondents(30, {"อายุ": {"ต่ำกว่า 20 ปี": 0, "20-30 ปี": 10, "31 ปีขึ้นไป": 20}, "เพศ": {"ชาย": 0}}),
        "EIT1": Respondents(groups={"อายุ": {"20-30 ปี": 1}}),
    },
)


STANDARD = standard_groups(EDITION)


def groups() -> list[Row]:
    blocks = [part for part in respondents_sheet(EDITION, GIVEN).parts if isinstance(part, Block)]
    return list(blocks[1].rows)


class DescribeRespondentsSheet:
    """Sheet ผู้ตอบแบบวัด."""

    def it_has_all_standard_groups_ready_and_the_agency_s_own_below_their_heading(self) -> None:
        shown = [
            [row.cells[key].value for key in ("{tool}", "{heading}", "{group}", "*")] for row in groups()
        ]
        assert shown[:9] == [
            ["IIT", "อายุ", "ต่ำกว่า 20 ปี", 0],
            *(["IIT", "อายุ", group, None] for group in STANDARD["IIT"]["อายุ"][1:]),
            ["IIT", "อายุ", "20-30 ปี", 10],
            ["IIT", "อายุ", "31 ปีขึ้นไป", 20],
            ["IIT", "เพศ", "ชาย", 0],
        ]
        ready = {
            (tool, heading, group)
            for tool, headings in STANDARD.items()
            for heading, names in headings.items()
            for group in names
        }
        assert len(ready) == 46
        assert ready <= {tuple(row[:3]) for row in shown}
        assert not any(map(any, shown[-12:]))

    def it_lets_only_the_numbers_of_standard_groups_be_changed(self) -> None:
        first, own = groups()[0], groups()[6]
        assert {key for key, cell in first.cells.items() if isinstance(cell, Input) and not cell.locked} == {
            "*"
        }
        assert not any(cell.locked for cell in own.cells.values() if isinstance(cell, Input))

    def it_computes_shares_within_tool_and_heading(self) -> None:
        scored = Scored(GIVEN, score(EDITION, GIVEN))
        shares = {
            tuple(row.cells[key].value for key in ("{tool}", "{group}")): row.cells["=share"].value(scored)
            for row in groups()
            if "=share" in row.cells and row.cells["*"].value is not None
        }
        assert shares == {
            ("IIT", "ต่ำกว่า 20 ปี"): Decimal("0.00"),
            ("IIT", "20-30 ปี"): Decimal("33.33"),
            ("IIT", "31 ปีขึ้นไป"): Decimal("66.67"),
            ("IIT", "ชาย"): None,
            ("EIT1", "20-30 ปี"): Decimal("100.00"),
        }

    def it_asks_nothing_of_a_tool_that_nobody_answers(self) -> None:
        blocks = [part for part in respondents_sheet(EDITION, GIVEN).parts if isinstance(part, Block)]
        assert [row.key for row in blocks[0].rows] == [
            f"respondents.{code}" for code in ("IIT", "EIT1", "EIT2")
        ]
        held = replace(GIVEN, respondents={"OIT": Respondents(1)})
        blocks = [part for part in respondents_sheet(EDITION, held).parts if isinstance(part, Block)]
        assert blocks[0].rows[-1].key == "respondents.OIT"

    def it_reads_a_blank_label_as_the_one_above(self, tmp_path: Path) -> None:
        def fill(book: Workbook) -> None:
            sheet = book["ข้อมูลหน่วยงาน"]
            free = next(row for row in range(sheet.max_row, 0, -1) if sheet.cell(row, 4).value) + 1
            for number, (tool, heading, group, count) in enumerate(
                [("IIT", "ภูมิลำเนา", "ในเขต", 3), (None, None, "นอกเขต", 4), (None, "อาชีพ", "เกษตรกร", 5)]
            ):
                for column, value in enumerate((tool, heading, group, count), 2):
                    sheet.cell(free + number, column).value = value

        read = read_book(edit(save(Assessment(2568), tmp_path / "a.xlsx"), fill)).assessment
        assert read.respondents["IIT"].groups == {
            "ภูมิลำเนา": {"ในเขต": 3, "นอกเขต": 4},
            "อาชีพ": {"เกษตรกร": 5},
        }

    def it_reads_nothing_from_standard_groups_without_numbers(self, tmp_path: Path) -> None:
        assert read_book(save(Assessment(2568), tmp_path / "a.xlsx")).assessment == Assessment(2568)

    def it_has_no_tool_that_the_edition_does_not_have(self) -> None:
        first = groups()[0].cells["{tool}"]
        assert first.choice.options == tuple(EDITION.tool_by_code)
        assert first.choice.strict
