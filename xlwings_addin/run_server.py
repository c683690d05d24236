"""Starts the server: ``python -m xlwings_addin.run_server``, by default for this machine only."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import tempfile
from importlib import util
from pathlib import Path
from threading import Event

from ita_tools.errors import CommandMisused, ItaError, ProgramMissing
from ita_tools.version import pip_command

__all__ = ["main"]

TOKEN = "ITA_SERVER_TOKEN"  # noqa: S105 - the name of the variable, not what is in it
LICENSE = "XLWINGS_LICENSE_KEY"
_SHORTEST_TOKEN = 16
_STOPS = (signal.SIGTERM, signal.SIGINT)


def main(arguments: list[str] | None = None) -> int:
    """Serve until stopped; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m xlwings_addin.run_server",
        description="เปิดฟังก์ชันและปุ่มของสมุดงานให้ Excel บนเว็บและ Mac เรียกใช้",
    )
    parser.add_argument("--host", default="127.0.0.1", help="ที่อยู่ที่รับการเรียก (ค่าปกติ เครื่องนี้เท่านั้น)")
    parser.add_argument("--port", type=int, default=8765, help="พอร์ต")
    parser.add_argument("--folder", type=Path, help="โฟลเดอร์เก็บรายงาน (ค่าปกติ โฟลเดอร์ชั่วคราว)")
    chosen = parser.parse_args(arguments)
    try:
        token = _ready()
    except ItaError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    # uvicorn heeds a stop only once it runs. One that comes earlier must neither leave the temporary folder
    # nor be lost, as an exception would be that is raised inside an import which swallows all of them.
    stopping = Event()
    for each in _STOPS:
        signal.signal(each, lambda *_: stopping.set())
    with tempfile.TemporaryDirectory(prefix="ita-server-") as temporary:
        _serve(token, chosen.folder or Path(temporary), chosen.host, chosen.port, stopping)
    return 0


def _ready() -> str:
    """Return the token, once all that is needed is there."""
    missing = [name for name in ("fastapi", "uvicorn", "xlwings") if util.find_spec(name) is None]
    if missing:
        raise ProgramMissing(
            f"ยังไม่ได้ติดตั้ง {', '.join(missing)}", remedy="ติดตั้งด้วย " + pip_command('"ita-tools[server]"')
        )
    if not os.environ.get(LICENSE):
        raise ProgramMissing(
            "ยังไม่ได้กำหนดสิทธิ์ใช้ xlwings Server",
            where=LICENSE,
            remedy="อ่าน docs/excel-server.md แล้วกำหนดรหัสสิทธิ์ หรือ noncommercial ถ้าเข้าเงื่อนไข",
        )
    token = os.environ.get(TOKEN, "")
    if len(token) < _SHORTEST_TOKEN:
        raise CommandMisused(
            f"รหัสเข้าใช้ต้องยาวอย่างน้อย {_SHORTEST_TOKEN} อักขระ",
            where=TOKEN,
            remedy="กำหนดตัวแปรสภาพแวดล้อมนี้เป็นรหัสสุ่มก่อนเริ่ม",
        )
    return token


def _serve(token: str, folder: Path, host: str, port: int, stopping: Event) -> None:
    os.environ["XLWINGS_ON_SERVER"] = "true"  # before xlwings is imported: it decides what decorators do
    import uvicorn

    from xlwings_addin.server import server_app

    app = server_app(token, folder)
    server = uvicorn.Server(uvicorn.Config(app, host=host, port=port, log_level="warning"))
    for each in _STOPS:
        signal.signal(each, server.handle_exit)
    if stopping.is_set():
        return
    server.run()


if __name__ == "__main__":
    sys.exit(main())
