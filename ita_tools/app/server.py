"""Start the local page on the loopback address of this machine, and open it in the browser."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import time
import webbrowser
from collections.abc import Callable

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from ita_tools.app.application import make_application
from ita_tools.app.desk import Desk
from ita_tools.app.request_guard import Access
from ita_tools.app.session import remove_leftovers
from ita_tools.errors import OutputBlocked

__all__ = ["IDLE_SECONDS", "LOOPBACK", "serve_page"]

LOOPBACK = "127.0.0.1"
IDLE_SECONDS = 2 * 3600
"""The page ends when no window has asked for anything for so long; an open one asks every few minutes."""
_CHECK_SECONDS = 30
_MOST_CONNECTIONS = 200
_FAREWELL_SECONDS = 1.5
"""The last page still fetches its style."""


def serve_page(port: int = 0, *, opens_browser: bool = True, on_start: Callable[[str], None]) -> None:
    """Serve the page until the user ends it; ``on_start`` gets its address with the one-time token.

    ``port`` 0 takes any free one.

    Raises
    ------
    OutputBlocked
        The port is in use, or is not allowed.
    """
    with contextlib.closing(_listen(port)) as listener:
        remove_leftovers()
        access, desk = Access(listener.getsockname()[1]), Desk()
        try:
            server = _server(access, desk)
            on_start(access.start_address)
            if opens_browser:
                webbrowser.open(access.start_address)
            server.run(sockets=[listener])
        finally:
            desk.close()


def _listen(port: int) -> socket.socket:
    listener = socket.socket()
    try:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # else Windows lets another program take the same port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        listener.bind((LOOPBACK, port))
        listener.listen()
    except (OSError, OverflowError) as error:
        listener.close()
        raise OutputBlocked(
            f"เปิดหน้านี้ที่พอร์ต {port} ไม่ได้", where=LOOPBACK, remedy="ไม่ต้องระบุ --port หรือระบุพอร์ตอื่น"
        ) from error
    return listener


def _server(access: Access, desk: Desk) -> uvicorn.Server:
    server: uvicorn.Server

    def quit_page() -> None:
        asyncio.get_running_loop().call_later(_FAREWELL_SECONDS, setattr, server, "should_exit", True)

    application = _EndsWhenIdle(make_application(access, desk, quit_page), quit_page)
    config = uvicorn.Config(
        application,
        log_config=None,  # without a console there is nothing to write to
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="none",
        limit_concurrency=_MOST_CONNECTIONS,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=3,
    )
    server = uvicorn.Server(config)
    return server


class _EndsWhenIdle:
    """ASGI middleware that ends the page when no request has come for a long time."""

    def __init__(self, app: ASGIApp, quit_page: Callable[[], None]) -> None:
        self._app, self._quit = app, quit_page
        self._last = time.monotonic()
        self._watching: asyncio.Task[None] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._last = time.monotonic()
        if self._watching is None:
            self._watching = asyncio.create_task(self._watch())
        await self._app(scope, receive, send)

    async def _watch(self) -> None:
        while time.monotonic() - self._last < IDLE_SECONDS:
            await asyncio.sleep(_CHECK_SECONDS)
        self._quit()
