"""What an agency filled in for one edition: the records, and with each field its entry of the field table.

All records are frozen. A missing score is ``None``, never 0. Texts are clean and stripped, scores have two
decimal places half-up (the first step of every rule). Mappings are plain dictionaries: do not change them.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from decimal import Decimal

from ita_tools.assessment.exchange import (
    FILLED,
    STATES,
    UNFILLED,
    AuditEntry,
    BookOrigin,
    Conflict,
    Division,
    Proposal,
)
from ita_tools.assessment.fields import (
    DIVISION,
    EFFORTS,
    EVERY,
    FORMAL,
    FULL,
    MEMO,
    NOBODY,
    REVIEWER,
    entry,
    field,
)
from ita_tools.assessment.measures import Constraint, Measure
from ita_tools.assessment.report_fields import (
    Announcement,
    Memo,
    Recommendation,
    ReportSettings,
    Signer,
    Standing,
    Texts,
)
from ita_tools.records import record

__all__ = [
    "Agency",
    "Analysis",
    "Assessment",
    "EarlierResult",
    "ItemAnswer",
    "Previous",
    "Published",
    "Respondents",
]

_DIVISION_STATES = (UNFILLED, FILLED)


@record(frozen=True, slots=True)
class Agency:
    """Who is assessed."""

    name: str = field("text", "ชื่อหน่วยงาน", public=True, printed=EVERY)
    type: str = field("text", "ประเภทหน่วยงาน", public=True)
    district: str = field("text", "อำเภอ", public=True, printed=FORMAL)
    province: str = field("text", "จังหวัด", public=True, printed=FORMAL)
    unit: str = field("text", "ส่วนราชการผู้รับผิดชอบ", printed=EVERY)
    website: str = field("text", "เว็บไซต์ของหน่วยงาน", public=True, printed=FULL)


@record(frozen=True, slots=True)
class ItemAnswer:
    """What is known of one item under one tool.

    ``counts`` are respondents per answer option, ``percent`` the printed shares of 100, ``score`` the
    printed score. ``derived`` marks a score that was never printed but follows from printed ones.
    ``effort`` is what making it better takes, ``1`` (as if blank) to ``3``; ``no``: not this year.
    ``parts`` holds, by part code, what is known of the parts of an item that has some.
    """

    score: Decimal | None = field(
        "score", "คะแนน ITAS", editor=DIVISION, bare=True, locked=True, printed=EVERY
    )
    counts: tuple[int, ...] | None = field(
        "counts", "จำนวน (คน)", editor=DIVISION, locked=True, printed=EVERY
    )
    percent: tuple[Decimal, ...] | None = field(
        "percent", "ร้อยละ", editor=DIVISION, locked=True, printed=EVERY
    )
    derived: bool = field("flag", "คำนวณย้อนกลับ", editor=DIVISION, locked=True, printed=FULL)
    url: str = field("link", "URL ของข้อมูล", editor=DIVISION)
    note: str = field("text", "หมายเหตุ", editor=DIVISION)
    defect: str = field("long", "ข้อบกพร่อง", editor=DIVISION, public=True, printed=FULL)
    remedy: str = field("long", "ข้อแก้ไข", editor=DIVISION, public=True, printed=FULL)
    effort: str = field("effort", "แรงที่ต้องใช้ให้ดีขึ้น", choices=EFFORTS)
    parts: Mapping[str, ItemAnswer] = field("self", "ประเด็น", keys=("part",), editor=DIVISION, printed=EVERY)

    def __bool__(self) -> bool:
        return self != ItemAnswer()


@record(frozen=True, slots=True)
class Published:
    """What was printed.

    ``parts`` holds indicators of one tool where several tools share them; ``differences`` the printed
    changes from the year before by ``total``, tool or indicator code.
    """

    total: Decimal | None = field("score", "คะแนนรวม", public=True, printed=EVERY)
    level: str = field("choice", "ระดับผลการประเมิน", public=True, printed=EVERY)
    tools: Mapping[str, Decimal] = field("score", "เครื่องมือ", keys=("tool",), public=True, printed=FORMAL)
    indicators: Mapping[str, Decimal] = field(
        "score", "ตัวชี้วัดที่", keys=("indicator",), public=True, printed=EVERY
    )
    subindicators: Mapping[str, Decimal] = field("score", "ตัวชี้วัดย่อย", keys=("subindicator",), printed=FULL)
    parts: Mapping[str, Mapping[str, Decimal]] = field("score", "ตัวชี้วัดแยกเครื่องมือ", keys=("tool", "indicator"))
    differences: Mapping[str, Decimal] = field(
        "difference", "เพิ่ม/ลด ตามที่รายงานพิมพ์ไว้", keys=("figure",), printed=FULL
    )

    def __bool__(self) -> bool:
        return self != Published()


@record(frozen=True, slots=True)
class Previous:
    """The result of an earlier edition, as published; ``items`` by tool and code of that edition."""

    edition: int = dataclasses.field(metadata=entry("year", "ปีงบประมาณ พ.ศ.", printed=EVERY))
    published: Published = field(Published, "ผลที่ประกาศ", "", printed=EVERY)
    items: Mapping[str, Mapping[str, Decimal]] = field("score", "ข้อ", keys=("tool", "code"), printed=FULL)

    def __bool__(self) -> bool:
        return bool(self.published or self.items)


@record(frozen=True, slots=True)
class EarlierResult:
    """Total and level of an earlier year."""

    total: Decimal | None = field("score", "คะแนนรวม", bare=True, public=True, printed=FULL)
    level: str = field("choice", "ระดับผลการประเมิน", public=True, printed=FULL)

    def __bool__(self) -> bool:
        return self != EarlierResult()


@record(frozen=True, slots=True)
class Respondents:
    """Who answered a tool: how many, and by heading (age, ...) and group."""

    count: int | None = field("count", "จำนวนผู้ตอบ (คน)", public=True, printed=FULL)
    groups: Mapping[str, Mapping[str, int]] = field(
        "count", "กลุ่ม", keys=("heading", "group"), public=True, printed=FULL
    )

    def __bool__(self) -> bool:
        return self != Respondents()


@record(frozen=True, slots=True)
class Analysis:
    """The officer's own reading of an indicator, an issue or a tool."""

    text: str = field("long", "บทวิเคราะห์", kw_only=True, editor=DIVISION, public=True, printed=FORMAL)
    cause: str = field("long", "สาเหตุ", editor=DIVISION, public=True, printed=FORMAL)
    way_forward: str = field("long", "แนวทางการพัฒนา", editor=DIVISION, public=True, printed=FORMAL)

    def __bool__(self) -> bool:
        return self != Analysis()


@record(frozen=True, slots=True)
class Assessment:
    """All that one agency filled in for one edition (Buddhist Era year).

    ``book`` is the random id of the main book, made when it is split for the first time.
    ``divisions`` (who answers), ``states`` and ``comments`` go by the code of an item, indicator or issue.
    """

    edition: int = dataclasses.field(metadata=entry("year", "ปีงบประมาณ พ.ศ.", editor=NOBODY, printed=EVERY))
    book: str = field("text", "รหัสสมุดงาน", editor=NOBODY)
    note: str = field("long", "หมายเหตุของสมุดงาน")
    agency: Agency = field(Agency, "ข้อมูลหน่วยงาน", printed=EVERY)
    items: Mapping[str, Mapping[str, ItemAnswer]] = field(
        ItemAnswer, "ข้อคำถาม", "", keys=("tool", "code"), editor=DIVISION, printed=EVERY
    )
    published: Published = field(Published, "ผลที่ ITAS ประกาศ", printed=EVERY)
    unprocessed: tuple[str, ...] = field("codes", "ไม่ประมวลผล", "เครื่องมือที่ไม่ประมวลผล", printed=EVERY)
    previous: Previous | None = field(Previous, "ผลปีก่อน", optional=True, printed=EVERY)
    announcement: Announcement = field(Announcement, "การประกาศผล", printed=EVERY)
    history: Mapping[int, EarlierResult] = field(
        EarlierResult, "คะแนนรวมย้อนหลัง", "ผลย้อนหลัง", keys=("year",), printed=FULL
    )
    respondents: Mapping[str, Respondents] = field(Respondents, "ผู้ตอบแบบวัด", keys=("tool",), printed=FULL)
    division_list: tuple[Division, ...] = field(
        Division, "สำนักและกอง", listed=True, row_names=("name", "short")
    )
    divisions: Mapping[str, str] = field("text", "สำนัก/กอง", keys=("code",))
    states: Mapping[str, str] = field(
        "choice",
        "สถานะ",
        keys=("code",),
        editor=REVIEWER,
        choices=STATES,
        division_choices=_DIVISION_STATES,
    )
    comments: Mapping[str, str] = field("long", "ความเห็นผู้ตรวจ", keys=("code",), editor=REVIEWER)
    analysis: Mapping[str, Analysis] = field(
        Analysis, "วิเคราะห์", keys=("code",), editor=DIVISION, printed=FORMAL
    )
    plan: tuple[Measure, ...] = field(
        Measure, "แผนปฏิบัติการ", listed=True, row_names=("key",), editor=DIVISION, printed=EVERY
    )
    constraints: tuple[Constraint, ...] = field(
        Constraint, "ข้อจำกัด", listed=True, row_names=("key",), editor=DIVISION, printed=FULL
    )
    recommendations: tuple[Recommendation, ...] = field(
        Recommendation, "ข้อเสนอแนะของผู้ประเมิน", listed=True, printed=FULL
    )
    texts: Texts = field(Texts, "ข้อความของรายงาน", "", printed=FORMAL)
    signers: tuple[Signer, ...] = field(Signer, "ผู้ลงนาม", listed=True, printed=EVERY)
    report: ReportSettings = field(ReportSettings, "การจัดทำรายงาน", printed=EVERY)
    standing: Standing = field(Standing, "อันดับของหน่วยงาน", printed=FORMAL)
    memo: Memo = field(Memo, "บันทึกข้อความ", printed=MEMO)
    trail: tuple[AuditEntry, ...] = field(AuditEntry, "ประวัติ", listed=True, editor=NOBODY)
    origin: BookOrigin = field(BookOrigin, "กำกับ", editor=NOBODY)
    conflicts: tuple[Conflict, ...] = field(Conflict, "ความขัดแย้ง", listed=True, editor=NOBODY)
    proposals: tuple[Proposal, ...] = field(Proposal, "ค่าที่รอยืนยัน", listed=True, editor=NOBODY)

    def entry(self, tool: str, item: str) -> ItemAnswer:
        """Return what is known of an item under a tool; an empty answer where nothing is."""
        return self.items.get(tool, {}).get(item, _NOTHING)

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The rows of the plan, without those that only tell that no measure is needed."""
        return tuple(row for row in self.plan if not row.not_needed)

    @property
    def rows(self) -> tuple[Measure | Constraint, ...]:
        """All rows that a division may add to: measures, then constraints."""
        return (*self.plan, *self.constraints)


_NOTHING = ItemAnswer()
