"""What the buttons do. Each reads the open workbook, does one job of ``ita_tools`` and says how it went.

A macro takes the workbook and where its results go; without them it is Excel that calls. Progress, outcome
and faults are Thai lines in the status cell; a list of faults goes into a text file. Another button is
another function like these.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ita_tools.errors import Faults, ItaError
from ita_tools.rounding import points
from xlwings_addin.open_book import OpenBook
from xlwings_addin.output_location import OutputLocation
from xlwings_addin.session import Session

if TYPE_CHECKING:
    from xlwings_addin.light_xlwings import xw

__all__ = ["check", "generate_report", "merge", "next_year", "refresh", "split"]


def generate_report(book: xw.Book | None = None, results: OutputLocation | None = None) -> None:
    """Write the Word report of the open workbook beside it, and open it."""
    _run(_report, book, results)


def check(book: xw.Book | None = None, results: OutputLocation | None = None) -> None:
    """Check the open workbook; all findings go into a text file, the first into the status cell."""
    _run(_check, book, results)


def refresh(book: xw.Book | None = None, results: OutputLocation | None = None) -> None:
    """Compute every cell anew and say the total and the level."""
    _run(_refresh, book, results)


def next_year(book: xw.Book | None = None, results: OutputLocation | None = None) -> None:
    """Write next year's workbook from the open one, and open it."""
    _run(_next_year, book, results)


def split(book: xw.Book | None = None, results: OutputLocation | None = None) -> None:
    """Write a workbook for every division into a folder beside the open workbook."""
    from xlwings_addin.division_macros import split_session

    _run(split_session, book, results)


def merge(book: xw.Book | None = None, results: OutputLocation | None = None) -> None:
    """Merge the books that divisions returned with the open workbook into a new one, and open it."""
    from xlwings_addin.division_macros import merge_session

    _run(merge_session, book, results)


def _report(session: Session) -> str:
    from ita_tools.jobs.check import check_opened, findings_to_fix
    from ita_tools.jobs.load import require_main
    from ita_tools.jobs.report import write_report

    session.say("กำลังสร้างรายงาน")
    opened = session.read()
    require_main(opened, session.book.name)
    path = session.put(f"{session.stem}-รายงาน.docx", lambda out: write_report(opened, out))
    faults = findings_to_fix(check_opened(opened))
    left = f" เหลือข้อสังเกต {len(faults)} ข้อ กดปุ่ม ตรวจสอบ เพื่อดู" if faults else ""
    return f"สร้างรายงานแล้ว: {session.place(path)}{session.told(opened, 'สร้างรายงาน')}{left}"


def _check(session: Session) -> str:
    from ita_tools.jobs.check import check_opened

    session.say("กำลังตรวจสอบ")
    lines = []
    for each in check_opened(session.read()):
        compared = f" (ควรเป็น {each.expected} แต่พบ {each.found})" if each.expected else ""
        if each.severity != "info":
            lines.append(f"{each.where}: {each.message}{compared} [{each.code}]")
    return session.listed(f"พบสิ่งที่ควรแก้ {len(lines)} รายการ", lines) if lines else "ตรวจสอบแล้ว ไม่พบสิ่งที่ต้องแก้"


def _refresh(session: Session) -> str:
    session.recalculate()
    result = session.read().result
    return f"คำนวณใหม่แล้ว คะแนนรวม {points(result.total)} ระดับ {result.level or '-'}"


def _next_year(session: Session) -> str:
    from ita_tools.files import write_atomic
    from ita_tools.jobs.audit_stamp import stamp_for_open_book
    from ita_tools.jobs.new import append_audit, book_bytes, carry_over

    session.say("กำลังสร้างสมุดงานปีถัดไป")
    opened = session.read()
    year = opened.edition.year
    stamp = stamp_for_open_book(session.book.name, opened.assessment)
    carried = append_audit(carry_over(opened, year + 1), year, stamp)
    name = f"ita-{carried.assessment.edition}{session.suffix}"
    data = book_bytes(carried.assessment, name)
    path = session.put(name, lambda out: write_atomic(out, data))
    said = f"สร้างสมุดงานปี {carried.assessment.edition} แล้ว: {session.place(path)}"
    if not carried.notes:
        return said
    return session.listed(f"{said} ที่นำมาไม่ได้ {len(carried.notes)} เรื่อง", list(carried.notes))


def _run(work: Callable[[Session], str], book: xw.Book | None, results: OutputLocation | None) -> None:
    """Do the work and say its outcome; a fault of the user's is said, one of ours is said and raised."""
    session = Session(OpenBook(_caller() if book is None else book), results or OutputLocation())
    try:
        session.say(work(session))
    except Faults as faults:
        lines = list(map(str, faults.faults))
        session.say(session.listed(f"ทำไม่สำเร็จ มีสิ่งที่ต้องแก้ {len(lines)} แห่ง", lines))
    except ItaError as error:
        session.say(f"ทำไม่สำเร็จ {error}")
    except Exception as error:
        session.say(f"โปรแกรมขัดข้อง ({type(error).__name__}) สมุดงานไม่ถูกแก้ไข โปรดแจ้งผู้ดูแลระบบ")
        raise


def _caller() -> xw.Book:
    from xlwings_addin.light_xlwings import xw

    return xw.Book.caller()
