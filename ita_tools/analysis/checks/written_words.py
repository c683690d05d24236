"""Report values that were read in another way than they are written, and words that could not be read."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.analysis.findings import Finding
from ita_tools.assessment import LoadedAssessment
from ita_tools.assessment.loaded import Remark
from ita_tools.scoring import Result

__all__ = ["check_written_words"]

_LONGEST = 64
"""Characters of a written word that a message repeats."""


def check_written_words(reading: LoadedAssessment, result: Result) -> Iterator[Finding]:
    """Find marks in place of a value, levels and codes in other words, dates with a short year."""
    for remark in reading.remarks:
        if remark.kind == "earlier-book":
            yield Finding("book-earlier", "info", remark.where, _earlier(reading, result))
        else:
            yield _finding(remark, result)


def _earlier(reading: LoadedAssessment, result: Result) -> str:
    """Tell of a book of an earlier form, and of notes that may be defects: nothing is moved unseen."""
    message = "สมุดงานนี้เป็นรูปแบบเดิม โปรแกรมอ่านครบทุกช่อง สร้างรูปแบบใหม่ได้ด้วยคำสั่ง ita new --from"
    edition, items = result.edition, reading.assessment.items
    notes = [
        code
        for tool in edition.tools
        if not edition.asks_people(tool.code)
        for code, answer in items.get(tool.code, {}).items()
        if answer.note and not answer.defect
    ]
    if not notes:
        return message
    return f"{message} หมายเหตุของข้อ {' '.join(notes)} ย้ายไปช่อง ข้อบกพร่อง เองได้ ถ้าเป็นสิ่งที่ยังขาด"


def _finding(remark: Remark, result: Result) -> Finding:
    where, written, read = remark.where, remark.written[:_LONGEST], remark.read
    if remark.kind == "missing":
        meaning = "ตัวเลือกนี้ไม่มีผู้ตอบ" if read else "ยังไม่มีค่า"
        return Finding(
            "missing-mark",
            "warning",
            where,
            f"พบ {written} แทนตัวเลข โปรแกรมถือว่า{meaning} ให้ใส่ค่า หรือเว้นว่าง",
            read,
            written,
        )
    if remark.kind == "short-year":
        message = f"วันที่นี้เก็บไว้เป็น {written} โปรแกรมอ่านเป็น {read} ตรวจปี แล้วพิมพ์ปี พ.ศ. ให้ครบ 4 หลัก"
        return Finding("year-short", "warning", where, message, read, written)
    if remark.kind == "level":
        return _level_finding(remark, result)
    what, remedy = _TOPICS[remark.kind]
    if read:
        message = f"อ่าน {written} เป็น{what} {read} สูตรในสมุดงานต้องการหมายเลข ให้เลือกจากรายการ"
        return Finding("code-in-words", "info", where, message, read, written)
    message = f"ไม่รู้จัก{what} {written} แถวนี้จึงไม่อยู่ใน{what}ใด {remedy}"
    return Finding("code-unknown", "warning", where, message, "", written)


def _level_finding(remark: Remark, result: Result) -> Finding:
    where, written, read = remark.where, remark.written[:_LONGEST], remark.read
    if read:
        message = f"ระดับเขียนไว้ว่า {written} โปรแกรมอ่านเป็น {read} ตรวจกับประกาศ แล้วเลือกจากรายการ"
        return Finding("level-in-words", "warning", where, message, read, written)
    names = ", ".join(result.edition.band_by_name)
    message = f"ไม่รู้จักระดับ {written} ระดับของปี {result.edition.year} คือ {names} รายงานใช้คำตามที่เขียนไว้"
    return Finding("level-unknown", "warning", where, message, "", written)


_TOPICS = {
    "indicator": ("ตัวชี้วัดที่", "เลือกหมายเลขตัวชี้วัดจากรายการ"),
    "issue": ("ประเด็นที่", "เลือกประเด็นจากรายการ"),
}
