"""The commands ``ita desktop install|uninstall``: entries in the Start menu and in "Send to" of Windows."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

import click

from ita_tools.cli.i18n import _, echo_success
from ita_tools.cli.localized_commands import LocalizedGroup

__all__ = ["desktop"]


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
