"""The job behind ``ita report`` and the button: the Word report of an assessment."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from ita_tools.errors import CommandMisused
from ita_tools.files import preflight_document, write_atomic
from ita_tools.jobs.opening import Opened
from ita_tools.report import Material, compose_report
from ita_tools.report.word import render

__all__ = ["write_report"]


def write_report(opened: Opened, out: Path, *, kind: str = "improvement",
                 digits: Literal["thai", "arabic"] = "thai", letterhead: Path | None = None) -> None:
    """Write the report of an opened assessment.

    Raises
    ------
    CommandMisused
        ``out`` is not .docx.
    ItaError
        The letterhead cannot be used or the report cannot be written.
    """
    if out.suffix.lower() != ".docx":
        raise CommandMisused("รายงานเป็นไฟล์ Word เท่านั้น", where=str(out),
                             remedy="ตั้งชื่อไฟล์ให้ลงท้ายด้วย .docx")
    base = None if letterhead is None else preflight_document(letterhead)
    report = compose_report(kind, Material.of(opened.assessment, opened.result))
    write_atomic(out, render(report, digits=digits, letterhead=base))
