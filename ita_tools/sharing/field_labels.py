"""Key paths in words an officer knows: which sheet, which row, which field."""

from __future__ import annotations

from ita_tools.assessment import Assessment
from ita_tools.assessment.flatten import Path
from ita_tools.assessment.row_ids import assign_row_ids
from ita_tools.thai import shortened

__all__ = ["FieldLabels"]

_GROUPS = {
    "note": "หมายเหตุของสมุดงาน",
    "agency": "ข้อมูลหน่วยงาน",
    "items": "",
    "published": "ผลที่ ITAS ประกาศ",
    "unprocessed": "เครื่องมือที่ไม่ประมวลผล",
    "previous": "ผลปีก่อน",
    "history": "คะแนนรวมย้อนหลัง",
    "respondents": "ผู้ตอบแบบวัด",
    "division_list": "รายชื่อสำนัก/กอง",
    "divisions": "สำนัก/กองผู้รับผิดชอบ",
    "states": "สถานะ",
    "comments": "ความเห็นผู้ตรวจ",
    "analysis": "วิเคราะห์",
    "plan": "แผนปฏิบัติการ",
    "constraints": "ข้อจำกัด",
}
_FIELDS = {
    "name": "ชื่อ",
    "type": "ประเภท",
    "district": "อำเภอ",
    "province": "จังหวัด",
    "unit": "ส่วนราชการผู้รับผิดชอบ",
    "website": "เว็บไซต์",
    "score": "คะแนน",
    "counts": "จำนวนผู้ตอบ",
    "percent": "ร้อยละ",
    "derived": "คำนวณย้อนกลับ",
    "url": "URL",
    "note": "หมายเหตุ",
    "parts": "ประเด็น",
    "total": "คะแนนรวม",
    "level": "ระดับ",
    "tools": "เครื่องมือ",
    "indicators": "ตัวชี้วัดที่",
    "subindicators": "ตัวชี้วัดย่อย",
    "differences": "ผลต่าง",
    "edition": "ปีงบประมาณ",
    "published": "",
    "items": "ข้อ",
    "count": "จำนวน",
    "groups": "กลุ่ม",
    "short": "ชื่อย่อ",
    "contact": "ผู้ประสานงาน",
    "cause": "สาเหตุ",
    "way_forward": "แนวทางการพัฒนา",
    "indicator": "ตัวชี้วัด",
    "finding": "ผลการวิเคราะห์",
    "measure": "มาตรการ",
    "steps": "ขั้นตอน",
    "period": "ระยะเวลา",
    "responsible": "ผู้รับผิดชอบ",
    "follow_up": "การกำกับติดตาม",
    "division": "สำนัก/กอง",
    "state": "สถานะ",
    "comment": "ความเห็นผู้ตรวจ",
    "constraint": "ข้อจำกัด",
    "impact": "ผลกระทบ",
    "remedy": "แนวทางแก้ไข",
}
_LONGEST = 58
"""Characters shown of what a row says."""
_SHORTEST = 3
"""Parts of a path that names a field below people's own names."""


class FieldLabels:
    """Names paths; rows of lists are called by what they say in the assessments given, the first that does.

    >>> Names().of(("items", "OIT", "o1", "url"))
    'OIT o1 URL'
    """

    def __init__(self, *assessments: Assessment) -> None:
        self._rows: dict[Path, str] = {}
        for each in map(assign_row_ids, reversed(assessments)):
            self._rows |= {("plan", row.key): row.measure or row.finding for row in each.plan}
            self._rows |= {("constraints", row.key): row.constraint or row.impact for row in each.constraints}

    def of(self, path: Path) -> str:
        """Name a value."""
        group, rest = _GROUPS.get(path[0], path[0]), path[1:]
        if path[:2] in self._rows:
            said = " ".join(self._rows[path[:2]].split())
            shown = said if len(said) <= _LONGEST else f"{shortened(said, _LONGEST)}…"
            group, rest = f"{group} “{shown}”" if shown else group, path[2:]
        elif path[0] in ("plan", "constraints"):
            rest = path[2:]
        return " ".join(filter(None, (group, *map(_worded, rest, self._known(path, len(rest))))))

    def _known(self, path: Path, length: int) -> list[bool]:
        """Say which of the last parts may be fields of the model; codes and names of people's own may not."""
        named = path[0] in ("items", "respondents", "division_list") and len(path) >= _SHORTEST
        skipped = {"items": 2, "respondents": 1, "division_list": 1}.get(path[0], 0) if named else 0
        return [number >= skipped for number in range(length)]


def _worded(part: str, known: bool) -> str:
    return _FIELDS.get(part, part) if known else part
