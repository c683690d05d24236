"""Tables of contents and lists of captions, written as fields that Word updates when it opens the file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from ita_tools.report.docx.markup import page_reference, paragraph, run
from ita_tools.report.docx.paragraph_styles import Style
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.numbering import NumberedCaption, NumberedHeading

__all__ = ["list_of_captions", "table_of_contents", "update_fields_on_open"]

_LEVELS = {1: Style.CONTENTS_1, 2: Style.CONTENTS_2, 3: Style.CONTENTS_3}
_CAPTION_STYLES = {"tables": Style.TABLE_CAPTION, "figures": Style.FIGURE_CAPTION}
_FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
# The elements that follow w:updateFields in the schema.
_FOLLOWING = frozenset(
    qn(f"w:{name}")
    for name in (
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
) | {
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}mathPr",
    "{http://schemas.openxmlformats.org/schemaLibrary/2006/main}schemaLibrary",
}


def table_of_contents(
    headings: Iterable[NumberedHeading], styles: Mapping[Style, str], digit_style: DigitStyle
) -> str:
    """Return a table of contents with a line for each heading, indented by level."""
    lines = (
        (_line(heading.line, heading.bookmark, digit_style), styles[_LEVELS[heading.heading.level]])
        for heading in headings
    )
    return _field('\\o "1-3" \\h \\z \\u', lines, styles)


def list_of_captions(
    captions: Sequence[NumberedCaption], styles: Mapping[Style, str], digit_style: DigitStyle
) -> str:
    """Return a list with a line for each caption, all of tables or all of figures; at least one."""
    # The numbers of captions are typed, not fields: Word collects captions by their style.
    style = _CAPTION_STYLES[captions[0].of].value
    lines = (
        (_line(caption.line, caption.bookmark, digit_style), styles[Style.CONTENTS_1]) for caption in captions
    )
    return _field(f'\\h \\z \\t "{style},1"', lines, styles)


def _line(text: str, bookmark: str, digit_style: DigitStyle) -> str:
    """Return a link to a bookmark with the number of its page."""
    words = run(digit_style.format_text(text).replace("\n", " "))
    return (
        f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{words}<w:r><w:tab/></w:r>'
        f"{page_reference(bookmark)}</w:hyperlink>"
    )


def _field(switches: str, lines: Iterable[tuple[str, str]], styles: Mapping[Style, str]) -> str:
    """Return a TOC field around lines, each with its style id."""
    paragraphs = []
    beginning = (
        '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> TOC {switches} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    for content, style_id in lines:
        paragraphs.append(paragraph(beginning + content, style_id))
        beginning = ""
    paragraphs.append(paragraph(beginning + _FIELD_END, styles[Style.GAP]))
    return "".join(paragraphs)


def update_fields_on_open(document: Document) -> None:
    """Make Word update the fields, and with them the page numbers of the contents, when it opens the file."""
    settings = document.settings.element
    for present in settings.findall(qn("w:updateFields")):
        settings.remove(present)
    update = OxmlElement("w:updateFields", {qn("w:val"): "true"})
    following = next((child for child in settings if child.tag in _FOLLOWING), None)
    if following is None:
        settings.append(update)
    else:
        following.addprevious(update)
