"""Who heads an agency."""

from __future__ import annotations

import pytest

from ita_tools.report.head_of_agency import head_of_agency


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
def it_names_the_head_of_a_local_government(agency, head):
    assert head_of_agency(agency) == head


@pytest.mark.parametrize(
    ("agency", "head"),
    [
        ("กรมตัวอย่าง", "ผู้บริหารสูงสุดของกรมตัวอย่าง"),
        ("เทศบาลตัวอย่าง", "ผู้บริหารสูงสุดของเทศบาลตัวอย่าง"),
        ("", "ผู้บริหารสูงสุดของหน่วยงาน"),
    ],
)
def it_guesses_no_title_of_another_agency(agency, head):
    assert head_of_agency(agency) == head
