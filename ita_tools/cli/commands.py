"""The commands of ``ita``. Each imports its job when it runs, so that ``ita --help`` starts quickly."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from ita_tools.cli.i18n import (
    _,
    echo_backup,
    echo_success,
    echo_warning,
    quiet,
    style,
    text_table,
    translate_columns,
)
from ita_tools.cli.localized_commands import FILE, RootGroup
from ita_tools.version import toolkit_version

if TYPE_CHECKING:
    from ita_tools.analysis.findings import Alternative, Finding
    from ita_tools.jobs.load import ScoredAssessment

__all__ = ["ita"]

_LAZY_COMMANDS = {
    "addin": "ita_tools.cli.addin_commands",
    "app": "ita_tools.cli.app_commands",
    "desktop": "ita_tools.cli.app_commands",
    "edition": "ita_tools.cli.edition_commands",
    "import": "ita_tools.cli.import_command",
    "rollup": "ita_tools.cli.rollup_command",
    "target": "ita_tools.cli.target_command",
    "split": "ita_tools.cli.sharing_commands",
    "merge": "ita_tools.cli.sharing_commands",
    "progress": "ita_tools.cli.sharing_commands",
    "diff": "ita_tools.cli.sharing_commands",
}
_SEVERITY = {"error": ("ผิด", "red"), "warning": ("ควรแก้", "yellow"), "info": ("ทราบ", "cyan")}


def _show_version(context: click.Context, _option: click.Parameter, given: bool) -> None:
    if given:
        click.echo(f"ita {toolkit_version() or _('ยังไม่ได้ติดตั้ง')}")
        context.exit()


@click.group(
    cls=RootGroup,
    invoke_without_command=True,
    subcommand_metavar="คำสั่ง ...",
    lazy_subcommands=_LAZY_COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="แสดงรุ่นของโปรแกรม",
)
@click.pass_context
def ita(context: click.Context) -> None:
    """สมุดงานและรายงานการประเมินคุณธรรมและความโปร่งใส (ITA)

    ตัวอย่าง: ita demo แล้วเปิดไฟล์ demo.xlsx และ demo.docx
    """  # noqa: D400, D415 - shown to the user as Thai help
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@ita.command()
@click.option("-o", "folder", type=FILE, metavar="โฟลเดอร์", default=Path(), help="โฟลเดอร์ที่จะเขียนไฟล์")
def demo(folder: Path) -> None:
    """ทำงานหลักให้ดูจากผลการประเมินจริง: สมุดงาน คะแนน และรายงาน"""  # noqa: D400, D415
    from ita_tools.jobs.demo import run_demo
    from ita_tools.jobs.score import score_rows

    result = run_demo(folder)
    scored = result.opened
    click.echo(_("{} ปีงบประมาณ พ.ศ. {}").format(scored.assessment.agency.name, scored.edition.year))
    click.echo(text_table(translate_columns(score_rows(scored.result), (0, 2)), right=[1]))
    echo_success("สมุดงาน", result.book)
    echo_success("รายงาน", result.report)
    echo_backup(result.backup)


@ita.command()
@click.option("--edition", "year", type=int, metavar="ปี", help="ปีงบประมาณ พ.ศ. เช่น 2568")
@click.option("--from", "source", type=FILE, help="สมุดงานหรือไฟล์ข้อมูลที่จะนำมากรอกให้")
@click.option("-o", "out", type=FILE, required=True, help="สมุดงานที่จะสร้าง (.xlsx หรือ .xlsm)")
def new(year: int | None, source: Path | None, out: Path) -> None:
    """สร้างสมุดงาน เปล่าหรือกรอกข้อมูลไว้แล้ว"""  # noqa: D400, D415
    from ita_tools.jobs.new import new_book

    result = new_book(out, year, source)
    echo_success("สมุดงาน", out)
    for note in result.notes:
        echo_success("หมายเหตุ", note)
    echo_backup(result.backup)


@ita.command()
@click.argument("file", type=FILE, metavar="ไฟล์")
@click.option("--json", "as_json", is_flag=True, help="แสดงเป็น JSON")
def score(*, file: Path, as_json: bool) -> None:
    """แสดงคะแนนและระดับของสมุดงานหรือไฟล์ข้อมูล"""  # noqa: D400, D415
    from ita_tools.jobs.load import load_file
    from ita_tools.jobs.score import score_data, score_rows
    from ita_tools.yaml_json import dump_json

    scored = load_file(file)
    if as_json:
        click.echo(dump_json(score_data(scored)), nl=False)
    else:
        click.echo(text_table(translate_columns(score_rows(scored.result), (0, 2)), right=[1]))


@ita.command()
@click.argument("file", type=FILE, metavar="ไฟล์")
@click.option("--json", "as_json", is_flag=True, help="แสดงเป็น JSON")
@click.pass_context
def check(context: click.Context, *, file: Path, as_json: bool) -> None:
    """ตรวจว่าตัวเลขสอดคล้องกันหรือไม่ (รหัสจบ 1 เมื่อมีสิ่งที่ควรแก้)"""  # noqa: D400, D415
    from ita_tools.jobs.check import check_file, findings_data, grouped, has_faults
    from ita_tools.yaml_json import dump_json

    scored, findings = check_file(file, beside=file.parent)
    if as_json:
        click.echo(
            dump_json({"edition": scored.edition.year, "findings": findings_data(scored, findings)}), nl=False
        )
    elif not findings:
        click.echo(_("ไม่พบสิ่งที่ต้องแก้"))
    for group in () if as_json else grouped(findings):
        _echo_finding(group.finding)
        for explained in group.explained:
            _echo_finding(explained, "    ")
        if group.elsewhere:
            click.echo(_("    และอีก {} แห่ง: {}").format(len(group.elsewhere), ", ".join(group.elsewhere)))
    context.exit(1 if has_faults(findings) else 0)


def _echo_finding(finding: Finding, indent: str = "") -> None:
    word, colour = _SEVERITY[finding.severity]
    both_figures = _(" (ควรเป็น {} แต่พบ {})").format(finding.expected, finding.found)
    figures = both_figures if finding.expected else ""
    click.echo(
        f"{indent}[{style(_(word), colour)}] {finding.where}: {finding.message}{figures} [{finding.code}]"
    )
    for each in finding.alternatives:
        click.echo(f"{indent}    - {each.where}{_alternative(each)}")


def _alternative(alternative: Alternative) -> str:
    """Return what an alternative changes, in words."""
    if not alternative.expected:
        return ""
    return _(" (ควรเป็น {} แต่พบ {})").format(alternative.expected, alternative.found)


@ita.command()
@click.argument("file", type=FILE, metavar="ไฟล์")
@click.option("-o", "out", type=FILE, required=True, help="ไฟล์รายงานที่จะสร้าง (.docx .html .pdf หรือ .json)")
@click.option(
    "--kind",
    type=click.Choice(["improvement", "measures", "summary", "memo"]),
    help="ชนิดของรายงาน: การพัฒนาองค์กรรายตัวชี้วัด มาตรการรายประเด็น ฉบับย่อ หรือบันทึกข้อความ",
)
@click.option("--digits", type=click.Choice(["thai", "arabic"]), help="เลขไทยหรือเลขอารบิก")
@click.option("--letterhead", type=FILE, help="ไฟล์ Word ของหน่วยงาน ใช้หัวกระดาษและรูปแบบตัวอักษร")
@click.option(
    "--format",
    "form",
    type=click.Choice(["docx", "html", "pdf", "json"]),
    help="รูปแบบของไฟล์ ไม่ระบุก็ได้เมื่อชื่อไฟล์บอกอยู่แล้ว",
)
@click.option("--provenance", is_flag=True, help="พิมพ์ประวัติของข้อมูลต่อท้ายรายงาน")
@click.option("--draft", is_flag=True, help="ฉบับร่างสำหรับตรวจ: พิมพ์ข้อสังเกตและสิ่งที่ยังขาด มีคำว่าฉบับร่างทุกหน้า")
@click.option(
    "--suggestions/--no-suggestions",
    default=None,
    help="ใส่ข้อแนะนำของโปรแกรมในข้อที่หน่วยงานไม่ได้เขียนเอง",
)
@click.option(
    "--pages",
    type=click.Choice(["word", "libreoffice", "none"]),
    default="word",
    help="โปรแกรมที่นับเลขหน้าในสารบัญของไฟล์ Word (LibreOffice ตัดบรรทัดต่างจาก Word)",
)
def report(  # noqa: PLR0913 - one parameter for each option
    *,
    file: Path,
    out: Path,
    kind: str | None,
    digits: Literal["thai", "arabic"] | None,
    letterhead: Path | None,
    form: Literal["docx", "html", "pdf", "json"] | None,
    provenance: bool,
    draft: bool,
    suggestions: bool | None,
    pages: Literal["word", "libreoffice", "none"],
) -> None:
    """สร้างรายงานเป็น Word หน้าเว็บ PDF หรือข้อมูลเปิด จากสมุดงานหรือไฟล์ข้อมูล"""  # noqa: D400, D415
    from ita_tools.jobs.input_files import require_not_an_input
    from ita_tools.jobs.load import load_file, require_main
    from ita_tools.jobs.report import write_report

    scored = load_file(file)
    require_main(scored, file.name)
    require_not_an_input(out, file)
    written = write_report(
        scored,
        out,
        kind=kind,
        digits=digits,
        letterhead=letterhead,
        beside=file.parent,
        form=form,
        provenance=provenance,
        pages=pages,
        draft=draft,
        suggestions=suggestions,
    )
    echo_success("รายงาน", out)
    echo_backup(written.backup)
    for note in written.notes:
        echo_success("หมายเหตุ", _(note))
    if not quiet():
        _echo_remaining_findings(scored, file)


def _echo_remaining_findings(scored: ScoredAssessment, file: Path) -> None:
    """Print how many findings ``ita check`` has on the data of the report."""
    from ita_tools.jobs.check import check_opened, findings_to_fix, misprinted_announcement

    if slip := misprinted_announcement(scored):
        figures = _(" (ควรเป็น {} แต่พบ {})").format(slip.expected, slip.found)
        echo_warning(f"{slip.where}: {slip.message}{figures}")
    if faults := findings_to_fix(check_opened(scored)):
        echo_warning(_("เหลือข้อสังเกต {} ข้อ ดูด้วย ita check {}").format(len(faults), file))


@ita.command()
@click.argument("file", type=FILE, metavar="ไฟล์")
@click.option("-o", "out", type=FILE, required=True, help="ไฟล์ข้อมูลที่จะเขียน (.yaml หรือ .json)")
def export(file: Path, out: Path) -> None:
    """ส่งออกข้อมูลของสมุดงานเป็นไฟล์ข้อความ"""  # noqa: D400, D415
    from ita_tools.jobs.export import export_file

    backup = export_file(file, out)
    echo_success("ไฟล์ข้อมูล", out)
    echo_backup(backup)


@ita.command()
def editions() -> None:
    """แสดงหลักเกณฑ์ของทุกปีที่ใช้ได้"""  # noqa: D400, D415
    from ita_tools.cli.edition_commands import status_word
    from ita_tools.jobs.editions import list_editions

    rows = [tuple(map(_, ("ปีงบประมาณ พ.ศ.", "สถานะ", "จำนวนข้อ", "ข้อเท็จจริงที่อนุมาน")))]
    rows += [
        (
            str(each.year),
            status_word(each.status),
            " ".join(f"{tool} {count}" for tool, count in each.items),
            str(each.inferred),
        )
        for each in list_editions()
    ]
    click.echo(text_table(rows, right=[3]))


@ita.command()
@click.argument("shell", type=click.Choice(["powershell", "bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, *, shell: str) -> None:
    """แสดงสคริปต์เติมคำสั่งด้วยปุ่ม Tab

    PowerShell: ita completion powershell | Out-String | Invoke-Expression

    bash: eval "$(ita completion bash)"
    """  # noqa: D400, D415 - shown to the user as Thai help
    from click.shell_completion import shell_complete

    context.exit(shell_complete(ita, {}, "ita", "_ITA_COMPLETE", f"{shell}_source"))
