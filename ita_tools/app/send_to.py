"""What "Send to" starts: the report of a saved workbook, written beside it and opened.

It needs no macro, and Excel starts no program, so a rule against either does not stop it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from ita_tools.app.faults import fault_rows
from ita_tools.jobs.check import findings_to_fix, misprinted_announcement
from ita_tools.jobs.load import load_file, require_main
from ita_tools.jobs.report import write_report

__all__ = ["main", "report_beside"]

_TITLE = "ITA"
_ICON_WARNING, _ICON_INFORMATION = 0x30, 0x40
_MOST_SHOWN = 10


def report_beside(book: Path) -> tuple[Path, str]:
    """Write the report of a workbook beside it under a free name; return its path, and what to tell of it.

    Raises
    ------
    ItaError
        The workbook cannot be used, or the report cannot be written.
    """
    opened = load_file(book)
    require_main(opened, book.name)
    out = next(path for path in _paths(book) if not path.exists())
    write_report(opened, out, beside=book.parent)
    slip, faults = misprinted_announcement(opened), findings_to_fix(opened.findings)
    if slip is not None:
        return out, f"ตรวจก่อนลงนาม: {slip.message} (ควรเป็น {slip.expected} แต่พบ {slip.found})"
    return out, f"เหลือข้อสังเกต {len(faults)} ข้อ เปิดสมุดงานในหน้า ITA เพื่อดู" if faults else ""


def _paths(book: Path) -> Iterator[Path]:
    yield book.with_name(f"{book.stem}-รายงาน.docx")
    for number in range(2, 10_000):
        yield book.with_name(f"{book.stem}-รายงาน ({number}).docx")


def main(arguments: Sequence[str] | None = None) -> int:
    """Report on every workbook that was sent; show faults and remarks in a window."""
    files = sys.argv[1:] if arguments is None else arguments
    failed = not files
    if not files:
        _show("คลิกขวาที่สมุดงาน แล้วเลือก ส่งไปที่ > สร้างรายงาน ITA", _ICON_INFORMATION)
    for file in files:
        try:
            report, remark = report_beside(Path(file))
        except Exception as error:
            failed = True
            _show(_described(Path(file), error), _ICON_WARNING)
            continue
        _open(report)
        if remark:
            _show(f"{report.name}\n\n{remark}", _ICON_INFORMATION)
    return 2 if failed else 0


def _open(report: Path) -> None:
    """Open a report, or its folder where no program opens it; only Windows has a way to do so."""
    for path in (report, report.parent):
        try:
            os.startfile(path)  # type: ignore[attr-defined,unused-ignore]  # noqa: S606 - a file of ours
        except (AttributeError, OSError):
            continue
        return


def _described(book: Path, error: Exception) -> str:
    rows = fault_rows(error)
    lines = [f"สร้างรายงานของ {book.name} ไม่สำเร็จ", ""]
    for row in rows[:_MOST_SHOWN]:
        where = f"{row.where.replace(str(book), book.name)}: " if row.where else ""
        lines.append(f"• {where}{row.message}" + (f" — {row.remedy}" if row.remedy else ""))
    if len(rows) > _MOST_SHOWN:
        lines.append(f"และอีก {len(rows) - _MOST_SHOWN} แห่ง เปิดสมุดงานในหน้า ITA เพื่อดูทั้งหมด")
    return "\n".join(lines)


def _show(text: str, icon: int) -> None:
    """Show a text in a window, or on stderr where the system has no windows of this kind."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, text, _TITLE, icon)
    else:
        print(text, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
