"""The settings part: fields are refreshed when Word opens the file."""

from __future__ import annotations

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

__all__ = ["refresh_fields"]

# What the schema puts after w:updateFields, in its order.
_FOLLOWERS = (
    "hdrShapeDefaults",
    "footnotePr",
    "endnotePr",
    "compat",
    "docVars",
    "rsids",
    "attachedSchema",
    "themeFontLang",
    "clrSchemeMapping",
    "doNotIncludeSubdocsInStats",
    "doNotAutoCompressPictures",
    "forceUpgrade",
    "captions",
    "readModeInkLockDown",
    "smartTagType",
    "shapeDefaults",
    "doNotEmbedSmartTags",
    "decimalSymbol",
    "listSeparator",
)
_FOLLOWING_TAGS = frozenset(qn(f"w:{name}") for name in _FOLLOWERS)
_OTHERS_FOLLOWING = frozenset(
    (
        "{http://schemas.openxmlformats.org/officeDocument/2006/math}mathPr",
        "{http://schemas.openxmlformats.org/schemaLibrary/2006/main}schemaLibrary",
    )
)


def refresh_fields(document: Document) -> None:
    """Ask Word to fill in the page numbers of the contents when it opens the file."""
    settings = document.settings.element
    for present in settings.findall(qn("w:updateFields")):
        settings.remove(present)
    update = OxmlElement("w:updateFields", {qn("w:val"): "true"})
    after = _FOLLOWING_TAGS | _OTHERS_FOLLOWING
    follower = next((child for child in settings if child.tag in after), None)
    if follower is None:
        settings.append(update)
    else:
        follower.addprevious(update)
