"""Functions for cells, thin over the scoring engine: they return the figures of ``ita score``.

A function of numbers returns ``""`` where there is no score or an argument is wrong: then the cells of a
workbook compute by their native formulas. A function of texts returns a short Thai sentence instead. None
shows a traceback. The arguments have descriptions for the function wizard of Excel.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ita_tools.assessment import Assessment, ItemAnswer
from ita_tools.errors import ItaError, ItemUnknown, ValueWrong
from ita_tools.rubric import Edition, Item, Scale
from ita_tools.rubric.advice import advice_for
from ita_tools.scoring import Key, Result, gaps
from ita_tools.scoring.filled import Filled
from ita_tools.scoring.plan import Answers
from ita_tools.scoring.values import Figures, value_of
from ita_tools.thai import thai_digits
from xlwings_addin.udf_arguments import (
    UdfArgument,
    cell_number,
    cell_text,
    column,
    edition_of,
    key_of,
    result_of,
    table,
)
from xlwings_addin.udf_registration import register_udf

__all__ = [
    "ITA_ADVICE",
    "ITA_EXPLAIN",
    "ITA_GAP",
    "ITA_INDICATOR",
    "ITA_ITEM",
    "ITA_LEVEL",
    "ITA_THAI",
    "ITA_TITLE",
    "ITA_TOOL",
    "ITA_TOTAL",
    "CellColumn",
]

CellColumn = list[list[float | str]]
"""A column for Excel: rows of one value."""

_YEAR = "ปีงบประมาณ พ.ศ. เป็นตัวเลขสี่หลัก"
_TOOL = "รหัสเครื่องมือ เช่น IIT"
_ITEM = "รหัสข้อตามแบบวัด"
_CODES = "ช่วงของรหัส เช่น IIT หรือ IIT ตามด้วยจุดและรหัสข้อ"
_SCORES = "ช่วงของคะแนน 0 ถึง 100 สูงเท่ากับช่วงของรหัส"
_ANNOUNCED_CODES = "ช่วงของรหัสของคะแนนที่ประกาศ (ไม่ใส่ก็ได้)"
_ANNOUNCED = "ช่วงของคะแนนที่ประกาศ สูงเท่ากับช่วงของรหัส ซึ่งใช้ก่อนคะแนนที่คำนวณได้ (ไม่ใส่ก็ได้)"


@register_udf(
    "คะแนนรายข้อจากจำนวนผู้ตอบแต่ละตัวเลือก",
    edition=_YEAR,
    tool=_TOOL,
    items="ช่วงของรหัสข้อตามแบบวัด",
    answers="ช่วงของจำนวนผู้ตอบหรือร้อยละ หนึ่งแถวต่อหนึ่งข้อ เรียงตามตัวเลือก",
    announced="ช่วงของคะแนนข้อที่ ITAS แสดง สูงเท่ากับช่วงของรหัส ซึ่งใช้ก่อนคะแนนจากคำตอบ (ไม่ใส่ก็ได้)",
)
def ITA_ITEM(
    edition: UdfArgument,
    tool: UdfArgument,
    items: UdfArgument,
    answers: UdfArgument,
    announced: UdfArgument = None,
) -> CellColumn:
    """Return a column of item scores, one for each code; ``""`` for an item without answers."""
    rubric, code = edition_of(edition), _single_text(tool)
    codes, rows = column(items), table(answers)
    printed = column(announced) if table(announced) != [[None]] else [None] * len(codes)
    if len(codes) != len(rows) or len(codes) != len(printed):
        return [[""]]
    scores = [None if number is None else float(number) for number in map(cell_number, printed)]
    return [
        [_item_score(rubric, code, cell_text(each), row) if score is None else score]
        for each, row, score in zip(codes, rows, scores, strict=True)
    ]


@register_udf(
    "คะแนนตัวชี้วัด",
    edition=_YEAR,
    indicators="รหัสตัวชี้วัด เช่น 1 หรือช่วงของรหัส",
    codes=_CODES,
    scores=_SCORES,
    announced_codes=_ANNOUNCED_CODES,
    announced=_ANNOUNCED,
)
def ITA_INDICATOR(
    edition: UdfArgument,
    indicators: UdfArgument,
    codes: UdfArgument,
    scores: UdfArgument,
    announced_codes: UdfArgument = None,
    announced: UdfArgument = None,
) -> CellColumn:
    """Return a column of indicator scores."""
    keys = [("indicator", cell_text(each)) for each in column(indicators)]
    return _score_column(result_of(edition_of(edition), codes, scores, announced_codes, announced), keys)


@register_udf(
    "คะแนนเครื่องมือ",
    edition=_YEAR,
    tools="รหัสเครื่องมือ เช่น IIT หรือช่วงของรหัส",
    codes=_CODES,
    scores=_SCORES,
    announced_codes=_ANNOUNCED_CODES,
    announced=_ANNOUNCED,
)
def ITA_TOOL(
    edition: UdfArgument,
    tools: UdfArgument,
    codes: UdfArgument,
    scores: UdfArgument,
    announced_codes: UdfArgument = None,
    announced: UdfArgument = None,
) -> CellColumn:
    """Return a column of tool scores."""
    keys = [("tool", cell_text(each)) for each in column(tools)]
    return _score_column(result_of(edition_of(edition), codes, scores, announced_codes, announced), keys)


@register_udf(
    "คะแนนรวม",
    edition=_YEAR,
    codes=_CODES,
    scores=_SCORES,
    announced_codes=_ANNOUNCED_CODES,
    announced=_ANNOUNCED,
)
def ITA_TOTAL(
    edition: UdfArgument,
    codes: UdfArgument,
    scores: UdfArgument,
    announced_codes: UdfArgument = None,
    announced: UdfArgument = None,
) -> float | str:
    """Return the total score."""
    return _cell_value(result_of(edition_of(edition), codes, scores, announced_codes, announced).total)


@register_udf(
    "ระดับผลการประเมิน",
    edition=_YEAR,
    codes=_CODES,
    scores=_SCORES,
    announced_codes=_ANNOUNCED_CODES,
    announced=_ANNOUNCED,
)
def ITA_LEVEL(
    edition: UdfArgument,
    codes: UdfArgument,
    scores: UdfArgument,
    announced_codes: UdfArgument = None,
    announced: UdfArgument = None,
) -> str:
    """Return the level, ``""`` where the scores do not determine it."""
    return result_of(edition_of(edition), codes, scores, announced_codes, announced).level or ""


@register_udf("คะแนนรวมที่ยังขาดก่อนถึงระดับหนึ่ง", edition=_YEAR, total="คะแนนรวม", level="ชื่อระดับ เช่น ผ่านดี")
def ITA_GAP(edition: UdfArgument, total: UdfArgument, level: UdfArgument) -> float | str:
    """Return the points that a total lacks for a level, 0 where it is reached."""
    rubric, score = edition_of(edition), cell_number(column(total)[0])
    if score is None:
        return ""
    missing = {gap.level: gap.total for gap in gaps(rubric, score, [None] * len(rubric.tools))}
    return _cell_value(missing.get(_single_text(level)))


@register_udf(
    "ที่มาของคะแนน",
    returns_text=True,
    edition=_YEAR,
    what="รหัสของคะแนน เช่น total, IIT หรือ 8",
    codes=_CODES,
    scores=_SCORES,
    announced_codes=_ANNOUNCED_CODES,
    announced=_ANNOUNCED,
)
def ITA_EXPLAIN(
    edition: UdfArgument,
    what: UdfArgument,
    codes: UdfArgument,
    scores: UdfArgument,
    announced_codes: UdfArgument = None,
    announced: UdfArgument = None,
) -> str:
    """Return one Thai line with the derivation of a score."""
    rubric = edition_of(edition)
    result = result_of(rubric, codes, scores, announced_codes, announced)
    return result.explain(key_of(rubric, _single_text(what)))


@register_udf("ข้อสังเกตและแนวทางการพัฒนาของข้อ", returns_text=True, edition=_YEAR, tool=_TOOL, item=_ITEM)
def ITA_ADVICE(edition: UdfArgument, tool: UdfArgument, item: UdfArgument) -> str:
    """Return what a low score of an item shows, and the way forward."""
    rubric = edition_of(edition)
    advice = advice_for(rubric.year, _item_of(rubric, _single_text(tool), _single_text(item)).code)
    return f"{advice.finding} แนวทาง: {advice.way_forward}" if advice else "ยังไม่มีข้อเสนอแนะของข้อนี้"


@register_udf("ข้อคำถามหรือชื่อรายการของข้อ", returns_text=True, edition=_YEAR, tool=_TOOL, item=_ITEM)
def ITA_TITLE(edition: UdfArgument, tool: UdfArgument, item: UdfArgument) -> str:
    """Return the wording of an item."""
    return _item_of(edition_of(edition), _single_text(tool), _single_text(item)).title


@register_udf("ตัวเลขไทย", returns_text=True, value="ตัวเลขหรือข้อความ")
def ITA_THAI(value: UdfArgument) -> str:
    """Return a number, or the numbers in a text, with Thai digits."""
    return thai_digits(_single_text(value))


def _single_text(argument: UdfArgument) -> str:
    return cell_text(column(argument)[0])


def _cell_value(value: Decimal | None) -> float | str:
    return "" if value is None else float(value)


def _score_column(result: Result, keys: Sequence[Key]) -> CellColumn:
    return [[_cell_value(result[key].value)] for key in keys]


def _item_of(edition: Edition, tool: str, code: str) -> Item:
    items = {item.code: item for item in edition.items_of_tool(tool)}
    if code not in items:
        raise ItemUnknown(f"ปี {edition.year} ไม่มีข้อ {code[:20]} ของ {tool[:20]}", remedy="ตรวจรหัสข้อ")
    return items[code]


def _item_score(edition: Edition, tool: str, code: str, row: Sequence[object]) -> float | str:
    """Score one item (``i1``, ``IIT.i1``) or statement (``IIT.i1.2``) from its row of answers."""
    code, _, part = code.removeprefix(f"{tool}.").partition(".")
    try:
        item = _item_of(edition, tool, code)
        scale = {each.code: each.scale for each in item.parts}[part] if part else item.scale
        answers = _item_answer(scale, row)
    except (ItaError, LookupError):
        return ""
    place = (tool, code, part) if part else (tool, code)
    rule = Answers(("computed", *place), ("counts", *place), ("shares", *place), scale)
    entry = ItemAnswer(parts={part: answers}) if part else answers
    value = value_of(rule, Figures(Filled(Assessment(edition.year, items={tool: {code: entry}}))))
    return _cell_value(value if isinstance(value, Decimal) else None)


def _item_answer(scale: Scale, row: Sequence[object]) -> ItemAnswer:
    """Decode a row of answers: counts where all are whole numbers, else percentages."""
    length = len(scale.options)
    numbers = [cell_number(value) if cell_text(value) else Decimal(0) for value in (*row, *[None] * length)]
    answers = [value for value in numbers[:length] if value is not None and 0 <= value < 10**9]
    if len(answers) < length or any(numbers[length:]):
        raise ValueWrong("คำตอบไม่ตรงกับตัวเลือกของข้อ", remedy="ใส่จำนวนผู้ตอบของทุกตัวเลือก")
    if all(value == int(value) for value in answers):
        return ItemAnswer(counts=tuple(map(int, answers)))
    return ItemAnswer(percent=tuple(answers))
