"""Commands with Thai or English help and usage errors (those of click are English only), and lazy loading."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from ita_tools.cli.i18n import LANGUAGES, _, translate_metavars
from ita_tools.errors import CommandMisused

__all__ = ["FILE", "LocalizedCommand", "LocalizedGroup", "RootGroup", "global_options"]

FILE = click.Path(readable=False, path_type=Path)
"""Path that click does not check: the job that opens it reports what is wrong with it."""
FILE.name = "ไฟล์"


def global_options() -> list[click.Option]:
    """Make the options that every command takes, before and after its name.

    ``--lang`` and ``--quiet`` are only checked and explained here:
    :func:`~ita_tools.cli.i18n.set_language_from_arguments` has read them before. ``--debug`` is read by
    :mod:`ita_tools.cli.main` in the same way.
    """
    return [
        _editions_option(),
        click.Option(
            ["--lang"],
            type=click.Choice(LANGUAGES),
            expose_value=False,
            help="ภาษาของวิธีใช้และข้อความสั้น (ค่าเริ่มต้น th)",
        ),
        click.Option(["--quiet"], is_flag=True, expose_value=False, help="ไม่แสดงข้อความเมื่อทำสำเร็จ"),
        click.Option(
            ["--debug"], is_flag=True, expose_value=False, help="แสดงรายละเอียดทางเทคนิคเมื่อเกิดข้อผิดพลาด"
        ),
    ]


def _editions_option() -> click.Option:
    return click.Option(
        ["--editions"],
        type=FILE,
        metavar="โฟลเดอร์",
        expose_value=False,
        is_eager=True,
        callback=_use_editions,
        help="โฟลเดอร์ของไฟล์หลักเกณฑ์ (ปี.yaml) ที่ใช้ก่อนหลักเกณฑ์ของโปรแกรม",
    )


def _use_editions(_context: click.Context, _option: click.Parameter, folder: Path | None) -> None:
    if folder is not None:
        from ita_tools.rubric import use_editions

        use_editions(folder)


class LocalizedCommand(click.Command):
    """A command with help in Thai or English that takes the global options."""

    shows_global_options = False

    def __init__(self, *args: Any, **settings: Any) -> None:  # noqa: ANN401 - click's own signature
        settings.setdefault("options_metavar", "[ตัวเลือก]")
        super().__init__(*args, **settings)
        own_names = {name for option in self.params for name in option.opts}
        for option in global_options():
            if option.opts[0] not in own_names:
                option.hidden = not self.shows_global_options
                self.params.append(option)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse; raise :class:`CommandMisused` for extra arguments, and give usage errors their context."""
        ctx.allow_extra_args = True
        try:
            extra_args = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        if extra_args and not isinstance(self, click.Group):
            raise CommandMisused(
                _("ไม่ได้ใช้ {} ในคำสั่งนี้").format(" ".join(extra_args)),
                remedy=_("ลบออก หรือดูวิธีใช้ด้วย {} --help").format(ctx.command_path),
            )
        return extra_args

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return ``--help`` with a text of ours."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "แสดงวิธีใช้"
        return option

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the whole first line of the help: a cut could part a Thai letter from its mark."""
        return _((self.help or "").strip().partition("\n")[0])

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line of usage."""
        pieces = " ".join(map(translate_metavars, self.collect_usage_pieces(ctx)))
        formatter.write_usage(ctx.command_path, pieces, prefix=f"{_('วิธีใช้')}: ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does, paragraph by paragraph."""
        for paragraph in inspect.cleandoc(self.help or "").split("\n\n"):
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(_(paragraph))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of options."""
        records = [
            _translated_record(option, ctx)
            for option in self.get_params(ctx)
            if isinstance(option, click.Option)
        ]
        with formatter.section(_("ตัวเลือก")):
            formatter.write_dl([record for record in records if record is not None])


def _translated_record(option: click.Option, ctx: click.Context) -> tuple[str, str] | None:
    record = option.get_help_record(ctx)
    if record is None:
        return None
    names, text = record
    help_text = option.help or ""
    extras = text.removeprefix(help_text).replace("[required]", f"({_('ต้องระบุ')})")
    return translate_metavars(names), _(help_text) + extras


class LocalizedGroup(LocalizedCommand, click.Group):
    """A group of commands."""

    command_class = LocalizedCommand

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse; raise :class:`CommandMisused` for a group without one of its commands."""
        # The Tab key parses an unfinished command line, with resilient_parsing.
        if not args and self.no_args_is_help and not ctx.resilient_parsing:
            remedy = _("คำสั่งที่ใช้ได้คือ {}").format(" ".join(self.list_commands(ctx)))
            raise CommandMisused(_("ยังไม่ได้ระบุคำสั่งต่อจาก {}").format(ctx.command_path), remedy=remedy)
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; :class:`CommandMisused` names the nearest where there is none."""
        name, commands = args[0], self.list_commands(ctx)
        if name not in commands and not name.startswith("-") and not ctx.resilient_parsing:
            from difflib import get_close_matches  # costs start-up time

            near = get_close_matches(name, commands, 1)
            remedy = (
                _("หมายถึง {} หรือไม่").format(near[0])
                if near
                else _("คำสั่งที่ใช้ได้คือ {}").format(" ".join(commands))
            )
            raise CommandMisused(_("ไม่มีคำสั่ง {}").format(name), remedy=remedy)
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the lists of options and of commands."""
        super().format_options(ctx, formatter)
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section(_("คำสั่ง")):
            formatter.write_dl(
                [(name, command.get_short_help_str(200)) for name, command in commands if command is not None]
            )


class RootGroup(LocalizedGroup):
    """The group of all commands, ``ita`` itself; its help alone shows the global options.

    Parameters
    ----------
    lazy_subcommands
        Module by name of a command, imported when the command is used first.
    """

    shows_global_options = True

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - click's own signature
        lazy_subcommands: Mapping[str, str],
        **settings: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **settings)
        self.lazy_subcommands = lazy_subcommands

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands without importing any."""
        return sorted({*self.commands, *self.lazy_subcommands})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, imported from its module where it is lazy."""
        if cmd_name not in self.commands and cmd_name in self.lazy_subcommands:
            module = import_module(self.lazy_subcommands[cmd_name])
            # A command whose name is a word of Python has an underscore behind the name of its function.
            self.add_command(getattr(module, cmd_name if hasattr(module, cmd_name) else f"{cmd_name}_"))
        return super().get_command(ctx, cmd_name)
