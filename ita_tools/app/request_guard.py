"""Who may ask the local page: the one browser that opened it, from the page itself.

The address on the command of the browser holds a token that works once. It is exchanged for a cookie that no
script can read and no other site can send. Requests with another host or origin are refused, so neither a
page of the web nor a name that was pointed at this machine gets an answer.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ita_tools.app.templates_env import render

__all__ = ["MOST_BYTES", "SECURITY_HEADERS", "Access", "RequestGuard"]

MOST_BYTES = 64 * 2**20
"""Bytes of one request: all returned workbooks of an agency together."""
_CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
SECURITY_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": _CONTENT_POLICY,
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Without a referrer at all a browser sends the origin of a form as null.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""Headers of every response."""
_START, _STATIC = "/start", "/static/"
_OWN_SITES = ("same-origin", "none")


@dataclass
class Access:
    """The address of the page, its one-time token, and the cookie it is exchanged for.

    The name of the cookie holds the port: browsers send the cookies of an address to all its ports.
    """

    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    @property
    def host(self) -> str:
        """Host and port, as a browser sends them."""
        return f"127.0.0.1:{self.port}"

    @property
    def start_address(self) -> str:
        """The address to open, with the token."""
        return f"http://{self.host}{_START}?token={self.token}"

    @property
    def cookie(self) -> str:
        """Name of the cookie."""
        return f"ita-{self.port}"

    def has_cookie(self, headers: Headers) -> bool:
        """Return whether a request carries the cookie."""
        try:
            cookie = SimpleCookie(headers.get("cookie", "")).get(self.cookie)
        except CookieError:
            return False
        return cookie is not None and secrets.compare_digest(cookie.value.encode(), self.secret.encode())

    def exchange(self, token: str) -> bool:
        """Return whether a token is the right one, which then never is again."""
        right = bool(self.token) and secrets.compare_digest(token.encode(), self.token.encode())
        if right:
            self.token = ""
        return right


class RequestGuard:
    """ASGI middleware that refuses foreign requests, bounds their size, and sets the security headers."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        answer = self._refusal(scope)
        app = self._app if answer is None else answer
        await app(scope, _bounded(receive), _with_headers(send))

    def _refusal(self, scope: Scope) -> Response | None:
        """Return the answer to a request that does not reach the page, ``None`` for one that does."""
        headers = Headers(scope=scope)
        if headers.getlist("host") != [self._access.host] or not self._is_own(scope, headers):
            return _denied(403, "คำขอนี้ไม่ได้มาจากหน้านี้")
        if scope["path"] == _START:
            return self._start(scope, headers)
        if scope["path"].startswith(_STATIC):
            return None
        if not self._access.has_cookie(headers):
            return _denied(403, "หน้านี้ใช้ได้เฉพาะหน้าต่างที่โปรแกรมเปิดให้")
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > MOST_BYTES:
            return _denied(413, "ไฟล์ที่ส่งมารวมกันใหญ่เกิน 64 MB")
        return None

    def _is_own(self, scope: Scope, headers: Headers) -> bool:
        if headers.get("sec-fetch-site", "none") not in _OWN_SITES:
            return False
        origin = headers.get("origin")
        if origin is not None:
            return origin == f"http://{self._access.host}"
        return scope["method"] in ("GET", "HEAD")

    def _start(self, scope: Scope, headers: Headers) -> Response:
        token = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if not self._access.exchange(token) and not self._access.has_cookie(headers):
            return _denied(403, "ลิงก์นี้ใช้ได้ครั้งเดียวและถูกใช้ไปแล้ว")
        answer = RedirectResponse("/", 303)
        answer.set_cookie(self._access.cookie, self._access.secret, httponly=True, samesite="strict")
        return answer


def _denied(status: int, message: str) -> Response:
    return HTMLResponse(render("denied.html", message=message), status)


def _bounded(receive: Receive) -> Receive:
    """Return ``receive`` that ends a body without a length, or with a wrong one, at the limit."""
    taken = 0

    async def bounded() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        return message if taken <= MOST_BYTES else {"type": "http.disconnect"}

    return bounded


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in SECURITY_HEADERS.items():
                headers[name] = value
        await send(message)

    return sending
