"""vbaProject.bin: the modules compressed, the streams that describe them, in a compound file.

A module has its name, its source, and the workbook or sheet it belongs to, if any. The ``dir`` stream is
[MS-OVBA] 2.3.4.2: what the project is and which modules it has, as records. The data encryption of the
PROJECT stream, 2.4.3, is required by the format and protects nothing.
"""

from __future__ import annotations

import re
import struct
import uuid
from collections.abc import Iterable, Sequence

from ita_tools.records import record
from ita_tools.workbook.vba.compound_file import Tree, compound_file
from ita_tools.workbook.vba.compression import compress

__all__ = ["SHEET", "WORKBOOK", "Module", "directory_records", "encrypt_data", "vba_project"]

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
# Version FFFF: nothing is compiled, so every Excel compiles the sources for itself ([MS-OVBA] 2.3.4.1).
_SOURCE_ONLY = bytes.fromhex("CC61FFFF000000")
_SEEDS = {"CMG": 0x8D, "DPB": 0x9B, "GC": 0xA9}
_OPEN = {"CMG": bytes(4), "DPB": bytes(1), "GC": b"\xff"}  # not protected, no password, visible
_EDITOR = "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000"
_VERSION = 2
_CODE_PAGE = 1252
"""Any would do for ASCII; this is what Excel writes in most of the world."""
_WIN64, _ENGLISH = 3, 0x409
_COOKIE = struct.pack("<H", 0xFFFF)
_NOTHING_COMPILED = struct.pack("<I", 0)


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


def vba_project(modules: Sequence[Module], name: str = "ItaBook") -> bytes:
    """Return the bytes of vbaProject.bin; the same modules give the same bytes.

    Parameters
    ----------
    modules
        In the order of the editor; the document modules of the workbook and of every sheet among them.
    name
        What the project is called.

    Raises
    ------
    ValueError
        Two modules have one name, or one is called like the project.
    """
    taken = [name.upper(), *(module.name.upper() for module in modules)]
    if twice := {each for each in taken if taken.count(each) > 1}:
        raise ValueError(f"names given twice: {', '.join(sorted(twice))}")
    sources: Tree = {module.name: compress(module.text()) for module in modules}
    described: Tree = {"_VBA_PROJECT": _SOURCE_ONLY, "dir": compress(directory_records(name, modules))}
    return compound_file(
        {"VBA": {**sources, **described}, "PROJECT": _properties(name, modules), "PROJECTwm": _names(modules)}
    )


def _properties(name: str, modules: Sequence[Module]) -> bytes:
    """Write the PROJECT stream, [MS-OVBA] 2.3.1."""
    made_of = "/".join([name, *(module.name for module in modules)])
    identity = "{" + str(uuid.uuid5(uuid.NAMESPACE_URL, made_of)).upper() + "}"
    lines = [
        f'ID="{identity}"',
        *(f"Document={each.name}/&H00000000" if each.base else f"Module={each.name}" for each in modules),
        f'Name="{name}"',
        'HelpContextID="0"',
        'VersionCompatible32="393222000"',
        *(f'{key}="{encrypt_data(_OPEN[key], identity, seed)}"' for key, seed in _SEEDS.items()),
        "",
        "[Host Extender Info]",
        _EDITOR,
        "",
        "[Workspace]",
        *(f"{module.name}=0, 0, 0, 0, C" for module in modules),
    ]
    return "".join(line + "\r\n" for line in lines).encode("ascii")


def _names(modules: Sequence[Module]) -> bytes:
    """Write the PROJECTwm stream: every name in the code page and in UTF-16, [MS-OVBA] 2.3.3."""
    pairs = (each.name.encode("ascii") + b"\0" + each.name.encode("utf-16-le") + b"\0\0" for each in modules)
    return b"".join(pairs) + b"\0\0"


def encrypt_data(data: bytes, project_id: str, seed: int) -> str:
    """Return the hexadecimal text of a value of CMG, DPB or GC.

    ``seed`` (0 to 255) is random in Excel and fixed here, so that two builds are equal.
    """
    key = sum(project_id.encode("ascii")) & 0xFF
    out = [seed, seed ^ _VERSION, seed ^ key]
    plain, last, last_but_one = key, out[2], out[1]
    padding = bytes((seed & 6) // 2)
    for byte in padding + struct.pack("<I", len(data)) + data:
        hidden = byte ^ ((last_but_one + plain) & 0xFF)
        out.append(hidden)
        last_but_one, last, plain = last, hidden, byte
    return bytes(out).hex().upper()


def directory_records(name: str, modules: Sequence[Module]) -> bytes:
    """Return the stream, not yet compressed; it names no references and no compiled code.

    The record of the compatibility version (0x4A) is left out, as other writers do: readers trip over it.
    """
    head = [
        _record(0x01, _number(_WIN64)),
        _record(0x02, _number(_ENGLISH)),
        _record(0x14, _number(_ENGLISH)),
        _record(0x03, struct.pack("<H", _CODE_PAGE)),
        _record(0x04, name.encode("ascii")),
        *_twice(0x05, 0x40, ""),
        _record(0x06),
        _record(0x3D),
        _record(0x07, _number(0)),
        _record(0x08, _number(0)),
        struct.pack("<HIIH", 0x09, 4, 1, 1),
        *_twice(0x0C, 0x3C, ""),
        _record(0x0F, struct.pack("<H", len(modules))),
        _record(0x13, _COOKIE),
    ]
    inside = (record for module in modules for record in _module(module))
    return b"".join([*head, *inside, _record(0x10)])


def _module(module: Module) -> Iterable[bytes]:
    kind = 0x22 if module.base else 0x21
    return (
        *_twice(0x19, 0x47, module.name),
        *_twice(0x1A, 0x32, module.name),
        *_twice(0x1C, 0x48, ""),
        _record(0x31, _NOTHING_COMPILED),
        _record(0x1E, _number(0)),
        _record(0x2C, _COOKIE),
        _record(kind),
        _record(0x2B),
    )


def _record(number: int, data: bytes = b"") -> bytes:
    return struct.pack("<HI", number, len(data)) + data


def _twice(narrow: int, wide: int, text: str) -> tuple[bytes, bytes]:
    """Write a text in the code page and in UTF-16."""
    return _record(narrow, text.encode("ascii")), _record(wide, text.encode("utf-16-le"))


def _number(value: int) -> bytes:
    return struct.pack("<I", value)
