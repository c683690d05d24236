import io
import zipfile

import pytest

from ita_tools.errors import FileDangerous, FileForeign, FileProtected, ItaError
from ita_tools.report.docx import render
from ita_tools.report.docx.sections import page_of
from ita_tools.report.model.document import Cover, Heading, PageBreak, Paragraph
from tests.report.docx.lint import R, W, lint, opened
from tests.report.docx.samples import (
    DOCM,
    DOCX,
    DOTM,
    DOTX,
    NAMESPACES,
    every_block,
    letterhead,
    report,
    zipped,
)

COMPOUND = bytes.fromhex("D0CF11E0A1B11AE1")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


@pytest.mark.parametrize("kind", [DOCX, DOTX, DOCM, DOTM])
@pytest.mark.parametrize("localised", [True, False])
def it_writes_every_block_on_any_kind_of_word_file(kind, localised):
    data = render(every_block(), letterhead=letterhead(kind=kind, localised=localised))
    assert lint(data) == []
    declared = opened(data).entries["[Content_Types].xml"].decode()
    assert DOCX in declared
    assert not any(other in declared for other in (DOTX, DOCM, DOTM))


@pytest.mark.parametrize(
    ("body", "covered"),
    [
        ("<w:p/>", True),
        ("<w:p><w:r><w:t>{{ITA_REPORT}}</w:t></w:r></w:p>", True),
        ("<w:p><w:r><w:t>หน้าปกของหน่วยงาน</w:t></w:r></w:p>", False),
    ],
)
def it_has_our_cover_only_where_the_agency_wrote_no_text_before_the_report(body, covered):
    data = render(report(Cover(["ปก"], "ก"), PageBreak(), Heading("ผล")), letterhead=letterhead(body))
    assert lint(data) == []
    lines = ["".join(line.itertext()) for line in opened(data).trees["word/document.xml"].iter(f"{W}p")]
    assert ("ปก" in lines) is covered


def it_keeps_page_and_header_of_the_agency():
    package = opened(render(report(Cover(["ปก"], "ก"), Heading("ผล")), letterhead=letterhead()))
    root = package.trees["word/document.xml"]
    section = root.find(f".//{W}sectPr")
    assert page_of(section).left == 1600
    assert section.find(f"{W}headerReference").get(f"{R}id") == "rId20"


@pytest.mark.parametrize(("digits", "year"), [("thai", "๒๕๖๘"), ("arabic", "2568")])
def it_fills_the_placeholders_of_header_and_text(digits, year):
    paper = letterhead("<w:p><w:r><w:t>ปี {{</w:t></w:r><w:r><w:t>ปี}}</w:t></w:r></w:p>")
    package = opened(render(report(), digits=digits, letterhead=paper))
    assert "".join(package.trees["word/header7.xml"].itertext()) == "เทศบาลตำบลตัวอย่าง"
    assert "".join(package.trees["word/document.xml"].itertext()) == f"ปี {year}"


def it_fills_nothing_in_the_text_of_the_report():
    data = render(report(Paragraph("{{ปี}} {{หน่วยงาน}}")), letterhead=letterhead())
    assert "{{ปี}} {{หน่วยงาน}}" in "".join(opened(data).trees["word/document.xml"].itertext())


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", FileForeign),
        (b"hello", FileForeign),
        (COMPOUND + b"\0" * 600, FileForeign),
        (COMPOUND + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), FileProtected),
        (letterhead()[:-40], FileForeign),
        (zipped({"a.txt": "ก"}), FileForeign),
        (letterhead(kind=XLSX), FileForeign),
        (letterhead("<w:p>"), FileForeign),
        (
            zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": b" " * (40 * 2**20)}),
            FileDangerous,
        ),
        (letterhead(header="&x;"), FileForeign),
    ],
    ids=range(10),
)
def it_refuses_what_is_no_letterhead(data, error):
    with pytest.raises(error) as refusal:
        render(report(), letterhead=data)
    assert refusal.value.remedy


def it_refuses_entities():
    bomb = f'<!DOCTYPE x [<!ENTITY a "aa">]><w:document {NAMESPACES}><w:body/></w:document>'
    with zipfile.ZipFile(io.BytesIO(letterhead())) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    with pytest.raises(FileDangerous):
        render(report(), letterhead=zipped({**entries, "word/document.xml": bomb}))


@pytest.mark.parametrize(
    "main",
    [
        f"<w:document {NAMESPACES}/>",
        f"<w:hdr {NAMESPACES}/>",
        "<x/>",
        f"<w:styles {NAMESPACES}/>",
    ],
)
def it_refuses_a_main_part_without_a_body(main):
    with zipfile.ZipFile(io.BytesIO(letterhead())) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    with pytest.raises(ItaError):
        render(report(), letterhead=zipped({**entries, "word/document.xml": main}))


def it_gives_the_same_bytes_again():
    paper = letterhead(localised=True)
    assert render(every_block(), letterhead=paper) == render(every_block(), letterhead=paper)
