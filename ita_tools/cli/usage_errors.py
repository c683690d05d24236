"""Usage errors of the command line, said in Thai or, where English is asked for, in click's own words."""

from __future__ import annotations

import click

from ita_tools.cli.i18n import language, prefix_title, translate_metavars
from ita_tools.errors import CommandMisused

__all__ = ["usage_in_words"]


def usage_in_words(error: click.ClickException) -> str:
    """Say what is wrong with the command line, and what to do."""
    if language() == "en":
        context = getattr(error, "ctx", None)
        command = context.command_path if context else "ita"
        words = translate_metavars(error.format_message().rstrip("."))
        misused = CommandMisused(words, remedy=f"see {command} --help")
        return prefix_title(misused.code, str(misused))
    message, remedy = _in_thai(error)
    return str(CommandMisused(message, remedy=remedy))


def _in_thai(error: click.ClickException) -> tuple[str, str]:
    context = getattr(error, "ctx", None)
    remedy = f"ดูวิธีใช้ด้วย {context.command_path if context else 'ita'} --help"
    match error:
        case click.NoSuchOption():
            near = error.possibilities
            return f"ไม่มีตัวเลือก {error.option_name}", f"หมายถึง {near[0]} หรือไม่" if near else remedy
        case click.MissingParameter():
            return f"ยังไม่ได้ระบุ {_name(error.param, context)}", remedy
        case click.BadParameter():
            name = _name(error.param, context)
            choices = getattr(getattr(error.param, "type", None), "choices", ())
            offer = f"ค่าที่ใช้ได้คือ {', '.join(map(str, choices))}" if choices else remedy
            return f"ค่าของ {name} ใช้ไม่ได้", offer
        case click.BadOptionUsage():
            return f"ค่าของตัวเลือก {error.option_name} ขาดหรือเกิน", remedy
        case _:
            return f"คำสั่งไม่ถูกต้อง ({error.format_message()})", remedy


def _name(parameter: click.Parameter | None, context: click.Context | None) -> str:
    """Name a parameter as the help does: an option by itself, an argument by what it stands for."""
    if parameter is None:
        return ""
    if isinstance(parameter, click.Option) or context is None:
        return parameter.opts[-1]
    return parameter.make_metavar(context)
