"""The job behind ``ita export``: the assessment file of a workbook."""

from __future__ import annotations

from pathlib import Path

from ita_tools.assessment import assessment_text
from ita_tools.errors import CommandMisused
from ita_tools.files import write_atomic
from ita_tools.jobs.input_files import require_not_an_input
from ita_tools.jobs.load import TEXT_FORMATS, load_file

__all__ = ["export_file"]


def export_file(source: Path, out: Path) -> None:
    """Write the assessment of a file as YAML or JSON, told apart by the name of ``out``.

    Raises
    ------
    CommandMisused
        ``out`` is named for something else, or is the file itself, whose comments would be lost.
    ItaError
        The file cannot be used, or ``out`` cannot be written.
    """
    kind = out.suffix.lower()
    if kind not in TEXT_FORMATS:
        raise CommandMisused(
            "ไม่รู้ว่าจะเขียนเป็นรูปแบบใด", where=str(out), remedy=f"ตั้งชื่อไฟล์ให้ลงท้ายด้วย {' '.join(TEXT_FORMATS)}"
        )
    require_not_an_input(out, source)
    text = assessment_text(load_file(source).assessment, json=kind == ".json")
    write_atomic(out, text.encode("utf-8"))
