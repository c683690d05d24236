"""Fields are added: a column of the plan by its entry and its width, and records of shapes still to come."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

import pytest

from ita_tools.assessment import (
    Assessment,
    LoadedAssessment,
    Measure,
    assessment_file,
    assessment_text,
    field_table,
    parse_assessment,
)
from ita_tools.assessment import fields as entries
from ita_tools.assessment import flatten as flatten_module
from ita_tools.assessment.fields import DIVISION, NOBODY, field, fields_of
from ita_tools.assessment.flatten import apply_patch, flatten, format_value, parse_value, unflatten
from ita_tools.jobs.load import score_loaded
from ita_tools.jobs.open_data import open_data
from ita_tools.records import record
from ita_tools.sharing.field_labels import FieldLabels
from ita_tools.sharing.merge_assessments import merge
from ita_tools.sharing.returned_book import ReturnedBook
from ita_tools.sharing.split_assessment import split
from ita_tools.workbook.build_book import build_book
from ita_tools.workbook.read_book import read_book
from tests.sharing.scenarios import EDITION


@record(frozen=True, slots=True)
class WiderMeasure(Measure):
    """A measure with one column more: this line is its entry."""

    budget: str = field("text", "งบประมาณ", editor=DIVISION, public=True)


BOOK = Assessment(2568, plan=(WiderMeasure("1", measure="อบรม", division="กองคลัง", key="a", budget="ไม่ใช้"),))
PATH = ("plan", "a", "budget")


@pytest.fixture
def wider_plan(monkeypatch):
    """Put the record with the new field in the place of the one it widens."""
    table = {**fields_of(Assessment)}
    table["plan"] = table["plan"]._replace(record=WiderMeasure)
    monkeypatch.setitem(entries._FIELDS, Assessment, table)
    # ita_tools.workbook.sheets has a function of the name of this module.
    sheet = import_module("ita_tools.workbook.sheets.action_plan_sheet")
    monkeypatch.setattr(sheet, "Measure", WiderMeasure)
    monkeypatch.setitem(sheet._WIDTHS, "budget", 20)


@pytest.mark.usefixtures("wider_plan")
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
        merged = merge(EDITION, BOOK, [ReturnedBook(theirs)])
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


@record(frozen=True, slots=True)
class Step:
    """A step that is a text alone, or has a period of its own."""

    step: str = field("long", "ขั้นตอน", editor=DIVISION, bare=True)
    period: str = field("text", "ระยะเวลา", editor=DIVISION)


@record(frozen=True, slots=True)
class MeasureInSteps(Measure):
    """A measure whose steps are records."""

    tasks: tuple[Step, ...] = field(Step, "งาน", listed=True, editor=DIVISION)


@record(frozen=True, slots=True)
class Settings:
    """Settings of the report, one of which may be refused."""

    kind: str = field("choice", "ประเภท", choices=("improvement", "memo"))
    suggestions: bool | None = field("flag", "ข้อแนะนำ", optional=True)


@record(frozen=True, slots=True)
class Signer:
    """One who signs; the list has no keys."""

    part: str = field("text", "ส่วน")
    name: str = field("text", "ชื่อ")


@record(frozen=True, slots=True)
class LargerAssessment(Assessment):
    """An assessment with an id of its book, settings, signers, and measures in steps."""

    book: str = field("text", "รหัสสมุดงาน", editor=NOBODY)
    report: Settings = field(Settings, "รายงาน")
    signers: tuple[Signer, ...] = field(Signer, "ผู้ลงนาม", listed=True)


LARGER = LargerAssessment(
    2568,
    plan=(MeasureInSteps(measure="อบรม", key="a", tasks=(Step("ก"), Step("ข", "ต.ค."))),),
    book="1234",
    report=Settings("memo", suggestions=False),
    signers=(Signer("ผู้จัดทำ", "ก"), Signer("ผู้ตรวจ", "ข")),
)


@pytest.fixture
def larger(monkeypatch):
    """Put the larger records in the place of those they extend."""
    table = {**fields_of(LargerAssessment)}
    table["plan"] = table["plan"]._replace(record=MeasureInSteps)
    monkeypatch.setitem(entries._FIELDS, LargerAssessment, table)
    for module in (flatten_module, assessment_file, field_table):
        monkeypatch.setattr(module, "Assessment", LargerAssessment)


@pytest.mark.usefixtures("larger")
class DescribeARecordOfANewShape:
    def it_is_read_and_written(self):
        text = assessment_text(LARGER)
        assert "suggestions: false" in text
        assert "- ก\n" in text
        assert parse_assessment(text, "a.yaml").assessment == LARGER

    def it_is_flattened_and_rebuilt(self):
        values = flatten(LARGER)
        assert values[("plan", "a", "tasks", "2", "period")] == "ต.ค."
        assert values[("signers", "1", "name")] == "ก"
        assert values[("report", "suggestions")] is False
        assert replace(unflatten(2568, values), book="1234") == LARGER

    def it_is_changed_value_by_value_and_keeps_what_nobody_edits(self):
        changes = {
            ("plan", "a", "tasks", "1", "step"): "ค",
            ("plan", "a", "tasks", "10", "step"): "ง",
            ("plan", "a", "tasks", "9", "step"): "จ",
            ("signers", "1", "part"): None,
            ("signers", "1", "name"): None,
        }
        changed = apply_patch(LARGER, changes)
        assert [step.step for step in changed.plan[0].tasks] == ["ค", "ข", "จ", "ง"]
        assert (changed.signers, changed.book) == ((Signer("ผู้ตรวจ", "ข"),), "1234")

    def it_has_values_that_are_written_for_people_and_read_again(self):
        for path, value in flatten(LARGER).items():
            assert parse_value(path, format_value(value)) == value
        assert (
            FieldLabels(LARGER).of(("plan", "a", "tasks", "2", "period"))
            == "แผนปฏิบัติการ “อบรม” งาน 2 ระยะเวลา"
        )
