"""An agency in official letters: the title of its head, its district and province."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ita_tools.assessment import Agency

__all__ = ["HEADS", "HeadTitle", "agency_location", "general_head", "head_of_agency", "unit_of_agency"]


class HeadTitle(NamedTuple):
    """A title of the head of agencies whose name begins with ``prefix``, or is just that.

    What follows the first ``cut`` characters of the name is a part of the title.
    """

    prefix: str
    cut: int
    title: str
    is_whole: bool = False


def _spelled(title: str, *prefixes: str) -> Iterator[HeadTitle]:
    """Yield a title for each way of writing the kind of an agency."""
    yield from (HeadTitle(prefix, len(prefix), title) for prefix in prefixes)


_TOWN = "เทศบาล"
HEADS = (
    *(HeadTitle(f"{_TOWN}{kind}", len(_TOWN), "นายกเทศมนตรี") for kind in ("นคร", "เมือง", "ตำบล")),
    *_spelled("นายกเทศมนตรีตำบล", "ทต.", "ทต "),
    *_spelled("นายกเทศมนตรีเมือง", "ทม.", "ทม "),
    *_spelled("นายกเทศมนตรีนคร", "ทน.", "ทน "),
    *_spelled("นายกองค์การบริหารส่วนตำบล", "องค์การบริหารส่วนตำบล", "อบต.", "อบต"),
    *_spelled("นายกองค์การบริหารส่วนจังหวัด", "องค์การบริหารส่วนจังหวัด", "อบจ.", "อบจ"),
    HeadTitle("เมืองพัทยา", 0, "นายก", is_whole=True),
    HeadTitle("กรุงเทพมหานคร", 0, "ผู้ว่าราชการ", is_whole=True),
)
"""Titles from the acts on local government, in the order in which they are tried."""

_KINDS = (
    (r"ทต\.", "เทศบาลตำบล"),
    (r"ทม\.", "เทศบาลเมือง"),
    (r"ทน\.", "เทศบาลนคร"),
    (r"อบต\.", "องค์การบริหารส่วนตำบล"),
    (r"อบจ\.", "องค์การบริหารส่วนจังหวัด"),
)
_BANGKOK = "กรุงเทพมหานคร"
_BANGKOK_NAMES = frozenset((_BANGKOK, "กรุงเทพ", "กรุงเทพฯ", "กทม", "กทม."))
_DISTRICT = re.compile(r"(กิ่งอำเภอ|อำเภอ|เขต|อ\.)?\s*(.*)", re.DOTALL)
_PROVINCE = re.compile(r"(?:จังหวัด|จ\.)\s*")


def head_of_agency(name: str) -> str:
    """Return the title of the head of a local government by its name; of other agencies a general title.

    >>> head_of_agency("เทศบาลตำบลบางปลา"), head_of_agency("อบต.คลองนกกระทุง")
    ('นายกเทศมนตรีตำบลบางปลา', 'นายกองค์การบริหารส่วนตำบลคลองนกกระทุง')
    """
    name = name.strip()
    for head in HEADS:
        if name == head.prefix if head.is_whole else name.startswith(head.prefix):
            return head.title + name[head.cut :].lstrip()
    return general_head(name or "หน่วยงาน")


def general_head(agency: str) -> str:
    """Return the title of the head of an agency that is no local government."""
    return f"ผู้บริหารสูงสุดของ{agency}"


def unit_of_agency(agency: Agency) -> str:
    """Return the unit that writes with the name of its agency, which is not repeated where the unit has it.

    >>> unit_of_agency(Agency("เทศบาลตำบลบางปลา", unit="กองคลัง"))
    'กองคลัง เทศบาลตำบลบางปลา'
    >>> unit_of_agency(Agency("อบต.คลองนกกระทุง", unit="สำนักปลัด องค์การบริหารส่วนตำบลคลองนกกระทุง"))
    'สำนักปลัด องค์การบริหารส่วนตำบลคลองนกกระทุง'
    """
    unit, name = agency.unit.strip(), agency.name.strip()
    return unit if _plain(name) in _plain(unit) else f"{unit} {name}".strip()


def _plain(name: str) -> str:
    """Return a name without blanks, its kind spelled out."""
    for abbreviation, kind in _KINDS:
        name = re.sub(abbreviation, kind, name)
    return "".join(name.split())


def agency_location(agency: Agency) -> str:
    """Return district and province with their kinds, which an officer may leave out or abbreviate.

    >>> agency_location(Agency(district="เมือง", province="เชียงใหม่"))
    'อำเภอเมือง จังหวัดเชียงใหม่'
    >>> agency_location(Agency(district="เขตดุสิต", province="กทม."))
    'เขตดุสิต กรุงเทพมหานคร'
    """
    # Some officers type the province into the field of the district, too.
    first, *rest = re.split(r"\s+(?=จังหวัด|จ\.|กรุงเทพ|กทม)", agency.district.strip(), maxsplit=1)
    province = _province(agency.province or "".join(rest))
    district = _district(first, "เขต" if province == _BANGKOK else "อำเภอ")
    return " ".join(part for part in (district, province) if part)


def _province(typed: str) -> str:
    name = _PROVINCE.sub("", typed.strip(), count=1)
    if not any(map(str.isalpha, name)):
        return ""
    return _BANGKOK if name in _BANGKOK_NAMES else f"จังหวัด{name}"


def _district(typed: str, default_kind: str) -> str:
    match = _DISTRICT.match(typed)
    kind, name = match.groups() if match else (None, typed)
    if not any(map(str.isalpha, name)):
        return ""
    return f"{default_kind if kind in (None, 'อ.') else kind}{name}"
