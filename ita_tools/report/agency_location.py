"""Where an agency lies, as official papers write it."""

from __future__ import annotations

import re

from ita_tools.assessment import Agency

__all__ = ["agency_location"]

_CAPITAL = "กรุงเทพมหานคร"
_CAPITAL_NAMES = frozenset((_CAPITAL, "กรุงเทพ", "กรุงเทพฯ", "กทม", "กทม."))
_DISTRICT = re.compile(r"(กิ่งอำเภอ|อำเภอ|เขต|อ\.)?\s*(.*)", re.DOTALL)
_PROVINCE = re.compile(r"(?:จังหวัด|จ\.)\s*")
_LETTER = re.compile("[A-Za-zก-ฮ]")


def agency_location(agency: Agency) -> str:
    """Write district and province with what they are, whether or not the officer wrote it; nothing for none.

    >>> agency_location(Agency(district="เมือง", province="เชียงใหม่"))
    'อำเภอเมือง จังหวัดเชียงใหม่'
    >>> agency_location(Agency(district="เขตดุสิต", province="กทม."))
    'เขตดุสิต กรุงเทพมหานคร'
    """
    # Some write both names into the place for the first.
    first, *rest = re.split(r"\s+(?=จังหวัด|จ\.|กรุงเทพ|กทม)", agency.district.strip(), maxsplit=1)
    province = _province(agency.province or "".join(rest))
    district = _district(first, "เขต" if province == _CAPITAL else "อำเภอ")
    return " ".join(part for part in (district, province) if part)


def _province(typed: str) -> str:
    name = _PROVINCE.sub("", typed.strip(), count=1)
    if not _LETTER.search(name):
        return ""
    return _CAPITAL if name in _CAPITAL_NAMES else f"จังหวัด{name}"


def _district(typed: str, kind: str) -> str:
    found = _DISTRICT.match(typed)
    written, name = found.groups() if found else (None, typed)
    if not _LETTER.search(name):
        return ""
    return f"{kind if written in (None, 'อ.') else written}{name}"
