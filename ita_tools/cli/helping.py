"""Commands whose help and usage errors are Thai: click's own words are English."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any

import click

from ita_tools.errors import CommandMisused

__all__ = ["ThaiCommand", "ThaiGroup", "editions_option"]


def editions_option(*, hidden: bool = False) -> click.Option:
    """Make the option that names a folder of edition files, taken before and after a command's name."""
    return click.Option(["--editions"], type=click.Path(path_type=Path), metavar="โฟลเดอร์", hidden=hidden,
                        expose_value=False, is_eager=True, callback=_use_editions,
                        help="โฟลเดอร์ของไฟล์หลักเกณฑ์ (ปี.yaml) ที่ใช้ก่อนหลักเกณฑ์ของโปรแกรม")


def _use_editions(_context: click.Context, _option: click.Parameter, folder: Path | None) -> None:
    if folder is not None:
        from ita_tools.rubric import use_editions

        use_editions(folder)


class ThaiCommand(click.Command):
    """A command that speaks Thai about itself and takes ``--debug`` and ``--editions`` anywhere."""

    def __init__(self, *args: Any, **settings: Any) -> None:  # noqa: ANN401 - click's own signature
        settings.setdefault("options_metavar", "[ตัวเลือก]")
        super().__init__(*args, **settings)
        if not any("--debug" in each.opts for each in self.params):
            self.params.append(click.Option(["--debug"], is_flag=True, hidden=True, expose_value=False))
        if not any("--editions" in each.opts for each in self.params):
            self.params.append(editions_option(hidden=True))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse arguments nobody asked for."""
        group = isinstance(self, click.Group)
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if rest and not group:
            raise CommandMisused(f"ไม่ได้ใช้ {' '.join(rest)} ในคำสั่งนี้",
                                 remedy=f"ลบออก หรือดูวิธีใช้ด้วย {ctx.command_path} --help")
        return rest

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return ``--help``, explained in Thai."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "แสดงวิธีใช้"
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line of usage."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="วิธีใช้: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of options."""
        records = [each.get_help_record(ctx) for each in self.get_params(ctx)
                   if not isinstance(each, click.Argument)]
        with formatter.section("ตัวเลือก"):
            formatter.write_dl([(name, text.replace("[required]", "(ต้องระบุ)"))
                                for name, text in filter(None, records)])


class ThaiGroup(ThaiCommand, click.Group):
    """The group of all commands."""

    command_class = ThaiCommand

    def resolve_command(self, ctx: click.Context,
                        args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; name the nearest where there is none."""
        name, known = args[0], self.list_commands(ctx)
        if name not in known and not name.startswith("-"):
            near = difflib.get_close_matches(name, known, 1)
            remedy = f"หมายถึง {near[0]} หรือไม่" if near else f"คำสั่งที่ใช้ได้คือ {' '.join(known)}"
            raise CommandMisused(f"ไม่มีคำสั่ง {name}", remedy=remedy)
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the lists of options and of commands."""
        super().format_options(ctx, formatter)
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("คำสั่ง"):
            formatter.write_dl([(name, command.get_short_help_str(200)) for name, command in commands
                                if command is not None])
