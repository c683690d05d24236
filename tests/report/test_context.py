from __future__ import annotations

from ita_tools.scoring import Result
from tests.bundled import bundled, opened, report_context


class DescribeReportContext:
    def it_has_edition_agency_years_and_changes(self):
        context = report_context(bundled())
        assert context.edition.year == 2568
        assert context.agency == "เทศบาลตำบลตัวอย่าง"
        assert (context.year, context.previous_year) == ("ปีงบประมาณ พ.ศ. 2568", 2567)
        assert isinstance(context.result, Result)
        assert context.changes[("total",)].before == bundled().assessment.previous.published.total

    def it_has_a_placeholder_for_an_agency_without_name(self):
        context = report_context(opened("edition: 2568\n"))
        assert context.agency == "หน่วยงาน"
        assert report_context(opened("edition: 2568\n"), draft=True).agency == "(ชื่อหน่วยงาน)"
        assert context.previous_year is None
