"""Every workbook that is built is read back and compared before it is handed over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple

from ita_tools.assessment import Assessment, Step
from ita_tools.assessment.flatten import Path, Value, flatten
from ita_tools.errors import ItaError, WorkbookUnreadable
from ita_tools.workbook.cell_values import key_of
from ita_tools.workbook.read_book import read_book_bytes

__all__ = ["confirm_readable"]

_YEAR_BEFORE = ("previous", "edition")
_SHOWN = 3
"""Differing fields that the message names."""


def confirm_readable(book: bytes, assessment: Assessment, *, whole: bool = True) -> None:
    """Return if a workbook that was built holds the assessment it was built from.

    A division's workbook is not the whole: it shows only what its context asks for.

    Raises
    ------
    WorkbookUnreadable
        If it cannot be read, or holds something else. It must not be written.
    """
    try:
        found = read_book_bytes(book, "").assessment
    except ItaError as error:
        raise _unreadable(str(error)) from error
    if found == assessment:
        return
    one, other = _content(assessment), _content(found)
    expected = {**one, **other} if whole else other
    differing = [path for path in expected if _bare(one.get(path)) != _bare(other.get(path))]
    if lost := [path for path in differing if path not in other]:
        raise WorkbookUnreadable(
            f"สมุดงานไม่มีช่องสำหรับ {_named(lost)} จึงไม่ได้บันทึก",
            remedy="ย้ายข้อมูลนั้นไปไว้ในช่องที่สมุดงานมี เช่น หมายเหตุ หรือลบออกจากไฟล์",
        )
    if differing:
        raise _unreadable(_named(differing))


def _named(paths: Sequence[Path]) -> str:
    return ", ".join(".".join(path) for path in paths[:_SHOWN])


def _content(assessment: Assessment) -> dict[Path, Value]:
    """Return all values; a previous result that only names its year is none."""
    values = {tuple(map(key_of, path)): value for path, value in flatten(assessment).items()}
    if [path for path in values if path[0] == _YEAR_BEFORE[0]] == [_YEAR_BEFORE]:
        del values[_YEAR_BEFORE]
    return values


def _bare(value: Value | Step | None) -> Value | None:
    """Return a text without the blanks around it, which no reader keeps."""
    if isinstance(value, tuple):
        return tuple(map(_bare, value))
    if isinstance(value, Step):
        return tuple(map(_bare, astuple(value)))
    return key_of(value) or None if isinstance(value, str) else value


def _unreadable(detail: str) -> WorkbookUnreadable:
    return WorkbookUnreadable(
        f"สมุดงานที่สร้างขึ้นอ่านกลับได้ไม่ตรงกับข้อมูล จึงไม่ได้บันทึก ({detail})",
        remedy="แก้ข้อความในช่องที่ระบุ หากไม่มีสิ่งผิดปกติให้แจ้งผู้พัฒนา",
    )
