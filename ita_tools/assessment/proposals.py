"""Values that were read from a foreign source and wait for the officer: no score of the assessment yet."""

from __future__ import annotations

from ita_tools.assessment.fields import NOBODY, field
from ita_tools.records import record

__all__ = ["ACCEPT", "PROPOSAL_CHOICES", "REJECT", "Proposal"]

ACCEPT, REJECT = "ใช้", "ไม่ใช้"
PROPOSAL_CHOICES = (ACCEPT, REJECT)
"""What the officer may decide about a value that waits."""


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
