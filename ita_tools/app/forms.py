"""What a form of the page sends, within bounds of size, number and time."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import anyio.to_thread
from starlette.datastructures import FormData, UploadFile
from starlette.requests import ClientDisconnect, Request

from ita_tools.app.desk import PageError
from ita_tools.app.session import Session

__all__ = ["MOST_FILE_BYTES", "choice", "number", "read_form", "save_upload", "save_uploads", "text"]

MOST_FILE_BYTES = 16 * 2**20
"""Bytes of one file, as the toolkit reads them elsewhere."""
_MOST_FILES, _MOST_FIELDS, _MOST_TEXT = 120, 2_000, 4 * 2**20
_SECONDS = 60


@asynccontextmanager
async def read_form(request: Request) -> AsyncIterator[FormData]:
    """Read a form, and remove its temporary files at the end.

    Raises
    ------
    PageError
        It takes too long, or was not sent whole.
    """
    try:
        async with asyncio.timeout(_SECONDS):
            form = await request.form(
                max_files=_MOST_FILES, max_fields=_MOST_FIELDS, max_part_size=_MOST_TEXT
            )
    except TimeoutError as error:
        raise PageError("ส่งไฟล์นานเกินไป", "ลองอีกครั้ง", status=408) from error
    except ClientDisconnect as error:
        raise PageError("ไฟล์ส่งมาไม่ครบหรือใหญ่เกินไป", "ลองอีกครั้ง", status=400) from error
    try:
        yield form
    finally:
        await form.close()


def text(form: FormData, name: str) -> str:
    """Return a text field, ``""`` without it."""
    value = form.get(name, "")
    return value.strip() if isinstance(value, str) else ""


def choice(form: FormData, name: str, *options: str) -> str:
    """Return a field that has one of some values; the first of them without it.

    Raises
    ------
    PageError
        It has another value.
    """
    value = text(form, name) or options[0]
    if value not in options:
        raise PageError("ตัวเลือกในแบบฟอร์มไม่ถูกต้อง", "กลับไปเลือกใหม่")
    return value


def number(form: FormData, name: str) -> int | None:
    """Return a whole number, ``None`` where the field is blank.

    Raises
    ------
    PageError
        It is not a number.
    """
    value = text(form, name)
    if value and not (value.isascii() and value.isdecimal() and len(value) <= 4):
        raise PageError("ปีงบประมาณต้องเป็นตัวเลข", "ใส่ปี พ.ศ. 4 หลัก")
    return int(value) if value else None


async def save_upload(session: Session, form: FormData, name: str, remedy: str) -> Path:
    """Save the one file of a field.

    Raises
    ------
    PageError
        There is none, or it is too large.
    """
    files = await save_uploads(session, form, name)
    if not files:
        raise PageError("ยังไม่ได้เลือกไฟล์", remedy, code="ITA-E101")
    return files[0]


async def save_uploads(session: Session, form: FormData, name: str) -> list[Path]:
    """Save the files of a field, each in a folder of its own.

    Raises
    ------
    PageError
        One is too large.
    """
    sent = [each for each in form.getlist(name) if isinstance(each, UploadFile) and each.filename]
    large = next((each for each in sent if (each.size or 0) > MOST_FILE_BYTES), None)
    if large is not None:
        raise PageError(
            f"ไฟล์ {Path(large.filename or '').name[:100]} มีขนาดเกิน 16 MB ซึ่งใหญ่กว่าไฟล์ปกติมาก",
            "ตรวจว่าเลือกถูกไฟล์ หรือลบรูปภาพและข้อมูลที่ไม่เกี่ยวข้องออกแล้วบันทึกใหม่",
            status=413,
            code="ITA-E104",
        )
    return [await anyio.to_thread.run_sync(_save, session, each) for each in sent]


def _save(session: Session, upload: UploadFile) -> Path:
    path = session.path_for(upload.filename or "")
    with path.open("xb") as file:
        shutil.copyfileobj(upload.file, file)
    return path
