"""The ``dir`` stream: what the project is and which modules it has, as records, [MS-OVBA] 2.3.4.2."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence

from ita_tools.workbook.vba.modules import Module

__all__ = ["CODE_PAGE", "directory_records"]

CODE_PAGE = 1252
"""Any would do for ASCII; this is what Excel writes in most of the world."""
_WIN64, _ENGLISH = 3, 0x409
_COOKIE = struct.pack("<H", 0xFFFF)
_NOTHING_COMPILED = struct.pack("<I", 0)


def directory_records(name: str, modules: Sequence[Module]) -> bytes:
    """Return the stream, not yet compressed; it names no references and no compiled code.

    The record of the compatibility version (0x4A) is left out, as other writers do: readers trip over it.
    """
    head = [
        _record(0x01, _number(_WIN64)),
        _record(0x02, _number(_ENGLISH)),
        _record(0x14, _number(_ENGLISH)),
        _record(0x03, struct.pack("<H", CODE_PAGE)),
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
