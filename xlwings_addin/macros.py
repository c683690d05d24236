"""The macros behind the buttons: each reads the open workbook, runs one job and shows its outcome.

A macro takes the workbook and the place of its output; Excel calls it without either. Progress, outcome and
faults are Thai lines in the status cell; a list of faults goes into a text file. A new button is a new
function like these.

The last defect is logged: a button starts Python without a window, where a traceback would be lost.
"""

from __future__ import annotations

import contextlib
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ita_tools.errors import Faults, ItaError
from ita_tools.files import make_folder, write_atomic
from ita_tools.rounding import points
from ita_tools.version import toolkit_version
from xlwings_addin.open_book import OpenBook
from xlwings_addin.session import OutputLocation, Session

if TYPE_CHECKING:
    from xlwings_addin.light_xlwings import xw

__all__ = ["check", "generate_report", "import_result", "merge", "next_year", "refresh", "split"]

TOLD = 3
"""Exit code of a macro that has shown a defect itself; the add-in then shows no notice of its own."""
_WINDOW = "--hwnd="
_LOG_FILE = "last-error.txt"


def generate_report(book: xw.Book | None = None, output: OutputLocation | None = None) -> None:
    """Write the Word report of the open workbook beside it, and open it."""
    _run(_report, book, output)


def check(book: xw.Book | None = None, output: OutputLocation | None = None) -> None:
    """Check the open workbook; all findings go into a text file, the first into the status cell."""
    _run(_check, book, output)


def refresh(book: xw.Book | None = None, output: OutputLocation | None = None) -> None:
    """Recalculate every cell; show the total and the level."""
    _run(_refresh, book, output)


def next_year(book: xw.Book | None = None, output: OutputLocation | None = None) -> None:
    """Write next year's workbook from the open one, and open it."""
    _run(_next_year, book, output)


def split(book: xw.Book | None = None, output: OutputLocation | None = None) -> None:
    """Write a workbook for every division into a folder beside the open workbook."""
    from xlwings_addin.division_macros import split_session

    _run(split_session, book, output)


def merge(book: xw.Book | None = None, output: OutputLocation | None = None) -> None:
    """Merge the books that divisions returned with the open workbook into a new one, and open it."""
    from xlwings_addin.division_macros import merge_session

    _run(merge_session, book, output)


def import_result(book: xw.Book | None = None, output: OutputLocation | None = None) -> None:
    """Write a copy of the open workbook with the pasted result, or with the values that were accepted."""
    from xlwings_addin.import_macro import import_session

    _run(import_session, book, output)


def _report(session: Session) -> str:
    from ita_tools.jobs.check import check_opened, findings_to_fix, misprinted_announcement
    from ita_tools.jobs.load import require_main
    from ita_tools.jobs.report import write_report

    session.book.show_status("กำลังสร้างรายงาน")
    scored = session.book.read()
    require_main(scored, session.book.name)
    notes: list[str] = []
    path = session.write(
        f"{session.stem}-รายงาน.docx",
        lambda out: notes.extend(write_report(scored, out, beside=session.book.folder).notes),
    )
    faults = findings_to_fix(check_opened(scored))
    remaining = f" เหลือข้อสังเกต {len(faults)} ข้อ กดปุ่ม ตรวจสอบ เพื่อดู" if faults else ""
    log_warning = session.append_audit(scored, "สร้างรายงาน")
    slip = misprinted_announcement(scored)
    first = f"{slip.message} (ควรเป็น {slip.expected} แต่พบ {slip.found}) " if slip else ""
    lacking = "".join(f" {note}" for note in notes)
    return f"{first}สร้างรายงานแล้ว: {session.describe(path)}{log_warning}{lacking}{remaining}"


def _check(session: Session) -> str:
    from ita_tools.jobs.check import check_opened

    session.book.show_status("กำลังตรวจสอบ")
    lines = []
    for finding in check_opened(session.book.read()):
        figures = f" (ควรเป็น {finding.expected} แต่พบ {finding.found})" if finding.expected else ""
        if finding.severity != "info":
            lines.append(f"{finding.where}: {finding.message}{figures} [{finding.code}]")
    if not lines:
        return "ตรวจสอบแล้ว ไม่พบสิ่งที่ต้องแก้"
    return session.summarise(f"พบสิ่งที่ควรแก้ {len(lines)} รายการ", lines)


def _refresh(session: Session) -> str:
    session.book.recalculate()
    result = session.book.read().result
    return f"คำนวณใหม่แล้ว คะแนนรวม {points(result.total)} ระดับ {result.level or '-'}"


def _next_year(session: Session) -> str:
    from ita_tools.files import write_atomic
    from ita_tools.jobs.audit_stamp import stamp_for_open_book
    from ita_tools.jobs.new import append_audit, book_bytes, carry_over

    session.book.show_status("กำลังสร้างสมุดงานปีถัดไป")
    scored = session.book.read()
    year = scored.edition.year
    stamp = stamp_for_open_book(session.book.name, scored.assessment)
    carried = append_audit(carry_over(scored, year + 1), year, stamp)
    name = f"ita-{carried.assessment.edition}{session.suffix}"
    data = book_bytes(carried.assessment, name)
    path = session.write(name, lambda out: write_atomic(out, data))
    outcome = f"สร้างสมุดงานปี {carried.assessment.edition} แล้ว: {session.describe(path)}"
    if not carried.notes:
        return outcome
    return session.summarise(f"{outcome} ที่นำมาไม่ได้ {len(carried.notes)} เรื่อง", list(carried.notes))


def _run(macro: Callable[[Session], str], book: xw.Book | None, output: OutputLocation | None) -> None:
    """Run a macro and show the outcome or the faults of the workbook; show a defect of ours and raise it."""
    open_book = OpenBook(_calling_book() if book is None else book)
    session = Session(open_book, output or OutputLocation())
    try:
        open_book.show_status(macro(session))
    except Faults as faults:
        lines = list(map(str, faults.faults))
        summary = session.summarise(f"ทำไม่สำเร็จ มีสิ่งที่ต้องแก้ {len(lines)} แห่ง", lines)
        open_book.show_status(summary, failed=True)
    except ItaError as error:
        open_book.show_status(f"ทำไม่สำเร็จ {error}", failed=True)
    except Exception as error:
        log = _write_error_log(error)
        details = f"รายละเอียดอยู่ในไฟล์ {log} โปรดส่งไฟล์นั้นให้ผู้ดูแลระบบ" if log else "โปรดแจ้งผู้ดูแลระบบ"
        text = f"โปรแกรมขัดข้อง ({type(error).__name__}) สมุดงานไม่ถูกแก้ไข {details}"
        open_book.show_status(text, failed=True)
        raise SystemExit(TOLD) from error


def _calling_book() -> xw.Book:
    """Return the active workbook of the Excel that started this program."""
    from xlwings_addin.light_xlwings import xw

    windows = [each.partition("=")[2] for each in sys.argv if each.startswith(_WINDOW)]
    if not windows or sys.platform != "win32":
        return xw.Book.caller()
    from xlwings import _xlwindows

    return xw.App(impl=_xlwindows.App(xl=int(windows[0]))).books.active


def _error_log_path() -> Path:
    """Return where the log is written: in the settings of the user that stay on this machine."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Logs" / "ita" / _LOG_FILE
    local = os.environ.get("LOCALAPPDATA")
    return (Path(local) if local else Path.home() / ".local" / "state") / "ita" / _LOG_FILE


def _write_error_log(error: BaseException) -> Path | None:
    """Write the traceback of an error in place of the last one; ``None`` if that is not possible."""
    path = _error_log_path()
    lines = [f"ita-tools {toolkit_version()}, Python {sys.version}\n", *traceback.format_exception(error)]
    with contextlib.suppress(OSError, ItaError):
        make_folder(path.parent)
        write_atomic(path, "".join(lines).encode("utf-8", "replace"))
        return path
    return None
