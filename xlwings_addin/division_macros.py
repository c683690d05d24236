"""The two macros for divisions: one writes a workbook for each, the other merges what they returned.

Each has a folder beside the workbook, named after it; in Documents where that is not possible.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from ita_tools.errors import OutputBlocked
from xlwings_addin.session import Session

if TYPE_CHECKING:
    from ita_tools.jobs.merge import MergeReport

__all__ = ["merge_session", "split_session"]

_SPLIT_FOLDER, _RETURNED_FOLDER, _MERGED = "ส่งสำนักกอง", "ส่งกลับ", "-รวมแล้ว"
_MERGED_STEM = re.compile(rf"{_MERGED}(?: \(\d+\))?\Z")


def split_session(session: Session) -> str:
    """Write a workbook for every division; return the text for the status.

    Raises
    ------
    CommandMisused
        The book belongs to a division itself, nobody is assigned, or a workbook of that name exists.
    OutputBlocked
        None of the folders can be written to, or the open workbook cannot take its id.
    """
    from ita_tools.jobs.audit_stamp import MainBook
    from ita_tools.jobs.split import identified, split_opened

    session.book.show_status("กำลังแยกสมุดงานตามสำนัก/กอง")
    scored = session.book.read()
    loaded = MainBook.from_open_book(scored, session.book.name)
    main = identified(loaded)

    def record() -> MainBook:
        session.book.write_book_id(main.opened.assessment.book)
        return main

    write_id = None if main is loaded else record
    folder, *fallback = _candidate_folders(session, _SPLIT_FOLDER)
    try:
        parts = split_opened(main, folder, record=write_id)
    except OutputBlocked:
        if not fallback:
            raise
        folder = fallback[0]
        parts = split_opened(main, folder, record=write_id)
    session.output.show(folder)
    log_warning = session.append_audit(scored, f"แยกส่งสำนัก/กอง {len(parts)} แห่ง")
    save = " โปรดบันทึกสมุดงานนี้ เพราะได้ใส่รหัสที่ใช้รวมไฟล์ไว้" if write_id else ""
    place = session.describe(folder)
    return f"แยกสมุดงานแล้ว {len(parts)} สำนัก/กอง อยู่ในโฟลเดอร์ {place}{save}{log_warning}"


def merge_session(session: Session) -> str:
    """Merge the returned books and apply the conflict choices made; return the text for the status.

    A merged book takes the returned books from the folder of the main book it was made from.

    Raises
    ------
    CommandMisused
        The open book belongs to a division itself.
    Faults, FileForeign
        None of the books in the folder can be used.
    OutputBlocked
        Neither folder can take the merged book, or the folder for the returned ones.
    """
    from ita_tools.jobs.audit_stamp import MainBook
    from ita_tools.jobs.input_files import workbooks_in
    from ita_tools.jobs.merge import merge_opened

    session.book.show_status("กำลังรวมไฟล์ของสำนัก/กอง")
    main = MainBook.from_open_book(session.book.read(), session.book.name)
    has_choices = any(each.choice and not each.settled for each in main.opened.assessment.conflicts)
    folders = [folder for folder in _candidate_folders(session, _RETURNED_FOLDER) if folder.is_dir()]
    returned = [path for folder in folders for path in workbooks_in(folder)]
    if not returned and not has_choices:
        folder = _make_returned_folder(session)
        session.output.show(folder)
        return f"ยังไม่มีไฟล์ให้รวม วางไฟล์ที่สำนัก/กองส่งกลับในโฟลเดอร์ {session.describe(folder)} แล้วกดปุ่มนี้อีกครั้ง"
    results: list[MergeReport] = []
    path = session.write(
        f"{_MERGED_STEM.sub('', session.stem)}{_MERGED}{session.suffix}",
        lambda out: results.append(merge_opened(main, returned, out)),
    )
    return _merge_status(session, results[-1], path)


def _merge_status(session: Session, result: MergeReport, path: Path) -> str:
    status = f"รวมแล้ว {result.taken} ไฟล์: {session.describe(path)}"
    if result.merged.conflicts:
        status += f" มีข้อขัดแย้งรอเลือก {len(result.merged.conflicts)} รายการในแผ่นงาน ความขัดแย้ง"
    lines = [*(f"{name}: {reason}" for name, reason in result.left_out), *result.merged.notes]
    if not lines:
        return status
    if not result.left_out:
        return session.summarise(f"{status} มีเรื่องที่ควรทราบ {len(lines)} เรื่อง", lines)
    return session.summarise(f"{status} ไม่ได้รวม {len(result.left_out)} ไฟล์", lines)


def _candidate_folders(session: Session, purpose: str) -> tuple[Path, ...]:
    """Return the paths a folder of the workbook may have, the preferred one first."""
    parents = (session.book.folder, session.output.documents())
    name = f"{_MERGED_STEM.sub('', session.stem)}-{purpose}"
    return tuple(dict.fromkeys(parent / name for parent in parents if parent is not None))


def _make_returned_folder(session: Session) -> Path:
    folders = _candidate_folders(session, _RETURNED_FOLDER)
    for folder in folders:
        try:
            folder.mkdir(exist_ok=True)
        except OSError:
            continue
        return folder
    raise OutputBlocked("สร้างโฟลเดอร์ไม่ได้", where=str(folders[-1]), remedy="ตรวจสิทธิ์เขียนของโฟลเดอร์นั้น")
