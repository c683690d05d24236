"""The command ``ita import``: scores from pasted text, Word, PDF, sheets and pages, with a review."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ita_tools.cli.i18n import _, echo_backup, echo_success, style, text_table
from ita_tools.cli.localized_commands import FILE, LocalizedCommand

if TYPE_CHECKING:
    from ita_tools.jobs.import_results import ImportReport

__all__ = ["import_"]

_MOST = 60
"""Values to confirm that are printed; --json has all."""


@click.command("import", cls=LocalizedCommand)
@click.argument(
    "sources", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True), metavar="ไฟล์..."
)
@click.option("--edition", "year", type=int, metavar="ปี", help="ปีงบประมาณ พ.ศ. ของผลที่นำเข้า เมื่อในไฟล์ไม่ได้บอกไว้")
@click.option("--into", type=FILE, help="สมุดงานหรือไฟล์ข้อมูลที่จะเติมเฉพาะช่องว่าง")
@click.option("-o", "out", type=FILE, help="สมุดงานหรือไฟล์ข้อมูลที่จะสร้าง (.xlsx .xlsm .yaml หรือ .json)")
@click.option("--accept", is_flag=True, help="ย้ายค่าที่เลือก ใช้ ในแผ่นงาน นำเข้า ของสมุดงานเข้าช่องของค่านั้น")
@click.option("--json", "as_json", is_flag=True, help="แสดงเป็น JSON")
@click.pass_context
def import_(  # noqa: PLR0913 - the options of the command
    context: click.Context,
    *,
    sources: tuple[Path, ...],
    year: int | None,
    into: Path | None,
    out: Path | None,
    accept: bool,
    as_json: bool,
) -> None:
    """นำเข้าคะแนนจากข้อความที่วาง Word PDF Excel CSV หรือหน้าเว็บ (รหัสจบ 1 เมื่อมีค่าที่ต้องยืนยัน)

    ใส่ - แทนชื่อไฟล์เพื่ออ่านข้อความที่วาง ค่าที่ไม่แน่ใจรอยืนยันในแผ่นงาน นำเข้า และยังไม่นับเป็นคะแนน
    """  # noqa: D400, D415
    if accept:
        if len(sources) != 1 or out is None or into is not None or as_json:
            raise click.UsageError(_("--accept ใช้กับสมุดงานเดียว: ita import เดิม.xlsx --accept -o ใหม่.xlsx"))
        context.exit(_accept(sources[0], out))
    from ita_tools.jobs.import_results import PASTED_BYTES, import_results, write_import
    from ita_tools.jobs.import_text import import_data
    from ita_tools.jobs.load import WORKBOOK_FORMATS
    from ita_tools.yaml_json import dump_json

    files = [path for path in sources if str(path) != "-"]
    pasted = sys.stdin.buffer.read(PASTED_BYTES + 1) if len(files) < len(sources) else None
    report = import_results(files, pasted=pasted, year=year, into=into)
    backup = write_import(report, out, files) if out is not None else None
    waiting = len(report.assessment.proposals)
    if as_json:
        click.echo(dump_json(import_data(report)), nl=False)
    else:
        _echo_review(report)
        if out is not None:
            echo_success("นำเข้าแล้ว", out)
            if waiting and out.suffix.lower() in WORKBOOK_FORMATS:
                click.echo(_("มีค่าที่รอยืนยัน {} ค่าในแผ่นงาน นำเข้า").format(waiting))
    echo_backup(backup)
    context.exit(1 if report.result.doubtful or report.differences else 0)


def _accept(book: Path, out: Path) -> int:
    """Move the accepted values of a workbook, and return the exit code: 1 while a value waits."""
    from ita_tools.jobs.import_results import write_result
    from ita_tools.jobs.import_waiting import accept_waiting

    done = accept_waiting(book)
    backup = write_result(done.assessment, out)
    echo_success("รับค่าที่ยืนยันแล้ว", out)
    waiting = len(done.assessment.proposals)
    click.echo(_("รับ {} ค่า ยังรอยืนยัน {} ค่า").format(len(done.accepted), waiting))
    for each in done.blocked:
        click.echo(_("{} = {} ไม่ได้รับ เพราะในสมุดงานมีค่าอื่นอยู่แล้ว").format(each.what, each.value))
    echo_backup(backup)
    return 1 if waiting else 0


def _echo_review(report: ImportReport) -> None:
    result = report.result
    name = report.assessment.agency.name or "-"
    click.echo(_("{} ปีงบประมาณ พ.ศ. {}").format(name, result.edition.year))
    counts = _("แน่ใจ {} ค่า ต้องยืนยัน {} ค่า ไม่พบ {} ข้อ เติมลงช่องว่าง {} ค่า")
    click.echo(counts.format(len(result.sure), len(result.doubtful), len(result.missing), report.filled))
    click.echo(text_table(_figures(report), right=[1, 2]))
    for line in _remarks(report):
        click.echo(line)


def _figures(report: ImportReport) -> list[tuple[str, ...]]:
    """Return a table of the total and every tool: the figure as printed, and as it follows from below."""
    scores = report.result.judgement.result
    rows = [tuple(map(_, ("รายการ", "ที่พิมพ์ไว้", "ที่คำนวณได้")))]
    keys: list[tuple[tuple[str, ...], str]] = [(("total",), _("คะแนนรวม"))]
    keys += [(("tool", tool.code), tool.short) for tool in report.result.edition.tools]
    for key, label in keys:
        figure = scores[key]
        rows.append((label, _points(figure.announced), _points(figure.computed)))
    return rows


def _points(value: Decimal | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _remarks(report: ImportReport) -> Iterator[str]:
    from ita_tools.jobs.import_text import describe_difference, describe_doubt, describe_missing

    doubtful = report.result.doubtful
    for each in doubtful[:_MOST]:
        yield f"[{style(_('ต้องยืนยัน'), 'yellow')}] {describe_doubt(each)}"
    if len(doubtful) > _MOST:
        yield _("และอีก {} ค่า ดูทั้งหมดด้วย --json").format(len(doubtful) - _MOST)
    for difference in report.differences[:_MOST]:
        yield f"[{style(_('ต่างจากสมุดงาน'), 'yellow')}] {describe_difference(difference)}"
    for missing in describe_missing(report):
        yield f"[{style(_('ไม่พบ'), 'cyan')}] {missing}"
