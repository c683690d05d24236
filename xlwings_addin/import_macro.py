"""The macro behind นำเข้าผล: what is pasted into the sheet วางผล fills blanks of a copy of the open book."""

from __future__ import annotations

from ita_tools.errors import CommandMisused
from xlwings_addin.session import Session

__all__ = ["import_session"]


def import_session(session: Session) -> str:
    """Import the pasted result, or move the accepted values to their cells; return the text for the status.

    Values are accepted on the sheet นำเข้า. The first press makes the sheet to paste into. Nothing in the open
    book changes: a new workbook is written beside it and opened.

    Raises
    ------
    CommandMisused
        The book belongs to a division, or the result to another agency or a later year.
    ItaError
        Nothing that was pasted is a result.
    """
    from ita_tools.assessment.exchange import ACCEPT
    from ita_tools.files import write_atomic
    from ita_tools.jobs.import_results import import_pasted_rows
    from ita_tools.jobs.import_waiting import accept_values
    from ita_tools.jobs.load import require_main
    from ita_tools.jobs.new import book_bytes
    from ita_tools.workbook.waiting_values import PASTE

    rows = session.book.sheet_rows(PASTE)
    session.book.show_status("กำลังนำเข้าผล")
    scored = session.book.read()
    require_main(scored, session.book.name)
    book = scored.assessment
    if any(each.choice == ACCEPT for each in book.proposals):
        done = accept_values(book, session.book.name)
        assessment = done.assessment
        outcome = f"รับค่าที่ยืนยันแล้ว {len(done.accepted)} ค่า"
    elif rows:
        report = import_pasted_rows(rows, PASTE, book, session.book.name)
        assessment = report.assessment
        outcome = f"นำเข้าแล้ว เติมช่องว่าง {report.filled} ค่า ต่างจากสมุดงาน {len(report.differences)} ค่า (คงค่าเดิม)"
    elif rows is None and session.book.add_sheet(PASTE):
        return f"วางผลจาก ITAS ในแผ่นงาน {PASTE} ที่ช่อง A1 (Ctrl+V) แล้วกด นำเข้าผล อีกครั้ง"
    else:
        raise CommandMisused(f"แผ่นงาน {PASTE} ยังว่าง", remedy="วางผลจาก ITAS ที่ช่อง A1 แล้วกด นำเข้าผล อีกครั้ง")
    name = f"{session.stem}-นำเข้า{session.suffix}"
    data = book_bytes(assessment, name)
    path = session.write(name, lambda out: write_atomic(out, data))
    waiting = f" รอยืนยัน {len(assessment.proposals)} ค่าในแผ่นงาน นำเข้า" if assessment.proposals else ""
    return f"{outcome}{waiting} อยู่ในไฟล์ {session.describe(path)}"
