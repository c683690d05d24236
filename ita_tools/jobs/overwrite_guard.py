"""What a job may write to: never one of the files it is made from."""

from __future__ import annotations

from pathlib import Path

from ita_tools.errors import CommandMisused
from ita_tools.jobs.input_files import same_file

__all__ = ["require_not_an_input"]


def require_not_an_input(out: Path, *given: Path) -> None:
    """Refuse to write over a file that is read, by whatever path it is reached.

    Raises
    ------
    CommandMisused
        ``out`` is one of the files given.
    """
    if any(same_file(out, path) for path in given):
        raise CommandMisused("ไฟล์ผลลัพธ์เป็นไฟล์เดียวกับไฟล์ที่จะอ่าน", where=str(out), remedy="ตั้งชื่ออื่นด้วย -o")
