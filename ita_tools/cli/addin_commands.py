"""The commands of the Excel add-in: ``ita addin build|install|uninstall|doctor``.

``xlwings_addin`` stands on the same floor as the command line, so it is imported by name when a command runs:
neither package depends on the other, and the command line starts without xlwings.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from types import ModuleType

import click

from ita_tools.cli.i18n import _, echo_success, style
from ita_tools.cli.localized_commands import FILE, LocalizedGroup

__all__ = ["addin"]

_STATES = {True: ("พร้อม", "green"), False: ("ขาด", "red"), None: ("ตรวจไม่ได้", "yellow")}
_folder_option = click.option(
    "--folder", type=FILE, metavar="โฟลเดอร์", help="โฟลเดอร์ของส่วนเสริม ถ้าไม่ใส่ ใช้โฟลเดอร์ที่ Excel เปิดเองทุกครั้ง"
)


def _addin_module(name: str) -> ModuleType:
    return import_module(f"xlwings_addin.{name}")


@click.group(cls=LocalizedGroup, subcommand_metavar="คำสั่ง ...")
def addin() -> None:
    """ส่วนเสริมของ Excel: สร้าง ติดตั้ง ถอน หรือตรวจ"""  # noqa: D400, D415


@addin.command()
@click.option("-o", "out", type=FILE, required=True, help="ไฟล์ส่วนเสริมที่จะสร้าง (ita.xlam)")
def build(out: Path) -> None:
    """สร้างไฟล์ส่วนเสริมสำหรับส่งต่อ ยังไม่ผูกกับเครื่องใด"""  # noqa: D400, D415
    _addin_module("install").write_addin(out)
    echo_success("ส่วนเสริม", out)


@addin.command()
@_folder_option
def install(folder: Path | None) -> None:
    """ติดตั้งส่วนเสริมให้ Excel ของผู้ใช้นี้"""  # noqa: D400, D415
    outcome = _addin_module("install").install(folder)
    if outcome.changed:
        echo_success("ติดตั้งแล้ว", outcome.path)
        echo_success("หมายเหตุ", _("ปิด Excel ทุกหน้าต่างแล้วเปิดใหม่ จะเห็นแถบ ITA"))
    else:
        echo_success("ติดตั้งอยู่แล้วและเป็นรุ่นเดียวกัน", outcome.path)


@addin.command()
@_folder_option
def uninstall(folder: Path | None) -> None:
    """ถอนส่วนเสริม สมุดงานยังคำนวณได้ด้วยสูตรของ Excel เอง"""  # noqa: D400, D415
    outcome = _addin_module("install").uninstall(folder)
    echo_success("ถอนแล้ว" if outcome.changed else "ไม่มีส่วนเสริมที่ตำแหน่งนี้", outcome.path)


@addin.command()
@_folder_option
@click.pass_context
def doctor(context: click.Context, *, folder: Path | None) -> None:
    """ตรวจว่าเครื่องนี้พร้อมใช้ส่วนเสริมหรือไม่ (รหัสจบ 1 เมื่อมีสิ่งที่ขาด)"""  # noqa: D400, D415
    findings = _addin_module("doctor").examine(folder)
    for finding in findings:
        word, colour = _STATES[finding.ok]
        remedy = f" — {finding.remedy}" if finding.remedy else ""
        click.echo(f"{style(f'[{_(word)}]', colour)} {finding.message}{remedy}")
    context.exit(1 if any(finding.ok is False for finding in findings) else 0)
