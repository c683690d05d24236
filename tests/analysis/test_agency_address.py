from __future__ import annotations

import pytest

from ita_tools.analysis.agency_address import agency_location, head_of_agency
from ita_tools.assessment import Agency


class DescribeHeadOfAgency:
    @pytest.mark.parametrize(
        ("agency", "head"),
        [
            ("เทศบาลนครรังสิต", "นายกเทศมนตรีนครรังสิต"),
            ("เทศบาลเมืองตากใบ", "นายกเทศมนตรีเมืองตากใบ"),
            (" เทศบาลตำบลบางปลา ", "นายกเทศมนตรีตำบลบางปลา"),
            ("ทต.บางปลา", "นายกเทศมนตรีตำบลบางปลา"),
            ("องค์การบริหารส่วนตำบลห้วยทราย", "นายกองค์การบริหารส่วนตำบลห้วยทราย"),
            ("อบต. ห้วยทราย", "นายกองค์การบริหารส่วนตำบลห้วยทราย"),
            ("องค์การบริหารส่วนจังหวัดน่าน", "นายกองค์การบริหารส่วนจังหวัดน่าน"),
            ("เมืองพัทยา", "นายกเมืองพัทยา"),
            ("กรุงเทพมหานคร", "ผู้ว่าราชการกรุงเทพมหานคร"),
        ],
    )
    def it_names_the_head_of_a_local_government(self, agency, head):
        assert head_of_agency(agency) == head

    @pytest.mark.parametrize(
        ("agency", "head"),
        [
            ("กรมตัวอย่าง", "ผู้บริหารสูงสุดของกรมตัวอย่าง"),
            ("เทศบาลตัวอย่าง", "ผู้บริหารสูงสุดของเทศบาลตัวอย่าง"),
            ("", "ผู้บริหารสูงสุดของหน่วยงาน"),
        ],
    )
    def it_is_a_general_title_for_other_agencies(self, agency, head):
        assert head_of_agency(agency) == head


class DescribeAgencyLocation:
    @pytest.mark.parametrize(
        ("district", "province", "location"),
        [
            ("เมือง", "เชียงใหม่", "อำเภอเมือง จังหวัดเชียงใหม่"),
            ("อำเภอเมือง", "จังหวัดเชียงใหม่", "อำเภอเมือง จังหวัดเชียงใหม่"),
            ("อ.เมือง", "จ. เชียงใหม่", "อำเภอเมือง จังหวัดเชียงใหม่"),
            ("อำเภอ เมือง", "จังหวัด เลย", "อำเภอเมือง จังหวัดเลย"),
            ("ดุสิต", "กรุงเทพมหานคร", "เขตดุสิต กรุงเทพมหานคร"),
            ("อ.ดุสิต", "กทม.", "เขตดุสิต กรุงเทพมหานคร"),
            ("เขตดุสิต กรุงเทพมหานคร", "กรุงเทพมหานคร", "เขตดุสิต กรุงเทพมหานคร"),
            ("เมือง จ.เชียงใหม่", "เชียงใหม่", "อำเภอเมือง จังหวัดเชียงใหม่"),
            ("เมือง จ.เชียงใหม่", "", "อำเภอเมือง จังหวัดเชียงใหม่"),
            ("เขาย้อย", "เพชรบุรี", "อำเภอเขาย้อย จังหวัดเพชรบุรี"),
            ("", "เลย", "จังหวัดเลย"),
            ("เมือง", "", "อำเภอเมือง"),
            ("-", "-", ""),
            ("", "", ""),
        ],
    )
    def it_names_the_kinds_of_district_and_province(self, district, province, location):
        assert agency_location(Agency(district=district, province=province)) == location
