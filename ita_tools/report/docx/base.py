"""Our base document: styles, page setup and header of a Thai official report, without text."""

from __future__ import annotations

from ita_tools.files.zip_writer import write_zip
from ita_tools.report.docx.markup import DECLARATION, NAMESPACES, page_number
from ita_tools.report.docx.paragraph_styles import Style, styles_xml
from ita_tools.report.model.digits import DigitStyle

__all__ = ["REPORT_PLACEHOLDER", "base_document"]

REPORT_PLACEHOLDER = "{{ITA_REPORT}}"
"""A paragraph of this text alone is replaced by the report."""

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_PARTS = {
    "document": "document.main",
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "header1": "header",
}
_NUMBERING = (
    f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0">'
    '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    f'<w:numFmt w:val="bullet"/><w:pStyle w:val="{Style.BULLET.base_id}"/><w:lvlText w:val="-"/>'
    '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="1701" w:hanging="283"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
_SETTINGS = (
    f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:applyBreakingRules/>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="en-US" w:bidi="th-TH"/>'
    '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
)
_APPLICATION = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>ITA Workbook Toolkit</Application></Properties>"
)


def _content_types() -> str:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    overrides = {f"/word/{part}.xml": f"{word}.{kind}+xml" for part, kind in _WORD_PARTS.items()}
    overrides["/docProps/app.xml"] = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    elements = "".join(
        f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{elements}</Types>'
    )


def _relationships(targets: dict[str, str]) -> str:
    items = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'


def _page_number_format(digit_style: DigitStyle) -> str:
    """Return the value of ``w:fmt`` of page numbers."""
    return "thaiNumbers" if digit_style.digits == "thai" else "decimal"


def _main_part(digit_style: DigitStyle) -> str:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1418" w:right="1134" w:bottom="1134" w:left="1701" '
        'w:header="709" w:footer="567" w:gutter="0"/>'
        f'<w:pgNumType w:fmt="{_page_number_format(digit_style)}"/><w:titlePg/></w:sectPr>'
    )
    placeholder = f"<w:p><w:r><w:t>{REPORT_PLACEHOLDER}</w:t></w:r></w:p>"
    return f"<w:document {NAMESPACES}><w:body>{placeholder}{section}</w:body></w:document>"


def _header(digit_style: DigitStyle) -> str:
    style = f'<w:pPr><w:pStyle w:val="{Style.HEADER.base_id}"/></w:pPr>'
    return f"<w:hdr {NAMESPACES}><w:p>{style}{page_number(digit_style.convert('2'))}</w:p></w:hdr>"


def base_document(digit_style: DigitStyle) -> bytes:
    """Return a .docx whose only paragraph is ``{{ITA_REPORT}}``."""
    document = {
        "styles": "styles.xml",
        "numbering": "numbering.xml",
        "settings": "settings.xml",
        "header": "header1.xml",
    }
    package = {"officeDocument": "word/document.xml", "extended-properties": "docProps/app.xml"}
    entries = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(package),
        "word/document.xml": _main_part(digit_style),
        "word/_rels/document.xml.rels": _relationships(document),
        "word/styles.xml": styles_xml(),
        "word/numbering.xml": _NUMBERING,
        "word/settings.xml": _SETTINGS,
        "word/header1.xml": _header(digit_style),
        "docProps/app.xml": _APPLICATION,
    }
    return write_zip({name: DECLARATION + content for name, content in entries.items()})
