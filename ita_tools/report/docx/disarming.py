"""Takes out of a foreign Word file whatever could run code or reach other files and the network."""

from __future__ import annotations

import posixpath
from collections.abc import Container, Iterator, Mapping

from docx.oxml.ns import qn
from lxml import etree

from ita_tools.report.docx.unlinking import SAFE_LINKS, unlink_fields
from ita_tools.report.docx.xml import parent_of, parse_part

__all__ = ["CONTENT_TYPES", "Trees", "disarm"]

Trees = dict[str, etree._Element]
"""Parsed XML parts by name."""

CONTENT_TYPES = "[Content_Types].xml"
"""The entry that says what kind each part is."""

_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# Last words of the relationship types that lead to code, to live content or to a signature we break.
_FORBIDDEN = frozenset(
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
# Elements that stay whole without their reference; all others go with it.
_STAYING = frozenset(("blip", "imagedata", "hyperlink", "fill", "stroke"))
_IN_SETTINGS = (qn("w:mailMerge"), qn("w:documentProtection"), qn("w:writeProtection"))
# Such a picture may call up others from the network; the plain one that Word keeps beside it stays.
_LIVE_PICTURE = ".svg"


def _source(relations: str) -> str:
    folder, name = posixpath.split(relations)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def _must_go(relationship: etree._Element, source: str, present: Container[str]) -> bool:
    kind = relationship.get("Type", "").rsplit("/", 1)[-1]
    if kind in _FORBIDDEN:
        return True
    if relationship.get("TargetMode") != "External":
        target = relationship.get("Target", "")
        inside = target[1:] if target.startswith("/") else posixpath.join(posixpath.dirname(source), target)
        return posixpath.normpath(inside) not in present or target.lower().endswith(_LIVE_PICTURE)
    return kind != "hyperlink" or not relationship.get("Target", "").lower().startswith(SAFE_LINKS)


def _forget(root: etree._Element, gone: set[str]) -> None:
    """Remove every mention of relationships that are gone."""
    for element in list(root.iter("*")):
        mentions = [
            name for name, value in element.attrib.items() if name.startswith(_RELATIONS) and value in gone
        ]
        for name in mentions:
            del element.attrib[name]
        parent = element.getparent()
        if mentions and parent is not None and etree.QName(element).localname not in _STAYING:
            parent.remove(element)


def _cut_relations(trees: Trees, present: Container[str]) -> None:
    for name in [name for name in trees if name.endswith(".rels")]:
        relations = trees[name].iter(_RELATIONSHIP)
        going = [one for one in relations if _must_go(one, _source(name), present)]
        for relationship in going:
            parent_of(relationship).remove(relationship)
        holder = trees.get(_source(name))
        if going and holder is not None:
            _forget(holder, {one.get("Id", "") for one in going})


def _live_elements(trees: Trees) -> Iterator[etree._Element]:
    for root in trees.values():
        yield from root.iter(*_IN_SETTINGS, qn("w:altChunk"), qn("w:subDoc"), qn("w:control"))


def disarm(parts: Mapping[str, bytes], present: Container[str]) -> Trees:
    """Parse all XML parts of a Word file and leave only what stands still and can be edited.

    Parts that nothing refers to any more are not saved later: python-docx follows relationships.

    Parameters
    ----------
    parts
        XML parts by name, whatever their names end in.
    present
        Names of all parts; a relationship to any other is broken.
    """
    trees = {name: parse_part(content) for name, content in parts.items()}
    _cut_relations(trees, present)
    for element in list(_live_elements(trees)):
        parent_of(element).remove(element)
    for root in trees.values():
        unlink_fields(root)
    return trees
