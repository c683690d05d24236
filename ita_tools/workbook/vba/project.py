"""vbaProject.bin: the modules compressed, the streams that describe them, in a compound file."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from ita_tools.workbook.vba.compound_directory import Tree
from ita_tools.workbook.vba.compound_file import compound_file
from ita_tools.workbook.vba.compression import compress
from ita_tools.workbook.vba.data_encryption import encrypt_data
from ita_tools.workbook.vba.dir_stream import directory_records
from ita_tools.workbook.vba.modules import Module

__all__ = ["vba_project"]

# Version FFFF: nothing is compiled, so every Excel compiles the sources for itself ([MS-OVBA] 2.3.4.1).
_SOURCE_ONLY = bytes.fromhex("CC61FFFF000000")
_SEEDS = {"CMG": 0x8D, "DPB": 0x9B, "GC": 0xA9}
_OPEN = {"CMG": bytes(4), "DPB": bytes(1), "GC": b"\xff"}  # not protected, no password, visible
_EDITOR = "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000"


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
