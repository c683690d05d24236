"""Who heads an agency, as a letter addresses them."""

from __future__ import annotations

import re

__all__ = ["head_of_agency"]

# Titles of the acts on local government; where a name is short for its kind, the title spells it out.
_HEADS = (
    (r"เทศบาล(?=นคร|เมือง|ตำบล)", "นายกเทศมนตรี"),
    (r"(?:ทต\.|ทต(?= ))\s*", "นายกเทศมนตรีตำบล"),
    (r"(?:ทม\.|ทม(?= ))\s*", "นายกเทศมนตรีเมือง"),
    (r"(?:ทน\.|ทน(?= ))\s*", "นายกเทศมนตรีนคร"),
    (r"(?:องค์การบริหารส่วนตำบล|อบต\.?)\s*", "นายกองค์การบริหารส่วนตำบล"),
    (r"(?:องค์การบริหารส่วนจังหวัด|อบจ\.?)\s*", "นายกองค์การบริหารส่วนจังหวัด"),
    (r"(?=เมืองพัทยา$)", "นายก"),
    (r"(?=กรุงเทพมหานคร$)", "ผู้ว่าราชการ"),
)


def head_of_agency(agency: str) -> str:
    """Name the head of a local government by its name; of others only that they head it.

    >>> head_of_agency("เทศบาลตำบลบางปลา"), head_of_agency("อบต.คลองนกกระทุง")
    ('นายกเทศมนตรีตำบลบางปลา', 'นายกองค์การบริหารส่วนตำบลคลองนกกระทุง')
    """
    name = agency.strip()
    for pattern, title in _HEADS:
        found = re.match(pattern, name)
        if found:
            return title + name[found.end() :]
    return f"ผู้บริหารสูงสุดของ{name or 'หน่วยงาน'}"
