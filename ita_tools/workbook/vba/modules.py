"""A VBA module: its name, its source, and the workbook or sheet it belongs to, if any."""

from __future__ import annotations

import re

from ita_tools.records import record

__all__ = ["SHEET", "WORKBOOK", "Module"]

WORKBOOK = "0{00020819-0000-0000-C000-000000000046}"
"""Base class of the module of a workbook."""
SHEET = "0{00020820-0000-0000-C000-000000000046}"
"""Base class of the module of a worksheet."""

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,30}")
_FOREIGN = re.compile(r"[^\t\n -~]")
_DOCUMENT = """Attribute VB_Base = "{base}"
Attribute VB_GlobalNameSpace = False
Attribute VB_Creatable = False
Attribute VB_PredeclaredId = True
Attribute VB_Exposed = True
Attribute VB_TemplateDerived = False
Attribute VB_Customizable = True
"""


@record(frozen=True)
class Module:
    """Source text without the attribute lines at its head, which are written from ``name`` and ``base``.

    Parameters
    ----------
    name
        A VBA identifier of ASCII letters, digits and underscores, at most 31 characters.
    source
        ASCII only: Thai text belongs into cells.
    base
        ``WORKBOOK`` or ``SHEET`` for the module behind a document, ``None`` for a standard module.

    Raises
    ------
    ValueError
        The name or the source has characters that VBA reads differently from machine to machine.
    """

    name: str
    source: str = ""
    base: str | None = None

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ValueError(f"{self.name!r} is no name for a VBA module")
        if match := _FOREIGN.search(self.source.replace("\r\n", "\n")):
            line = self.source.count("\n", 0, match.start()) + 1
            raise ValueError(f"module {self.name}, line {line}: {match[0]!r} is not plain ASCII text")

    def text(self) -> bytes:
        """Return the whole source with its attributes, every line ended by CR LF."""
        head = f'Attribute VB_Name = "{self.name}"\n'
        if self.base:
            head += _DOCUMENT.format(base=self.base)
        return (head + self.source).replace("\r\n", "\n").replace("\n", "\r\n").encode("ascii")
