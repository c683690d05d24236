"""Smaller sheets: constraints, audit log, differences, hidden metadata, analysis, agency."""

from __future__ import annotations

from dataclasses import fields

import pytest

from ita_tools.assessment import Agency, Assessment, AuditEntry, BookOrigin, Constraint, Division
from ita_tools.assessment.row_ids import id_prefix
from ita_tools.rubric import available_years, load_edition
from ita_tools.sharing.diff import Difference
from ita_tools.workbook.sheet_model import Block, Input, Label, Line, Row, Sheet
from ita_tools.workbook.sheets.agency_sheet import agency_sheet
from ita_tools.workbook.sheets.analysis_sheet import analysis_sheet
from ita_tools.workbook.sheets.audit_log import audit_log_sheet
from ita_tools.workbook.sheets.constraints_sheet import constraints_sheet
from ita_tools.workbook.sheets.differences_sheet import differences_sheet
from ita_tools.workbook.sheets.hidden_metadata import metadata_sheet

YEARS = available_years()


def rows(sheet: Sheet, number: int = 0) -> list[Row]:
    return list([part for part in sheet.parts if isinstance(part, Block)][number].rows)


def said(row: Row) -> dict[str, object]:
    return {key: cell.value for key, cell in row.cells.items() if cell.value is not None}


class DescribeSmallSheets:
    """Constraints, audit log, differences, hidden metadata, analysis and agency."""

    @pytest.mark.parametrize("division", ["", "กองคลัง"])
    def it_shows_constraints_and_spare_rows_with_keys_of_the_book(self, division: str) -> None:
        given = (Constraint("คน", "ช้า", division="กองคลัง", key="a"), Constraint("เงิน"))
        first, second, *spare = rows(
            constraints_sheet(
                Assessment(
                    2568,
                    constraints=given,
                    origin=BookOrigin(division=division),
                    division_list=(Division("กองคลัง"),),
                )
            )
        )
        assert (first.key, said(first)) == ("a", {"constraint": "คน", "impact": "ช้า", "division": "กองคลัง"})
        assert second.key
        assert spare
        assert all(row.key.startswith(id_prefix(division)) and not said(row) for row in spare)
        assert first.cells["division"].choice.options == ("กองคลัง",)
        assert first.cells["impact"].choice is None

    def it_shows_the_audit_log_and_spare_rows(self) -> None:
        event = AuditEntry("1 มกราคม 2568", "สร้างรายงาน", "ก.xlsx", "กองคลัง", "1.0")
        first, *spare = rows(audit_log_sheet(Assessment(2568, trail=(event,))))
        filled = {each.name: getattr(event, each.name) for each in fields(AuditEntry)}
        assert said(first) == {name: text for name, text in filled.items() if text}
        assert len(spare) >= 12
        assert not any(map(said, spare))

    def it_counts_differences_and_names_the_files(self) -> None:
        one = Difference(("note",), "หมายเหตุ", "", "=1+1")
        sheet = differences_sheet(("ก.xlsx", "ข.xlsx"), (one, one))
        block = next(part for part in sheet.parts if isinstance(part, Block))
        assert [column.title for column in block.columns] == ["ข้อมูล", "ก.xlsx", "ข.xlsx"]
        assert said(block.rows[0]) == {"=what": "หมายเหตุ", "=after": "=1+1"}
        assert [part.text for part in sheet.parts if isinstance(part, Line)] == ["ต่างกัน 2 ค่า"]
        none = differences_sheet(("ก", "ข"), ())
        assert [part.text for part in none.parts if isinstance(part, Line)] == ["ไม่พบข้อมูลที่ต่างกัน"]

    def it_hides_and_locks_the_metadata(self) -> None:
        origin = BookOrigin(
            "main", "กองคลัง", due="30 มิถุนายน", part=("o1", "a"), sent={"items.OIT.o1.url": "12"}, digest="34"
        )
        sheet = metadata_sheet(Assessment(2568, origin=origin))
        assert sheet.hidden
        assert {row.key: row.cells["."].value for row in rows(sheet)} == {
            "origin.base": "main",
            "origin.division": "กองคลัง",
            "origin.due": "30 มิถุนายน",
            "origin.digest": "34",
            "origin.part": "o1 a",
        }
        assert said(rows(sheet, 1)[0]) == {"{path}": "items.OIT.o1.url", "*": "12"}
        assert all(
            isinstance(cell, Label)
            for number in (0, 1)
            for row in rows(sheet, number)
            for cell in row.cells.values()
        )

    @pytest.mark.parametrize("year", YEARS)
    def it_has_inputs_for_the_analysis_of_every_indicator_and_issue(self, year: int) -> None:
        edition = load_edition(year)
        sheet = analysis_sheet(edition, Assessment(year))
        found = [row.key.partition(".")[2] for number in (0, 1) for row in rows(sheet, number)]
        assert found == [*edition.indicator_by_code, *(issue.code for issue in edition.issues)]
        assert all(
            isinstance(row.cells[key], Input)
            for number in (0, 1)
            for row in rows(sheet, number)
            for key in ("cause", "way_forward")
        )

    @pytest.mark.parametrize("year", YEARS)
    def it_has_inputs_for_the_agency_and_locks_the_edition(self, year: int) -> None:
        found = {row.key: row.cells["."] for row in rows(agency_sheet(load_edition(year)))}
        assert found["edition"] == Label(year, "strong")
        assert {f"agency.{each.name}" for each in fields(Agency)} | {"note"} == {
            key for key, cell in found.items() if isinstance(cell, Input)
        }
