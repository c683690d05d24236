"""A running page and a browser of no script: requests with its cookie, forms with files."""

from __future__ import annotations

import re
import secrets
import socket
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import unquote

import uvicorn

from ita_tools.app.application import make_application
from ita_tools.app.desk import Desk
from ita_tools.app.request_guard import Access

__all__ = ["Answer", "Visitor", "running_page"]

_PATIENCE = 30


@dataclass(frozen=True)
class Answer:
    """An answer that was read whole."""

    status: int
    headers: Mapping[str, str]
    data: bytes

    @property
    def text(self) -> str:
        return self.data.decode("utf-8")

    @property
    def location(self) -> str:
        return self.headers.get("location", "")

    @property
    def file_name(self) -> str:
        """Name of a download."""
        coded = re.search(
            r"filename\*=utf-8''(\S+)|filename=\"(.+?)\"", self.headers["content-disposition"], re.I
        )
        return unquote(coded[1] or coded[2])

    def find(self, pattern: str) -> str:
        """Return the first group of a pattern in the page."""
        return re.search(pattern, self.text)[1]


@dataclass
class Visitor:
    """Sends requests to a page with the cookie it was given."""

    access: Access
    desk: Desk
    cookie: str = ""
    quits: list[bool] = field(default_factory=list)

    def send(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        """Send a request; the headers of a browser unless others are given, ``""`` for none."""
        sent = {"host": self.access.host, "cookie": self.cookie}
        if method == "POST":
            sent |= {"origin": f"http://{self.access.host}", "sec-fetch-site": "same-origin"}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection = HTTPConnection("127.0.0.1", self.access.port, timeout=_PATIENCE)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in sent.items():
                if value:
                    connection.putheader(name, value)
            if body is not None and "content-length" not in sent:
                connection.putheader("content-length", str(len(body)))
            connection.endheaders(body)
            return _read(connection.getresponse())
        finally:
            connection.close()

    def enter(self) -> Answer:
        """Use the token of the address that the program opens."""
        answer = self.send("GET", self.access.start_address.partition(self.access.host)[2])
        self.cookie = answer.headers.get("set-cookie", "").partition(";")[0]
        return answer

    def get(self, path: str, **headers: str) -> Answer:
        return self.send("GET", path, **headers)

    def post(
        self, path: str, files: Sequence[tuple[str, str, bytes]] = (), **fields: str | Sequence[str]
    ) -> Answer:
        """Send a form; ``files`` are field, name and content."""
        boundary = secrets.token_hex(16)
        pairs = [
            (name, each)
            for name, value in fields.items()
            for each in ([value] if isinstance(value, str) else value)
        ]
        parts = [f'name="{name}"\r\n\r\n{value}'.encode() for name, value in pairs]
        parts += [
            f'name="{name}"; filename="{file}"\r\nContent-Type: application/octet-stream\r\n\r\n'.encode()
            + data
            for name, file, data in files
        ]
        start = f"--{boundary}\r\nContent-Disposition: form-data; ".encode()
        body = b"".join(start + part + b"\r\n" for part in parts) + f"--{boundary}--\r\n".encode()
        return self.send("POST", path, body, content_type=f"multipart/form-data; boundary={boundary}")

    def outcome(self, answer: Answer) -> Answer:
        """Follow redirects, and wait for a task that is under way."""
        until = time.monotonic() + _PATIENCE
        path = ""
        while answer.status == 303 or (path.startswith("/task/") and answer.status == 200):
            assert time.monotonic() < until
            if answer.status == 200:
                time.sleep(0.1)
            path = answer.location or path
            answer = self.get(path)
        return answer

    def open(self, name: str, data: bytes) -> Answer:
        """Open a file on the page; return the page of the book."""
        return self.outcome(self.post("/open", [("file", name, data)]))


def _read(response: HTTPResponse) -> Answer:
    headers = {name.lower(): value for name, value in response.getheaders()}
    return Answer(response.status, headers, response.read())


@contextmanager
def running_page() -> Iterator[Visitor]:
    """Serve a page in a thread, with a visitor that has entered."""
    listener = socket.create_server(("127.0.0.1", 0))
    access, desk = Access(listener.getsockname()[1]), Desk()
    visitor = Visitor(access, desk)
    application = make_application(access, desk, lambda: visitor.quits.append(True))
    server = uvicorn.Server(uvicorn.Config(application, log_level="error", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        while not server.started:
            time.sleep(0.01)
        yield visitor
    finally:
        server.should_exit = True
        thread.join(_PATIENCE)
        listener.close()
