"""What the findings about contradictions say, in Thai."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from ita_tools.assessment import Assessment
from ita_tools.errors import EditionUnknown
from ita_tools.rounding import points
from ita_tools.rubric import Edition, load_edition
from ita_tools.scoring import Key, Result
from ita_tools.scoring.explanation import name_of
from ita_tools.scoring.relations import Conflict, Fact, System
from ita_tools.scoring.relations.facts import score_of

if TYPE_CHECKING:
    from ita_tools.analysis.causes import Cause, Change

__all__ = ["Words"]

_SHOWN = 6
_KINDS = {
    "digit": "น่าจะพิมพ์ผิดหนึ่งหลัก",
    "swapped": "น่าจะพิมพ์สลับหลักที่อยู่ติดกัน",
    "lost": "น่าจะพิมพ์ตกไปหนึ่งหลัก",
    "doubled": "น่าจะพิมพ์ซ้ำหนึ่งหลัก",
    "shifted": "น่าจะวางจุดทศนิยมผิดที่",
    "row": "น่าจะเป็นตัวเลขของแถวอื่น",
    "answers": "ไม่ตรงกับคำตอบของข้อเดียวกัน",
    "level": "น่าจะระบุผิด",
}
_ALL_AGREE = "เมื่อแก้แล้วตัวเลขทุกชั้นสอดคล้องกัน"
_TOGETHER = "เมื่อแก้พร้อมกับตัวอื่นที่ระบุไว้ อธิบายได้ด้วยว่าเหตุใดตัวเลขจึงไม่ตรงกัน"
_BROKEN = {
    "difference-wrong": "{} ที่พิมพ์ไว้ไม่เท่ากับคะแนนปีนี้ลบคะแนนปีก่อน",
    "answers-differ": "{} คะแนนไม่ตรงกับคำตอบที่กรอกไว้",
    "history-differs": "{} ไม่ตรงกับผลของปีนั้น ซึ่งเป็นค่าที่รายงานใช้",
    "step-unknown": "{} ได้คะแนนที่ไม่อยู่ในขั้นของแบบวัด",
    "counts-differ": "{} จำนวนคำตอบรวมไม่เท่ากับจำนวนผู้ตอบแบบวัด",
    "shares-differ": "{} ร้อยละของทุกตัวเลือกรวมไม่เท่ากับ 100 เกินกว่าที่การปัดเศษอธิบายได้",
}


class Words:
    """Names and sentences for the figures of one assessment."""

    def __init__(self, assessment: Assessment, result: Result, system: System) -> None:
        self.assessment, self.result, self.system = assessment, result, system

    def kind(self, fact: Fact) -> str:
        """Return what kind of figure a fact is."""
        return fact.key[1] if fact.key[0] == "previous" else fact.key[0]

    def name(self, fact: Fact) -> str:
        """Name a figure."""
        key, edition = fact.key, self.result.edition
        if key[0] == "previous" and self.assessment.previous is not None:
            year = self.assessment.previous.edition
            return f"{_name_in(year, key[1:])} ของปี {year}"
        if key[0] == "history":
            return f"คะแนนรวมย้อนหลังของปี {key[1]}"
        if key[0] == "respondents":
            return f"จำนวนผู้ตอบ {edition.tool_by_code[key[1]].short}"
        if key[0] == "difference":
            return f"ผลต่างของ{self._compared(key[1])}"
        if key[0] == "answers":
            return f"คำตอบของ{name_of(key[1:], edition)}"
        return _name(key, edition)

    def _compared(self, code: str) -> str:
        kind = "tool" if code in self.result.edition.tool_by_code else "indicator"
        return name_of(("total",) if code == "total" else (kind, code), self.result.edition)

    def figures(self, change: Change) -> tuple[str, str]:
        """Return what a figure should be and what it is; no first text where several values are left."""
        fact = self.system.facts[change.fact]
        if change.texts is not None:
            return change.texts
        return self._text(fact, change.low) if change.low == change.high else "", self.found(fact)

    def found(self, fact: Fact) -> str:
        """Return what was typed."""
        return self._text(fact, fact.value) if fact.kind != "answers" else ""

    def _text(self, fact: Fact, value: int) -> str:
        if fact.kind == "level":
            return self._bands(fact)[value]
        return str(value) if fact.kind == "respondents" else points(score_of(value))

    def _bands(self, fact: Fact) -> list[str]:
        previous = self.assessment.previous
        here = fact.key[0] != "previous" or previous is None
        edition = self.result.edition if here or previous is None else load_edition(previous.edition)
        return [band.name for band in edition.bands]

    def cause(self, cause: Cause, change: Change, *, together: bool) -> str:
        """Say what is wrong with a figure."""
        fact = self.system.facts[change.fact]
        end = _TOGETHER if together else _ALL_AGREE
        if cause.kind == "exchanged":
            (other,) = [each.fact for each in cause.changes if each != change]
            text = f"น่าจะพิมพ์สลับกับ{self.name(self.system.facts[other])}"
        else:
            text = _KINDS[cause.kind]
        if change.low < change.high:
            end = f"ตัวเลขอื่นให้ค่าได้ตั้งแต่ {points(score_of(change.low))} ถึง {points(score_of(change.high))}"
        return f"{self.name(fact)} {text} {end}"

    def several_values(self, fact: Fact, ends: tuple[int, int] | None, together: bool) -> str:
        """Say that only one figure can be wrong, with several values, or those between two ends."""
        also = " พร้อมกับตัวอื่นที่ระบุไว้ อธิบายได้ด้วย" if together else ""
        low, high = (points(score_of(value)) for value in ends or (0, 0))
        values = f"อยู่ระหว่าง {low} ถึง {high}" if ends else "มีหลายค่า"
        return f"{self.name(fact)} น่าจะพิมพ์ผิด{also} ค่าที่ทำให้ตัวเลขทุกชั้นสอดคล้องกัน{values}"

    def alternatives(self, facts: Collection[int], *, together: bool) -> str:
        """Say that one of several figures is wrong."""
        also = " เมื่อแก้พร้อมกับตัวอื่นที่ระบุไว้ อธิบายได้ด้วย" if together else ""
        return f"ตัวเลขไม่สอดคล้องกัน ตัวใดตัวหนึ่งต่อไปนี้น่าจะพิมพ์ผิด{also}: {self._names(facts)}"

    def _names(self, facts: Collection[int]) -> str:
        names = list(dict.fromkeys(self.name(self.system.facts[number]) for number in sorted(facts)))
        more = len(names) - _SHOWN
        return ", ".join(names[:_SHOWN]) + (f" และอีก {more} ตัว" if more > 0 else "")

    def broken(self, conflict: Conflict, fact: Fact, *, explained: bool) -> str:
        """Say which relation does not hold."""
        code, name = conflict.relation.code, self.name(fact)
        if code == "score-impossible":
            count = next((each for each in self._counts(conflict)), 0)
            text = f"{name} ไม่มีชุดคำตอบของผู้ตอบ {count} คนใดที่ให้คะแนนนี้"
        elif code in _BROKEN:
            text = _BROKEN[code].format(name)
        elif code == "level-differs":
            text = f"{name} ไม่ตรงกับที่ได้จากคะแนน"
        else:
            text = f"{name} ที่ประกาศ {self.found(fact)} {self._beside(conflict, fact)}"
        facts = self.system.bits(conflict.facts)
        tail = "" if explained or len(facts) < len("ab") else f" ตรวจ {self._names(facts)}"
        return text + tail

    def _counts(self, conflict: Conflict) -> list[int]:
        facts = [self.system.facts[number] for number in self.system.bits(conflict.facts)]
        return [fact.value for fact in facts if fact.kind == "respondents"]

    def _beside(self, conflict: Conflict, fact: Fact) -> str:
        """Say what the other figures give for an announced one."""
        if fact.key in self.result.scores and (score := self.result[fact.key]).differs:
            low, high = score.possible or (score.computed, score.computed)
            both = points(low) if low == high else f"{points(low)} ถึง {points(high)}"
            return f"ไม่ตรงกับที่คำนวณได้จากข้อมูลที่กรอก คือ {both}"
        if self.system.keys[conflict.figure] == fact.key:
            if fact.value == conflict.low:
                return f"เป็นไปไม่ได้ ข้อมูลอื่นที่กรอกไว้ให้ได้สูงสุด {points(score_of(conflict.high))}"
            if fact.value == conflict.high:
                return f"เป็นไปไม่ได้ ข้อมูลอื่นที่กรอกไว้ให้ได้ต่ำสุด {points(score_of(conflict.low))}"
        return "ไม่สอดคล้องกับข้อมูลอื่นที่กรอกไว้"

    def derived(self, fact: Fact) -> str:
        """Say that a figure contradicts items that were worked back."""
        if self.system.worked_back >> self.system.fact_of[fact.key] & 1:
            text = "เป็นคะแนนที่คำนวณย้อนกลับไว้ แต่ไม่เข้ากับคะแนนที่ประกาศ"
        else:
            text = "ไม่ตรงกับคะแนนข้อที่คำนวณย้อนกลับไว้"
        return f"{self.name(fact)} {text} ให้คำนวณย้อนกลับใหม่หรือกรอกคะแนนที่ประกาศ"


def _name(key: Key, edition: Edition) -> str:
    return "ระดับผลการประเมิน" if key == ("level",) else name_of(key, edition)


def _name_in(year: int, key: Key) -> str:
    """Name a figure of another year; by its codes where that year has no rubric."""
    try:
        return _name(key, load_edition(year))
    except EditionUnknown:
        return " ".join(key)
