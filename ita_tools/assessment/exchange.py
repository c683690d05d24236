"""Records of what comes and goes: divisions, what was sent and done, what disagrees, what waits.

Values that were read from a foreign source wait for the officer, and are no scores of the assessment yet.
"""

from __future__ import annotations

from collections.abc import Mapping

from ita_tools.assessment.fields import NOBODY, field
from ita_tools.records import record

__all__ = [
    "ACCEPT",
    "CHOICES",
    "FILLED",
    "KEEP",
    "PROPOSAL_CHOICES",
    "REJECT",
    "RETURNED",
    "REVIEWED",
    "STATES",
    "TAKE",
    "UNFILLED",
    "AuditEntry",
    "BookOrigin",
    "Conflict",
    "Division",
    "Proposal",
]

UNFILLED, FILLED, RETURNED, REVIEWED = "ยังไม่กรอก", "กรอกแล้ว", "ส่งกลับให้แก้", "ตรวจแล้ว"
STATES = (UNFILLED, FILLED, RETURNED, REVIEWED)
"""Progress of an item or measure; the last two are set by whoever reviews."""

KEEP, TAKE = "ใช้ค่าเดิม", "ใช้ค่าที่ส่งมา"
CHOICES = (KEEP, TAKE)
"""What the officer may decide about a conflict."""
ACCEPT, REJECT = "ใช้", "ไม่ใช้"
PROPOSAL_CHOICES = (ACCEPT, REJECT)
"""What the officer may decide about a value that waits."""


@record(frozen=True, slots=True)
class Division:
    """A division (สำนัก/กอง) of the agency; the short name may stand for the full one.

    ``due`` is the Thai date by which its workbook should come back, where a split names no other.
    """

    name: str = field("text", "ชื่อสำนัก/กอง")
    short: str = field("text", "ชื่อย่อ")
    contact: str = field("phone", "ผู้ประสานงาน")
    due: str = field("date", "กำหนดส่งกลับ")

    def __bool__(self) -> bool:
        return self != Division()


@record(frozen=True, slots=True)
class AuditEntry:
    """One line of the audit log: when (Thai date), what was done, from which file, by whom.

    A value that was taken over from a division has a line with its key ``path``, and what it was ``before``
    and ``after``. ``saved`` is the time in UTC the file was saved, ``""`` where it is unknown.
    """

    when: str = field("date", "วันที่", editor=NOBODY)
    what: str = field("text", "ทำอะไร", editor=NOBODY)
    source: str = field("text", "จากไฟล์", editor=NOBODY)
    division: str = field("text", "สำนัก/กอง", editor=NOBODY)
    version: str = field("text", "รุ่นของโปรแกรม", editor=NOBODY)
    before: str = field("long", "ค่าเดิม", editor=NOBODY)
    after: str = field("long", "ค่าที่รับ", editor=NOBODY)
    path: str = field("text", "รหัสข้อมูล", editor=NOBODY)
    saved: str = field("text", "บันทึกไฟล์เมื่อ (UTC)", editor=NOBODY)

    def __bool__(self) -> bool:
        return self != AuditEntry()


@record(frozen=True, slots=True)
class BookOrigin:
    """What a workbook was made from.

    ``base`` is the id of the main book. The rest describes the part a division was sent: ``part`` holds
    the codes and row keys it answers for, ``sent`` a hash of each value by key path, ``digest`` a hash
    over all of it, so that a damaged record is noticed.
    """

    base: str = field("text", "รหัสสมุดงานหลัก", editor=NOBODY)
    division: str = field("text", "สำนัก/กอง", editor=NOBODY)
    when: str = field("date", "วันที่ส่ง", editor=NOBODY)
    due: str = field("date", "กำหนดส่งกลับ", editor=NOBODY)
    part: tuple[str, ...] = field("words", "ส่วนที่รับผิดชอบ", editor=NOBODY)
    sent: Mapping[str, str] = field("text", "ค่าที่ส่ง", keys=("path",), editor=NOBODY)
    digest: str = field("text", "รหัสตรวจสอบ", editor=NOBODY)

    def __bool__(self) -> bool:
        return self != BookOrigin()


@record(frozen=True, slots=True)
class Conflict:
    """A returned value that was not taken over by itself.

    ``path`` is the key path, ``what`` its name in words, ``kept`` the value of the main book, ``given``
    the returned one (``""`` for blank or deleted), ``when`` its book was last saved (Thai date and time).
    ``settled`` is the Thai date its ``choice`` was applied.
    """

    path: str = field("text", "รหัสข้อมูล", editor=NOBODY)
    what: str = field("text", "ข้อมูล", editor=NOBODY)
    reason: str = field("text", "เหตุ", editor=NOBODY)
    kept: str = field("long", "ค่าในสมุดงานหลัก", editor=NOBODY)
    given: str = field("long", "ค่าที่ส่งมา", editor=NOBODY)
    division: str = field("text", "สำนัก/กอง", editor=NOBODY)
    source: str = field("text", "จากไฟล์", editor=NOBODY)
    when: str = field("date", "บันทึกไฟล์เมื่อ", editor=NOBODY)
    choice: str = field("choice", "เลือก", choices=CHOICES)
    settled: str = field("date", "ดำเนินการแล้วเมื่อ", editor=NOBODY)

    def __bool__(self) -> bool:
        return self != Conflict()


@record(frozen=True, slots=True)
class Proposal:
    """A value that waits: ``path`` is its key path, ``what`` that path in words, ``value`` as text.

    ``where`` is its line in the source, ``line`` the text of that line, ``read`` how it was read and why it
    is not sure. ``choice`` is the officer's.
    """

    what: str = field("text", "รายการ", editor=NOBODY)
    value: str = field("long", "ค่าที่อ่านได้", editor=NOBODY)
    choice: str = field("choice", "ใช้ค่านี้", choices=PROPOSAL_CHOICES)
    read: str = field("text", "อ่านอย่างไร และเหตุที่ไม่แน่ใจ", editor=NOBODY)
    where: str = field("text", "ตำแหน่งในต้นฉบับ", editor=NOBODY)
    line: str = field("long", "ข้อความในต้นฉบับ", editor=NOBODY)
    path: str = field("text", "รหัสข้อมูล", editor=NOBODY)

    def __bool__(self) -> bool:
        return self != Proposal()
