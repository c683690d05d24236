"""Reports and letterheads for the tests."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal

from ita_tools.report.model.document import (
    Block,
    Chart,
    Column,
    Contents,
    Cover,
    FieldLine,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Report,
    Row,
    Series,
    Table,
)

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = f'xmlns:w="{MAIN}" xmlns:r="{OFFICE}"'
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

DOCX = f"{WORD}.document.main+xml"
DOTX = f"{WORD}.template.main+xml"
DOCM = "application/vnd.ms-word.document.macroEnabled.main+xml"
DOTM = "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"

KINDS = ("column", "bar", "line", "radar")

SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId20"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1701" w:right="1000" w:bottom="1200" w:left="1600" '
    'w:header="500" w:footer="500" w:gutter="0"/><w:titlePg/></w:sectPr>'
)
HOSTILE = (
    "NUL\x00VT\x0bESC\x1bFFFE\ufffe",
    "=cmd|' /C calc'!A0",
    "@SUM(1)",
    "<w:t>x</w:t>",
    "]]> &amp; \"q\" 'a'",
    "{{x}} {{7*7}} {{ITA_REPORT}}",
    "\u202eกลับ\u200f\u2066",
    "a\r\nb\rc\nd\te",
    "😀 \ud800",
    "  ",
    "",
    "ก" * 1_000_000,
    "ข\n" * 3_000,
    '{ INCLUDETEXT "c:\\\\x" }',
)


def points(*values: str | None) -> list[Decimal | None]:
    return [None if value is None else Decimal(value) for value in values]


def chart(kind: str = "column", **changes: object) -> Chart:
    usual = {
        "categories": ("IIT", "EIT", "OIT"),
        "series": (
            Series("ปี 2567", points("90.15", None, "85.62"), "before"),
            Series("ปี 2568", points("91.83", "88.01", "100")),
        ),
        "minimum": Decimal(0),
        "maximum": Decimal(100),
        "target": ("เป้าหมาย 85", Decimal("85")) if kind in ("column", "line") else None,
    }
    return Chart(kind, **{**usual, **changes})


def table(rows: int = 3, caption: str = "คะแนนรายตัวชี้วัด") -> Table:
    columns = [Column("ที่", 0.5, "center"), Column("ตัวชี้วัด", 4), Column("คะแนน", 1, "right")]
    body = [Row([str(number), f"ตัวชี้วัด {number}", f"{number}.25"]) for number in range(rows)]
    return Table(caption, columns, [Row(["กลุ่ม"], "group"), *body, Row(["", "รวม", "91.53"], "total")])


def report(*blocks: Block) -> Report:
    return Report("รายงาน ITA", "เทศบาลตำบลตัวอย่าง", 2568, blocks)


def every_block() -> Report:
    return report(
        Cover(["รายงาน", "ประจำปี 2568"], "เทศบาลตำบลตัวอย่าง", ["จังหวัดตัวอย่าง"]),
        Contents(),
        Heading("คำนำ", numbered=False),
        Paragraph("ได้ 91.53 คะแนน เพิ่มขึ้นร้อยละ 2.35", lead="ผล"),
        PageBreak(),
        FieldLine([("ที่", "1/2568"), ("วันที่", "")]),
        Heading("ผลการประเมิน"),
        Heading("ภาพรวม", 2),
        Heading("รายละเอียด", 3),
        *(Paragraph(f"แบบ {style}", style) for style in ("body", "bullet", "center", "note")),
        *(Figure(f"ภาพ {kind}", chart(kind), f"IIT 91.83 {kind}") for kind in KINDS),
        table(),
        table(caption=""),
        PageBreak(landscape=True),
        Heading("แผน"),
        table(30),
        PageBreak(),
        Paragraph("(ลงชื่อ) ........\nนายตัวอย่าง", "center"),
    )


def _styles(localised: bool) -> str:
    names = {"Normal": "a", "heading 1": "1"} if localised else {"Normal": "Normal"}
    custom = 'w:type="paragraph"'
    default = custom + ' w:default="1"'
    return "".join(
        f'<w:style {default if name == "Normal" else custom} w:styleId="{style_id}">'
        f'<w:name w:val="{name}"/></w:style>'
        for name, style_id in names.items()
    )


def letterhead(
    body: str = "<w:p/>",
    *,
    kind: str = DOCX,
    localised: bool = False,
    header: str = "{{หน่วยงาน}}",
    section: str = SECTION,
    extra: dict[str, tuple[str, str, bytes | str]] | None = None,
    settings: str = "",
    external: str = "",
) -> bytes:
    """Write a letterhead; ``extra`` maps a part to its relationship type, content type and content."""
    extra = extra or {}
    parts = {
        "word/document.xml": (
            kind,
            f"<w:document {NAMESPACES}><w:body>{body}{section}</w:body></w:document>",
        ),
        "word/styles.xml": (f"{WORD}.styles+xml", f"<w:styles {NAMESPACES}>{_styles(localised)}</w:styles>"),
        "word/settings.xml": (f"{WORD}.settings+xml", f"<w:settings {NAMESPACES}>{settings}</w:settings>"),
        "word/header7.xml": (
            f"{WORD}.header+xml",
            f"<w:hdr {NAMESPACES}><w:p><w:r><w:t>{header}</w:t></w:r></w:p></w:hdr>",
        ),
        **{name: (content_type, content) for name, (_, content_type, content) in extra.items()},
    }
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{content_type}"/>'
        for name, (content_type, _) in parts.items()
    )
    related = [
        ("rId18", "styles", "styles.xml"),
        ("rId19", "settings", "settings.xml"),
        ("rId20", "header", "header7.xml"),
    ]
    relations = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{name}" Target="{target}"/>'
        for key, name, target in related
    ) + "".join(
        f'<Relationship Id="rId{number}" Type="{relation}" Target="/{name}"/>'
        for number, (name, (relation, _, _)) in enumerate(extra.items(), start=50)
    )
    archive = {
        "[Content_Types].xml": (
            f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
        ),
        "word/_rels/document.xml.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships">{relations}{external}</Relationships>'
        ),
        **{name: content for name, (_, content) in parts.items()},
    }
    return zipped(archive)


def zipped(entries: dict[str, bytes | str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return buffer.getvalue()
