"""ita.xlam, made without Excel: our macros, the way to Python, the ribbon. Same parts, same bytes."""

from __future__ import annotations

import importlib
import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import resources
from types import ModuleType

from xlsxwriter import Workbook

from ita_tools.errors import ProgramMissing
from ita_tools.version import toolkit_version
from ita_tools.workbook.vba import SHEET, WORKBOOK, Module, vba_project
from xlwings_addin.addin_package import addin_package
from xlwings_addin.addin_sheets import CODE_NAMES, PYTHON_KEY, write_pages
from xlwings_addin.identity import MARK
from xlwings_addin.ribbon import Button, dispatcher_source, ribbon_xml, usable
from xlwings_addin.wrappers import functions_of, wrappers_source
from xlwings_addin.xlwings_vba import NEEDED, standalone_source, xlwings_version

__all__ = ["ADDIN_FILE", "PROJECT", "Parts", "addin_modules", "build_addin", "installed_parts", "version"]

ADDIN_FILE = "ita.xlam"
"""The one name under which workbooks look for the add-in."""
PROJECT = "ItaAddin"
_CREATED = datetime(2025, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_FUNCTIONS, _MACROS = "xlwings_addin.functions", "xlwings_addin.macros"


@dataclass(frozen=True)
class Parts:
    """What an add-in is built from: the module of functions, the buttons, xlwings' VBA and versions."""

    functions: ModuleType
    buttons: tuple[Button, ...]
    standalone: str
    versions: dict[str, str] = field(default_factory=dict)


def version() -> str:
    """Return the version of the toolkit, or ``0`` where it runs without being installed."""
    return toolkit_version() or "0"


def installed_parts() -> Parts:
    """Collect the parts from this environment.

    Raises
    ------
    ProgramMissing
        xlwings is not installed.
    """
    source, number = standalone_source(), xlwings_version()
    try:
        functions, macros = importlib.import_module(_FUNCTIONS), importlib.import_module(_MACROS)
    except ModuleNotFoundError as error:
        raise ProgramMissing(f"ส่วนเสริมต้องใช้ {error.name} ซึ่งยังไม่ได้ติดตั้ง", remedy=NEEDED) from error
    return Parts(functions, usable(macros.__all__), source, {"ita-tools": version(), "xlwings": number})


def addin_modules(parts: Parts) -> list[Module]:
    """Return the modules with code, in the order of the editor."""
    wrappers = wrappers_source(parts.functions.__name__, functions_of(parts.functions))
    own = resources.files("xlwings_addin").joinpath("vba", "ItaAddin.bas").read_text("ascii")
    return [
        Module("ItaMain", own),
        Module("ItaRibbon", dispatcher_source(parts.buttons)),
        Module("ItaFunctions", wrappers),
        Module("ItaXlwings", parts.standalone),
    ]


def build_addin(parts: Parts, python: str = "") -> bytes:
    """Return the bytes of ita.xlam.

    Parameters
    ----------
    parts
        From :func:`installed_parts`.
    python
        Absolute path of the interpreter that buttons and functions start; empty in an add-in that was not
        built for one machine, which then asks for ``ita addin install``.
    """
    documents = [Module("ThisWorkbook", base=WORKBOOK), *(Module(name, base=SHEET) for name in CODE_NAMES)]
    project = vba_project([*documents, *addin_modules(parts)], PROJECT)
    stream = io.BytesIO()
    with Workbook(stream, {"in_memory": True}) as book:
        book.add_vba_project(io.BytesIO(project), is_stream=True)
        book.set_vba_name("ThisWorkbook")
        # The title is what Excel's list of add-ins shows.
        book.set_properties(
            {"title": "ส่วนเสริม ITA", "comments": "ปุ่มและฟังก์ชันของสมุดงาน ITA", "created": _CREATED}
        )
        book.set_custom_property(MARK, parts.versions.get("ita-tools", "0"), "text")
        write_pages(book, parts.buttons, {PYTHON_KEY: python}, list(_about(parts)))
    return addin_package(stream.getvalue(), ribbon_xml(parts.buttons))


def _about(parts: Parts) -> Iterable[tuple[str, str]]:
    for name, number in parts.versions.items():
        yield name, f"รุ่น {number}"
    yield "สัญญาอนุญาต", "ชุดเครื่องมือสมุดงาน ITA เผยแพร่ภายใต้สัญญาอนุญาต MIT"
    yield (
        "ส่วนของ xlwings",
        (
            "โมดูล ItaXlwings มาจาก xlwings ลิขสิทธิ์ของ Zoomer Analytics LLC "
            "เผยแพร่ภายใต้สัญญาอนุญาต BSD 3-Clause ข้อความเต็มอยู่ในโมดูลนั้น"
        ),
    )
    yield "ข้อมูลของท่าน", "ส่วนเสริมไม่ส่งข้อมูลออกจากเครื่อง"
