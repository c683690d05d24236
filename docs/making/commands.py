"""The reference of the command line, from click's own declaration."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import click

from docs.making.markdown import page, table
from ita_tools.cli.commands import ita
from ita_tools.cli.i18n import _, set_language, translate_metavars

__all__ = ["commands_page"]

_FIRST = """\
คำสั่งทุกคำสั่งรับ `--editions โฟลเดอร์` `--lang th|en` `--quiet` และ `--debug` ได้ ไม่ว่าจะวางไว้ก่อนหรือหลังชื่อคำสั่ง
"ไฟล์" คือสมุดงาน หรือ[ไฟล์ข้อมูล](assessment-file.md) (YAML หรือ JSON)

Every command takes `--editions`, `--lang`, `--quiet` and `--debug`, before or after its name. `--lang en` (or
`ITA_LANG=en`) turns help, labels and the titles of errors into English; findings, details of errors, names of
indicators and every file that is written stay Thai. Colours appear on a terminal only, and never where
`NO_COLOR` is set."""

_LAST = """\
## รหัสจบ (exit codes)

| รหัส | ความหมาย |
| --- | --- |
| 0 | ทำสำเร็จ (done) |
| 1 | ทำสำเร็จและพบสิ่งที่ควรแก้ เช่น `check` พบตัวเลขไม่ตรงกัน (findings) |
| 2 | ไฟล์ใช้ไม่ได้หรือสั่งผิด ไฟล์ผลลัพธ์เดิมยังอยู่ครบ (unusable input or usage) |

## เติมคำสั่งด้วยปุ่ม Tab (completion)

| shell | put this into its profile |
| --- | --- |
| PowerShell | `ita completion powershell \\| Out-String \\| Invoke-Expression` |
| bash | `eval "$(ita completion bash)"` |
| zsh | `eval "$(ita completion zsh)"` |
| fish | `ita completion fish \\| source` |

The scripts are those of click. In Windows PowerShell 5 the Thai help beside an offer needs
`[Console]::OutputEncoding = [Text.Encoding]::UTF8` in the profile too."""


def commands_page() -> str:
    """Describe every command with its arguments and options, in Thai and English."""
    top = click.Context(ita, info_name="ita", **ita.context_settings)
    return page("คำสั่ง (commands)", _FIRST, *_sections(ita, top), _LAST)


def _sections(command: click.Command, context: click.Context) -> Iterator[str]:
    yield f"## `{context.command_path}`" if context.parent is None else f"### `{context.command_path}`"
    yield from _help(command)
    if not isinstance(command, click.Group):
        yield f"```text\n{context.command_path} {' '.join(command.collect_usage_pieces(context))}\n```"
    rows = [record for each in command.get_params(context) if (record := _row(each, context))]
    yield table(["ตัวเลือก", "ความหมาย", "in English"], rows) if rows else ""
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is not None:
                yield from _sections(below, click.Context(below, parent=context, info_name=name))


def _help(command: click.Command) -> Iterator[str]:
    thai = inspect.cleandoc(command.help or "")
    yield thai
    first = thai.split("\n\n")[0]
    yield f"*{_english(first)}*"


def _row(parameter: click.Parameter, context: click.Context) -> tuple[str, str, str] | None:
    record = parameter.get_help_record(context)
    if record is None or not isinstance(parameter, click.Option) or "--help" in parameter.opts:
        return None
    must = parameter.required
    text = parameter.help or ""
    return (
        f"`{record[0]}`",
        text + (" (ต้องระบุ)" if must else ""),
        _english(text) + (" (required)" if must else ""),
    )


def _english(thai: str) -> str:
    set_language("en")
    try:
        return translate_metavars(thai) if _(thai) == thai else _(thai)
    finally:
        set_language()
