"""Records of the exchange between divisions: who there is, how far they are, what was sent and disagrees."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = [
    "CHOICES",
    "FILLED",
    "KEEP",
    "RETURNED",
    "REVIEWED",
    "STATES",
    "TAKE",
    "UNFILLED",
    "BookOrigin",
    "Conflict",
    "Division",
]

UNFILLED, FILLED, RETURNED, REVIEWED = "ยังไม่กรอก", "กรอกแล้ว", "ส่งกลับให้แก้", "ตรวจแล้ว"
STATES = (UNFILLED, FILLED, RETURNED, REVIEWED)
"""How far an item or measure is; the last two are said by whoever reviews."""

KEEP, TAKE = "ใช้ค่าเดิม", "ใช้ค่าที่ส่งมา"
CHOICES = (KEEP, TAKE)
"""What the officer may decide about a conflict."""


@dataclass(frozen=True, slots=True)
class Division:
    """A division (สำนัก/กอง) of the agency; the short name may stand for the full one."""

    name: str = ""
    short: str = ""
    contact: str = ""

    def __bool__(self) -> bool:
        return self != Division()


@dataclass(frozen=True, slots=True)
class BookOrigin:
    """What a workbook was made from.

    ``base`` is the id of the main book. The rest describes the part a division was sent: ``part`` holds
    the codes and record keys it answers for, ``sent`` a hash of each value by key path, ``digest`` a hash
    over all of it, so that a harmed record is noticed.
    """

    base: str = ""
    division: str = ""
    when: str = ""
    due: str = ""
    part: tuple[str, ...] = ()
    sent: Mapping[str, str] = field(default_factory=dict)
    digest: str = ""

    def __bool__(self) -> bool:
        return self != BookOrigin()


@dataclass(frozen=True, slots=True)
class Conflict:
    """A value that was returned but not taken over by itself.

    ``path`` is the key path, ``what`` says it in words, ``kept`` is the value that stays in place, ``given``
    the returned one (``""`` for blank or deleted), ``when`` its book was last saved (Thai date and time).
    ``settled`` is the Thai date its ``choice`` was applied.
    """

    path: str = ""
    what: str = ""
    reason: str = ""
    kept: str = ""
    given: str = ""
    division: str = ""
    source: str = ""
    when: str = ""
    choice: str = ""
    settled: str = ""

    def __bool__(self) -> bool:
        return self != Conflict()
