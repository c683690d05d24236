from __future__ import annotations

from dataclasses import replace

import pytest

from ita_tools.assessment.report_fields import Texts
from ita_tools.report.chapters.cover import contents, cover
from ita_tools.report.model.document import Contents, Cover, PageBreak
from tests.bundled import bundled, opened, without
from tests.report.blocks import blocks_of

COVER = cover("หลัง {year}")


class DescribeCover:
    def it_names_report_year_agency_and_location(self):
        first, *rest = blocks_of(COVER, bundled())
        assert first.agency == "เทศบาลตำบลตัวอย่าง"
        assert first.title[-1] == "หลัง ปีงบประมาณ พ.ศ. 2569"
        assert "ปีงบประมาณ พ.ศ. 2568" in first.title
        assert first.foot == ("อำเภอตัวอย่าง จังหวัดตัวอย่าง",)
        assert rest == [PageBreak()]

    def it_names_the_unit_that_wrote_the_report(self):
        case = without(agency=replace(bundled().assessment.agency, unit="สำนักปลัด", district=""))
        assert blocks_of(COVER, case)[0].foot == ("สำนักปลัด", "จังหวัดตัวอย่าง")

    @pytest.mark.parametrize(
        ("title", "lines"),
        [
            ("ชื่อของเรา\nปี ๒๕๖๙", ("ชื่อของเรา", "ปี ๒๕๖๙", "Ours")),
            ("ชื่อของเรา", ("ชื่อของเรา", "ประจำปีงบประมาณ พ.ศ. 2568", "Ours")),
        ],
    )
    def it_has_the_title_of_the_officer_and_its_year(self, title, lines):
        assert blocks_of(COVER, without(texts=Texts(title, "Ours")))[0].title == lines
        measures = cover(of_measures=True)
        assert blocks_of(measures, without(texts=Texts("ก")))[0].title == ("ก", "ประจำปีงบประมาณ พ.ศ. 2569")

    def it_names_the_kinds_of_district_and_province(self):
        agency = replace(bundled().assessment.agency, district="เมือง", province="เชียงใหม่")
        assert blocks_of(COVER, without(agency=agency))[0].foot == ("อำเภอเมือง จังหวัดเชียงใหม่",)

    def it_leaves_out_unknown_lines(self):
        first = blocks_of(COVER, opened("edition: 2568\n"))[0]
        assert isinstance(first, Cover)
        assert (first.agency, first.foot) == ("หน่วยงาน", ())


class DescribeContents:
    def it_lists_headings_tables_and_figures_on_pages_of_their_own(self):
        *lists, last = blocks_of(contents, bundled())
        assert [each.of for each in lists if isinstance(each, Contents)] == ["headings", "tables", "figures"]
        assert last == PageBreak()
