"""The VBA bridge: the one module with code of a workbook with macros, and its project."""

from __future__ import annotations

from collections.abc import Sequence

from ita_tools.files.resources import resource
from ita_tools.workbook.vba.project import SHEET, WORKBOOK, Module, vba_project

__all__ = ["BRIDGE", "MACROS", "bridge_source", "workbook_project"]

BRIDGE = "ItaBridge"
"""Name of the bridge's module; macros of buttons are ``ItaBridge.GenerateReport`` and so on."""
MACROS = ("GenerateReport", "RefreshReport")
"""Macros of the buttons on a sheet."""


def bridge_source() -> str:
    """Return the VBA source of the bridge."""
    return resource("workbook", "vba", "bridge.bas").read_text("ascii")


def workbook_project(sheets: Sequence[str], workbook: str = "ThisWorkbook") -> bytes:
    """Return vbaProject.bin for a workbook.

    Parameters
    ----------
    sheets
        Code name of every sheet in order, as in the workbook: Excel adds a module for a code name that has
        none.
    workbook
        Code name of the workbook.
    """
    documents = [Module(workbook, base=WORKBOOK), *(Module(each, base=SHEET) for each in sheets)]
    return vba_project([*documents, Module(BRIDGE, bridge_source())])
