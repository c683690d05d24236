"""Runs a command of ``ita`` and turns every error into Thai lines and an exit code.

0 done, 1 findings, 2 unusable input or usage. No traceback without ``--debug``. Usage errors are those of
click where the language is English.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from ita_tools.cli.commands import ita
from ita_tools.cli.i18n import _, language, prefix_title, set_language_from_arguments, translate_metavars
from ita_tools.errors import CommandMisused, Faults, FileForeign, ItaError
from ita_tools.garbage_collection import rare_collections

__all__ = ["format_usage_error", "main"]

_UNUSABLE = 2


def main(arguments: Sequence[str] | None = None) -> None:
    """Run ``ita`` and exit with its code."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console or pipe may have a code page without Thai: a message must not fail there.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    words = list(sys.argv[1:] if arguments is None else arguments)
    set_language_from_arguments(words)
    with rare_collections():
        sys.exit(_run(words, debug="--debug" in words))


def _run(arguments: list[str], *, debug: bool) -> int:
    try:
        value = ita.main(args=arguments, prog_name="ita", standalone_mode=False)
    except click.exceptions.Exit as error:
        return error.exit_code
    except SystemExit:  # raised by click when the reader of a pipe has closed it
        return 0
    except (Exception, KeyboardInterrupt) as error:  # no user shall see a traceback
        if debug:
            from traceback import print_exception

            print_exception(error)
        code, message = _code_and_message(error)
        print(message, file=sys.stderr)
        return code
    return value if isinstance(value, int) else 0


def _code_and_message(error: BaseException) -> tuple[int, str]:
    match error:
        case ItaError():
            return error.exit_code, _format_error(error)
        case OSError():
            return _UNUSABLE, _format_error(_translate_os_error(error))
        case click.Abort() | KeyboardInterrupt():
            return _UNUSABLE, _("หยุดตามคำสั่ง ไม่มีไฟล์ใดเขียนค้างไว้")
        case click.ClickException():
            return _UNUSABLE, format_usage_error(error)
        case _:
            message = _("เกิดข้อผิดพลาดในโปรแกรม ({}) — สั่งอีกครั้งโดยเพิ่ม --debug แล้วแจ้งผู้พัฒนา")
            return _UNUSABLE, message.format(type(error).__name__)


def _translate_os_error(error: OSError) -> ItaError:
    """Make an error of ours of one that no job has caught: a closed folder, a name too long, a full disk."""
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


def _format_error(error: ItaError) -> str:
    faults = error.faults if isinstance(error, Faults) else (error,)
    return "\n".join(prefix_title(each.code, str(each)) for each in faults)


def format_usage_error(error: click.ClickException) -> str:
    """Return one line with what is wrong with the command line, and what to do."""
    if language() == "en":
        context = getattr(error, "ctx", None)
        command = context.command_path if context else "ita"
        message = translate_metavars(error.format_message().rstrip("."))
        misused = CommandMisused(message, remedy=f"see {command} --help")
        return prefix_title(misused.code, str(misused))
    message, remedy = _in_thai(error)
    return str(CommandMisused(message, remedy=remedy))


def _in_thai(error: click.ClickException) -> tuple[str, str]:
    context = getattr(error, "ctx", None)
    remedy = f"ดูวิธีใช้ด้วย {context.command_path if context else 'ita'} --help"
    match error:
        case click.NoSuchOption():
            nearest = error.possibilities
            return f"ไม่มีตัวเลือก {error.option_name}", f"หมายถึง {nearest[0]} หรือไม่" if nearest else remedy
        case click.MissingParameter():
            return f"ยังไม่ได้ระบุ {_parameter_name(error.param, context)}", remedy
        case click.BadParameter():
            name = _parameter_name(error.param, context)
            choices = getattr(getattr(error.param, "type", None), "choices", ())
            valid = f"ค่าที่ใช้ได้คือ {', '.join(map(str, choices))}" if choices else remedy
            return f"ค่าของ {name} ใช้ไม่ได้", valid
        case click.BadOptionUsage():
            return f"ค่าของตัวเลือก {error.option_name} ขาดหรือเกิน", remedy
        case _:
            return f"คำสั่งไม่ถูกต้อง ({error.format_message()})", remedy


def _parameter_name(parameter: click.Parameter | None, context: click.Context | None) -> str:
    """Return the name of a parameter in the help: of an option its flag, of an argument its metavar."""
    if parameter is None:
        return ""
    if isinstance(parameter, click.Option) or context is None:
        return parameter.opts[-1]
    return parameter.make_metavar(context)
