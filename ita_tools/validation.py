"""Validate an assessment against its edition: codes, numbers of answers, years, words to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import chain, islice

from ita_tools.assessment import ItemAnswer, LoadedAssessment
from ita_tools.assessment.exchange import CHOICES, STATES
from ita_tools.errors import MOST_FAULTS, AnswersWrong, ItaError, ItemUnknown, ValueWrong
from ita_tools.rounding import points
from ita_tools.rubric import Edition, Item, Scale
from ita_tools.thai import BUDDHIST_ERA, arabic_digits

__all__ = ["SHARE_TOLERANCE", "validate_assessment"]

SHARE_TOLERANCE = Decimal(1)
"""Percentage points by which the sum of the shares may differ from 100: rounding causes hundredths only."""
_CENTURY = 100


def validate_assessment(edition: Edition, reading: LoadedAssessment) -> list[ItaError]:
    """Return a fault with file, line and key for what does not fit the edition; of very many the first."""
    faults = chain(
        _item_faults(edition, reading),
        _published_faults(edition, reading),
        _code_faults(edition, reading),
        _choice_faults(reading),
        _year_faults(edition, reading),
        _previous_faults(reading),
    )
    return list(islice(faults, MOST_FAULTS + 1))


def _unknown(code: str, codes: Iterable[str], where: str, what: str) -> ItemUnknown:
    allowed = list(codes)
    close = _closest(code, allowed)
    listed = f"รหัสที่ใช้ได้คือ {_span(allowed)}" if allowed else "ลบรายการนี้ออก"
    remedy = f"หมายถึง {close[0]} หรือไม่" if close else listed
    return ItemUnknown(f"ไม่มี{what} {code}", where=where, remedy=remedy)


def _closest(code: str, codes: list[str]) -> list[str]:
    folded = arabic_digits(code).casefold()
    same = [each for each in codes if each.casefold() == folded]
    if same:
        return same
    from difflib import get_close_matches  # its import takes time and is needed for faults only

    return get_close_matches(code, codes, 1)


def _span(codes: list[str]) -> str:
    return ", ".join(codes) if len(codes) <= 12 else f"{codes[0]} ถึง {codes[-1]}"


def _item_faults(edition: Edition, reading: LoadedAssessment) -> Iterator[ItaError]:
    for tool, entries in reading.assessment.items.items():
        if tool not in edition.tool_by_code:
            yield _unknown(tool, edition.tool_by_code, reading.where(f"items.{tool}"), "เครื่องมือ")
            continue
        items = {item.code: item for item in edition.items_of_tool(tool)}
        for code, entry in entries.items():
            path = f"items.{tool}.{code}"
            if code in items:
                yield from _answer_faults(items[code], entry, reading.where(path))
            else:
                yield _unknown(code, items, reading.where(path), f"ข้อของ {tool} รหัส")


def _answer_faults(item: Item, entry: ItemAnswer, where: str) -> Iterator[ItaError]:
    if item.scale.kind == "steps" and (entry.counts or entry.percent):
        yield AnswersWrong(f"ข้อ {item.code} รับคะแนนเท่านั้น ไม่มีสัดส่วนคำตอบ", where=where, remedy="ใส่คะแนนของข้อ")
    elif item.parts and (entry.counts or entry.percent):
        yield AnswersWrong(
            f"ข้อ {item.code} มีประเด็นย่อย", where=where, remedy="ใส่สัดส่วนคำตอบของแต่ละประเด็นย่อยในหัวข้อ parts"
        )
    else:
        yield from _option_faults(item.code, item.scale, entry, where)
    if entry.url and item.scale.kind != "steps":
        yield ValueWrong(f"ข้อ {item.code} ไม่มีช่องที่อยู่เว็บ", where=where, remedy="ย้ายข้อความไปที่ note")
    scales = {part.code: part.scale for part in item.parts}
    for code, part in entry.parts.items():
        name = f"{item.code} ประเด็นที่ {code}"
        if code not in scales:
            yield _unknown(code, scales, where, f"ประเด็นย่อยของข้อ {item.code} ลำดับ")
        elif part != ItemAnswer(part.score, part.counts, part.percent):
            yield ValueWrong(
                f"ข้อ {name} รับได้เฉพาะ score counts และ percent", where=where, remedy="ย้ายข้อมูลอื่นไปที่ข้อหลัก"
            )
        else:
            yield from _option_faults(name, scales[code], part, where)


def _option_faults(name: str, scale: Scale, entry: ItemAnswer, where: str) -> Iterator[ItaError]:
    expected = len(scale.options)
    for answers in (entry.counts, entry.percent):
        if answers is not None and len(answers) != expected:
            yield AnswersWrong(
                f"ข้อ {name} มี {expected} ตัวเลือก แต่ให้มา {len(answers)} ค่า",
                where=where,
                remedy=f"ใส่ให้ครบ {expected} ค่าตามลำดับตัวเลือก",
            )
    if entry.percent and (total := sum(entry.percent)) and abs(total - 100) > SHARE_TOLERANCE:
        yield AnswersWrong(
            f"ร้อยละของข้อ {name} รวมได้ {points(total)} ไม่ใช่ 100", where=where, remedy="ตรวจร้อยละของทุกตัวเลือก"
        )


def _published_faults(edition: Edition, reading: LoadedAssessment) -> Iterator[ItaError]:
    published = reading.assessment.published
    groups: dict[str, tuple[Mapping[str, object], Iterable[str], str]] = {
        "tools": (published.tools, edition.tool_by_code, "เครื่องมือ"),
        "indicators": (published.indicators, edition.indicator_by_code, "ตัวชี้วัด"),
        "subindicators": (published.subindicators, [part.code for part in edition.subindicators], "ตัวชี้วัดย่อย"),
        "parts": (published.parts, edition.tool_by_code, "เครื่องมือ"),
        "differences": (
            published.differences,
            ["total", *edition.tool_by_code, *edition.indicator_by_code],
            "เครื่องมือหรือตัวชี้วัด",
        ),
    }
    for group, (scores, codes, what) in groups.items():
        for code in scores:
            if code not in codes:
                yield _unknown(code, codes, reading.where(f"published.{group}.{code}"), what)
    for tool, parts in published.parts.items():
        shared = [each.code for each in edition.indicators_of_tool(tool) if len(each.tools) > 1]
        for code in parts:
            if code not in shared and tool in edition.tool_by_code:
                yield _unknown(
                    code,
                    shared,
                    reading.where(f"published.parts.{tool}.{code}"),
                    f"คะแนนแยกเครื่องมือของ {tool} ในตัวชี้วัด",
                )


def _year_faults(edition: Edition, reading: LoadedAssessment) -> Iterator[ItaError]:
    """Yield the years of earlier totals that are too late, of another calendar or of two digits."""
    previous = reading.assessment.previous
    years = [(f"history.{year}", year, edition.year) for year in reading.assessment.history]
    years += [("previous.edition", previous.edition, edition.year - 1)] if previous else []
    for path, year, last in years:
        if not last - _CENTURY < year <= last:
            corrected = [
                each
                for each in (year + BUDDHIST_ERA, last // _CENTURY * _CENTURY + year)
                if last - _CENTURY < each <= last
            ]
            hint = f" เช่น {corrected[0]}" if corrected else ""
            yield ValueWrong(
                f"ปีงบประมาณ {year} ใช้ไม่ได้ในข้อมูลของปี {edition.year}",
                where=reading.where(path),
                remedy=f"ใส่ปี พ.ศ. 4 หลัก ไม่เกินปี {last}{hint}",
            )


def _previous_faults(reading: LoadedAssessment) -> Iterator[ItaError]:
    previous = reading.assessment.previous
    if previous is not None and previous.published.differences:
        yield ValueWrong(
            "ผลต่างของปีก่อนไม่มีที่เก็บในสมุดงาน",
            where=reading.where("previous.published.differences"),
            remedy="ใส่ผลต่างของปีนี้ในหัวข้อ published.differences",
        )


def _choice_faults(reading: LoadedAssessment) -> Iterator[ItaError]:
    """Yield the values that are none of the words to choose from."""
    assessment = reading.assessment
    choices = [
        *((f"states.{code}", state, STATES) for code, state in assessment.states.items()),
        *((f"plan[{n}].state", row.state, STATES) for n, row in enumerate(assessment.plan, 1)),
        *((f"conflicts[{n}].choice", row.choice, CHOICES) for n, row in enumerate(assessment.conflicts, 1)),
    ]
    for path, word, allowed in choices:
        if word and word not in allowed:
            yield ValueWrong(
                f"ค่า {word[:45]} ใช้ไม่ได้", where=reading.where(path), remedy=f"เลือก {' '.join(allowed)}"
            )


def _code_faults(edition: Edition, reading: LoadedAssessment) -> Iterator[ItaError]:
    """Yield the codes of items, indicators, issues and tools that the edition does not have."""
    assessment = reading.assessment
    tools, indicators = list(edition.tool_by_code), list(edition.indicator_by_code)
    topics = indicators + [issue.code for issue in edition.issues]
    assignable = [*edition.item_by_code, *topics]
    codes = [
        *((f"unprocessed[{n}]", code, tools, "เครื่องมือ") for n, code in enumerate(assessment.unprocessed, 1)),
        *((f"respondents.{code}", code, tools, "เครื่องมือ") for code in assessment.respondents),
        *(
            (f"{group}.{code}", code, assignable, "ข้อ ตัวชี้วัด หรือประเด็นรหัส")
            for group in ("divisions", "states", "comments")
            for code in getattr(assessment, group)
        ),
        *(
            (f"analysis.{code}", code, [*topics, *tools], "ตัวชี้วัด ประเด็น หรือเครื่องมือ")
            for code in assessment.analysis
        ),
    ]
    for path, code, allowed, what in codes:
        if code not in allowed:
            yield _unknown(code, allowed, reading.where(path), what)
