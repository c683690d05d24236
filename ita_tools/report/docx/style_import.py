"""Our styles inside any document: found by name, and copied from our base where they are missing."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from copy import deepcopy

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart
from lxml import etree

from ita_tools.report.docx.base import base_document
from ita_tools.report.docx.paragraph_styles import Style
from ita_tools.report.model.digits import DigitStyle

__all__ = ["import_styles", "style_ids"]

_REFERENCES = (qn("w:basedOn"), qn("w:next"), qn("w:link"))


_Key = tuple[str, str]


def _by_name(styles: etree._Element) -> dict[_Key, etree._Element]:
    """Return styles by kind and name; Word writes names of its own styles in either case."""
    found: dict[_Key, etree._Element] = {}
    for style in styles.iter(qn("w:style")):
        name = style.find(qn("w:name"))
        if name is not None and style.get(qn("w:styleId")):
            kind = style.get(qn("w:type"), "paragraph")
            found.setdefault((kind, name.get(qn("w:val"), "").casefold()), style)
    return found


def _key(style: Style) -> _Key:
    return "table" if style is Style.TABLE else "paragraph", style.value.casefold()


def style_ids(document: Document) -> Mapping[Style, str]:
    """Return the id of each of our styles in a document that has them all."""
    found = _by_name(document.styles.element)
    return {style: found[_key(style)].get(qn("w:styleId"), "") for style in Style}


def _free(wanted: str, taken: set[str]) -> str:
    candidates: Iterator[str] = (f"{wanted}Ita{serial}" for serial in range(1, len(taken) + 2))
    return wanted if wanted not in taken else next(name for name in candidates if name not in taken)


def _number(element: etree._Element, attribute: str) -> int:
    raw = element.get(qn(attribute), "")
    return int(raw) if raw.isascii() and raw.isdigit() else 0


def _numbering_of(document: Document) -> etree._Element:
    """Return the numbering of a document, an empty one where it has none."""
    numbering: etree._Element
    for relationship in document.part.rels.values():
        if relationship.reltype == RELATIONSHIP_TYPE.NUMBERING and not relationship.is_external:
            numbering = relationship.target_part.element
            return numbering
    package = document.part.package
    name = PackURI("/word/numbering.xml")
    if name in {part.partname for part in package.iter_parts()}:
        name = package.next_partname("/word/numbering%d.xml")
    blob = b'<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
    part = NumberingPart.load(name, CONTENT_TYPE.WML_NUMBERING, blob, package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    numbering = part.element
    return numbering


def _first(element: etree._Element, path: str) -> etree._Element:
    """Return what our own base is known to have."""
    found = element.find(path)
    if found is None:
        raise LookupError(path)
    return found


def _graft_list(numbering: etree._Element, ours: etree._Element, style_id: str) -> str:
    """Copy our list of dashes; return the number by which the style refers to it."""
    definitions, lists = numbering.findall(qn("w:abstractNum")), numbering.findall(qn("w:num"))
    definition, listed = deepcopy(_first(ours, qn("w:abstractNum"))), deepcopy(_first(ours, qn("w:num")))
    serial = str(max((_number(one, "w:abstractNumId") for one in definitions), default=-1) + 1)
    definition.set(qn("w:abstractNumId"), serial)
    _first(definition, f"{qn('w:lvl')}/{qn('w:pStyle')}").set(qn("w:val"), style_id)
    list_id = str(max((_number(one, "w:numId") for one in lists), default=0) + 1)
    listed.set(qn("w:numId"), list_id)
    _first(listed, qn("w:abstractNumId")).set(qn("w:val"), serial)
    # The schema wants all definitions before all lists, and pictures for bullets before both.
    if definitions:
        definitions[-1].addnext(definition)
    elif lists:
        lists[0].addprevious(definition)
    else:
        numbering.append(definition)
    (lists[-1] if lists else definition).addnext(listed)
    return list_id


def _renamed(style: etree._Element, ids: Mapping[str, str]) -> etree._Element:
    copy = deepcopy(style)
    copy.set(qn("w:styleId"), ids[copy.get(qn("w:styleId"), "")])
    copy.attrib.pop(qn("w:default"), None)
    for reference in copy.iter(*_REFERENCES):
        reference.set(qn("w:val"), ids[reference.get(qn("w:val"), "")])
    return copy


def _ids(ours: Mapping[_Key, etree._Element], theirs: Mapping[_Key, etree._Element]) -> dict[str, str]:
    taken = {style.get(qn("w:styleId"), "") for style in theirs.values()}
    ids: dict[str, str] = {}
    for name, style in ours.items():
        own = style.get(qn("w:styleId"), "")
        ids[own] = theirs[name].get(qn("w:styleId"), "") if name in theirs else _free(own, taken)
        taken.add(ids[own])
    return ids


def import_styles(document: Document) -> None:
    """Copy what a letterhead lacks of our styles; where it has a style of that name, its own wins."""
    base = docx.Document(io.BytesIO(base_document(DigitStyle())))
    sheet = document.styles.element
    ours, theirs = _by_name(base.styles.element), _by_name(sheet)
    ids = _ids(ours, theirs)
    missing = [name for name in ours if name not in theirs]
    for name in missing:
        sheet.append(_renamed(ours[name], ids))
    bullet = _key(Style.BULLET)
    if bullet in missing:
        copied = _by_name(sheet)[bullet]
        numbering = _numbering_of(document)
        list_id = _graft_list(numbering, _numbering_of(base), copied.get(qn("w:styleId"), ""))
        _first(copied, f".//{qn('w:numId')}").set(qn("w:val"), list_id)
