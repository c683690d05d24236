"""Tasks that a worker cannot finish: they must be importable in another process."""

from __future__ import annotations

import os
import time

from ita_tools.errors import Faults, FileForeign, FileMissing

__all__ = ["crash", "double", "fail", "fail_twice", "process_id", "sleep", "stumble"]


def double(number: int) -> int:
    return 2 * number


def process_id() -> int:
    return os.getpid()


def sleep(seconds: float) -> None:
    time.sleep(seconds)


def crash() -> None:
    os._exit(1)


def fail(where: str) -> None:
    raise FileForeign("อ่านไม่ได้", where=where, remedy="ขอไฟล์ใหม่")


def fail_twice() -> None:
    raise Faults([FileForeign("อ่านไม่ได้", where="a"), FileMissing("ไม่พบ", where="b")])


def stumble() -> None:
    raise KeyError("secret")
