"""The groups of respondents that both questionnaires ask for, in the words of ITAS.

Source: the report of Rangsit, fiscal year 2568, which prints all of them for both questionnaires. They are
what a table to fill in starts with; an agency may have others.
"""

from __future__ import annotations

from collections.abc import Mapping

from ita_tools.rubric.model import Edition

__all__ = ["is_standard_group", "standard_groups"]

_Groups = Mapping[str, tuple[str, ...]]

_COMMON: _Groups = {
    "อายุ": ("ต่ำกว่า 20 ปี", "20 - 30 ปี", "31 - 40 ปี", "41 - 50 ปี", "51 - 60 ปี", "มากกว่า 60 ปี"),
    "เพศ": ("ชาย", "หญิง", "อื่นๆ"),
    "ระดับการศึกษา": (
        "ประถมศึกษาหรือต่ำกว่า",
        "มัธยมศึกษาหรือเทียบเท่า",
        "อนุปริญญาหรือเทียบเท่า",
        "ปริญญาตรีหรือเทียบเท่า",
        "สูงกว่าปริญญาตรี",
        "อื่น ๆ",
    ),
}
_INSIDE: _Groups = {
    **_COMMON,
    "ระดับของเจ้าหน้าที่": ("ผู้บริหาร", "ผู้อำนวยการ/หัวหน้า", "ข้าราชการ/พนักงาน", "ลูกจ้าง/พนักงานจ้าง"),
    "ระยะเวลาการปฏิบัติงาน": ("ต่ำกว่า 1 ปี", "1 - 5 ปี", "5 - 10 ปี", "มากกว่า 10 ปี"),
}
_OUTSIDE: _Groups = {
    **_COMMON,
    "สถานะของผู้ตอบ": ("บุคคลทั่วไป", "หน่วยงานของรัฐ", "องค์กรธุรกิจ", "อื่น ๆ"),
    "เรื่อง/ประเภทของการติดต่อหน่วยงาน": (
        "งานหลักของหน่วยงาน",
        "งานจัดซื้อจัดจ้าง",
        "งานสนับสนุน เช่น การบริหาร งานบุคคล การบริหารงบประมาณ การวิจัย การประชาสัมพันธ์",
        "งานอื่น ๆ",
    ),
}
_BY_TOOL: Mapping[str, _Groups] = {"IIT": _INSIDE, "EIT": _OUTSIDE, "EIT1": _OUTSIDE}


def standard_groups(edition: Edition) -> dict[str, _Groups]:
    """Return the groups by heading of each tool of an edition that asks for them."""
    return {tool.code: _BY_TOOL[tool.code] for tool in edition.tools if tool.code in _BY_TOOL}


def is_standard_group(*labels: str) -> bool:
    """Whether labels are tool, heading and name of a standard group.

    >>> is_standard_group("IIT", "เพศ", "ชาย"), is_standard_group("IIT", "ชาย")
    (True, False)
    """
    match labels:
        case (tool, heading, group):
            return group in _BY_TOOL.get(tool, {}).get(heading, ())
    return False
