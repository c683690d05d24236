"""Our styles in a letterhead: matched by name, copied from the base document where they are missing."""

from __future__ import annotations

import io
from collections.abc import Mapping
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

_STYLE_REFERENCES = (qn("w:basedOn"), qn("w:next"), qn("w:link"))
_NUMBERING = b'<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'

_StyleKey = tuple[str, str]
"""Type and name of a style; the name in lower case, because Word writes its own styles in either."""


def import_styles(document: Document) -> None:
    """Copy our missing styles into a letterhead; where it has a style of the same name, it keeps its own."""
    base = docx.Document(io.BytesIO(base_document(DigitStyle())))
    style_sheet = document.styles.element
    ours, theirs = _styles_by_key(base.styles.element), _styles_by_key(style_sheet)
    ids = _new_ids(ours, theirs)
    missing = [key for key in ours if key not in theirs]
    for key in missing:
        style_sheet.append(_copy_style(ours[key], ids))
    bullet = _key_of(Style.BULLET)
    if bullet in missing:
        style = _styles_by_key(style_sheet)[bullet]
        list_id = _import_list(_numbering_of(document), _numbering_of(base), style.get(qn("w:styleId"), ""))
        _require(style, f".//{qn('w:numId')}").set(qn("w:val"), list_id)


def style_ids(document: Document) -> Mapping[Style, str]:
    """Return the ids of our styles in a document that has them all."""
    styles = _styles_by_key(document.styles.element)
    return {style: styles[_key_of(style)].get(qn("w:styleId"), "") for style in Style}


def _styles_by_key(style_sheet: etree._Element) -> dict[_StyleKey, etree._Element]:
    """Return the styles of a document; of several with one key the first."""
    styles: dict[_StyleKey, etree._Element] = {}
    for style in style_sheet.iter(qn("w:style")):
        name = style.find(qn("w:name"))
        if name is not None and style.get(qn("w:styleId")):
            kind = style.get(qn("w:type"), "paragraph")
            styles.setdefault((kind, name.get(qn("w:val"), "").casefold()), style)
    return styles


def _key_of(style: Style) -> _StyleKey:
    return "table" if style is Style.TABLE else "paragraph", style.value.casefold()


def _new_ids(
    ours: Mapping[_StyleKey, etree._Element], theirs: Mapping[_StyleKey, etree._Element]
) -> dict[str, str]:
    """Map the ids of our styles to their ids in the letterhead, free ones for missing styles."""
    taken = {style.get(qn("w:styleId"), "") for style in theirs.values()}
    ids: dict[str, str] = {}
    for key, style in ours.items():
        own = style.get(qn("w:styleId"), "")
        ids[own] = theirs[key].get(qn("w:styleId"), "") if key in theirs else _free_id(own, taken)
        taken.add(ids[own])
    return ids


def _free_id(wanted: str, taken: set[str]) -> str:
    candidates = (f"{wanted}Ita{serial}" for serial in range(1, len(taken) + 2))
    return wanted if wanted not in taken else next(each for each in candidates if each not in taken)


def _copy_style(style: etree._Element, ids: Mapping[str, str]) -> etree._Element:
    copy = deepcopy(style)
    copy.set(qn("w:styleId"), ids[copy.get(qn("w:styleId"), "")])
    copy.attrib.pop(qn("w:default"), None)
    for reference in copy.iter(*_STYLE_REFERENCES):
        reference.set(qn("w:val"), ids[reference.get(qn("w:val"), "")])
    return copy


def _numbering_of(document: Document) -> etree._Element:
    """Return the numbering part of a document; an empty one is added if there is none."""
    numbering: etree._Element
    for relationship in document.part.rels.values():
        if relationship.reltype == RELATIONSHIP_TYPE.NUMBERING and not relationship.is_external:
            numbering = relationship.target_part.element
            return numbering
    package = document.part.package
    name = PackURI("/word/numbering.xml")
    if name in {part.partname for part in package.iter_parts()}:
        name = package.next_partname("/word/numbering%d.xml")
    part = NumberingPart.load(name, CONTENT_TYPE.WML_NUMBERING, _NUMBERING, package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    numbering = part.element
    return numbering


def _import_list(numbering: etree._Element, ours: etree._Element, style_id: str) -> str:
    """Copy our bullet list into a numbering part and return the id by which its style refers to it."""
    definitions, lists = numbering.findall(qn("w:abstractNum")), numbering.findall(qn("w:num"))
    definition, bullets = (deepcopy(_require(ours, qn(tag))) for tag in ("w:abstractNum", "w:num"))
    definition_id = str(max((_number(each, "w:abstractNumId") for each in definitions), default=-1) + 1)
    definition.set(qn("w:abstractNumId"), definition_id)
    _require(definition, f"{qn('w:lvl')}/{qn('w:pStyle')}").set(qn("w:val"), style_id)
    list_id = str(max((_number(each, "w:numId") for each in lists), default=0) + 1)
    bullets.set(qn("w:numId"), list_id)
    _require(bullets, qn("w:abstractNumId")).set(qn("w:val"), definition_id)
    # Order of the schema: pictures of bullets, then all definitions, then all lists.
    if definitions:
        definitions[-1].addnext(definition)
    elif lists:
        lists[0].addprevious(definition)
    else:
        numbering.append(definition)
    (lists[-1] if lists else definition).addnext(bullets)
    return list_id


def _number(element: etree._Element, attribute: str) -> int:
    raw = element.get(qn(attribute), "")
    return int(raw) if raw.isascii() and raw.isdigit() else 0


def _require(element: etree._Element, path: str) -> etree._Element:
    """Return a descendant that our base document always has."""
    descendant = element.find(path)
    if descendant is None:
        raise LookupError(path)
    return descendant
