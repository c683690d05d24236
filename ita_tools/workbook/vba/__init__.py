"""The macro project of a workbook, written from source text without Excel: standard library only.

The sources are ASCII, so that no code page matters; Excel compiles them when it opens the workbook.
After [MS-OVBA] (the project) and [MS-CFB] (the file around it).
"""

from ita_tools.workbook.vba.bridge import BRIDGE, MACROS, bridge_source, workbook_project
from ita_tools.workbook.vba.project import SHEET, WORKBOOK, Module, vba_project

__all__ = [
    "BRIDGE",
    "MACROS",
    "SHEET",
    "WORKBOOK",
    "Module",
    "bridge_source",
    "vba_project",
    "workbook_project",
]
