"""Runs a command and turns every error into Thai lines and an exit code.

0 done, 1 findings, 2 unusable input or usage. No traceback without ``--debug``.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

import click

from ita_tools.cli.commands import ita
from ita_tools.cli.i18n import _, prefix_title, set_language_from_arguments
from ita_tools.cli.usage_errors import usage_in_words
from ita_tools.errors import Faults, FileForeign, ItaError

__all__ = ["main"]

_UNUSABLE = 2
_YOUNG = 100_000
"""New objects before garbage is looked for: a command is short, and looking 150 times takes 5 % of it."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run ``ita`` and exit with its code."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console or pipe may have a code page without Thai: never fail on a message.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    given = list(sys.argv[1:] if arguments is None else arguments)
    set_language_from_arguments(given)
    usual = gc.get_threshold()
    gc.set_threshold(_YOUNG)
    try:
        sys.exit(_run(given, debug="--debug" in given))
    finally:
        gc.set_threshold(*usual)


def _run(arguments: list[str], *, debug: bool) -> int:
    try:
        done = ita.main(args=arguments, prog_name="ita", standalone_mode=False)
    except click.exceptions.Exit as error:
        return error.exit_code
    except SystemExit:  # click's way out when whoever reads our output has stopped reading
        return 0
    except (Exception, KeyboardInterrupt) as error:  # the last net: no clerk shall see a traceback
        if debug:
            from traceback import print_exception

            print_exception(error)
        code, message = _answer(error)
        print(message, file=sys.stderr)
        return code
    return done if isinstance(done, int) else 0


def _answer(error: BaseException) -> tuple[int, str]:
    match error:
        case ItaError():
            return error.exit_code, _in_words(error)
        case OSError():
            return _UNUSABLE, _in_words(_refused(error))
        case click.Abort() | KeyboardInterrupt():
            return _UNUSABLE, _("หยุดตามคำสั่ง ไม่มีไฟล์ใดเขียนค้างไว้")
        case click.ClickException():
            return _UNUSABLE, usage_in_words(error)
        case _:
            words = _("เกิดข้อผิดพลาดในโปรแกรม ({}) — สั่งอีกครั้งโดยเพิ่ม --debug แล้วแจ้งผู้พัฒนา")
            return _UNUSABLE, words.format(type(error).__name__)


def _refused(error: OSError) -> ItaError:
    """Say what the system refuses where no job has: a closed folder, a name too long, a full disk."""
    where = "" if error.filename is None else str(error.filename)
    if isinstance(error, PermissionError):
        return FileForeign(
            _("ไม่มีสิทธิ์เปิดไฟล์หรือโฟลเดอร์นี้"),
            where=where,
            remedy=_("ขอสิทธิ์จากผู้ดูแลไฟล์ หรือคัดลอกไปไว้ในโฟลเดอร์ของท่านเอง"),
        )
    reason = _("ระบบไม่ยอมให้อ่านหรือเขียน ({})").format(error.strerror or type(error).__name__)
    return FileForeign(
        reason, where=where, remedy=_("ตรวจชื่อไฟล์และพื้นที่ว่าง แล้วสั่งอีกครั้งโดยเพิ่ม --debug หากยังไม่สำเร็จ")
    )


def _in_words(error: ItaError) -> str:
    faults = error.faults if isinstance(error, Faults) else (error,)
    return "\n".join(prefix_title(each.code, str(each)) for each in faults)
