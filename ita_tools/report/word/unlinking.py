"""Fields of a letterhead that would fetch something become the text they show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from docx.oxml.ns import qn
from lxml import etree

__all__ = ["unlink_fields"]

_FETCHING = frozenset((
    "ASK", "AUTOTEXT", "AUTOTEXTLIST", "DATABASE", "DDE", "DDEAUTO", "FILLIN", "GLOSSARY", "IMPORT",
    "INCLUDE", "INCLUDEPICTURE", "INCLUDETEXT", "LINK", "MACROBUTTON", "RD",
))
_RUN, _MARK, _CODE, _SIMPLE = qn("w:r"), qn("w:fldChar"), qn("w:instrText"), qn("w:fldSimple")


@dataclass(slots=True)
class _Field:
    """A field between its marks; ``frame`` is everything that is not its result."""

    code: str = ""
    showing: bool = False
    frame: list[etree._Element] = field(default_factory=list)


def _fetches(code: str) -> bool:
    words = code.split(maxsplit=1)
    return bool(words) and words[0].upper() in _FETCHING


def _fields(root: etree._Element) -> Iterator[_Field]:
    """Yield the fields of a part as they end, inner before outer."""
    open_fields: list[_Field] = []
    for element in root.iter(_MARK, _CODE):
        kind = element.get(qn("w:fldCharType"))
        if kind == "begin":
            open_fields.append(_Field())
        if not open_fields:
            continue
        current = open_fields[-1]
        current.frame.append(element)
        if element.tag == _CODE:
            current.code += element.text or ""
        elif kind == "separate":
            current.showing = True
        elif kind == "end":
            yield open_fields.pop()


def unlink_fields(root: etree._Element) -> None:
    """Keep what fetching fields show and take away their codes; other fields stay as they are."""
    for found in list(_fields(root)):
        if _fetches(found.code):
            for element in found.frame:
                element.getparent().remove(element)
    for simple in list(root.iter(_SIMPLE)):
        if _fetches(simple.get(qn("w:instr"), "")):
            for child in list(simple):
                if child.tag != qn("w:fldData"):
                    simple.addprevious(child)
            simple.getparent().remove(simple)
