"""Disarming of foreign Word files: removes macros, live content, and links and fields that reach outside.

What makes Word ask a question when it opens the file is removed, too.
"""

from __future__ import annotations

import posixpath
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field

from docx.oxml.ns import qn
from lxml import etree

from ita_tools.report.docx.markup import parent_of, parse_part

__all__ = ["CONTENT_TYPES", "Field", "Trees", "disarm", "fields_of", "unlink_fields"]

Trees = dict[str, etree._Element]
"""Parsed XML parts by name."""

CONTENT_TYPES = "[Content_Types].xml"
"""The entry with the content type of each part."""

_RELATIONSHIP_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# Last parts of relationship types that lead to code, to live content, or to a signature that we invalidate.
_FORBIDDEN_RELATIONSHIPS = frozenset(
    (
        "vbaProject",
        "wordVbaData",
        "keyMapCustomizations",
        "attachedToolbars",
        "extensibility",
        "control",
        "activeXControlBinary",
        "aFChunk",
        "subDocument",
        "attachedTemplate",
        "origin",
        "signature",
        "thumbnail",
        "mailMergeSource",
        "mailMergeHeaderSource",
        "recipientData",
        "webextensiontaskpanes",
        "webextension",
        "oleObject",
    )
)
# These elements stay when they lose their relationship; all others are removed with it.
_OPTIONAL_RELATIONSHIP = frozenset(("blip", "imagedata", "hyperlink", "fill", "stroke"))
_LIVE_ELEMENTS = tuple(
    qn(f"w:{name}")
    for name in (
        "mailMerge",
        "documentProtection",
        "writeProtection",
        "updateFields",
        "altChunk",
        "subDoc",
        "control",
    )
)
_DIRTY = qn("w:dirty")
# An SVG may load other pictures from the network; Word keeps a plain picture beside it, which stays.
_SVG = ".svg"
# Such links open no file, and only when they are clicked.
_SAFE_LINKS = ("http://", "https://", "mailto:")
_FETCHING_FIELDS = frozenset(
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
_FIELD_CHAR, _FIELD_CODE, _SIMPLE_FIELD = qn("w:fldChar"), qn("w:instrText"), qn("w:fldSimple")


def disarm(parts: Mapping[str, bytes], names: Container[str]) -> Trees:
    """Parse the XML parts of a Word file and remove what could run code or reach files and the network.

    Parts that lose their last relationship are not saved later: python-docx follows relationships.

    Parameters
    ----------
    parts
        XML parts by name, whatever their extensions.
    names
        Names of all parts; a relationship to any other is removed.

    Raises
    ------
    FileForeign
        A part is not well-formed.
    """
    trees = {name: parse_part(content) for name, content in parts.items()}
    _remove_relationships(trees, names)
    for root in trees.values():
        for element in list(root.iter(*_LIVE_ELEMENTS)):
            parent_of(element).remove(element)
    for root in trees.values():
        unlink_fields(root)
    return trees


def _remove_relationships(trees: Trees, names: Container[str]) -> None:
    for name in [name for name in trees if name.endswith(".rels")]:
        source = _source_of(name)
        unsafe = [each for each in trees[name].iter(_RELATIONSHIP) if _is_unsafe(each, source, names)]
        for relationship in unsafe:
            parent_of(relationship).remove(relationship)
        root = trees.get(source)
        if unsafe and root is not None:
            _remove_references(root, {each.get("Id", "") for each in unsafe})


def _source_of(relationships: str) -> str:
    """Return the name of the part to which a ``.rels`` part belongs."""
    folder, name = posixpath.split(relationships)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def _is_unsafe(relationship: etree._Element, source: str, names: Container[str]) -> bool:
    kind = relationship.get("Type", "").rsplit("/", 1)[-1]
    target = relationship.get("Target", "")
    if kind in _FORBIDDEN_RELATIONSHIPS:
        return True
    if relationship.get("TargetMode") != "External":
        part = target[1:] if target.startswith("/") else posixpath.join(posixpath.dirname(source), target)
        return posixpath.normpath(part) not in names or target.lower().endswith(_SVG)
    return kind != "hyperlink" or not target.lower().startswith(_SAFE_LINKS)


def _remove_references(root: etree._Element, ids: set[str]) -> None:
    """Remove all references to removed relationships, with the elements that mean nothing without them."""
    for element in list(root.iter("*")):
        references = [
            name
            for name, value in element.attrib.items()
            if name.startswith(_RELATIONSHIP_ID) and value in ids
        ]
        for name in references:
            del element.attrib[name]
        parent = element.getparent()
        if references and parent is not None and etree.QName(element).localname not in _OPTIONAL_RELATIONSHIP:
            parent.remove(element)


@dataclass(slots=True)
class Field:
    """A complex field (``w:fldChar``): its code, and all its elements but those of its result."""

    code: str = ""
    elements: list[etree._Element] = field(default_factory=list)


def fields_of(root: etree._Element) -> Iterator[Field]:
    """Yield the complex fields of a part, inner before outer."""
    open_fields: list[Field] = []
    for element in root.iter(_FIELD_CHAR, _FIELD_CODE):
        kind = element.get(qn("w:fldCharType"))
        if kind == "begin":
            open_fields.append(Field())
        if not open_fields:
            continue
        current = open_fields[-1]
        current.elements.append(element)
        if element.tag == _FIELD_CODE:
            current.code += element.text or ""
        elif kind == "end":
            yield open_fields.pop()


def unlink_fields(root: etree._Element) -> None:
    """Replace fields that fetch something by the results they show; other fields stay fields.

    None of them is renewed when the file is opened: Word asks before it does that.
    """
    for element in root.iter(_FIELD_CHAR, _SIMPLE_FIELD):
        element.attrib.pop(_DIRTY, None)
    for each in list(fields_of(root)):
        if _is_fetching(each.code):
            for element in each.elements:
                parent_of(element).remove(element)
    for simple in list(root.iter(_SIMPLE_FIELD)):
        if _is_fetching(simple.get(qn("w:instr"), "")):
            for child in list(simple):
                if child.tag != qn("w:fldData"):
                    simple.addprevious(child)
            parent_of(simple).remove(simple)


def _is_fetching(code: str) -> bool:
    name, *arguments = code.replace('"', " ").split() or [""]
    if name.upper() == "HYPERLINK":
        # A link inside the file has no target: the switch \l and a bookmark follow at once.
        return bool(arguments) and not arguments[0].lower().startswith((*_SAFE_LINKS, "\\l"))
    return name.upper() in _FETCHING_FIELDS
