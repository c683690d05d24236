"""The functions and buttons over HTTP, for Excel on the web and on the Mac: an optional FastAPI app.

It speaks the language of xlwings Server: cells ask ``/functions/call``, scripts post the open workbook and
get back what to write into it. It stands on the licensed part of xlwings (see docs/excel-server.md);
everything else of the toolkit does not.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Header, HTTPException, Request
from fastapi.responses import FileResponse, JSONResponse
from starlette.concurrency import run_in_threadpool
from xlwings import server as xlwings_server

from xlwings_addin import functions, macros
from xlwings_addin.light_xlwings import xw
from xlwings_addin.output_location import OutputLocation

__all__ = ["MOST_BYTES", "server_app"]

MOST_BYTES = 16 * 2**20
"""Longest request: the fullest workbook has 2 MB of cells."""
_SCRIPTS: dict[str, Callable[[xw.Book, OutputLocation], None]] = {
    each.__name__: each for each in (macros.generate_report, macros.check, macros.refresh, macros.next_year)
}
"""Buttons that need no folder of the user's own: here all users share one."""


def server_app(token: str, folder: Path) -> FastAPI:
    """Return the app.

    Parameters
    ----------
    token
        What every request must bring as ``Authorization: Bearer ...``.
    folder
        Where reports are kept; ``/files/<name>`` hands them out.
    """
    app = FastAPI(
        title="ITA Workbook Toolkit",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        dependencies=[Depends(partial(_require, token))],
    )
    app.get("/functions/meta")(_meta)
    app.post("/functions/call")(_call)
    output = OutputLocation(
        documents=lambda: folder,
        show=lambda path: None,
        describe=lambda path: f"{path.name} รับได้ที่ /files/{path.name}",
        beside_workbook=False,
    )
    app.post("/scripts/{name}")(partial(_script, output))
    app.get("/files/{name}")(partial(_file, folder))
    return app


def _require(token: str, authorization: Annotated[str, Header()] = "") -> None:
    if not secrets.compare_digest(authorization.encode(), f"Bearer {token}".encode()):
        raise HTTPException(401, "รหัสเข้าใช้ไม่ถูกต้อง")


async def _body(request: Request) -> dict[str, Any]:
    """Read the JSON object of a request of at most :data:`MOST_BYTES`."""
    data = bytearray()  # grows in place: adding to bytes would copy all of it for every chunk
    async for chunk in request.stream():
        data += chunk
        if len(data) > MOST_BYTES:
            raise HTTPException(413, "ข้อมูลมีขนาดใหญ่เกินไป")
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise HTTPException(422, "ข้อมูลไม่ใช่ JSON") from error
    if not isinstance(found, dict):
        raise HTTPException(422, "ข้อมูลไม่ครบ")
    return found


async def _meta() -> JSONResponse:
    # xlwings leaves this one without annotations.
    return JSONResponse(xlwings_server.custom_functions_meta(functions))  # type: ignore[no-untyped-call]


async def _call(request: Request) -> JSONResponse:
    asked = await _body(request)
    if asked.get("func_name") not in functions.__all__:
        raise HTTPException(404, "ไม่มีฟังก์ชันนี้")
    try:
        return JSONResponse({"result": await xlwings_server.custom_functions_call(asked, functions)})
    except (LookupError, TypeError, ValueError, xw.XlwingsError) as error:
        raise HTTPException(422, "เรียกฟังก์ชันไม่ถูกต้อง") from error


async def _script(output: OutputLocation, name: str, request: Request) -> JSONResponse:
    if name not in _SCRIPTS:
        raise HTTPException(404, "ไม่มีคำสั่งนี้")
    asked = await _body(request)
    try:
        book = xw.Book(json=asked)
    except (LookupError, TypeError, ValueError, xw.XlwingsError) as error:
        raise HTTPException(422, "ข้อมูลสมุดงานไม่ครบ") from error
    try:
        await run_in_threadpool(_SCRIPTS[name], book, output)
        return JSONResponse(book.json())
    finally:
        book.close()


async def _file(folder: Path, name: str) -> FileResponse:
    path = folder / name
    if name != path.name or name.startswith(".") or not path.is_file():
        raise HTTPException(404, "ไม่มีไฟล์นี้")
    return FileResponse(path)
