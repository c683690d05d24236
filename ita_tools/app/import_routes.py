"""The pages of an import: text or files, then the review, then the book."""

from __future__ import annotations

from typing import Any

import anyio
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ita_tools.app import import_tasks
from ita_tools.app.book_routes import book_suffix, desk_of, show_book
from ita_tools.app.desk import PageError, render_page
from ita_tools.app.forms import number, read_form, save_uploads, text
from ita_tools.app.session import Book, StoredPage

__all__ = ["IMPORT_ROUTES"]


async def _form(request: Request) -> Response:
    books = desk_of(request).session.books()
    chosen = request.query_params.get("into", "")
    return render_page("import.html", books=books, chosen=chosen)


async def _read(request: Request) -> Response:
    desk = desk_of(request)
    async with read_form(request) as form:
        files = await save_uploads(desk.session, form, "files")
        typed, year, into = text(form, "pasted"), number(form, "year"), text(form, "into")
    if not files and not typed:
        raise PageError("ยังไม่ได้วางข้อความหรือเลือกไฟล์", "คัดลอกตารางผลจาก ITAS มาวาง หรือเลือกไฟล์")
    pasted = None
    if typed:
        pasted = desk.session.path_for("pasted.txt")
        await anyio.Path(pasted).write_text(typed, "utf-8")
    book = desk.session.get(into) if into else None
    if into and not isinstance(book, Book):
        raise PageError("สมุดงานที่จะเติมไม่ได้เปิดอยู่แล้ว", "เปิดสมุดงานอีกครั้ง แล้วนำเข้าใหม่", status=404)
    target = book.path if isinstance(book, Book) else None
    reading = import_tasks.ImportRequest(tuple(files), pasted, year, target)

    def show(review: dict[str, Any]) -> str:
        held = (*files, *((pasted,) if pasted else ()))
        page = StoredPage("review.html", {**review, "request": reading}, files=held)
        return f"/page/{desk.session.add(page)}"

    return await desk.carry_out("กำลังอ่านผลที่นำเข้า", "/import", show, import_tasks.read_import, request=reading)


async def _accept(request: Request) -> Response:
    desk, key = desk_of(request), request.path_params["page"]
    page = desk.session.get(key)
    if not isinstance(page, StoredPage) or "request" not in page.data:
        raise PageError("หน้านี้ไม่ได้เปิดอยู่แล้ว", "นำเข้าใหม่อีกครั้ง", status=404)
    async with read_form(request) as form:
        confirmed = _rows(form, "confirmed")
        replaced = _rows(form, "replaced")
    reading: import_tasks.ImportRequest = page.data["request"]
    into = reading.into
    name = into.stem + book_suffix(into) if into else f"ita-{page.data['year']}.xlsx"
    out = desk.session.path_for(name)
    return await desk.carry_out(
        "กำลังสร้างสมุดงาน",
        f"/page/{key}",
        lambda made: show_book(desk, out, made["summary"], made=True),
        import_tasks.accept_import,
        confirmed=confirmed,
        replaced=replaced,
        out=out,
        request=reading,
    )


def _rows(form: FormData, name: str) -> list[int]:
    texts = [each for each in form.getlist(name) if isinstance(each, str)]
    return [int(each) for each in texts if each.isascii() and each.isdecimal() and len(each) <= 6]


IMPORT_ROUTES = [
    Route("/import", _form),
    Route("/import", _read, methods=["POST"]),
    Route("/page/{page}/accept", _accept, methods=["POST"]),
]
"""Routes of an import."""
