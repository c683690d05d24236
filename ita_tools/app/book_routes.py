"""The pages of one book: its figures, the report, the next year, the way to a level."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ita_tools.app import tasks
from ita_tools.app.desk import Desk, PageError, render_page
from ita_tools.app.forms import choice, number, read_form, save_upload, save_uploads, text
from ita_tools.app.session import Book, StoredFile, StoredPage
from ita_tools.assessment.report_fields import DIGITS, KINDS

__all__ = ["BOOK_ROUTES", "book_of", "book_suffix", "desk_of", "show_book"]

_FORMATS = ("docx", "html", "pdf")


def desk_of(request: Request) -> Desk:
    """Return the state of the running page."""
    desk: Desk = request.app.state.desk
    return desk


def book_of(request: Request) -> tuple[str, Book]:
    """Return the book that the address of a request names, with its id.

    Raises
    ------
    PageError
        There is no such book (any more).
    """
    key = request.path_params["book"]
    book = desk_of(request).session.get(key)
    if not isinstance(book, Book):
        raise PageError("สมุดงานนี้ไม่ได้เปิดอยู่แล้ว", "กลับหน้าแรกแล้วเปิดไฟล์อีกครั้ง", status=404)
    return key, book


def book_suffix(path: Path) -> str:
    """Return the suffix of a workbook made from a file: with macros if that has macros."""
    return ".xlsm" if path.suffix.lower() == ".xlsm" else ".xlsx"


def show_book(desk: Desk, path: Path, summary: dict[str, Any], *, made: bool = False) -> str:
    """Hold a book and return its address."""
    return f"/book/{desk.session.add(Book(path, summary, made))}"


async def _open(request: Request) -> Response:
    desk = desk_of(request)
    async with read_form(request) as form:
        path = await save_upload(desk.session, form, "file", "กดปุ่มเลือกไฟล์ แล้วเลือกสมุดงาน ITA")
    return await desk.carry_out(
        "กำลังอ่านและตรวจสมุดงาน",
        "/",
        lambda summary: show_book(desk, path, summary),
        tasks.open_book,
        path=path,
    )


async def _example(request: Request) -> Response:
    desk = desk_of(request)
    out = desk.session.path_for("ตัวอย่าง.xlsx")
    return await desk.carry_out(
        "กำลังเตรียมสมุดงานตัวอย่าง",
        "/",
        lambda summary: show_book(desk, out, summary, made=True),
        tasks.open_example,
        out=out,
    )


async def _new(request: Request) -> Response:
    desk = desk_of(request)
    async with read_form(request) as form:
        year = number(form, "year") or 0
        suffix = choice(form, "suffix", ".xlsx", ".xlsm")
    out = desk.session.path_for(f"ita-{year}{suffix}")
    return await desk.carry_out(
        "กำลังสร้างสมุดงาน",
        "/",
        lambda made: _show_made(desk, out, made),
        tasks.make_book,
        out=out,
        year=year,
    )


def _show_made(desk: Desk, out: Path, made: dict[str, Any]) -> str:
    book = show_book(desk, out, made["summary"], made=True)
    file = desk.session.add(StoredFile(out))
    page = StoredPage("made.html", {"file": file, "name": out.name, "notes": made["notes"], "book": book})
    return f"/page/{desk.session.add(page)}"


async def _show(request: Request) -> Response:
    key, book = book_of(request)
    return render_page("book.html", id=key, book=book, summary=book.summary)


async def _download(request: Request) -> Response:
    from starlette.responses import FileResponse

    _, book = book_of(request)
    return FileResponse(book.path, filename=book.name)


async def _report(request: Request) -> Response:
    desk, (key, book) = desk_of(request), book_of(request)
    async with read_form(request) as form:
        options = {
            "kind": choice(form, "kind", *KINDS),
            "digits": choice(form, "digits", *DIGITS),
            "form": choice(form, "format", *_FORMATS),
            "draft": bool(text(form, "draft")),
        }
        heads = await save_uploads(desk.session, form, "letterhead")

    def show(made: dict[str, Any]) -> str:
        file = desk.session.add(StoredFile(made["path"]))
        data = {**made, "file": file, "name": made["path"].name, "book": key}
        return f"/page/{desk.session.add(StoredPage('report.html', data))}"

    return await desk.carry_out(
        "กำลังสร้างรายงาน",
        f"/book/{key}",
        show,
        tasks.make_report,
        book=book.path,
        folder=desk.session.new_folder(),
        letterhead=heads[0] if heads else None,
        **options,
    )


async def _next(request: Request) -> Response:
    desk, (key, book) = desk_of(request), book_of(request)
    async with read_form(request) as form:
        year = number(form, "year") or 0
    out = desk.session.path_for(f"ita-{year}{book_suffix(book.path)}")
    return await desk.carry_out(
        "กำลังสร้างสมุดงานปีถัดไป",
        f"/book/{key}",
        lambda made: _show_made(desk, out, made),
        tasks.make_book,
        out=out,
        year=year,
        source=book.path,
    )


async def _target(request: Request) -> Response:
    desk, (key, book) = desk_of(request), book_of(request)
    async with read_form(request) as form:
        level, total = text(form, "level") or None, text(form, "total") or None
        left_out = [each for each in form.getlist("no") if isinstance(each, str)]
    data = {"id": key, "book": book, "level": level, "total": total, "left_out": left_out}
    return await desk.carry_out(
        "กำลังหาทางไปสู่เป้าหมาย",
        f"/book/{key}",
        lambda plan: f"/page/{desk.session.add(StoredPage('target.html', {**plan, **data}))}",
        tasks.plan_level,
        book=book.path,
        level=level,
        total=total,
        costs=[f"{code}=no" for code in left_out],
    )


BOOK_ROUTES = [
    Route("/open", _open, methods=["POST"]),
    Route("/example", _example, methods=["POST"]),
    Route("/new", _new, methods=["POST"]),
    Route("/book/{book}", _show),
    Route("/book/{book}/file", _download),
    Route("/book/{book}/report", _report, methods=["POST"]),
    Route("/book/{book}/next", _next, methods=["POST"]),
    Route("/book/{book}/target", _target, methods=["POST"]),
]
"""Routes of one book."""
