"""Styles of a report; in letterheads they are found by name, because localised Word changes ids."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

__all__ = ["CELL_MARGIN", "CELL_SIZE", "COVER_SIZES", "FONT", "HEADER_FILL", "Style", "styles_xml"]

FONT = "TH SarabunPSK"
"""The font of official documents; it is not embedded."""
HEADER_FILL = "DCE6F1"
"""Fill of header rows, light enough for a grey printer."""
CELL_SIZE = 14
"""Font size of table cells, in points."""
CELL_MARGIN = 85
"""Left and right margin of table cells, in twentieths of a point."""

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_BOLD = "<w:b/><w:bCs/>"
_CENTER = '<w:jc w:val="center"/>'
_LANGUAGE = '<w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="th-TH"/>'
_FONTS = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'


class Style(Enum):
    """A style of the report; the value is its ``w:name``."""

    NORMAL = "Normal"
    GROUND = "ITA พื้นฐาน"
    COVER_TITLE = "ITA ชื่อรายงาน"
    COVER_AGENCY = "ITA ชื่อหน่วยงาน"
    COVER_FOOT = "ITA ท้ายปก"
    HEADING_1 = "heading 1"
    HEADING_2 = "heading 2"
    HEADING_3 = "heading 3"
    CONTENTS_TITLE = "ITA หัวสารบัญ"
    CONTENTS_1 = "toc 1"
    CONTENTS_2 = "toc 2"
    CONTENTS_3 = "toc 3"
    BODY = "ITA เนื้อความ"
    BULLET = "ITA รายการ"
    CENTER = "ITA กึ่งกลาง"
    NOTE = "ITA หมายเหตุ"
    LINE = "ITA บรรทัด"
    TITLE = "ITA หัวเอกสาร"
    SIGN = "ITA ลงนาม"
    TABLE = "ITA ตาราง"
    TABLE_CAPTION = "ITA ชื่อตาราง"
    CELL = "ITA ช่องตาราง"
    CELL_HEAD = "ITA หัวตาราง"
    FIGURE = "ITA ภาพ"
    FIGURE_CAPTION = "ITA ชื่อภาพ"
    GAP = "ITA คั่น"
    HEADER = "header"

    @property
    def base_id(self) -> str:
        """Id of the style in our own base document."""
        return "".join(word.capitalize() for word in self.name.split("_"))


COVER_SIZES = {Style.COVER_TITLE: 26, Style.COVER_AGENCY: 22, Style.COVER_FOOT: 18}
"""Font sizes of the cover, in points."""


def _size(points: int) -> str:
    return f'<w:sz w:val="{points * 2}"/><w:szCs w:val="{points * 2}"/>'


def _spacing(before: int = 0, after: int = 0, line: str = 'w:line="240" w:lineRule="auto"') -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" {line}/>'


def _paragraph_style(
    style: Style,
    paragraph_properties: str = "",
    run_properties: str = "",
    *,
    based_on: Style = Style.GROUND,
    next_style: Style | None = None,
) -> str:
    custom = ' w:customStyle="1"' if style.value.startswith("ITA") else ""
    following = f'<w:next w:val="{next_style.base_id}"/>' if next_style else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style.base_id}"><w:name w:val="{style.value}"/>'
        f'<w:basedOn w:val="{based_on.base_id}"/>{following}<w:qFormat/>'
        f"<w:pPr>{paragraph_properties}</w:pPr><w:rPr>{run_properties}</w:rPr></w:style>"
    )


def _heading(style: Style, level: int, points: int, before: int) -> str:
    properties = f'<w:keepNext/><w:keepLines/>{_spacing(before, 60)}<w:outlineLvl w:val="{level - 1}"/>'
    return _paragraph_style(style, properties, _BOLD + _size(points), next_style=Style.BODY)


def _contents_line(style: Style, indent: int) -> str:
    # No right indent: LibreOffice drops page numbers beyond it.
    properties = (
        f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9071"/></w:tabs><w:ind w:left="{indent}"/>'
    )
    return _paragraph_style(style, properties)


def _defaults() -> Iterable[str]:
    yield (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_FONTS}{_size(16)}{_LANGUAGE}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{_spacing()}</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    yield (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"<w:rPr>{_FONTS}{_size(16)}{_LANGUAGE}</w:rPr></w:style>"
    )
    yield (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    )
    sides = (("top", 0), ("left", CELL_MARGIN), ("bottom", 0), ("right", CELL_MARGIN))
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides)
    yield (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>"
    )
    yield (
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        "<w:semiHidden/></w:style>"
    )


def _ground_and_cover() -> Iterable[str]:
    # All our styles are based on one that repeats the defaults, because a letterhead may change Normal. An
    # agency that wants another font changes this one style.
    no_indent = f'{_spacing()}<w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="left"/>'
    yield _paragraph_style(Style.GROUND, no_indent, _FONTS + _size(16) + _LANGUAGE, based_on=Style.NORMAL)
    yield _paragraph_style(Style.COVER_TITLE, _CENTER, _BOLD + _size(COVER_SIZES[Style.COVER_TITLE]))
    yield _paragraph_style(Style.COVER_AGENCY, _CENTER, _BOLD + _size(COVER_SIZES[Style.COVER_AGENCY]))
    yield _paragraph_style(Style.COVER_FOOT, _CENTER, _size(COVER_SIZES[Style.COVER_FOOT]))


def _running_text() -> Iterable[str]:
    yield _heading(Style.HEADING_1, 1, 18, 240)
    yield _heading(Style.HEADING_2, 2, 16, 160)
    yield _heading(Style.HEADING_3, 3, 16, 120)
    yield _paragraph_style(Style.CONTENTS_TITLE, _spacing(0, 120) + _CENTER, _BOLD + _size(18))
    yield _contents_line(Style.CONTENTS_1, 0)
    yield _contents_line(Style.CONTENTS_2, 284)
    yield _contents_line(Style.CONTENTS_3, 709)
    yield _paragraph_style(Style.BODY, '<w:ind w:firstLine="1418"/><w:jc w:val="thaiDistribute"/>')
    bullet = (
        '<w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:left="1701" w:hanging="283"/>'
        '<w:jc w:val="thaiDistribute"/>'
    )
    yield _paragraph_style(Style.BULLET, bullet)
    yield _paragraph_style(Style.CENTER, _CENTER)
    yield _paragraph_style(Style.NOTE, _spacing(60, 60), _size(14))
    yield _paragraph_style(Style.LINE, _spacing(0, 60))
    # Of a memorandum: 29 points, on a line of 1.5 cm, the height of the garuda at its left.
    title = _spacing(0, 60, 'w:line="850" w:lineRule="atLeast"') + _CENTER
    yield _paragraph_style(Style.TITLE, title, _BOLD + _size(29))
    # A signature stands in the right half of the page; its lines stay together.
    yield _paragraph_style(Style.SIGN, f'<w:keepLines/>{_spacing(480)}<w:ind w:left="4000"/>{_CENTER}')


def _tables_and_figures() -> Iterable[str]:
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="595959"/>' for edge in edges)
    yield (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{Style.TABLE.base_id}">'
        f'<w:name w:val="{Style.TABLE.value}"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr></w:style>"
    )
    yield _paragraph_style(Style.TABLE_CAPTION, "<w:keepNext/><w:keepLines/>" + _spacing(160, 60))
    yield _paragraph_style(Style.CELL, run_properties=_size(CELL_SIZE))
    yield _paragraph_style(Style.CELL_HEAD, "<w:keepNext/>" + _CENTER, _BOLD + _size(CELL_SIZE))
    yield _paragraph_style(Style.FIGURE, "<w:keepNext/>" + _spacing(160) + _CENTER)
    yield _paragraph_style(Style.FIGURE_CAPTION, "<w:keepLines/>" + _spacing(60, 160) + _CENTER)
    yield _paragraph_style(Style.GAP, _spacing(line='w:line="120" w:lineRule="exact"'), _size(4))
    yield _paragraph_style(Style.HEADER, _CENTER)


def styles_xml() -> str:
    """Return the whole styles part of our base document."""
    sections = (_defaults(), _ground_and_cover(), _running_text(), _tables_and_figures())
    styles = "".join(style for section in sections for style in section)
    return f'<w:styles xmlns:w="{_W}">{styles}</w:styles>'
