"""The command ``ita target``: the way to the next level."""

from __future__ import annotations

from pathlib import Path

import click

from ita_tools.cli.i18n import quiet, text_table
from ita_tools.cli.localized_commands import FILE, LocalizedCommand

__all__ = ["target"]


@click.command(cls=LocalizedCommand)
@click.argument("file", type=FILE, metavar="ไฟล์")
@click.option("--level", metavar="ระดับ", help="ระดับที่ต้องการ (ไม่ระบุ ใช้ระดับถัดไป)")
@click.option("--total", metavar="คะแนน", help="คะแนนรวมที่ต้องการ")
@click.option(
    "--cost",
    "costs",
    metavar="ข้อ=แรง",
    multiple=True,
    help="แรงที่ต้องใช้ของข้อ 1 ถึง 3 หรือ no เมื่อปีนี้ทำไม่ได้ (ระบุซ้ำได้)",
)
@click.option("--json", "as_json", is_flag=True, help="แสดงเป็น JSON")
def target(
    *, file: Path, level: str | None, total: str | None, costs: tuple[str, ...], as_json: bool
) -> None:
    """หาทางที่ใช้แรงน้อยที่สุดไปสู่ระดับถัดไป และระยะห่างจากเกณฑ์ของทุกเครื่องมือ"""  # noqa: D400, D415
    from ita_tools.jobs.load import load_file, require_main
    from ita_tools.jobs.target import plan_for, target_data
    from ita_tools.jobs.target_text import slack_rows, target_lines, target_notes
    from ita_tools.yaml_json import dump_json

    opened = load_file(file)
    require_main(opened, file.name)
    plan = plan_for(opened, level=level, total=total, costs=costs)
    if as_json:
        click.echo(dump_json(target_data(opened, plan)), nl=False)
        return
    for line in target_lines(opened, plan):
        click.echo(line)
    if rows := list(slack_rows(opened, plan)):
        click.echo()
        click.echo(text_table(rows, right=[1, 2]))
    for note in () if quiet() else target_notes(opened, plan):
        click.echo(note)
