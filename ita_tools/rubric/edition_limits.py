"""What a rubric must keep to so that workbook, files and report can be made of it.

Names of sheets and cells, hidden keys and formulas are made from codes and short names; scores and weights
have two decimals.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from ita_tools.rounding import SCORE_PLACES, half_up
from ita_tools.rubric.items import Item
from ita_tools.rubric.model import Edition

__all__ = ["RESERVED_SHEETS", "limits"]

RESERVED_SHEETS = (
    "_ita",
    "ถ้อยคำในรายงาน",
    "หน้าแรก",
    "กำกับ",
    "ความขัดแย้ง",
    "ข้อมูลหน่วยงาน",
    "สำนักและกอง",
    "สรุปผล",
    "วิเคราะห์",
    "แผนปฏิบัติการ",
    "เป้าหมาย",
    "นำเข้า",
    "ข้อเสนอแนะ",
    "ตรวจสอบ",
    "ประวัติ",
)
"""Sheets of every workbook; a sheet of a tool has the short name of the tool."""
_TOOL_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,19}")
_CODE = re.compile(r"[^\s\[\]{}@#=~,:;\"'|]{1,20}")
_SHEET = re.compile(r"[^\[\]:*?/\\']{1,31}")
_BAD_TOOL_CODE = "รหัสต้องเป็นอักษรโรมันและตัวเลข ขึ้นต้นด้วยอักษร ยาวไม่เกิน 20 อักขระ และไม่ใช่ total หรือ level"
_BAD_CODE = "รหัสต้องยาวไม่เกิน 20 อักขระ ไม่มีช่องว่าง อัญประกาศ หรือเครื่องหมาย [ ] { } @ # = ~ , : ; |"
_MOST_OPTIONS, _MOST_INDICATORS, _MOST_BANDS, _LONGEST_NAME = 24, 64, 24, 120
_LONGEST_FORMULA = 7_500
"""Characters; Excel takes 8,192."""
_CELL = 10
"""Characters of the address of a cell, quotes of its sheet included."""
_Fault = tuple[str, str]


def limits(edition: Edition) -> Iterator[_Fault]:
    """Yield place and message of all that no workbook can be made of."""
    for rule in (_tools, _codes, _shared_codes, _kinds, _exemptions, _sizes, _decimals):
        yield from rule(edition)


def _tools(edition: Edition) -> Iterator[_Fault]:
    codes = Counter(tool.code.casefold() for tool in edition.tools)
    sheets = Counter(name.casefold() for name in (*RESERVED_SHEETS, *(tool.short for tool in edition.tools)))
    for tool in edition.tools:
        place = f"tools.{tool.code}"
        if not _TOOL_CODE.fullmatch(tool.code) or tool.code.casefold() in ("total", "level"):
            yield place, _BAD_TOOL_CODE
        if codes[tool.code.casefold()] > 1 and list(edition.tools).count(tool) == 1:
            yield place, f"รหัส {tool.code} ต่างจากรหัสอื่นเพียงตัวพิมพ์ใหญ่เล็ก"
        if not _SHEET.fullmatch(tool.short):
            yield place, f"ชื่อย่อ {tool.short} ใช้เป็นชื่อแผ่นงานไม่ได้ ต้องยาวไม่เกิน 31 อักขระ และไม่มี [ ] : * ? / \\ '"
        if sheets[tool.short.casefold()] > 1:
            yield place, f"ชื่อย่อ {tool.short} ซ้ำกับชื่อแผ่นงานอื่น"


def _codes(edition: Edition) -> Iterator[_Fault]:
    groups: dict[str, Iterable[str]] = {
        "indicators": edition.indicator_by_code,
        "subindicators": (part.code for part in edition.subindicators),
        "items": edition.item_by_code,
        "issues": (issue.code for issue in edition.issues),
    }
    for group, codes in groups.items():
        for code in codes:
            if not _CODE.fullmatch(code):
                yield (
                    f"{group}.{code}",
                    "รหัสต้องยาวไม่เกิน 20 อักขระ ไม่มีช่องว่างและเครื่องหมาย [ ] { } @ # = ~ , : ; | หรืออัญประกาศ",
                )


def _shared_codes(edition: Edition) -> Iterator[_Fault]:
    """Yield codes that would name two things where files go by the code alone."""
    named = Counter(
        [*edition.item_by_code, *edition.indicator_by_code, *(issue.code for issue in edition.issues)]
    )
    for item in edition.items:
        if named[item.code] > 1:
            yield f"items.{item.code}", f"รหัส {item.code} เป็นรหัสของตัวชี้วัดหรือประเด็นด้วย"
    for issue in edition.issues:
        if issue.code in edition.indicator_by_code:
            yield f"issues.{issue.code}", f"รหัส {issue.code} เป็นรหัสของตัวชี้วัดด้วย"
    for indicator in edition.indicators:
        if indicator.code in edition.tool_by_code or indicator.code in ("total", "level"):
            yield f"indicators.{indicator.code}", f"รหัส {indicator.code} เป็นรหัสของเครื่องมือหรือคะแนนรวมด้วย"


def _kinds(edition: Edition) -> Iterator[_Fault]:
    for tool in edition.tools:
        kinds = {item.scale.kind for item in edition.items_of_tool(tool.code)}
        if len(kinds) > 1:
            yield f"tools.{tool.code}", "มีทั้งข้อที่ผู้ตอบเลือกคำตอบ (answers) และข้อที่ผู้ประเมินให้คะแนน (steps)"
    for item in edition.items:
        if any(part.scale.kind == "steps" for part in item.parts):
            yield f"items.{item.code}", "ประเด็นย่อยมีได้เฉพาะข้อที่ผู้ตอบเลือกคำตอบ (answers)"


def _exemptions(edition: Edition) -> Iterator[_Fault]:
    """Yield exemptions that leave nothing of a tool."""
    for item in edition.items:
        groups = (item.not_for, *(part.not_for for part in item.parts))
        for name in (name for types in groups for name in types):
            if not name or len(name) > _LONGEST_NAME:
                yield f"items.{item.code}", f"ชื่อประเภทหน่วยงานใน not_for ต้องมีและยาวไม่เกิน {_LONGEST_NAME} อักขระ"
    for tool in edition.tools:
        exempt = [item.left_out_for for item in edition.items_of_tool(tool.code)]
        for name in sorted(frozenset.intersection(*exempt)) if exempt else ():
            yield f"tools.{tool.code}", f"ไม่มีข้อใดใช้กับหน่วยงานประเภท {name}"


def _sizes(edition: Edition) -> Iterator[_Fault]:
    """Yield what is too much for a formula."""
    for scale in edition.scale_by_code.values():
        if len(scale.options) > _MOST_OPTIONS:
            yield f"scales.{scale.code}", f"มีคำตอบเกิน {_MOST_OPTIONS} ตัวเลือก"
    for indicator in edition.indicators:
        items = edition.items_of_indicator(indicator.code)
        sheets = [
            edition.tool_by_code[code].short for code in indicator.tools if code in edition.tool_by_code
        ]
        weighed = any(item.weight and item.weight.provenance.inferred for item in items)
        length = len(items) * sum(len(sheet) + _CELL for sheet in sheets) * (4 if weighed else 2)
        if length > _LONGEST_FORMULA:
            yield f"indicators.{indicator.code}", f"มี {len(items)} ข้อ มากเกินกว่าสูตรเดียวจะคำนวณได้"
    for tool in edition.tools:
        if len(edition.indicators_of_tool(tool.code)) > _MOST_INDICATORS:
            yield f"tools.{tool.code}", f"มีตัวชี้วัดเกิน {_MOST_INDICATORS} ตัวชี้วัด"
    if len(edition.bands) > _MOST_BANDS:
        yield "levels", f"มีระดับเกิน {_MOST_BANDS} ระดับ"
    for band in edition.bands:
        if len(band.name) > _LONGEST_NAME:
            yield f"levels.{band.name}", f"ชื่อระดับยาวเกิน {_LONGEST_NAME} อักขระ"


def _decimals(edition: Edition) -> Iterator[_Fault]:
    numbers: list[tuple[str, Decimal | None]] = [("target", edition.target.score)]
    numbers += [("unprocessed", edition.unprocessed.counts_as)]
    numbers += [(f"tools.{tool.code}", tool.weight) for tool in edition.tools]
    numbers += [(f"items.{item.code}.weight", _weight(item)) for item in edition.items]
    for band in edition.bands:
        least = (band.total_min, band.every_tool_min, *band.tool_min.values())
        numbers += [(f"levels.{band.name}", number) for number in least]
    for place, number in numbers:
        if number is not None and number != half_up(number):
            yield place, f"ตัวเลข {number} มีทศนิยมเกิน {SCORE_PLACES} ตำแหน่ง"


def _weight(item: Item) -> Decimal | None:
    return item.weight.value if item.weight else None
