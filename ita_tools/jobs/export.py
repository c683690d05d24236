"""The job behind ``ita export``: write a workbook as an assessment file."""

from __future__ import annotations

from pathlib import Path

from ita_tools.assessment import assessment_text
from ita_tools.errors import CommandMisused
from ita_tools.jobs.backup import write_with_backup
from ita_tools.jobs.input_files import require_not_an_input
from ita_tools.jobs.load import TEXT_FORMATS, load_file

__all__ = ["export_file"]


def export_file(source: Path, out: Path) -> Path | None:
    """Write the assessment of a file as YAML or JSON, according to the suffix of ``out``.

    Returns the backup of a filled file that was replaced, ``None`` for none.

    Raises
    ------
    CommandMisused
        ``out`` has another suffix, or is the file itself, whose comments would be lost.
    ItaError
        The file cannot be used, or ``out`` cannot be written.
    """
    suffix = out.suffix.lower()
    if suffix not in TEXT_FORMATS:
        raise CommandMisused(
            "ไม่รู้ว่าจะเขียนเป็นรูปแบบใด", where=str(out), remedy=f"ตั้งชื่อไฟล์ให้ลงท้ายด้วย {' '.join(TEXT_FORMATS)}"
        )
    require_not_an_input(out, source)
    assessment = load_file(source).assessment
    text = assessment_text(assessment, json=suffix == ".json")
    return write_with_backup(out, text.encode("utf-8"), assessment)
