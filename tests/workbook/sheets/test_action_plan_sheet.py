"""Sheet แผนปฏิบัติการ: measures, an empty row for each indicator without one, spare rows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ita_tools.assessment import Assessment, BookOrigin, Measure, Step
from ita_tools.assessment.report_fields import ReportSettings
from ita_tools.assessment.row_ids import id_prefix
from ita_tools.rubric import available_years, load_edition
from ita_tools.workbook.sheet_model import Block, Row
from ita_tools.workbook.sheets.action_plan_sheet import action_plan_sheet, plan_rows
from tests.sharing.scenarios import EDITION

MADE = Assessment(
    2568, plan=(Measure("9", "พบ", "อบรม", (Step("ก"), Step("ข")), key="a"), Measure(measure="ทั่วไป"))
)


def rows(assessment: Assessment) -> list[Row]:
    return next(part.rows for part in action_plan_sheet(EDITION, assessment).parts if isinstance(part, Block))


class DescribeActionPlanSheet:
    """Sheet แผนปฏิบัติการ."""

    def it_shows_a_measure_in_the_words_of_the_officer(self) -> None:
        first, second, *_ = rows(MADE)
        assert first.key == "a"
        assert {key: cell.value for key, cell in first.cells.items() if cell.value is not None} == {
            "~indicator": 9,
            "finding": "พบ",
            "measure": "อบรม",
            "steps[]": "ก\nข",
        }
        assert second.key
        assert second.cells["~indicator"].value is None

    @pytest.mark.parametrize("year", available_years())
    def it_has_an_empty_row_for_every_indicator_without_a_measure(self, year: int) -> None:
        edition = load_edition(year)
        sheet = action_plan_sheet(edition, replace(MADE, edition=year))
        block = next(part for part in sheet.parts if isinstance(part, Block))
        shown = [str(row.cells["~indicator"].value) for row in block.rows if row.cells["~indicator"].value]
        assert sorted(shown, key=int) == sorted(edition.indicator_by_code, key=int)
        assert not block.rows[-1].cells["~indicator"].value

    def it_has_an_empty_row_for_every_issue_where_the_report_is_by_issue(self) -> None:
        plan = (Measure(issue=EDITION.issues[1].code, measure="อบรม", key="a"),)
        shown = rows(Assessment(2568, plan=plan, report=ReportSettings(kind="measures")))
        issues = [row.cells["~issue"].value for row in shown]
        assert issues == [2, 1, *range(3, len(EDITION.issues) + 1), *[None] * 10]
        assert not any(row.cells["~indicator"].value for row in shown)

    def it_gives_every_empty_row_a_key_of_its_book(self) -> None:
        for division in ("", "กองคลัง"):
            keys = [row.key for row in rows(replace(MADE, origin=BookOrigin(division=division)))]
            assert len(set(keys)) == len(keys)
            assert all(key.startswith(id_prefix(division)) for key in keys[2:])

    def it_names_its_rows_for_formulas(self) -> None:
        assert plan_rows(EDITION, MADE) == [row.name for row in rows(MADE)]

    def it_keeps_an_indicator_that_the_edition_does_not_have(self) -> None:
        row, *_ = rows(Assessment(2568, plan=(Measure("9.1", measure="อบรม", key="a"),)))
        assert row.cells["~indicator"].value == "9.1"
