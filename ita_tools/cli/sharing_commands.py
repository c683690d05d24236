"""The commands for sharing a workbook between divisions: ``ita split|merge|progress|diff``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from ita_tools.cli.i18n import _, echo_backup, echo_success, echo_warning, text_table, translate_columns
from ita_tools.cli.localized_commands import FILE, LocalizedCommand

if TYPE_CHECKING:
    from ita_tools.jobs.merge import MergeReport

__all__ = ["diff", "merge", "progress", "split"]

_MOST_TAKEN = 20
_LONGEST_TAKEN = 40
"""Values that were taken over: lines on the screen, and characters of each text."""


@click.command(cls=LocalizedCommand)
@click.argument("book", type=FILE, metavar="สมุดงานหลัก")
@click.option("-o", "folder", type=FILE, metavar="โฟลเดอร์", required=True, help="โฟลเดอร์ที่จะเขียนไฟล์")
@click.option(
    "--context",
    type=click.Choice(["none", "summary", "full"]),
    default="summary",
    help="ข้อมูลส่วนอื่นที่ให้อ่านประกอบ",
)
@click.option("--due", metavar="วันที่", help="วันที่ต้องส่งกลับ เป็น วัน/เดือน/ปี พ.ศ. หรือ 2026-06-30")
@click.option("--suggest", is_flag=True, help="ใช้ข้อเสนอของโปรแกรมกับข้อที่ยังไม่ระบุสำนัก/กอง")
@click.option("--overwrite", is_flag=True, help="เขียนทับไฟล์ชื่อเดิมในโฟลเดอร์")
def split(
    *,
    book: Path,
    folder: Path,
    context: Literal["none", "summary", "full"],
    due: str | None,
    suggest: bool,
    overwrite: bool,
) -> None:
    """แบ่งสมุดงานเป็นไฟล์ให้แต่ละสำนัก/กองกรอก"""  # noqa: D400, D415
    from ita_tools.jobs.split import split_book

    day = _parse_due(due)
    parts = split_book(
        book,
        folder,
        context=context,
        due=_format_due(day),
        suggest=suggest,
        overwrite=overwrite,
        on_backup=_echo_book_id,
    )
    rows = [tuple(map(_, ("สำนัก/กอง", "ข้อและการวิเคราะห์", "มาตรการและข้อจำกัด", "ไฟล์")))]
    rows += [(part.division, str(part.codes), str(part.rows), part.path.name) for part in parts]
    click.echo(text_table(rows, right=[1, 2]))
    echo_success("โฟลเดอร์", folder)
    for part in parts:
        if not part.is_listed:
            echo_warning(_("{} ไม่อยู่ในแผ่นงาน สำนักและกอง ตรวจว่าสะกดตรงกับรายชื่อ").format(part.division))
    if day is not None and day < date.today():
        echo_warning(_("กำหนดส่งกลับ {} ผ่านมาแล้ว").format(due))


def _echo_book_id(backup: Path) -> None:
    echo_warning(_("ใส่รหัสสมุดงานไว้ในสมุดงานหลักแล้ว ไฟล์เดิมเก็บไว้ที่ {}").format(backup))


def _format_due(day: date | None) -> str:
    from ita_tools.thai import thai_date

    return "" if day is None else thai_date(day)


def _parse_due(text: str | None) -> date | None:
    """Parse a date as :func:`ita_tools.thai_dates.date_from` reads it.

    Raises
    ------
    CommandMisused
        The text is no date.
    """
    from ita_tools.errors import CommandMisused
    from ita_tools.thai_dates import date_from

    if not (text or "").strip():
        return None
    day = date_from(text or "")
    if day is None:
        raise CommandMisused(
            _("{} ไม่ใช่วันที่").format((text or "").strip()[:40]),
            remedy=_("ใส่ วัน/เดือน/ปี พ.ศ. หรือ 2026-06-30"),
        )
    return day


@click.command(cls=LocalizedCommand)
@click.argument("base", type=FILE, metavar="สมุดงานหลัก")
@click.argument("returned", type=FILE, metavar="ไฟล์ที่ส่งกลับ|โฟลเดอร์...", nargs=-1)
@click.option("-o", "out", type=FILE, required=True, help="สมุดงานรวมที่จะสร้าง (.xlsx .xlsm .yaml หรือ .json)")
@click.option("--json", "as_json", is_flag=True, help="แสดงเป็น JSON")
@click.pass_context
def merge(
    context: click.Context, *, base: Path, returned: tuple[Path, ...], out: Path, as_json: bool
) -> None:
    """รวมไฟล์ที่สำนัก/กองส่งกลับ (รหัสจบ 1 เมื่อมีข้อขัดแย้งหรือไฟล์ที่ใช้ไม่ได้)"""  # noqa: D400, D415
    from ita_tools.jobs.check import audit_returned
    from ita_tools.jobs.input_files import collect_workbooks, same_file
    from ita_tools.jobs.merge import merge_books
    from ita_tools.yaml_json import dump_json

    files = [path for path in collect_workbooks(returned, (base, out)) if not same_file(path, base)]
    result = merge_books(base, returned, out)
    if as_json:
        click.echo(dump_json(result.data()), nl=False)
    else:
        echo_success("สมุดงาน", out)
        echo_success("ไฟล์ที่รวมแล้ว", result.taken)
        _echo_taken(result)
        for note in result.merged.notes:
            echo_success("หมายเหตุ", note)
        for finding in audit_returned(files):
            echo_success("หมายเหตุ", f"{finding.where}: {finding.message}")
        _echo_left_out_and_conflicts(result)
    echo_backup(result.backup)
    context.exit(0 if result.is_clean else 1)


def _echo_taken(result: MergeReport) -> None:
    """Print the values that were taken over, the first ones only where there are many."""
    rows = result.merged.taken
    for each in rows[:_MOST_TAKEN]:
        before, after = (_short(text) or "-" for text in (each.before, each.after))
        echo_success(each.division, f"{each.what}: {before} -> {after}")
    if len(rows) > _MOST_TAKEN:
        echo_success("รับค่า", _("ทั้งหมด {} ค่า อยู่ในแผ่นงาน ประวัติ").format(len(rows)))


def _short(text: str) -> str:
    from ita_tools.thai import truncate

    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_TAKEN else f"{truncate(line, _LONGEST_TAKEN)}…"


def _echo_left_out_and_conflicts(result: MergeReport) -> None:
    for name, reason in result.left_out:
        click.echo(f"{_('ไม่ได้รวม')} {name}: {reason}", err=True)
    for each in result.merged.conflicts:
        values = " | ".join(" ".join(text.split()) or "-" for text in (each.kept, each.given))
        click.echo(f"{_('ข้อขัดแย้ง')} {each.what} [{each.reason}] {each.division}: {values}")
    if result.merged.conflicts:
        click.echo(_("เลือกค่าที่จะใช้ในแผ่นงาน ความขัดแย้ง ของไฟล์ผลลัพธ์ แล้วสั่ง ita merge กับไฟล์นั้นอีกครั้ง"))


@click.command(cls=LocalizedCommand)
@click.argument("book", type=FILE, metavar="สมุดงานหลัก")
@click.argument("returned", type=FILE, metavar="ไฟล์ที่ส่งกลับ|โฟลเดอร์...", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="แสดงเป็น JSON")
@click.pass_context
def progress(context: click.Context, *, book: Path, returned: tuple[Path, ...], as_json: bool) -> None:
    """แสดงความคืบหน้าของแต่ละสำนัก/กอง (รหัสจบ 1 เมื่อมีไฟล์ที่ใช้ไม่ได้)"""  # noqa: D400, D415
    from ita_tools.jobs.progress import read_progress
    from ita_tools.yaml_json import dump_json

    status = read_progress(book, returned)
    if as_json:
        click.echo(dump_json(status.data()), nl=False)
    else:
        head, *rows = status.rows()
        if rows:
            click.echo(
                text_table([tuple(map(_, head)), *translate_columns(rows, (6,))], right=[1, 2, 3, 4, 5])
            )
        else:
            click.echo(
                _(
                    "ยังไม่ได้ระบุว่าสำนัก/กองใดรับผิดชอบข้อใด กรอกช่อง สำนัก/กอง ในสมุดงาน "
                    "(ข้อเสนออยู่ในคำแนะนำของช่อง) หรือสั่ง ita split --suggest เพื่อใช้ข้อเสนอของโปรแกรม"
                )
            )
        if status.conflicts:
            click.echo(_("ข้อขัดแย้งที่ต้องเลือกเมื่อรวม {} รายการ").format(status.conflicts))
        for name, reason in status.left_out:
            click.echo(f"{_('ไม่ได้รวม')} {name}: {reason}", err=True)
    context.exit(1 if status.left_out else 0)


@click.command(cls=LocalizedCommand)
@click.argument("before", type=FILE, metavar="ไฟล์")
@click.argument("after", type=FILE, metavar="ไฟล์")
@click.option("--json", "as_json", is_flag=True, help="แสดงเป็น JSON")
@click.option("-o", "out", type=FILE, help="สมุดงานผลการเปรียบเทียบที่จะสร้าง (.xlsx)")
@click.pass_context
def diff(context: click.Context, *, before: Path, after: Path, as_json: bool, out: Path | None) -> None:
    """เปรียบเทียบข้อมูลของสองไฟล์ (รหัสจบ 1 เมื่อต่างกัน)"""  # noqa: D400, D415
    from ita_tools.jobs.diff import compare_files
    from ita_tools.yaml_json import dump_json

    result = compare_files(before, after, out)
    if as_json:
        click.echo(dump_json(result.data()), nl=False)
    elif result.differences:
        head, *rows = result.rows()
        click.echo(text_table([*translate_columns([head], (0,)), *rows]))
    else:
        click.echo(_("ไม่พบข้อมูลที่ต่างกัน"))
    if out is not None and not as_json:
        echo_success("สมุดงาน", out)
    echo_backup(result.backup)
    context.exit(1 if result.differences else 0)
