"""The tasks of the page: each calls one job and returns plain data for a template. They run in a worker."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from ita_tools.app.book_summary import finding_data, summary_of
from ita_tools.files.filenames import safe_name
from ita_tools.files.resources import resource
from ita_tools.jobs.check import audit_returned, check_file, misprinted_announcement
from ita_tools.jobs.load import WORKBOOK_FORMATS, load_file, require_main

__all__ = [
    "make_book",
    "make_report",
    "merge_returned",
    "open_book",
    "open_example",
    "plan_level",
    "settle",
    "split_to_zip",
]

_EXAMPLE = "demo-2568.yaml"
_MOST_TAKEN = 40
_UNSEEN = (
    "ไม่ได้ใช้ไฟล์หัวกระดาษ {} ที่ระบุในสมุดงาน เพราะหน้านี้เห็นเฉพาะไฟล์ที่เลือก "
    "ถ้าต้องการใช้ ให้เลือกไฟล์นั้นที่ หัวกระดาษของหน่วยงาน แล้วสร้างใหม่"
)


def open_book(path: Path) -> dict[str, Any]:
    """Load, score and check a file; return the summary that the page shows."""
    opened, findings = check_file(path)
    return summary_of(opened, findings)


def open_example(out: Path) -> dict[str, Any]:
    """Write the workbook of the bundled case; return its summary."""
    from ita_tools.jobs.new import new_book

    new_book(out, source=resource("cases", _EXAMPLE))
    return open_book(out)


def make_book(out: Path, year: int, source: Path | None = None) -> dict[str, Any]:
    """Write the workbook of a year, empty or carried forward; return its summary and the notes."""
    from ita_tools.jobs.new import new_book

    made = new_book(out, year, source)
    return {"summary": open_book(out), "notes": list(made.notes)}


def make_report(  # noqa: PLR0913 - one parameter for each option
    book: Path,
    folder: Path,
    *,
    kind: str,
    digits: Literal["thai", "arabic"],
    form: Literal["docx", "html", "pdf", "json"],
    letterhead: Path | None = None,
    draft: bool = False,
) -> dict[str, Any]:
    """Write a report; return its path, notes on it, and the announced figure that is likely a misprint."""
    from ita_tools.jobs.report import write_report

    opened = load_file(book)
    require_main(opened, book.name)
    out = folder / f"{safe_name(f'{book.stem}-รายงาน')}.{form}"
    written = write_report(
        opened, out, kind=kind, digits=digits, letterhead=letterhead, form=form, draft=draft
    )
    slip = misprinted_announcement(opened)
    named = opened.assessment.report.letterhead
    unseen = (_UNSEEN.format(named),) if named and letterhead is None and form in ("docx", "pdf") else ()
    return {"path": out, "slip": finding_data(slip) if slip else None, "notes": (*unseen, *written.notes)}


def split_to_zip(book: Path, main: Path, folder: Path, due: str, suggest: bool) -> dict[str, Any]:
    """Write the parts of a book into a zip file, and the main book with its id to ``main``.

    A text file is built as a workbook, since it is the book that the parts come back to.
    """
    from ita_tools.jobs.new import new_book
    from ita_tools.jobs.split import split_book

    if book.suffix.lower() == main.suffix.lower() and book.suffix.lower() in WORKBOOK_FORMATS:
        main.write_bytes(book.read_bytes())
    else:
        new_book(main, source=book)
    parts = split_book(main, folder / "parts", due=due, suggest=suggest)
    archive = folder / f"{safe_name(f'{book.stem}-สำนักและกอง')}.zip"
    archive.write_bytes(_zipped(part.path for part in parts))
    rows = [
        {"division": part.division, "codes": part.codes, "rows": part.rows, "listed": part.is_listed}
        for part in parts
    ]
    return {"path": archive, "parts": rows, "summary": open_book(main)}


def _zipped(paths: Iterable[Path]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_STORED) as archive:
        for path in paths:
            archive.write(path, path.name)
    return data.getvalue()


def merge_returned(book: Path, returned: Sequence[Path], out: Path) -> dict[str, Any]:
    """Merge returned books into the main book; return what was taken over, and the summary of the result."""
    from ita_tools.jobs.merge import merge_books

    report = merge_books(book, returned, out)
    remarks = [f"{each.where}: {each.message}" for each in audit_returned(returned)]
    return _merged(report.data(), remarks, out)


def settle(book: Path, choices: Mapping[int, str], out: Path) -> dict[str, Any]:
    """Apply choices to the conflict list of a book; return what :func:`merge_returned` does."""
    from ita_tools.jobs.merge import settle_conflicts

    return _merged(settle_conflicts(book, choices, out).data(), [], out)


def _merged(data: Mapping[str, Any], remarks: Collection[str], out: Path) -> dict[str, Any]:
    return {
        "count": data["files"],
        "taken": data["taken"][:_MOST_TAKEN],
        "more": max(0, len(data["taken"]) - _MOST_TAKEN),
        "notes": [*data["notes"], *remarks],
        "left_out": data["left_out"],
        "summary": open_book(out),
    }


def plan_level(book: Path, level: str | None, total: str | None, costs: Sequence[str]) -> dict[str, Any]:
    """Return the plan to a level or total as lines, rows and steps."""
    from ita_tools.jobs.target import plan_for
    from ita_tools.jobs.target_text import slack_rows, target_lines, target_notes

    opened = load_file(book)
    require_main(opened, book.name)
    plan = plan_for(opened, level=level, total=total, costs=costs)
    codes = dict.fromkeys(step.key[2] for way in plan.ways for step in way.steps)
    return {
        "goal": plan.goal.level,
        "lines": _nested(target_lines(opened, plan)),
        "rows": list(slack_rows(opened, plan)),
        "notes": list(target_notes(opened, plan)),
        "steps": [{"code": code, "title": opened.edition.item_by_code[code].title} for code in codes],
    }


def _nested(lines: Iterable[str]) -> list[dict[str, Any]]:
    """Return lines, each with the indented ones that follow it."""
    nested: list[dict[str, Any]] = []
    for line in lines:
        if line.startswith(" "):
            nested[-1]["below"].append(line.strip(" -"))
        else:
            nested.append({"text": line, "below": []})
    return nested
