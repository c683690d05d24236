"""Signatures at the end of the report."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Paragraph

__all__ = ["closing", "signature"]

_DOTS = "." * 44
_ROLES = ("ผู้จัดทำรายงาน", "ผู้ตรวจสอบรายงาน", "ผู้อนุมัติรายงาน")


def signature(role: str) -> Block:
    """Return the lines for a signature with its role."""
    return Paragraph("\n".join((f"(ลงชื่อ) {_DOTS} {role}".strip(), f"({_DOTS})", f"ตำแหน่ง {_DOTS}")), "sign")


def closing(_: ReportContext) -> Iterator[Block]:
    """Write the request for approval and the signatures of author, checker and approver."""
    # The sentence keeps a signature from standing alone on a page after a table.
    yield Paragraph("จึงเสนอรายงานฉบับนี้เพื่อโปรดพิจารณาอนุมัติ และเผยแพร่บนเว็บไซต์ของหน่วยงาน")
    for role in _ROLES:
        yield signature(role)
