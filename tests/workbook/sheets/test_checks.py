"""Checks made by formulas, and their results."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from ita_tools.assessment import Assessment, ItemAnswer, Published
from ita_tools.rubric import available_years, load_edition
from ita_tools.scoring import score
from ita_tools.workbook.sheet_model import Block, Scored
from ita_tools.workbook.sheets.checks import checks_sheet
from tests.bundled import bundled

DEMO = bundled().assessment


def found(assessment: Assessment) -> dict[str, tuple[object, object]]:
    edition = load_edition(assessment.edition)
    scored = Scored(assessment, score(edition, assessment))
    (block,) = (part for part in checks_sheet(edition).parts if isinstance(part, Block))
    return {
        row.cells["=name"].value: (row.cells["=found"].value(scored), row.cells["=verdict"].value(scored))
        for row in block.rows
    }


def count(assessment: Assessment, words: str) -> object:
    (number,) = (number for name, (number, _) in found(assessment).items() if words in name)
    return number


class DescribeChecksSheet:
    """Sheet ตรวจสอบ."""

    @pytest.mark.parametrize("year", available_years())
    def it_counts_every_missing_score_of_a_blank_book(self, year: int) -> None:
        edition = load_edition(year)
        shown = found(Assessment(year))
        for tool in edition.tools:
            missing = f"{tool.short}: ข้อที่ยังไม่มีคะแนน"
            assert shown.pop(missing) == (len(edition.items_of_tool(tool.code)), "✗ ต้องดู")
        assert set(shown.values()) == {(0, "– ยังไม่มีข้อมูล")}

    def it_passes_what_there_is_to_compare_and_nothing_else(self) -> None:
        verdicts = {name: verdict for name, (number, verdict) in found(DEMO).items() if number == 0}
        silent = [name for name, verdict in verdicts.items() if verdict != "✓ ผ่าน"]
        assert silent == ["ตัวชี้วัดแยกเครื่องมือและตัวชี้วัดย่อยที่ไม่ตรงกับที่ประกาศ"]
        assert verdicts[silent[0]] == "– ยังไม่มีข้อมูล"
        assert len(verdicts) > 5

    def it_counts_scores_that_differ_from_the_published_ones(self) -> None:
        assert count(DEMO, "คะแนนรวมไม่ตรง") == 0
        printed = DEMO.published
        wrong = replace(printed, total=Decimal("1.00"), tools={**printed.tools, "IIT": Decimal("1.00")})
        assert count(replace(DEMO, published=wrong), "คะแนนรวมไม่ตรง") == 1
        assert count(replace(DEMO, published=wrong), "เครื่องมือที่คะแนนไม่ตรง") == 1

    def it_counts_parts_and_subindicators_that_differ_from_the_published_ones(self) -> None:
        wrong = Decimal("1.00")
        assert count(DEMO, "แยกเครื่องมือและตัวชี้วัดย่อย") == 0
        parts = replace(DEMO, published=replace(DEMO.published, parts={"EIT1": {"6": wrong}}))
        below = replace(DEMO, published=replace(DEMO.published, subindicators={"9.1": wrong}))
        assert count(parts, "แยกเครื่องมือและตัวชี้วัดย่อย") == 1
        assert count(below, "แยกเครื่องมือและตัวชี้วัดย่อย") == 1

    def it_counts_tools_below_the_target(self) -> None:
        low = Assessment(2568, published=Published(tools={"IIT": Decimal("84.99"), "OIT": Decimal("85.00")}))
        assert count(low, "ต่ำกว่าค่าเป้าหมาย") == 1

    def it_counts_a_score_of_zero_as_present(self) -> None:
        zero = Assessment(2568, items={"OIT": {"o1": ItemAnswer(Decimal("0.00"))}})
        assert count(zero, "OIT: ข้อที่ยังไม่มี") == count(Assessment(2568), "OIT: ข้อที่ยังไม่มี") - 1
