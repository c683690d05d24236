"""The application: its routes, its errors as pages, and the guard in front of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from ita_tools.app.book_routes import BOOK_ROUTES, desk_of
from ita_tools.app.desk import Desk, PageError, error_page, render_page
from ita_tools.app.faults import FaultRow
from ita_tools.app.import_routes import IMPORT_ROUTES
from ita_tools.app.request_guard import Access, RequestGuard
from ita_tools.app.session import StoredFile, StoredPage
from ita_tools.app.sharing_routes import SHARING_ROUTES
from ita_tools.files.resources import resource
from ita_tools.rubric import available_years

__all__ = ["make_application"]


def make_application(access: Access, desk: Desk, quit_page: Callable[[], None]) -> Starlette:
    """Return the page for one session; ``quit_page`` is called when the user ends it."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        desk.pool.warm_up()
        yield
        desk.close()

    async def end(_: Request) -> Response:
        quit_page()
        return render_page("ended.html")

    application = Starlette(
        routes=[
            Route("/", _home),
            *BOOK_ROUTES,
            *SHARING_ROUTES,
            *IMPORT_ROUTES,
            Route("/page/{page}", _page),
            Route("/file/{file}", _file),
            Route("/task/{task}", _work),
            Route("/alive", _alive, methods=["POST"]),
            Route("/clear", _clear, methods=["POST"]),
            Route("/quit", end, methods=["POST"]),
            Mount("/static", StaticFiles(directory=resource("app", "static"))),
        ],
        middleware=[Middleware(RequestGuard, access=access)],
        exception_handlers={PageError: _failed, HTTPException: _refused},
        lifespan=lifespan,
    )
    application.state.desk = desk
    return application


async def _home(request: Request) -> Response:
    years = sorted(available_years(), reverse=True)
    return render_page("home.html", books=desk_of(request).session.books(), years=years)


async def _page(request: Request) -> Response:
    key = request.path_params["page"]
    page = desk_of(request).session.get(key)
    if not isinstance(page, StoredPage):
        raise HTTPException(404)
    return render_page(page.template, page=key, **page.data)


async def _file(request: Request) -> Response:
    file = desk_of(request).session.get(request.path_params["file"])
    if not isinstance(file, StoredFile):
        raise HTTPException(404)
    return FileResponse(file.path, filename=file.name)


async def _work(request: Request) -> Response:
    """Show the progress of a task, or the way to its outcome; the script of the page asks for JSON."""
    key, jobs = request.path_params["task"], desk_of(request).jobs
    job = jobs.get(key)
    if job is None:
        raise HTTPException(404)
    if request.headers.get("accept") == "application/json":
        return JSONResponse({"done": job.is_done})
    return job.answer() if job.is_done else render_page("work.html", title=job.title)


async def _alive(_: Request) -> Response:
    return Response(status_code=204)


async def _clear(request: Request) -> Response:
    from starlette.responses import RedirectResponse

    desk_of(request).clear()
    return RedirectResponse("/", 303)


async def _failed(_: Request, error: Exception) -> Response:
    assert isinstance(error, PageError)  # noqa: S101 - the type it is registered for
    return error_page(error.faults, status=error.status)


async def _refused(_: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    if status == 404:
        row = FaultRow("ITA-E101", "", "ไม่มีหน้านี้ หรือหน้านี้ถูกลบไปแล้ว", "กลับหน้าแรกแล้วเปิดไฟล์อีกครั้ง")
    else:
        row = FaultRow("ITA-E100", "", f"คำขอนี้ใช้ไม่ได้ ({status})", "กลับหน้าแรกแล้วลองอีกครั้ง")
    return error_page((row,), status=status)
