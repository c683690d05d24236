"""Columns and cells of records: header, key, kind and options from the field table.

Columns for the responsible division and the state of a row.
"""

from __future__ import annotations

from importlib import import_module

import pytest

from ita_tools.assessment import (
    Assessment,
    AuditEntry,
    Conflict,
    Constraint,
    Division,
    ItemAnswer,
    Measure,
    Proposal,
    Recommendation,
    Signer,
    Step,
)
from ita_tools.assessment.exchange import CHOICES, STATES
from ita_tools.assessment.field_table import field_table
from ita_tools.assessment.fields import NOBODY, fields_of
from ita_tools.rubric import available_years, load_edition
from ita_tools.workbook.sheet_model import Choice, Column
from ita_tools.workbook.sheets.record_columns import (
    ASSIGNMENT_COLUMNS,
    ASSIGNMENT_WIDTHS,
    assessment_column,
    assignment_cells,
    column_key,
    division_choice,
    field_label,
    record_cells,
    record_column,
    record_columns,
)


class DescribeColumnKey:
    @pytest.mark.parametrize(
        ("record", "name", "key"),
        [
            (Measure, "finding", "finding"),
            (Measure, "steps", "steps[]"),
            (Measure, "indicator", "~indicator"),
            (ItemAnswer, "derived", "derived?"),
        ],
    )
    def it_marks_lists_flags_and_what_makes_no_row(self, record, name, key):
        assert column_key(name, fields_of(record)[name]) == key


class DescribeRecordColumns:
    def it_declares_columns_in_the_order_of_the_names(self):
        assert record_columns(Measure, ("period", "steps")) == (
            Column("period", "ระยะเวลา"),
            Column("steps[]", fields_of(Measure)["steps"].label),
        )

    def it_declares_the_column_of_one_field(self):
        assert record_column(ItemAnswer, "note") == Column("note", "หมายเหตุ")

    def it_declares_columns_that_go_by_the_code_of_their_row(self):
        assert assessment_column("divisions") == Column("@divisions", field_label("divisions"))
        assert assessment_column("unprocessed").key == "@unprocessed?"

    @pytest.mark.parametrize(
        ("sheet", "record"),
        [
            ("action_plan_sheet", Measure),
            ("constraints_sheet", Constraint),
            ("audit_log", AuditEntry),
            ("conflicts_sheet", Conflict),
            ("import_sheet", Proposal),
            ("divisions_sheet", Division),
        ],
    )
    def it_has_a_width_for_every_field_but_the_keys_of_rows(self, sheet, record):
        widths = import_module(f"ita_tools.workbook.sheets.{sheet}")._WIDTHS
        assert {*widths} == {*fields_of(record)} - {"key"}

    def it_leaves_no_list_of_an_assessment_without_a_sheet(self):
        listed = {entry.record for entry in field_table() if entry.path.count("[]") and "." in entry.path}
        assert listed == {
            Measure,
            Step,
            Constraint,
            AuditEntry,
            Conflict,
            Division,
            Recommendation,
            Proposal,
            Signer,
        }


class DescribeRecordCells:
    def it_fills_cells_of_the_kind_of_their_fields(self):
        row = Measure(finding="พบ\nมาก", steps=(Step("ก"), Step("ข")), period="ต.ค.", state=STATES[1])
        cells = record_cells(row, ("finding", "steps", "period", "state", "comment"))
        assert {key: (cell.kind, cell.value) for key, cell in cells.items()} == {
            "finding": ("long", "พบ\nมาก"),
            "steps[]": ("lines", "ก\nข"),
            "period": ("text", "ต.ค."),
            "~state": ("text", STATES[1]),
            "comment": ("long", None),
        }

    def it_offers_the_choices_of_the_table_and_those_of_the_sheet(self):
        cells = record_cells(
            Measure(), ("state", "division", "period"), {"division": Choice(("ก",), strict=False)}
        )
        assert [cell.choice for cell in cells.values()] == [
            Choice(STATES),
            Choice(("ก",), strict=False),
            None,
        ]
        assert record_cells(Conflict(), ("choice",))["choice"].choice == Choice(CHOICES)

    def it_has_a_kind_of_cell_for_every_field_of_a_list(self):
        for record in (Measure, Constraint, AuditEntry, Conflict, Division):
            names = [
                name for name, field in fields_of(record).items() if field.editor != NOBODY or name != "key"
            ]
            assert len(record_cells(record(), names)) == len(names)


class DescribeFieldLabel:
    def it_is_the_label_in_the_table(self):
        assert field_label("plan") == fields_of(Assessment)["plan"].label


def named(*names: str) -> Assessment:
    return Assessment(2568, division_list=tuple(map(Division, names)))


class DescribeAssignmentColumns:
    """Responsible division and state of a row."""

    def it_offers_the_divisions_and_allows_other_names(self) -> None:
        listed = (Division("กองคลัง", "กค."), Division("", "ช่าง"), Division("กองคลัง"))
        choice = division_choice(Assessment(2568, division_list=listed))
        assert (choice.options, choice.strict) == (("กองคลัง", "ช่าง"), False)

    @pytest.mark.parametrize(
        "names", [[], ["กองคลัง, พัสดุ"], ["ก" * 128, "ข" * 128]], ids=["none", "a comma", "too long for Excel"]
    )
    def it_offers_no_list_that_is_too_long_for_excel(self, names: list[str]) -> None:
        assert not division_choice(named(*names)).options
        assert division_choice(named("ก" * 127, "ข" * 127)).options

    @pytest.mark.parametrize("year", available_years())
    def it_suggests_the_usual_division_within_the_limits_of_excel(self, year: int) -> None:
        edition = load_edition(year)
        issues = [issue.code for issue in edition.issues]
        for code in (*edition.item_by_code, *edition.indicator_by_code, *issues):
            cells = assignment_cells(edition, named("กองคลัง"), code)
            assert tuple(cells) == tuple(column.key for column in ASSIGNMENT_COLUMNS)
            assert len(cells) == len(ASSIGNMENT_WIDTHS)
            assert all(len(cell.prompt) <= 255 for cell in cells.values())
            asked = code in edition.item_by_code and edition.item_by_code[code].scale.kind != "steps"
            assert ("ข้อเสนอ" in cells["@divisions"].prompt) != asked
        assert cells["@states"].choice.options == STATES
