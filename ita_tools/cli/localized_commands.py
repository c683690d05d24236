"""Commands whose help and usage errors are ours, Thai or English: click's own words are English only."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any

import click

from ita_tools.cli.i18n import LANGUAGES, _, translate_metavars
from ita_tools.cli.path_types import FILE
from ita_tools.errors import CommandMisused

__all__ = ["LocalizedCommand", "LocalizedGroup", "WholeProgram", "options_of_all"]


def options_of_all() -> list[click.Option]:
    """Make the options that may stand before and after any command's name.

    ``--lang`` and ``--quiet`` are only checked and explained here: ``set_language_from_arguments`` has read
    them before. ``--debug`` belongs to :mod:`ita_tools.cli.main` in the same way.
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
    """A command that explains itself in Thai or English and takes the options of all anywhere."""

    explains_options_of_all = False

    def __init__(self, *args: Any, **settings: Any) -> None:  # noqa: ANN401 - click's own signature
        settings.setdefault("options_metavar", "[ตัวเลือก]")
        super().__init__(*args, **settings)
        own = {name for each in self.params for name in each.opts}
        for each in options_of_all():
            if each.opts[0] not in own:
                each.hidden = not self.explains_options_of_all
                self.params.append(each)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse arguments nobody asked for; let each fault know whose help explains it."""
        group = isinstance(self, click.Group)
        ctx.allow_extra_args = True
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        if rest and not group:
            raise CommandMisused(
                _("ไม่ได้ใช้ {} ในคำสั่งนี้").format(" ".join(rest)),
                remedy=_("ลบออก หรือดูวิธีใช้ด้วย {} --help").format(ctx.command_path),
            )
        return rest

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return ``--help``, explained in our words."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "แสดงวิธีใช้"
        return option

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the first line of the help, whole: a cut could part a Thai letter from its mark."""
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
        records = [_explained(each, ctx) for each in self.get_params(ctx) if isinstance(each, click.Option)]
        with formatter.section(_("ตัวเลือก")):
            formatter.write_dl([each for each in records if each is not None])


def _explained(option: click.Option, ctx: click.Context) -> tuple[str, str] | None:
    record = option.get_help_record(ctx)
    if record is None:
        return None
    name, text = record
    own = option.help or ""
    extras = text.removeprefix(own).replace("[required]", f"({_('ต้องระบุ')})")
    return translate_metavars(name), _(own) + extras


class LocalizedGroup(LocalizedCommand, click.Group):
    """A group of commands."""

    command_class = LocalizedCommand

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse a group without one of its commands."""
        if not args and self.no_args_is_help and not ctx.resilient_parsing:  # the Tab key may ask here
            offer = _("คำสั่งที่ใช้ได้คือ {}").format(" ".join(self.list_commands(ctx)))
            raise CommandMisused(_("ยังไม่ได้ระบุคำสั่งต่อจาก {}").format(ctx.command_path), remedy=offer)
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; name the nearest where there is none."""
        name, known = args[0], self.list_commands(ctx)
        if name not in known and not name.startswith("-") and not ctx.resilient_parsing:
            from difflib import get_close_matches  # only who errs pays for it

            near = get_close_matches(name, known, 1)
            remedy = (
                _("หมายถึง {} หรือไม่").format(near[0]) if near else _("คำสั่งที่ใช้ได้คือ {}").format(" ".join(known))
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


class WholeProgram(LocalizedGroup):
    """The group of all commands, ``ita`` itself: the one place where the options of all are explained."""

    explains_options_of_all = True
    command_class = LocalizedCommand
