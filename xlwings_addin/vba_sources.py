"""VBA that is made when the add-in is built: functions that call Python, and what they need of xlwings.

xlwings can generate such functions too, but only inside Excel and with access to the macro project; its own
return the *text* of an error, which no formula can tell from a result.

The licence notice of xlwings and its declarations are kept unchanged; they name the DLL of that version.
``RunPython`` and the reading of settings are left out: they take the interpreter, and even code, from the
active workbook, and put the path of that workbook into a command line.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import inspect
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType

from ita_tools.errors import ProgramMissing
from ita_tools.version import pip_command

__all__ = [
    "INSTALL_REMEDY",
    "PROCEDURES",
    "SUFFIX",
    "functions_of",
    "standalone_source",
    "wrappers_source",
    "xlwings_folder",
    "xlwings_version",
]

SUFFIX = "_IMPL"
"""Suffix of each name. The plain names are defined in workbooks, whose cells must not link to this file."""
_PREFIX = "ITA_"
_FUNCTION = """
Public Function {name}({parameters}) As Variant
    {name} = AskPython("{module}", "{function}", Array({given}), Application.Caller)
End Function
"""
PROCEDURES = ("XLPyLoadDLL", "XLPy", "ParentFolder")
"""Procedures that are kept."""
_FILE = "xlwings_custom_addin.bas"
_DROPPED_LINES = re.compile(r"^(?:'?Attribute VB_Name|#Const App).*\n", re.MULTILINE)
"""Name of the module it comes from, and constants for programs other than Excel."""
_HEAD_END = "Public Const PROJECT_NAME"
_LICENCE = "xlwings is distributed under a BSD 3-clause license."
INSTALL_REMEDY = "ติดตั้งด้วยคำสั่ง " + pip_command('"ita-tools[excel]"')
"""Remedy where a package of the add-in is not installed."""


def functions_of(module: ModuleType) -> dict[str, Callable[..., object]]:
    """Return the public functions for cells by name, in the order of ``__all__``."""
    return {name: getattr(module, name) for name in module.__all__ if name.startswith(_PREFIX)}


def wrappers_source(module: str, functions: Mapping[str, Callable[..., object]]) -> str:
    """Return the source of the VBA module.

    Raises
    ------
    ValueError
        A function takes any number of arguments, or arguments by name only.
    """
    return "Option Explicit\n" + "".join(_wrapper(module, name, each) for name, each in functions.items())


def _wrapper(module: str, name: str, function: Callable[..., object]) -> str:
    parameters = inspect.signature(function).parameters.values()
    for each in parameters:
        if each.kind is not each.POSITIONAL_OR_KEYWORD:
            raise ValueError(f"{name}: VBA cannot hand over {each}")
    declared = ", ".join(_declared(each) for each in parameters)
    return _FUNCTION.format(
        name=name + SUFFIX,
        parameters=declared,
        module=module,
        function=name,
        given=", ".join(each.name for each in parameters),
    )


def _declared(parameter: inspect.Parameter) -> str:
    optional = "" if parameter.default is parameter.empty else "Optional "
    return f"{optional}ByVal {parameter.name} As Variant"


def xlwings_folder() -> Path:
    """Return the folder of the installed xlwings, without importing it.

    Raises
    ------
    ProgramMissing
        xlwings is not installed.
    """
    spec = importlib.util.find_spec("xlwings")
    if spec is None or spec.origin is None:
        raise ProgramMissing("ยังไม่ได้ติดตั้ง xlwings ซึ่งเชื่อม Excel กับ Python", remedy=INSTALL_REMEDY)
    return Path(spec.origin).parent


def xlwings_version() -> str:
    """Return the version of the installed xlwings.

    Raises
    ------
    ProgramMissing
        xlwings is not installed.
    """
    try:
        return importlib.metadata.version("xlwings")
    except importlib.metadata.PackageNotFoundError as error:
        raise ProgramMissing("ยังไม่ได้ติดตั้ง xlwings ซึ่งเชื่อม Excel กับ Python", remedy=INSTALL_REMEDY) from error


def standalone_source(folder: Path | None = None) -> str:
    """Return the VBA source: notice, declarations and the procedures in :data:`KEPT`.

    Raises
    ------
    ProgramMissing
        xlwings is not installed, or its source is not laid out as expected.
    """
    path = (folder or xlwings_folder()) / _FILE
    try:
        text = path.read_text("ascii")
    except (OSError, UnicodeError) as error:
        raise _unknown_version(path) from error
    head, separator, body = _DROPPED_LINES.sub("", text).partition(_HEAD_END)
    procedures = [_procedure(body, name) for name in PROCEDURES]
    if not separator or _LICENCE not in head or None in procedures:
        raise _unknown_version(path)
    return "\n".join(["Option Explicit", head.rstrip(), *(f"\n{each}" for each in procedures), ""])


def _procedure(text: str, name: str) -> str | None:
    kind = r"(?:Public |Private )?(Sub|Function)"
    procedure = re.search(rf"^{kind} {name}\(.*?^End \1$", text, re.MULTILINE | re.DOTALL)
    return procedure[0] if procedure else None


def _unknown_version(path: Path) -> ProgramMissing:
    return ProgramMissing(
        "xlwings ที่ติดตั้งไว้เป็นรุ่นที่ส่วนเสริมนี้ไม่รู้จัก",
        where=path.name,
        remedy=f"ติดตั้งรุ่นที่ใช้ได้ด้วยคำสั่ง {pip_command('--upgrade xlwings')}",
    )
