"""The commands ``ita app`` and ``ita desktop``: the local page, and its entries on a Windows desktop.

The page stands on the same floor as the command line, so it is imported by name when a command runs.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

import click

from ita_tools.cli.i18n import _, echo_success
from ita_tools.cli.localized_commands import LocalizedCommand, LocalizedGroup
from ita_tools.errors import ProgramMissing

__all__ = ["app", "desktop"]


@click.command(cls=LocalizedCommand)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, metavar="พอร์ต", help="พอร์ตของหน้านี้ (ไม่ระบุ ใช้พอร์ตที่ว่าง)"
)
@click.option("--no-browser", is_flag=True, help="แสดงที่อยู่ของหน้าโดยไม่เปิดเบราว์เซอร์")
def app(*, port: int, no_browser: bool) -> None:
    """เปิดหน้าของโปรแกรมในเบราว์เซอร์ของเครื่องนี้ ข้อมูลไม่ออกจากเครื่อง"""  # noqa: D400, D415
    try:
        server = import_module("ita_tools.app.server")
    except ImportError as error:
        raise ProgramMissing(
            _("ยังไม่ได้ติดตั้งส่วนของหน้าเว็บ ({})").format(error.name),
            remedy=_('ติดตั้งด้วย pip install "ita-tools[app]"'),
        ) from error
    server.serve_page(port, opens_browser=not no_browser, on_start=lambda at: _announce(at, no_browser))


def _announce(address: str, no_browser: bool) -> None:
    if no_browser:
        click.echo(address)
    else:
        echo_success("เปิดหน้าแล้ว", address)
        echo_success("หมายเหตุ", _("ปิดด้วยปุ่ม ปิดโปรแกรม ในหน้านั้น หรือกด Ctrl+C ที่นี่"))


def _shortcuts() -> ModuleType:
    """Return the module of the entries: it stands on the floor of the command line."""
    return import_module("ita_tools.app.desktop")


@click.group(cls=LocalizedGroup, subcommand_metavar="คำสั่ง ...")
def desktop() -> None:
    """ทางลัดของ Windows: เมนู Start และ ส่งไปที่"""  # noqa: D400, D415


@desktop.command()
def install() -> None:
    """ใส่ ITA ในเมนู Start และ สร้างรายงาน ITA ใน ส่งไปที่"""  # noqa: D400, D415
    for path in _shortcuts().install_shortcuts():
        echo_success("ทางลัด", path)


@desktop.command()
def uninstall() -> None:
    """ถอนทางลัด"""  # noqa: D400, D415
    removed = _shortcuts().uninstall_shortcuts()
    click.echo(_("ถอนทางลัดแล้ว") if removed else _("ไม่มีทางลัด"))
