"""The optional server over HTTP: functions, macros and the token."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workbook.books import demo, save
from tests.xlwings_addin.replay import payload

TOKEN = "0123456789abcdef-for-tests"  # noqa: S105 - not a secret
ROOT = Path(__file__).parents[2]
CALL = {
    "args": [[[2568]], [["IIT"], ["EIT1"], ["EIT2"], ["OIT"]], [["๙๙.๖"], [99.43], [95], [92.5]]],
    "version": "other",
    "client": "Office.js",
    "runtime": "1.4",
    "caller_address": "Sheet1!A1",
    "date_format": "dd/mm/yyyy",
    "culture_info_name": "th-TH",
}


class Server:
    """A running server and requests to it."""

    def __init__(self, port: int, folder: Path) -> None:
        self.address, self.folder = f"http://127.0.0.1:{port}", folder

    def ask(self, path: str, body: object = None, token: str | None = TOKEN) -> tuple[int, bytes]:
        data = None if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
        headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        address = self.address + urllib.parse.quote(path)
        request = urllib.request.Request(address, data, headers)  # noqa: S310 - our own
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(*arguments: str, **variables: str) -> subprocess.Popen[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ITA_", "XLWINGS_"))}
    return subprocess.Popen(
        [sys.executable, "-m", "xlwings_addin.run_server", *arguments],
        cwd=ROOT,
        text=True,
        env={**kept, **variables},
        stderr=subprocess.PIPE,
    )


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    port, folder = free_port(), tmp_path_factory.mktemp("reports")
    running = start(
        "--port",
        str(port),
        "--folder",
        str(folder),
        ITA_SERVER_TOKEN=TOKEN,
        XLWINGS_LICENSE_KEY="noncommercial",
    )
    found = Server(port, folder)
    try:
        for _ in range(200):
            try:
                found.ask("/functions/meta")
                break
            except urllib.error.URLError:
                assert running.poll() is None, running.stderr.read()
                time.sleep(0.1)
        yield found
    finally:
        running.terminate()
        running.wait(10)
        running.stderr.close()


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    return payload(save(demo(), tmp_path_factory.mktemp("book") / "เทศบาล.xlsx"))


class DescribeServer:
    @pytest.mark.parametrize("token", [None, "", "wrong", TOKEN[:-1], TOKEN + "x"])
    def it_refuses_requests_without_the_token(self, server, token):
        for path, body in (
            ("/functions/meta", None),
            ("/functions/call", CALL),
            ("/scripts/check", {}),
            ("/files/a.docx", None),
        ):
            assert server.ask(path, body, token)[0] == 401

    def it_describes_the_functions(self, server):
        status, found = server.ask("/functions/meta")
        assert status == 200
        assert len(json.loads(found)["functions"]) == 10

    def it_computes_a_function(self, server):
        status, found = server.ask("/functions/call", {"func_name": "ITA_TOTAL", **CALL})
        assert (status, json.loads(found)) == (200, {"result": [[96.04]]})

    def it_runs_a_button_and_sends_the_report(self, server, book):
        status, found = server.ask("/scripts/generate_report", book)
        actions = json.loads(found)["actions"]
        assert status == 200
        assert {action["func"] for action in actions} == {"setValues"}
        assert actions[-1]["values"] == [
            ["สร้างรายงานแล้ว: เทศบาล-รายงาน.docx รับได้ที่ /files/เทศบาล-รายงาน.docx"]
        ]
        status, report = server.ask("/files/เทศบาล-รายงาน.docx")
        assert (status, report[:2]) == (200, b"PK")
        assert report == (server.folder / "เทศบาล-รายงาน.docx").read_bytes()

    def it_writes_into_its_own_folder_only(self, server, book, tmp_path):
        """The client names the folder of the workbook."""
        sent = {**book, "book": {**book["book"], "name": str(tmp_path / "ที่อื่น.xlsx")}}
        status, found = server.ask("/scripts/generate_report", sent)
        assert (status, list(tmp_path.iterdir())) == (200, [])
        assert "/files/ที่อื่น-รายงาน.docx" in json.loads(found)["actions"][-1]["values"][0][0]
        assert (server.folder / "ที่อื่น-รายงาน.docx").is_file()

    def it_checks_the_book_it_is_sent(self, server, book):
        status, found = server.ask("/scripts/check", book)
        assert status == 200
        assert json.loads(found)["actions"][-1]["values"] == [["ตรวจสอบแล้ว ไม่พบสิ่งที่ต้องแก้"]]

    @pytest.mark.parametrize(
        ("path", "body", "status"),
        [
            ("/functions/call", b"no json", 422),
            ("/functions/call", [], 422),
            ("/functions/call", {}, 404),
            ("/functions/call", {"func_name": "column"}, 404),
            ("/functions/call", {"func_name": "ITA_TOTAL"}, 422),
            ("/functions/call", b"[" * 100_000, 422),
            ("/functions/call", b" " * (16 * 2**20 + 1), 413),
            ("/functions/call", b" " * 16 * 2**20, 422),
            ("/scripts/check", {}, 422),
            ("/scripts/annotations", {}, 404),
            ("/scripts/split", {}, 404),
            ("/scripts/merge", {}, 404),
            ("/files/../serving.py", None, 404),
            ("/files/.ita-1.tmp", None, 404),
            ("/files/missing.docx", None, 404),
            ("/docs", None, 404),
        ],
    )
    def it_refuses_invalid_requests(self, server, path, body, status):
        found, answer = server.ask(path, body)
        assert found == status
        assert b"Traceback" not in answer

    @pytest.mark.parametrize(
        ("variables", "words"),
        [
            ({"XLWINGS_LICENSE_KEY": "noncommercial"}, "ITA_SERVER_TOKEN"),
            ({"XLWINGS_LICENSE_KEY": "noncommercial", "ITA_SERVER_TOKEN": "short"}, "อย่างน้อย 16"),
            ({"ITA_SERVER_TOKEN": TOKEN}, "docs/excel-server.md"),
        ],
    )
    def it_does_not_start_without_token_and_licence(self, variables, words):
        running = start(**variables)
        _, said = running.communicate(timeout=30)
        assert running.returncode == 2
        assert words in said
        assert "Traceback" not in said
