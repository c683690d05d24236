"""Fields of a letterhead that would fetch something become the text they show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from docx.oxml.ns import qn
from lxml import etree

from ita_tools.report.docx.xml import parent_of

__all__ = ["SAFE_LINKS", "Field", "fields_of", "unlink_fields"]

SAFE_LINKS = ("http://", "https://", "mailto:")
"""How the target of a link begins that may stay: it waits for a click and opens no file."""

_FETCHING = frozenset(
    (
        "ASK",
        "AUTOTEXT",
        "AUTOTEXTLIST",
        "CONTROL",
        "DATABASE",
        "DDE",
        "DDEAUTO",
        "EMBED",
        "FILLIN",
        "GLOSSARY",
        "HTMLACTIVEX",
        "IMPORT",
        "INCLUDE",
        "INCLUDEPICTURE",
        "INCLUDETEXT",
        "LINK",
        "MACROBUTTON",
        "PRINT",
        "RD",
    )
)
_RUN, _MARK, _CODE, _SIMPLE = qn("w:r"), qn("w:fldChar"), qn("w:instrText"), qn("w:fldSimple")


@dataclass(slots=True)
class Field:
    """A field between its marks; ``frame`` is everything that is not its result."""

    code: str = ""
    showing: bool = False
    frame: list[etree._Element] = field(default_factory=list)


def _fetches(code: str) -> bool:
    kind, *words = code.replace('"', " ").split() or [""]
    if kind.upper() == "HYPERLINK":
        # A place in the same file has no target, only a switch before its name.
        return bool(words) and not words[0].lower().startswith((*SAFE_LINKS, "\\l"))
    return kind.upper() in _FETCHING


def fields_of(root: etree._Element) -> Iterator[Field]:
    """Yield the fields of a part as they end, inner before outer."""
    open_fields: list[Field] = []
    for element in root.iter(_MARK, _CODE):
        kind = element.get(qn("w:fldCharType"))
        if kind == "begin":
            open_fields.append(Field())
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
    for found in list(fields_of(root)):
        if _fetches(found.code):
            for element in found.frame:
                parent_of(element).remove(element)
    for simple in list(root.iter(_SIMPLE)):
        if _fetches(simple.get(qn("w:instr"), "")):
            for child in list(simple):
                if child.tag != qn("w:fldData"):
                    simple.addprevious(child)
            parent_of(simple).remove(simple)
