"""Elements of WordprocessingML as text: runs, fields, paragraphs, inline charts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ita_tools.report.docx.xml import escape

__all__ = [
    "NAMESPACES",
    "Setting",
    "bookmarked",
    "inline_chart",
    "page_number",
    "page_reference",
    "paragraph",
    "run",
]

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
"""The prefixes in which the strings of this package are written."""

_EMU_PER_MM = 36_000
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_BOLD = "<w:rPr><w:b/><w:bCs/></w:rPr>"


@dataclass(frozen=True, slots=True)
class Setting:
    """What one paragraph says beyond its style."""

    keep_next: bool = False
    page_break: bool = False
    typed_number: bool = False
    before: int | None = None
    align: Literal["", "left", "center", "right"] = ""

    def xml(self) -> str:
        """Return the properties in the order the schema wants."""
        parts = (
            (self.keep_next, "<w:keepNext/>"),
            (self.page_break, "<w:pageBreakBefore/>"),
            # Numbers are typed: a letterhead whose headings count by themselves must not count twice.
            (self.typed_number, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'),
            (self.before is not None, f'<w:spacing w:before="{self.before}"/>'),
            (self.align, f'<w:jc w:val="{self.align}"/>'),
        )
        return "".join(xml for wanted, xml in parts if wanted)


def run(text: str, *, bold: bool = False) -> str:
    """Return a run of text; line feeds and tabs become their elements."""
    if not text:
        return ""
    safe = escape(text)
    if "\n" in safe or "\t" in safe:
        safe = safe.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
        safe = safe.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return f'<w:r>{_BOLD if bold else ""}<w:t xml:space="preserve">{safe}</w:t></w:r>'


def paragraph(content: str, style_id: str, setting: Setting | None = None) -> str:
    """Return a paragraph of runs."""
    extra = setting.xml() if setting else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{escape(style_id)}"/>{extra}</w:pPr>{content}</w:p>'


def _field(code: str, result: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return mark("begin") + instruction + mark("separate") + run(result) + mark("end")


def page_number(shown: str) -> str:
    """Return ``- 2 -`` with the page number as a field; ``shown`` stands there until Word counts."""
    return run("- ") + _field("PAGE", shown) + run(" -")


def page_reference(bookmark: str) -> str:
    """Return the page of a bookmark as a field; nothing is shown until Word knows the page."""
    return _field(f"PAGEREF {bookmark} \\h", "")


def bookmarked(content: str, name: str, number: int) -> str:
    """Return content inside a bookmark."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def inline_chart(
    relationship_id: str, number: int, name: str, alt_text: str, size_mm: tuple[float, float]
) -> str:
    """Return a run with a chart in line with the text (``wp:inline``).

    Parameters
    ----------
    relationship_id
        Relationship id of the chart part.
    number
        Id of the drawing, unique in the document.
    name, alt_text
        Name and description for assistive technology.
    size_mm
        Width and height in millimetres.
    """
    width, height = (round(side * _EMU_PER_MM) for side in size_mm)
    # A line feed inside an attribute would be read as a blank.
    description = escape(alt_text).replace("\n", "&#10;")
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" '
        'distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{number}" name="{escape(name)}" descr="{description}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/chart">'
        f'<c:chart xmlns:c="{_DRAWING}/chart" r:id="{relationship_id}"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
