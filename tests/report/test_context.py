"""What chapters write from."""

from __future__ import annotations

from ita_tools.scoring import Result
from tests.bundled import bundled, opened, report_context


def it_gathers_edition_agency_years_and_changes():
    found = report_context(bundled())
    assert found.edition.year == 2568
    assert found.agency == "เทศบาลตำบลตัวอย่าง"
    assert (found.year, found.previous_year) == ("ปีงบประมาณ พ.ศ. 2568", 2567)
    assert isinstance(found.result, Result)
    assert found.changes[("total",)].before == bundled().assessment.previous.published.total


def it_leaves_a_blank_for_an_agency_without_a_name():
    found = report_context(opened("edition: 2568\n"))
    assert found.agency == "(ชื่อหน่วยงาน)"
    assert found.previous_year is None
