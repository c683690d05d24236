"""How much a YAML or JSON text may hold: more than any assessment or edition has, and read in a second."""

from __future__ import annotations

from ita_tools.errors import FileDangerous

__all__ = ["MAX_MEMBERS", "MAX_VALUES", "ValueCounter"]

MAX_VALUES = 100_000
"""Values of a document: the fullest assessment has some 10,000."""
MAX_MEMBERS = 10_000
"""Members of one list or mapping, repeated keys included."""
_MAX_SEPARATORS = 4 * MAX_VALUES
"""Commas of a JSON text, those inside of texts included: each may part two values."""


class ValueCounter:
    """Counts the values of a file while it is parsed; ``file`` names it in messages."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.values = 0

    def count(self, members: int) -> None:
        """Count a value, which is one of so many members read so far of its list or mapping.

        Raises
        ------
        FileDangerous
            There are too many.
        """
        self.values += 1
        if members > MAX_MEMBERS or self.values > MAX_VALUES:
            raise self._too_much()

    def require_few(self, text: str) -> None:
        """Refuse a JSON text of very many values before there are as many objects.

        Raises
        ------
        FileDangerous
            There are too many.
        """
        if text.count(",") > _MAX_SEPARATORS:
            raise self._too_much()

    def _too_much(self) -> FileDangerous:
        return FileDangerous(
            f"ไฟล์ผิดปกติ: มีรายการเดียวเกิน {MAX_MEMBERS:,} แถว หรือมีค่าเกิน {MAX_VALUES:,} ค่า",
            where=self.file,
            remedy="ตรวจว่าเลือกถูกไฟล์ หรือลบข้อมูลที่ไม่เกี่ยวข้องออก",
        )
