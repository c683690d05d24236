"""The commands. Each imports its job when it runs, so that ``ita --help`` stays quick."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from ita_tools.cli.edition_commands import edition
from ita_tools.cli.helping import ThaiGroup, editions_option
from ita_tools.cli.tables import table

__all__ = ["ita"]

_FILE = click.Path(path_type=Path)
_FILE.name = "ไฟล์"
_SEVERITY = {"error": "ผิด", "warning": "ควรแก้", "info": "ทราบ"}


def _show_version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import PackageNotFoundError, version  # a fifth of the start-up time

        try:
            click.echo(f"ita {version('ita-tools')}")
        except PackageNotFoundError:
            click.echo("ita (ยังไม่ได้ติดตั้ง)")
        context.exit()


@click.group(cls=ThaiGroup, invoke_without_command=True, subcommand_metavar="คำสั่ง ...",
             context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--debug", is_flag=True, help="แสดงรายละเอียดทางเทคนิคเมื่อเกิดข้อผิดพลาด")
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version,
              help="แสดงรุ่นของโปรแกรม")
@click.pass_context
def ita(context: click.Context, *, debug: bool) -> None:
    """สมุดงานและรายงานการประเมินคุณธรรมและความโปร่งใส (ITA)

    ตัวอย่าง: ita demo แล้วเปิดไฟล์ demo.xlsx และ demo.docx
    """  # noqa: D400, D415 - shown to the user as Thai help
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


ita.params.insert(0, editions_option())
ita.params[:] = [each for each in ita.params if each.name != "editions" or not getattr(each, "hidden", False)]
ita.add_command(edition)


@ita.command()
@click.option("-o", "folder", type=_FILE, metavar="โฟลเดอร์", default=Path(), help="โฟลเดอร์ที่จะเขียนไฟล์")
def demo(folder: Path) -> None:
    """ทำงานหลักให้ดูจากผลการประเมินจริง: สมุดงาน คะแนน และรายงาน"""  # noqa: D400, D415
    from ita_tools.jobs.demo import run_demo
    from ita_tools.jobs.score import score_rows

    opened, book, report = run_demo(folder)
    click.echo(f"{opened.assessment.agency.name} ปีงบประมาณ พ.ศ. {opened.edition.year}")
    click.echo(table(score_rows(opened), right=[1]))
    click.echo(f"สมุดงาน: {book}\nรายงาน: {report}")


@ita.command()
@click.option("--edition", "year", type=int, metavar="ปี", help="ปีงบประมาณ พ.ศ. เช่น 2568")
@click.option("--from", "source", type=_FILE, help="สมุดงานหรือไฟล์ข้อมูลที่จะนำมากรอกให้")
@click.option("-o", "out", type=_FILE, required=True, help="สมุดงานที่จะสร้าง (.xlsx)")
def new(year: int | None, source: Path | None, out: Path) -> None:
    """สร้างสมุดงาน เปล่าหรือกรอกข้อมูลไว้แล้ว"""  # noqa: D400, D415
    from ita_tools.jobs.new import new_book

    notes = new_book(out, year, source)
    click.echo("\n".join([f"สมุดงาน: {out}", *(f"หมายเหตุ: {note}" for note in notes)]))


@ita.command()
@click.argument("file", type=_FILE, metavar="ไฟล์")
@click.option("--json", "as_json", is_flag=True, help="แสดงเป็น JSON")
def score(*, file: Path, as_json: bool) -> None:
    """แสดงคะแนนและระดับของสมุดงานหรือไฟล์ข้อมูล"""  # noqa: D400, D415
    from ita_tools.documents import dump_json
    from ita_tools.jobs.opening import open_file
    from ita_tools.jobs.score import score_data, score_rows

    opened = open_file(file)
    if as_json:
        click.echo(dump_json(score_data(opened)), nl=False)
    else:
        click.echo(table(score_rows(opened), right=[1]))


@ita.command()
@click.argument("file", type=_FILE, metavar="ไฟล์")
@click.option("--json", "as_json", is_flag=True, help="แสดงเป็น JSON")
@click.pass_context
def check(context: click.Context, *, file: Path, as_json: bool) -> None:
    """ตรวจว่าตัวเลขสอดคล้องกันหรือไม่ (รหัสจบ 1 เมื่อมีสิ่งที่ควรแก้)"""  # noqa: D400, D415
    from ita_tools.documents import dump_json
    from ita_tools.jobs.check import check_opened, findings_data, has_faults
    from ita_tools.jobs.opening import open_file

    opened = open_file(file)
    findings = check_opened(opened)
    if as_json:
        click.echo(dump_json({"edition": opened.edition.year, "findings": findings_data(opened)}), nl=False)
    elif not findings:
        click.echo("ไม่พบสิ่งที่ต้องแก้")
    for finding in () if as_json else findings:
        compared = f" (ควรเป็น {finding.expected} แต่พบ {finding.found})" if finding.expected else ""
        click.echo(f"[{_SEVERITY[finding.severity]}] {finding.where}: {finding.message}{compared} "
                   f"[{finding.code}]")
    context.exit(1 if has_faults(findings) else 0)


@ita.command()
@click.argument("file", type=_FILE, metavar="ไฟล์")
@click.option("-o", "out", type=_FILE, required=True, help="ไฟล์รายงานที่จะสร้าง (.docx)")
@click.option("--kind", type=click.Choice(["improvement"]), default="improvement", help="ชนิดของรายงาน")
@click.option("--digits", type=click.Choice(["thai", "arabic"]), default="thai", help="เลขไทยหรือเลขอารบิก")
@click.option("--letterhead", type=_FILE, help="ไฟล์ Word ของหน่วยงาน ใช้หัวกระดาษและรูปแบบตัวอักษร")
def report(*, file: Path, out: Path, kind: str, digits: Literal["thai", "arabic"],
           letterhead: Path | None) -> None:
    """สร้างรายงาน Word จากสมุดงานหรือไฟล์ข้อมูล"""  # noqa: D400, D415
    from ita_tools.jobs.opening import open_file
    from ita_tools.jobs.report import write_report

    write_report(open_file(file), out, kind=kind, digits=digits, letterhead=letterhead)
    click.echo(f"รายงาน: {out}")


@ita.command()
@click.argument("file", type=_FILE, metavar="ไฟล์")
@click.option("-o", "out", type=_FILE, required=True, help="ไฟล์ข้อมูลที่จะเขียน (.yaml หรือ .json)")
def export(file: Path, out: Path) -> None:
    """ส่งออกข้อมูลของสมุดงานเป็นไฟล์ข้อความ"""  # noqa: D400, D415
    from ita_tools.jobs.export import export_file

    export_file(file, out)
    click.echo(f"ไฟล์ข้อมูล: {out}")


@ita.command()
def editions() -> None:
    """แสดงหลักเกณฑ์ของทุกปีที่ใช้ได้"""  # noqa: D400, D415
    from ita_tools.jobs.editions import list_editions

    rows = [("ปีงบประมาณ พ.ศ.", "สถานะ", "จำนวนข้อ", "ข้อเท็จจริงที่อนุมาน")]
    rows += [(str(each.year), each.status, " ".join(f"{tool} {count}" for tool, count in each.items),
              str(each.inferred)) for each in list_editions()]
    click.echo(table(rows, right=[3]))
