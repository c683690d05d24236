"""A column is added to the plan: one entry in the field table and its width, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from ita_tools.assessment import Assessment, LoadedAssessment, Measure, assessment_text, parse_assessment
from ita_tools.assessment import fields as entries
from ita_tools.assessment.fields import DIVISION, field, fields_of
from ita_tools.assessment.flatten import flatten, unflatten
from ita_tools.jobs.load import score_loaded
from ita_tools.jobs.open_data import open_data
from ita_tools.sharing.field_labels import FieldLabels
from ita_tools.sharing.merge_assessments import merge
from ita_tools.sharing.returned_book import Returned
from ita_tools.sharing.split_assessment import split
from ita_tools.workbook.build_book import build_book
from ita_tools.workbook.read_book import read_book
from ita_tools.workbook.sheets import action_plan_sheet
from tests.sharing.scenarios import EDITION


@dataclass(frozen=True, slots=True)
class WiderMeasure(Measure):
    """A measure with one column more: this line is its entry."""

    budget: str = field("text", "งบประมาณ", editor=DIVISION, public=True)


BOOK = Assessment(2568, plan=(WiderMeasure("1", measure="อบรม", division="กองคลัง", key="a", budget="ไม่ใช้"),))
PATH = ("plan", "a", "budget")


@pytest.fixture(autouse=True)
def wider_plan(monkeypatch):
    """Put the record with the new field in the place of the one it widens."""
    table = {**fields_of(Assessment)}
    table["plan"] = table["plan"]._replace(record=WiderMeasure)
    monkeypatch.setitem(entries._FIELDS, Assessment, table)
    monkeypatch.setattr(action_plan_sheet, "Measure", WiderMeasure)
    monkeypatch.setitem(action_plan_sheet._WIDTHS, "budget", 20)


class DescribeANewFieldOfThePlan:
    def it_is_read_from_a_file_and_written_again(self):
        text = assessment_text(BOOK)
        assert "budget: ไม่ใช้" in text
        assert parse_assessment(text, "a.yaml").assessment == BOOK

    def it_is_compared_split_and_merged(self):
        assert flatten(BOOK)[PATH] == "ไม่ใช้"
        assert unflatten(2568, flatten(BOOK)) == BOOK
        (part,) = split(EDITION, BOOK)
        (row,) = part.assessment.plan
        theirs = replace(part.assessment, plan=(replace(row, budget="10,000 บาท"),))
        merged = merge(EDITION, BOOK, [Returned(theirs)])
        assert (merged.assessment.plan[0].budget, merged.conflicts) == ("10,000 บาท", ())

    def it_has_its_name_in_the_conflict_list(self):
        assert FieldLabels(BOOK).of(PATH) == "แผนปฏิบัติการ “อบรม” งบประมาณ"

    def it_is_a_column_of_the_sheet_that_is_read_back(self, tmp_path):
        path = tmp_path / "a.xlsx"
        path.write_bytes(build_book(EDITION, BOOK))
        assert read_book(path).assessment.plan[0] == BOOK.plan[0]

    def it_is_part_of_the_open_data(self):
        case = score_loaded(LoadedAssessment(BOOK))
        assert open_data(case)["plan"][0]["budget"] == "ไม่ใช้"
