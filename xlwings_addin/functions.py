"""Functions for cells, thin over the engine: what they answer is what ``ita score`` says of the same figures.

Functions that answer numbers answer ``""`` where there is no score, which a workbook's cells take as the sign
to compute natively; functions that answer texts answer a short Thai sentence. None shows a traceback.
The arguments are described for Excel's function wizard.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import wraps
from typing import Any

from ita_tools.assessment import ItemAnswer
from ita_tools.errors import Faults, ItaError, ItemUnknown, ValueWrong
from ita_tools.rubric import Edition, Item, Scale
from ita_tools.rubric.advice import advice_for
from ita_tools.scoring import Key, gaps
from ita_tools.scoring.items import item_scores
from ita_tools.thai import thai_digits
from xlwings_addin.light_xlwings import xw
from xlwings_addin.udf_arguments import (
    UdfArguments,
    column,
    edition_of,
    key_of,
    number,
    result_of,
    table,
    text,
)

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
    "Cells",
]

Cells = list[list[float | str]]
"""A column for Excel: rows of one value."""

_YEAR = "ปีงบประมาณ พ.ศ. เป็นตัวเลขสี่หลัก"
_TOOL = "รหัสเครื่องมือ เช่น IIT"
_ITEM = "รหัสข้อตามแบบวัด"
_CODES = "ช่วงของรหัส เช่น IIT หรือ IIT ตามด้วยจุดและรหัสข้อ"
_SCORES = "ช่วงของคะแนน 0 ถึง 100 สูงเท่ากับช่วงของรหัส"
_WRONG = "ค่าที่ใส่ให้ฟังก์ชันไม่ถูกต้อง"
_SENSELESS = (ValueError, TypeError, LookupError, ArithmeticError)
"""What arguments that make no sense end in."""


def _function(description: str, *, speaks: bool = False, **arguments: str) -> Callable[..., Any]:
    """Make a function known to Excel, with Thai descriptions; one that ``speaks`` answers its faults."""

    def known(function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def answer(*given: UdfArguments) -> Any:  # noqa: ANN401 - whatever the function answers
            try:
                return function(*given)
            except Faults as faults:
                return faults.faults[0].message if speaks else ""
            except ItaError as error:
                return error.message if speaks else ""
            except _SENSELESS:
                return _WRONG if speaks else ""

        answer.__annotations__ = {}  # xlwings would take them for converters
        answer.__doc__ = description
        for name, meaning in arguments.items():
            answer = xw.arg(name, ndim=2, doc=meaning)(answer)
        return xw.func(category="ITA")(answer)

    return known


@_function(
    "คะแนนรายข้อจากจำนวนผู้ตอบแต่ละตัวเลือก",
    edition=_YEAR,
    tool=_TOOL,
    items="ช่วงของรหัสข้อตามแบบวัด",
    answers="ช่วงของจำนวนผู้ตอบหรือร้อยละ หนึ่งแถวต่อหนึ่งข้อ เรียงตามตัวเลือก",
)
def ITA_ITEM(edition: UdfArguments, tool: UdfArguments, items: UdfArguments, answers: UdfArguments) -> Cells:
    """Answer a column of item scores, a row for each code; ``""`` where nobody answered."""
    rubric, code = edition_of(edition), _only(tool)
    codes, rows = column(items), table(answers)
    if len(codes) != len(rows):
        return [[""]]
    return [[_item(rubric, code, text(each), row)] for each, row in zip(codes, rows, strict=True)]


@_function(
    "คะแนนตัวชี้วัด", edition=_YEAR, indicators="รหัสตัวชี้วัด เช่น 1 หรือช่วงของรหัส", codes=_CODES, scores=_SCORES
)
def ITA_INDICATOR(
    edition: UdfArguments, indicators: UdfArguments, codes: UdfArguments, scores: UdfArguments
) -> Cells:
    """Answer a column of indicator scores."""
    rubric = edition_of(edition)
    return _scored(rubric, [("indicator", text(each)) for each in column(indicators)], codes, scores)


@_function(
    "คะแนนเครื่องมือ", edition=_YEAR, tools="รหัสเครื่องมือ เช่น IIT หรือช่วงของรหัส", codes=_CODES, scores=_SCORES
)
def ITA_TOOL(edition: UdfArguments, tools: UdfArguments, codes: UdfArguments, scores: UdfArguments) -> Cells:
    """Answer a column of tool scores."""
    return _scored(edition_of(edition), [("tool", text(each)) for each in column(tools)], codes, scores)


@_function("คะแนนรวม", edition=_YEAR, codes=_CODES, scores=_SCORES)
def ITA_TOTAL(edition: UdfArguments, codes: UdfArguments, scores: UdfArguments) -> float | str:
    """Answer the total score."""
    return _shown(result_of(edition_of(edition), codes, scores).total)


@_function("ระดับผลการประเมิน", edition=_YEAR, codes=_CODES, scores=_SCORES)
def ITA_LEVEL(edition: UdfArguments, codes: UdfArguments, scores: UdfArguments) -> str:
    """Answer the level, ``""`` where what is known does not decide."""
    return result_of(edition_of(edition), codes, scores).level or ""


@_function("คะแนนรวมที่ยังขาดก่อนถึงระดับหนึ่ง", edition=_YEAR, total="คะแนนรวม", level="ชื่อระดับ เช่น ผ่านดี")
def ITA_GAP(edition: UdfArguments, total: UdfArguments, level: UdfArguments) -> float | str:
    """Answer the points a total lacks for a level, 0 where it is reached."""
    rubric, score = edition_of(edition), number(column(total)[0])
    if score is None:
        return ""
    found = {gap.level: gap.total for gap in gaps(rubric, score, [None] * len(rubric.tools))}
    return _shown(found.get(_only(level)))


@_function(
    "ที่มาของคะแนน",
    speaks=True,
    edition=_YEAR,
    what="รหัสของคะแนน เช่น total, IIT หรือ 8",
    codes=_CODES,
    scores=_SCORES,
)
def ITA_EXPLAIN(edition: UdfArguments, what: UdfArguments, codes: UdfArguments, scores: UdfArguments) -> str:
    """Say in one Thai line how a score came about."""
    rubric = edition_of(edition)
    return result_of(rubric, codes, scores).explain(key_of(rubric, _only(what)))


@_function("ข้อสังเกตและแนวทางการพัฒนาของข้อ", speaks=True, edition=_YEAR, tool=_TOOL, item=_ITEM)
def ITA_ADVICE(edition: UdfArguments, tool: UdfArguments, item: UdfArguments) -> str:
    """Say what a low score of an item shows, and the way forward."""
    rubric = edition_of(edition)
    advice = advice_for(rubric.year, _item_of(rubric, _only(tool), _only(item)).code)
    return f"{advice.finding} แนวทาง: {advice.way_forward}" if advice else "ยังไม่มีข้อเสนอแนะของข้อนี้"


@_function("ข้อคำถามหรือชื่อรายการของข้อ", speaks=True, edition=_YEAR, tool=_TOOL, item=_ITEM)
def ITA_TITLE(edition: UdfArguments, tool: UdfArguments, item: UdfArguments) -> str:
    """Answer the wording of an item."""
    return _item_of(edition_of(edition), _only(tool), _only(item)).title


@_function("ตัวเลขไทย", speaks=True, value="ตัวเลขหรือข้อความ")
def ITA_THAI(value: UdfArguments) -> str:
    """Write a number, or the numbers in a text, with Thai digits."""
    return thai_digits(_only(value))


def _only(given: UdfArguments) -> str:
    return text(column(given)[0])


def _shown(value: Decimal | None) -> float | str:
    return "" if value is None else float(value)


def _scored(edition: Edition, keys: Sequence[Key], codes: UdfArguments, scores: UdfArguments) -> Cells:
    result = result_of(edition, codes, scores)
    return [[_shown(result[key].value)] for key in keys]


def _item_of(edition: Edition, tool: str, code: str) -> Item:
    found = {item.code: item for item in edition.items_of_tool(tool)}
    if code not in found:
        raise ItemUnknown(f"ปี {edition.year} ไม่มีข้อ {code[:20]} ของ {tool[:20]}", remedy="ตรวจรหัสข้อ")
    return found[code]


def _item(edition: Edition, tool: str, code: str, row: Sequence[object]) -> float | str:
    """Score one item (``i1``, ``IIT.i1``) or statement (``IIT.i1.2``) from its row of answers."""
    code, _, part = code.removeprefix(f"{tool}.").partition(".")
    try:
        item = _item_of(edition, tool, code)
        scale = {each.code: each.scale for each in item.parts}[part] if part else item.scale
        entry = _entry(scale, row)
    except (ItaError, LookupError):
        return ""
    key: Key = ("statement", tool, code, part) if part else ("item", tool, code)
    return _shown(item_scores(item, tool, ItemAnswer(parts={part: entry}) if part else entry)[key].value)


def _entry(scale: Scale, row: Sequence[object]) -> ItemAnswer:
    """Read a row of answers: counts where all are whole, else shares."""
    length = len(scale.options)
    given = [number(value) if text(value) else Decimal(0) for value in (*row, *[None] * length)]
    answers = [value for value in given[:length] if value is not None and 0 <= value < 10**9]
    if len(answers) < length or any(given[length:]):
        raise ValueWrong("คำตอบไม่ตรงกับตัวเลือกของข้อ", remedy="ใส่จำนวนผู้ตอบของทุกตัวเลือก")
    if all(value == int(value) for value in answers):
        return ItemAnswer(counts=tuple(map(int, answers)))
    return ItemAnswer(percent=tuple(answers))
