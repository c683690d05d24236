"""A bounded XML parser: expat without document types, entities or network.

Element and attribute names are ``namespace local``, the way expat joins them. Spreadsheet names of the
two dialects of OOXML (transitional and strict) are folded to their local part.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from pyexpat import ExpatError, ParserCreate, XMLParserType

from ita_tools.errors import FileDangerous, FileForeign

__all__ = ["MAX_DEPTH", "MAX_TAGS", "local_name", "parse_xml", "relationship_id", "resolve_references"]

MAX_TAGS = 2_000_000
"""Start and end tags of one part: a sheet of 400,000 filled cells."""
MAX_DEPTH = 64
"""Elements inside each other; Excel nests fewer than twenty."""

_SPREADSHEET = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
}
_RELATIONSHIPS = {
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
_PACKAGE = {"http://schemas.openxmlformats.org/package/2006/relationships"}
_REFERENCE = re.compile("#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6})")
_MOST_CHARACTERS = 4096
"""References that are kept: a file may name very many."""

Start = Callable[[str, Mapping[str, str]], None]
"""Called with the local name and the attributes of an element of a spreadsheet."""


@lru_cache(512)
def local_name(name: str) -> str:
    """Return the local part of a spreadsheet or relationship element; ``""`` for a foreign element."""
    namespace, _, local = name.rpartition(" ")
    return local if namespace in _SPREADSHEET or namespace in _PACKAGE else ""


def relationship_id(attributes: Mapping[str, str]) -> str:
    """Return the ``r:id`` of an element, ``""`` where it has none."""
    return next((attributes[key] for n in _RELATIONSHIPS if (key := f"{n} id") in attributes), "")


def parse_xml(
    data: bytes,
    where: str,
    start: Callable[[str, dict[str, str]], object],
    end: Callable[[str], object] | None = None,
    text: Callable[[str], object] | None = None,
) -> None:
    """Parse a part and call back for each element and text.

    Parameters
    ----------
    data
        XML in UTF-8.
    where
        Name of the file and part, for messages.
    start, end, text
        Callbacks with expat's names: element and attributes, element, text (joined where it is whole).

    Raises
    ------
    FileForeign
        The XML is not well formed.
    FileDangerous
        It declares a document type or entities, has more tags than :data:`MAX_TAGS` or is too deep.
    """
    if data.count(b"<") > MAX_TAGS:
        raise FileDangerous(
            f"ไฟล์ผิดปกติ: มีป้าย XML เกิน {MAX_TAGS:,} ป้าย",
            where=where,
            remedy="เปิดใน Excel ลบแถวและคอลัมน์ที่ไม่ใช้ แล้วบันทึกใหม่",
        )
    parser = ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    _guard(parser, where, start, end)
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)
    except ExpatError as error:
        raise FileForeign(
            f"XML ของไฟล์เสียหาย (บรรทัด {error.lineno})",
            where=where,
            remedy="เปิดใน Excel แล้วบันทึกเป็น .xlsx อีกครั้ง",
        ) from error


def _guard(
    parser: XMLParserType,
    where: str,
    start: Callable[[str, dict[str, str]], object],
    end: Callable[[str], object] | None,
) -> None:
    """Install the handlers, with the depth counted and declarations refused."""
    depth = 0

    def started(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise FileDangerous("ไฟล์ผิดปกติ: XML ซ้อนกันลึกเกินไป", where=where, remedy="ขอไฟล์ใหม่จากผู้ส่ง")
        start(name, attributes)

    def ended(name: str) -> None:
        nonlocal depth
        depth -= 1
        if end is not None:
            end(name)

    def refused(*_declaration: object) -> None:
        raise FileDangerous("ไฟล์ผิดปกติ: มีการประกาศ DOCTYPE หรือ entity", where=where, remedy="ขอไฟล์ใหม่จากผู้ส่ง")

    parser.StartElementHandler = started
    parser.EndElementHandler = ended
    parser.StartDoctypeDeclHandler = refused
    parser.EntityDeclHandler = refused


def resolve_references(text: str) -> str | None:
    """Return a text with its character references resolved, ``None`` where one is not allowed.

    >>> resolve_references("&lt;&#54;&#x36;")
    '<66'
    """
    first, *rest = text.split("&")
    pieces = [first]
    for each in rest:
        name, end, after = each.partition(";")
        character = _CHARACTERS[name] if end else ""
        if not character:
            return None
        pieces += (character, after)
    return "".join(pieces)


class _Characters(dict[str, str]):
    """Characters by the name of their reference; some programs write each Thai letter as one.

    What XML forbids is ``""``: it is left to the parser, which refuses it.
    """

    def __missing__(self, name: str) -> str:
        match = _REFERENCE.fullmatch(name)
        number = (int(match[1]) if match[1] else int(match[2], 16)) if match else 0
        if not (0x20 <= number < 0xD800 or 0xE000 <= number < 0xFFFE or 0x10000 <= number < 0x110000):
            return ""
        if len(self) < _MOST_CHARACTERS:
            self[name] = chr(number)
        return chr(number)


_CHARACTERS = _Characters({"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"})
