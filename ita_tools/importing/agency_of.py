"""Name, district and province of the agency, as its own lines name it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ita_tools.importing.lines import Line
from ita_tools.importing.readings import Reading

__all__ = ["agency_readings"]

_KINDS = (
    r"เทศบาล(?:นคร|เมือง|ตำบล)|องค์การบริหารส่วน(?:ตำบล|จังหวัด)|เมืองพัทยา|กรุงเทพมหานคร|มหาวิทยาลัย|วิทยาลัย|โรงพยาบาล|"
    r"กรม|สำนักงาน|สถาบัน|องค์การ|การ(?:ไฟฟ้า|ประปา|รถไฟ|ท่า|เคหะ)|ธนาคาร"
)
_NAME = re.compile(
    rf"^(?:(?:ชื่อ)?หน่วยงาน\s*:?\s*)?((?:{_KINDS})[\u0e00-\u0e7f]*(?: \([\u0e00-\u0e7f ]+\))?)"
    r"(?=$| +อำเภอ| +เขต| +จังหวัด| [A-Z])"
)
_LABELLED = re.compile(r"^(?:ชื่อ)?หน่วยงาน(?:ที่รับการประเมิน)?\s*:?$")
_PLACE = re.compile(
    r"(?:อำเภอ|เขต)\s*([\u0e01-\u0e4e]{2,40})\s+จังหวัด\s*([\u0e01-\u0e4e]{2,40}?)(?=$|[\s.,)])"
)
_WRITERS = ("สำนักงาน ป.ป.ช", "สำนักงานคณะกรรมการป้องกัน", "องค์กร", "การดำเนิน", "การประเมิน", "สำนักงานปลัด")
_LONGEST, _CLEARLY = 80, 0.6


def agency_readings(lines: Sequence[Line]) -> Iterator[Reading]:
    """Yield name, district and province: sure where most lines that name one agree."""
    names: Counter[str] = Counter()
    first: dict[str, tuple[Line, int]] = {}
    places: Counter[tuple[str, str]] = Counter()
    for line in lines:
        for n, cell in enumerate(line.cells[:6]):
            for name in _names(line, n, cell):
                names[name] += 1
                first.setdefault(name, (line, n))
            if len(cell) < 2 * _LONGEST and (match := _PLACE.search(cell)):
                places[match[1], match[2]] += 1
                first.setdefault("/".join(match.groups()), (line, n))
    if names:
        name, count = names.most_common(1)[0]
        sure = count >= _CLEARLY * names.total()
        line, cell_number = first[name]
        yield Reading(("agency", "name"), name, line, cell_number, "ชื่อหน่วยงาน", "" if sure else "place")
    if places:
        (district, province), count = places.most_common(1)[0]
        line, cell_number = first[f"{district}/{province}"]
        doubt = "" if count >= _CLEARLY * places.total() else "place"
        for field, value in (("district", district), ("province", province)):
            yield Reading(("agency", field), value, line, cell_number, "ที่ตั้งของหน่วยงาน", doubt)  # type: ignore[arg-type]


def _names(line: Line, number: int, cell: str) -> Iterator[str]:
    if len(cell) > _LONGEST:
        return
    match = _NAME.match(cell)
    if match and not match[1].startswith(_WRITERS):
        yield match[1]
    elif _LABELLED.match(cell) and number + 1 < len(line.cells) and line.cells[number + 1]:
        yield line.cells[number + 1]
