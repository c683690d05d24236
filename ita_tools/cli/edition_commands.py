"""The commands about one edition: ``ita edition show|check|new``."""

from __future__ import annotations

from pathlib import Path

import click

from ita_tools.cli.i18n import _, echo_success
from ita_tools.cli.localized_commands import LocalizedGroup
from ita_tools.cli.path_types import FILE
from ita_tools.cli.text_table import text_table

__all__ = ["edition"]


@click.group(cls=LocalizedGroup, subcommand_metavar="คำสั่ง ...")
def edition() -> None:
    """แสดง ตรวจ หรือเริ่มไฟล์หลักเกณฑ์ของปีหนึ่ง"""  # noqa: D400, D415


@edition.command()
@click.argument("year", type=int, metavar="ปี")
@click.option("--json", "as_json", is_flag=True, help="แสดงเป็น JSON")
def show(*, year: int, as_json: bool) -> None:
    """แสดงหลักเกณฑ์ของปีหนึ่ง: เครื่องมือ ตัวชี้วัด ข้อ ระดับ และความเชื่อมั่นของข้อมูล"""  # noqa: D400, D415
    from ita_tools.cli.edition_rows import edition_rows
    from ita_tools.rubric import load_edition
    from ita_tools.rubric.edition_writer import edition_data
    from ita_tools.yaml_json import dump_json

    found = load_edition(year)
    if as_json:
        click.echo(dump_json(edition_data(found)), nl=False)
        return
    click.echo(f"{found.title}\n{_('สถานะ')}: {found.status} {found.note}")
    click.echo(text_table(edition_rows(found)))


@edition.command()
@click.argument("file", type=FILE, metavar="ไฟล์")
def check(file: Path) -> None:
    """ตรวจไฟล์หลักเกณฑ์: โครงสร้าง น้ำหนัก รหัส และการต่อเนื่องของข้อจากปีก่อน"""  # noqa: D400, D415
    from ita_tools.jobs.editions import check_edition

    checked = check_edition(file)
    done = _("{}: ปีงบประมาณ พ.ศ. {} ใช้ได้ {} ข้อ").format(checked.file, checked.year, checked.items)
    unseen = _(" (ไม่ได้ตรวจการต่อเนื่อง เพราะไม่มีหลักเกณฑ์ปี {})").format(checked.missing_previous)
    click.echo(done if checked.missing_previous is None else done + unseen)


@edition.command()
@click.argument("year", type=int, metavar="ปี")
@click.option("--from", "source", type=int, required=True, metavar="ปี", help="ปีที่จะยกมาเป็นต้นแบบ")
@click.option("-o", "out", type=FILE, help="ไฟล์ที่จะเขียน (ถ้าไม่ใส่ เขียนเป็น ปี.yaml ในโฟลเดอร์ปัจจุบัน)")
def new(year: int, source: int, out: Path | None) -> None:
    """เริ่มไฟล์หลักเกณฑ์ของปีใหม่จากปีก่อน ทุกข้อเท็จจริงเป็น inferred จนกว่าจะตรวจ"""  # noqa: D400, D415
    from ita_tools.jobs.editions import start_edition

    target = out or Path(f"{year}.yaml")
    start_edition(year, source, target)
    echo_success("ไฟล์หลักเกณฑ์", target)
