"""The pages of sharing: parts for the divisions, what they returned, and the choices of conflicts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ita_tools.app import tasks
from ita_tools.app.book_routes import book_of, book_suffix, desk_of
from ita_tools.app.desk import Desk, PageError
from ita_tools.app.forms import read_form, save_uploads, text
from ita_tools.app.session import Book, StoredFile, StoredPage
from ita_tools.assessment.exchange import CHOICES
from ita_tools.thai import thai_date
from ita_tools.thai_dates import date_from

__all__ = ["SHARING_ROUTES"]

_MERGED = "-รวม"


async def _split(request: Request) -> Response:
    desk, (key, book) = desk_of(request), book_of(request)
    async with read_form(request) as form:
        due, suggest = _due(form), bool(text(form, "suggest"))
    main = desk.session.path_for(book.path.stem + book_suffix(book.path))

    def show(made: dict[str, Any]) -> str:
        data = {
            "archive": desk.session.add(StoredFile(made["path"])),
            "archive_name": made["path"].name,
            "parts": made["parts"],
            "book": desk.session.add(Book(main, made["summary"], made=True)),
            "book_name": main.name,
        }
        return f"/page/{desk.session.add(StoredPage('split.html', data))}"

    return await desk.carry_out(
        "กำลังแบ่งสมุดงาน",
        f"/book/{key}",
        show,
        tasks.split_to_zip,
        book=book.path,
        main=main,
        folder=desk.session.new_folder(),
        due=due,
        suggest=suggest,
    )


def _due(form: FormData) -> str:
    typed = text(form, "due")
    day = date_from(typed) if typed else None
    if typed and day is None:
        raise PageError(f"{typed[:40]} ไม่ใช่วันที่", "ใส่ วัน/เดือน/ปี พ.ศ. หรือ 2026-06-30")
    return thai_date(day) if day else ""


async def _merge(request: Request) -> Response:
    desk, (key, book) = desk_of(request), book_of(request)
    async with read_form(request) as form:
        returned = await save_uploads(desk.session, form, "files")
    if not returned:
        raise PageError("ยังไม่ได้เลือกไฟล์ที่สำนัก/กองส่งกลับ", "เลือกได้หลายไฟล์พร้อมกัน", code="ITA-E101")
    out = desk.session.path_for(_merged_name(book.path))
    return await desk.carry_out(
        "กำลังรวมไฟล์ที่ส่งกลับ",
        f"/book/{key}",
        lambda merged: _show_merged(desk, out, merged),
        tasks.merge_returned,
        book=book.path,
        returned=returned,
        out=out,
    )


async def _settle(request: Request) -> Response:
    desk, (key, book) = desk_of(request), book_of(request)
    rows = [conflict["row"] for conflict in book.summary["conflicts"]]
    async with read_form(request) as form:
        choices = {row: text(form, f"choice-{row}") for row in rows}
    chosen = {row: choice for row, choice in choices.items() if choice in CHOICES}
    if not chosen:
        raise PageError("ยังไม่ได้เลือกค่าใดเลย", "เลือกค่าที่จะใช้อย่างน้อยหนึ่งรายการ")
    out = desk.session.path_for(_merged_name(book.path))
    return await desk.carry_out(
        "กำลังใช้ค่าที่เลือก",
        f"/book/{key}",
        lambda merged: _show_merged(desk, out, merged),
        tasks.settle,
        book=book.path,
        choices=chosen,
        out=out,
    )


def _merged_name(path: Path) -> str:
    return path.stem.removesuffix(_MERGED) + _MERGED + book_suffix(path)


def _show_merged(desk: Desk, out: Path, merged: dict[str, Any]) -> str:
    summary = merged.pop("summary")
    book = desk.session.add(Book(out, summary, made=True))
    data = {**merged, "id": book, "book_name": out.name, "summary": summary}
    return f"/page/{desk.session.add(StoredPage('merge.html', data))}"


SHARING_ROUTES = [
    Route("/book/{book}/split", _split, methods=["POST"]),
    Route("/book/{book}/merge", _merge, methods=["POST"]),
    Route("/book/{book}/settle", _settle, methods=["POST"]),
]
"""Routes of sharing."""
