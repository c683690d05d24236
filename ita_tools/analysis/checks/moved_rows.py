"""Report rows of a workbook that were read as what they show, because their hidden keys name others."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.analysis.findings import Finding
from ita_tools.assessment import LoadedAssessment
from ita_tools.scoring import Result

__all__ = ["check_moved_rows"]


def check_moved_rows(reading: LoadedAssessment, result: Result) -> Iterator[Finding]:
    """Find rows that were sorted or pasted without the hidden column of keys."""
    for row in reading.form.moved if reading.form else ():
        yield Finding(
            "row-moved",
            "warning",
            row.where,
            f"แถวนี้ถูกเรียงหรือวางทับ อ่านเป็น {row.shown} ตามที่เห็น "
            f"แต่คีย์ที่ซ่อนไว้ในช่อง {row.key_cell} เป็นของ {row.hidden} "
            "ให้สร้างสมุดงานใหม่จากไฟล์นี้ด้วยคำสั่ง ita new --from",
        )
