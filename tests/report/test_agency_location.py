"""District and province with what they are."""

from __future__ import annotations

import pytest

from ita_tools.assessment import Agency
from ita_tools.report.agency_location import agency_location


@pytest.mark.parametrize(
    ("district", "province", "place"),
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
def it_writes_a_place_the_official_way(district, province, place):
    assert agency_location(Agency(district=district, province=province)) == place
