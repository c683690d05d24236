"""Who gets an answer: the browser that the program opened, from the page itself."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from ita_tools.app.request_guard import MOST_BYTES, SECURITY_HEADERS
from tests.app.visiting import Visitor, running_page


@pytest.fixture(scope="module")
def stranger() -> Iterator[Visitor]:
    with running_page() as visitor:
        yield visitor


class DescribeToken:
    def it_works_once_and_becomes_a_cookie_that_no_script_and_no_other_site_has(self) -> None:
        with running_page() as visitor:
            token = visitor.access.token
            answer = visitor.enter()
            assert (answer.status, answer.location) == (303, "/")
            cookie = answer.headers["set-cookie"].lower()
            assert "httponly" in cookie
            assert "samesite=strict" in cookie
            assert f"ita-{visitor.access.port}=" in cookie
            assert visitor.get("/").status == 200
            other = Visitor(visitor.access, visitor.desk)
            assert other.get(f"/start?token={token}").status == 403
            assert visitor.get(f"/start?token={token}").location == "/"

    @pytest.mark.parametrize("token", ["", "x", "a" * 43, "%ff", "%C3%A9"])
    def it_is_not_guessed(self, stranger: Visitor, token: str) -> None:
        answer = stranger.get(f"/start?token={token}")
        assert (answer.status, "set-cookie" in answer.headers) == (403, False)

    def it_is_needed_on_every_page_but_that_of_the_style(self, stranger: Visitor) -> None:
        paths = ["/", "/import", "/book/x", "/file/x", "/page/x", "/task/x", "/nothing"]
        assert {stranger.get(path).status for path in paths} == {403}
        assert stranger.get("/", cookie=f"ita-{stranger.access.port}=guess; x").status == 403
        assert stranger.send("POST", "/quit", b"").status == 403
        assert stranger.quits == []
        assert stranger.get("/static/app.css").status == 200


class DescribeForeignRequests:
    @pytest.mark.parametrize(
        "host", ["localhost", "localhost:{port}", "127.0.0.1", "127.0.0.1:1", "evil.example:{port}", ""]
    )
    def it_refuses_another_host(self, visitor: Visitor, host: str) -> None:
        assert visitor.get("/", host=host.format(port=visitor.access.port)).status in (400, 403)

    @pytest.mark.parametrize(
        "headers",
        [
            {"origin": "https://evil.example"},
            {"origin": "null"},
            {"origin": "http://127.0.0.1:1"},
            {"origin": ""},
            {"sec_fetch_site": "cross-site"},
            {"sec_fetch_site": "same-site"},
        ],
    )
    def it_refuses_a_form_of_another_page(self, visitor: Visitor, headers: dict[str, str]) -> None:
        assert visitor.send("POST", "/quit", b"", **headers).status == 403
        assert visitor.quits == []

    def it_refuses_to_be_read_by_another_page(self, visitor: Visitor) -> None:
        assert visitor.get("/", sec_fetch_site="cross-site").status == 403
        assert visitor.get("/", origin="https://evil.example").status == 403


class DescribeEveryAnswer:
    @pytest.mark.parametrize("path", ["/", "/static/app.css", "/static/none", "/none", "/start?token=x"])
    def it_has_the_security_headers(self, visitor: Visitor, path: str) -> None:
        answer = visitor.get(path)
        assert {name: answer.headers.get(name.lower()) for name in SECURITY_HEADERS} == dict(SECURITY_HEADERS)
        assert "server" not in answer.headers or "uvicorn" in answer.headers["server"]

    def it_allows_no_script_but_its_own(self) -> None:
        policy = SECURITY_HEADERS["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy


class DescribeSize:
    def it_refuses_a_large_request_before_it_is_sent(self, visitor: Visitor) -> None:
        answer = visitor.send("POST", "/open", b"", content_length=str(MOST_BYTES + 1))
        assert answer.status == 413
        assert "64 MB" in answer.text

    def it_refuses_a_length_that_is_no_number(self, visitor: Visitor) -> None:
        assert visitor.send("POST", "/open", b"", content_length="-1").status in (400, 413)

    def it_ends_a_request_of_no_stated_length_at_the_limit(
        self, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("ita_tools.app.request_guard.MOST_BYTES", 1000)
        head = (
            f"POST /open HTTP/1.1\r\nHost: {visitor.access.host}\r\nCookie: {visitor.cookie}\r\n"
            f"Origin: http://{visitor.access.host}\r\nTransfer-Encoding: chunked\r\n"
            "Content-Type: multipart/form-data; boundary=x\r\n\r\n"
        )
        chunk = b"200\r\n" + b"a" * 0x200 + b"\r\n"
        with socket.create_connection(("127.0.0.1", visitor.access.port), 10) as connection:
            connection.sendall(head.encode() + chunk * 4)
            answer = connection.recv(4096)
        assert b"400" in answer.split(b"\r\n")[0]
