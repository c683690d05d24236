from __future__ import annotations

from dataclasses import replace

from ita_tools.assessment.report_fields import ReportSettings, Texts
from ita_tools.report.chapters.foreword import foreword
from ita_tools.report.model.document import Heading, PageBreak
from tests.bundled import bundled, without
from tests.report.blocks import blocks_of


class DescribeForeword:
    def it_is_a_page_without_number_signed_by_the_agency(self):
        first, *_, signed, last = blocks_of(foreword, bundled())
        assert first == Heading("คำนำ", numbered=False)
        assert (signed.style, signed.text) == ("sign", "เทศบาลตำบลตัวอย่าง")
        assert last == PageBreak()

    def it_names_plan_and_constraints_only_if_the_report_has_them(self):
        def content(**parts: object) -> str:
            return blocks_of(foreword, without(**parts))[2].text

        assert "มาตรการปีงบประมาณ พ.ศ. 2569 ที่ระบุ" in content()
        assert "ข้อจำกัด" in content()
        assert "ที่ระบุขั้นตอน" not in content(plan=())
        assert "ข้อจำกัด" not in content(constraints=())

    def it_prints_the_words_of_the_officer_with_place_and_date(self):
        case = without(
            texts=Texts(foreword="ย่อหน้าแรก\n\nย่อหน้าที่สอง"),
            report=ReportSettings(date="1 มีนาคม 2569", place="ศาลา"),
        )
        _, first, second, signed, _ = blocks_of(foreword, case)
        assert (first.text, second.text) == ("ย่อหน้าแรก", "ย่อหน้าที่สอง")
        assert signed.text == "เทศบาลตำบลตัวอย่าง\nศาลา\n1 มีนาคม 2569"

    def it_writes_a_date_typed_in_figures_as_official_papers_do(self):
        case = without(report=ReportSettings(date="1/3/2569"))
        assert blocks_of(foreword, case)[-2].text.split("\n")[-1] == "1 มีนาคม 2569"

    def it_is_signed_by_the_unit_that_wrote_it(self):
        case = without(agency=replace(bundled().assessment.agency, unit="สำนักปลัด"))
        assert blocks_of(foreword, case)[-2].text == "สำนักปลัด"
