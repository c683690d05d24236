"""The block in which the report is signed."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Paragraph

__all__ = ["closing", "signature"]

_DOTS = "." * 44
_ROLES = ("ผู้จัดทำรายงาน", "ผู้ตรวจสอบรายงาน", "ผู้อนุมัติรายงาน")


def signature(role: str) -> Block:
    """Return the lines of one signature."""
    return Paragraph("\n".join((f"(ลงชื่อ) {_DOTS} {role}".strip(), f"({_DOTS})", f"ตำแหน่ง {_DOTS}")), "sign")


def closing(_: ReportContext) -> Iterator[Block]:
    """Write what is asked for, and places for who wrote, checked and approved the report."""
    # No signature stands on a page without text, which a table just before it does not prevent.
    yield Paragraph("จึงเสนอรายงานฉบับนี้เพื่อโปรดพิจารณาอนุมัติ และเผยแพร่บนเว็บไซต์ของหน่วยงาน")
    for role in _ROLES:
        yield signature(role)
