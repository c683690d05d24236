"""Builds ita.xlam without Excel: VBA modules, ribbon and sheets. The same parts give the same bytes.

The macro workbook of XlsxWriter becomes an add-in with a ribbon by one content type, one part and one
relationship.
"""

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
from ita_tools.files.zip_reader import read_entries
from ita_tools.files.zip_writer import write_zip
from ita_tools.version import toolkit_version
from ita_tools.workbook.vba import SHEET, WORKBOOK, Module, vba_project
from xlwings_addin.addin_sheets import CODE_NAMES, PYTHON_KEY, write_sheets
from xlwings_addin.ribbon import Button, dispatcher_source, ribbon_xml, usable_buttons
from xlwings_addin.vba_sources import (
    INSTALL_REMEDY,
    functions_of,
    standalone_source,
    wrappers_source,
    xlwings_version,
)

__all__ = [
    "ADDIN_FILE",
    "ADDIN_TYPE",
    "PROJECT",
    "RIBBON_PART",
    "RIBBON_RELATIONSHIP",
    "VERSION_PROPERTY",
    "AddinParts",
    "addin_modules",
    "addin_package",
    "build_addin",
    "installed_parts",
    "version",
]

ADDIN_FILE = "ita.xlam"
"""File name under which workbooks look for the add-in."""
PROJECT = "ItaAddin"
VERSION_PROPERTY = "ITA add-in"
"""Custom document property that only our add-in has; its value is the version."""
_CREATED = datetime(2025, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_FUNCTIONS, _MACROS = "xlwings_addin.functions", "xlwings_addin.macros"
ADDIN_TYPE = b"application/vnd.ms-excel.addin.macroEnabled.main+xml"
RIBBON_PART = "customUI/customUI14.xml"
RIBBON_RELATIONSHIP = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
_BOOK_TYPE = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_TYPES, _RELATIONSHIPS = "[Content_Types].xml", "_rels/.rels"
_LINK = f'<Relationship Id="rIdItaRibbon" Type="{RIBBON_RELATIONSHIP}" Target="{RIBBON_PART}"/>'


@dataclass(frozen=True)
class AddinParts:
    """What an add-in is built from.

    Parameters
    ----------
    functions
        Module of the functions for cells.
    buttons
        Buttons of the ribbon.
    standalone
        VBA source taken from xlwings.
    versions
        Version by name of a package, for the page of the add-in about itself.
    """

    functions: ModuleType
    buttons: tuple[Button, ...]
    standalone: str
    versions: dict[str, str] = field(default_factory=dict)


def version() -> str:
    """Return the version of the toolkit, or ``0`` where it runs without being installed."""
    return toolkit_version() or "0"


def installed_parts() -> AddinParts:
    """Collect the parts from this environment.

    Raises
    ------
    ProgramMissing
        xlwings is not installed.
    """
    standalone, xlwings_number = standalone_source(), xlwings_version()
    try:
        functions, macros = importlib.import_module(_FUNCTIONS), importlib.import_module(_MACROS)
    except ModuleNotFoundError as error:
        raise ProgramMissing(f"ส่วนเสริมต้องใช้ {error.name} ซึ่งยังไม่ได้ติดตั้ง", remedy=INSTALL_REMEDY) from error
    versions = {"ita-tools": version(), "xlwings": xlwings_number}
    return AddinParts(functions, usable_buttons(macros.__all__), standalone, versions)


def addin_modules(parts: AddinParts) -> list[Module]:
    """Return the VBA modules with code, in the order of the VBA editor."""
    wrappers = wrappers_source(parts.functions.__name__, functions_of(parts.functions))
    main = resources.files("xlwings_addin").joinpath("vba", "ItaAddin.bas").read_text("ascii")
    return [
        Module("ItaMain", main),
        Module("ItaRibbon", dispatcher_source(parts.buttons)),
        Module("ItaFunctions", wrappers),
        Module("ItaXlwings", parts.standalone),
    ]


def build_addin(parts: AddinParts, python: str = "") -> bytes:
    """Return the bytes of ita.xlam.

    Parameters
    ----------
    parts
        From :func:`installed_parts`.
    python
        Absolute path of the interpreter that buttons and functions start. Empty in an add-in for any machine,
        whose buttons show that ``ita addin install`` is needed.
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
        book.set_custom_property(VERSION_PROPERTY, parts.versions.get("ita-tools", "0"), "text")
        write_sheets(book, parts.buttons, {PYTHON_KEY: python}, list(_about_rows(parts)))
    return addin_package(stream.getvalue(), ribbon_xml(parts.buttons))


def _about_rows(parts: AddinParts) -> Iterable[tuple[str, str]]:
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


def addin_package(book: bytes, ribbon: str) -> bytes:
    """Return the .xlam made of an .xlsm of XlsxWriter and the XML of a ribbon.

    Raises
    ------
    ValueError
        The workbook has no macros.
    """
    parts = read_entries(book, "ita.xlam")
    parts[_TYPES] = _replace_once(parts[_TYPES], _BOOK_TYPE, ADDIN_TYPE)
    parts[_RELATIONSHIPS] = _replace_once(
        parts[_RELATIONSHIPS], b"</Relationships>", _LINK.encode("ascii") + b"</Relationships>"
    )
    return write_zip({**parts, RIBBON_PART: ribbon})


def _replace_once(data: bytes, old: bytes, new: bytes) -> bytes:
    if data.count(old) != 1:
        raise ValueError(f"not a macro workbook: {old!r} is not there once")
    return data.replace(old, new)
