"""Messages of usage errors: Thai, or those of click where the language is English."""

from __future__ import annotations

import click

from ita_tools.cli.i18n import language, prefix_title, translate_metavars
from ita_tools.errors import CommandMisused

__all__ = ["format_usage_error"]


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
