"""The two buttons for divisions: books go out into one folder, and come back through another.

Both folders stand beside the workbook and are named after it; in Documents where that cannot be.
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

_OUT, _BACK, _MERGED = "ส่งสำนักกอง", "ส่งกลับ", "-รวมแล้ว"
_OF_MERGED = re.compile(rf"{_MERGED}(?: \(\d+\))?\Z")


def split_session(session: Session) -> str:
    """Write a workbook for every division; return what to say.

    Raises
    ------
    CommandMisused
        The book is itself a part, nobody is assigned, or a workbook of that name is there already.
    OutputBlocked
        They can be written nowhere.
    """
    from ita_tools.jobs.audit_stamp import MainBook
    from ita_tools.jobs.split import split_opened

    session.say("กำลังแยกสมุดงานตามสำนัก/กอง")
    opened = session.read()
    main = MainBook.from_open_book(opened, session.book.name)
    best, *others = _folders(session, _OUT)
    folder = best
    try:
        done = split_opened(main, folder)
    except OutputBlocked:
        if not others:
            raise
        folder = others[0]
        done = split_opened(main, folder)
    session.results.show(folder)
    noted = session.told(opened, f"แยกส่งสำนัก/กอง {len(done)} แห่ง")
    return f"แยกสมุดงานแล้ว {len(done)} สำนัก/กอง อยู่ในโฟลเดอร์ {session.place(folder)}{noted}"


def merge_session(session: Session) -> str:
    """Merge the books of the folder for returned ones and apply the choices made; return what to say.

    A merged book looks into the folder of the book it was merged into.

    Raises
    ------
    CommandMisused
        The open book is itself a part.
    Faults, FileForeign
        None of the books in the folder can be used.
    OutputBlocked
        The merged book, or the folder for the returned ones, can be written nowhere.
    """
    from ita_tools.jobs.audit_stamp import MainBook
    from ita_tools.jobs.input_files import workbooks_in
    from ita_tools.jobs.merge import merge_opened

    session.say("กำลังรวมไฟล์ของสำนัก/กอง")
    main = MainBook.from_open_book(session.read(), session.book.name)
    chosen = any(each.choice and not each.settled for each in main.opened.assessment.conflicts)
    folders = [folder for folder in _folders(session, _BACK) if folder.is_dir()]
    returned = [path for folder in folders for path in workbooks_in(folder)]
    if not returned and not chosen:
        folder = _made(session)
        session.results.show(folder)
        return f"ยังไม่มีไฟล์ให้รวม วางไฟล์ที่สำนัก/กองส่งกลับในโฟลเดอร์ {session.place(folder)} แล้วกดปุ่มนี้อีกครั้ง"
    made: list[MergeReport] = []
    path = session.put(
        f"{_OF_MERGED.sub('', session.stem)}{_MERGED}{session.suffix}",
        lambda out: made.append(merge_opened(main, returned, out)),
    )
    return _outcome(session, made[-1], path)


def _outcome(session: Session, done: MergeReport, path: Path) -> str:
    said = f"รวมแล้ว {done.taken} ไฟล์: {session.place(path)}"
    if done.merged.conflicts:
        said += f" มีข้อขัดแย้งรอเลือก {len(done.merged.conflicts)} รายการในแผ่นงาน ความขัดแย้ง"
    lines = [*(f"{name}: {reason}" for name, reason in done.left_out), *done.merged.notes]
    if not done.left_out:
        return session.listed(f"{said} มีเรื่องที่ควรทราบ {len(lines)} เรื่อง", lines) if lines else said
    return session.listed(f"{said} ไม่ได้รวม {len(done.left_out)} ไฟล์", lines)


def _folders(session: Session, purpose: str) -> tuple[Path, ...]:
    """Return where a folder of the workbook may stand, the best place first."""
    places = (session.book.folder, session.results.documents())
    name = f"{_OF_MERGED.sub('', session.stem)}-{purpose}"
    return tuple(dict.fromkeys(place / name for place in places if place is not None))


def _made(session: Session) -> Path:
    """Make the folder for returned books."""
    folders = _folders(session, _BACK)
    for folder in folders:
        try:
            folder.mkdir(exist_ok=True)
        except OSError:
            continue
        return folder
    raise OutputBlocked("สร้างโฟลเดอร์ไม่ได้", where=str(folders[-1]), remedy="ตรวจสิทธิ์เขียนของโฟลเดอร์นั้น")
