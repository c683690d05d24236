import io
import zipfile

import pytest
from lxml import etree

from ita_tools.errors import FileDangerous, FileForeign, FileProtected, ItaError
from ita_tools.report.docx import render
from ita_tools.report.docx.letterhead import fill_placeholders
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


def main_text(data):
    return "".join(opened(data).trees["word/document.xml"].itertext())


def with_main_part(main):
    with zipfile.ZipFile(io.BytesIO(letterhead())) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**entries, "word/document.xml": main})


class DescribeLetterhead:
    @pytest.mark.parametrize("kind", [DOCX, DOTX, DOCM, DOTM])
    @pytest.mark.parametrize("localised", [True, False])
    def it_may_be_any_kind_of_word_file(self, kind, localised):
        data = render(every_block(), letterhead=letterhead(kind=kind, localised=localised))
        assert lint(data) == []
        content_types = opened(data).entries["[Content_Types].xml"].decode()
        assert DOCX in content_types
        assert not any(other in content_types for other in (DOTX, DOCM, DOTM))

    @pytest.mark.parametrize(
        ("body", "has_cover"),
        [
            ("<w:p/>", True),
            ("<w:p><w:r><w:t>{{ITA_REPORT}}</w:t></w:r></w:p>", True),
            ("<w:p><w:r><w:t>หน้าปกของหน่วยงาน</w:t></w:r></w:p>", False),
        ],
    )
    def it_gets_our_cover_unless_it_has_text_before_the_report(self, body, has_cover):
        data = render(report(Cover(["ปก"], "ก"), PageBreak(), Heading("ผล")), letterhead=letterhead(body))
        assert lint(data) == []
        root = opened(data).trees["word/document.xml"]
        assert ("ปก" in ["".join(line.itertext()) for line in root.iter(f"{W}p")]) is has_cover

    def it_keeps_its_page_and_header(self):
        package = opened(render(report(Cover(["ปก"], "ก"), Heading("ผล")), letterhead=letterhead()))
        section = package.trees["word/document.xml"].find(f".//{W}sectPr")
        assert page_of(section).left == 1600
        assert section.find(f"{W}headerReference").get(f"{R}id") == "rId20"

    def it_gives_the_same_bytes_again(self):
        data = letterhead(localised=True)
        assert render(every_block(), letterhead=data) == render(every_block(), letterhead=data)

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
    def it_must_be_a_readable_word_file(self, data, error):
        with pytest.raises(error) as refusal:
            render(report(), letterhead=data)
        assert refusal.value.remedy

    def it_must_not_define_entities(self):
        bomb = f'<!DOCTYPE x [<!ENTITY a "aa">]><w:document {NAMESPACES}><w:body/></w:document>'
        with pytest.raises(FileDangerous):
            render(report(), letterhead=with_main_part(bomb))

    @pytest.mark.parametrize(
        "main",
        [
            f"<w:document {NAMESPACES}/>",
            f"<w:hdr {NAMESPACES}/>",
            "<x/>",
            f"<w:styles {NAMESPACES}/>",
        ],
    )
    def it_must_have_a_body(self, main):
        with pytest.raises(ItaError):
            render(report(), letterhead=with_main_part(main))


class DescribePlaceholder:
    def filled(self, *runs):
        xml = "".join(f"<w:r><w:rPr><w:b/></w:rPr><w:t>{run}</w:t></w:r>" for run in runs)
        root = etree.fromstring(f"<w:hdr {NAMESPACES}><w:p>{xml}</w:p></w:hdr>")
        fill_placeholders(root, {"หน่วยงาน": "เทศบาล <ก> {{ปี}}", "ปี": "๒๕๖๘"})
        return [text.text for text in root.iter(f"{W}t")]

    @pytest.mark.parametrize(("digits", "year"), [("thai", "๒๕๖๘"), ("arabic", "2568")])
    def it_is_filled_in_header_and_text(self, digits, year):
        data = letterhead("<w:p><w:r><w:t>ปี {{</w:t></w:r><w:r><w:t>ปี}}</w:t></w:r></w:p>")
        package = opened(render(report(), digits=digits, letterhead=data))
        assert "".join(package.trees["word/header7.xml"].itertext()) == "เทศบาลตำบลตัวอย่าง"
        assert "".join(package.trees["word/document.xml"].itertext()) == f"ปี {year}"

    def it_is_not_filled_in_the_text_of_the_report(self):
        data = render(report(Paragraph("{{ปี}} {{หน่วยงาน}}")), letterhead=letterhead())
        assert "{{ปี}} {{หน่วยงาน}}" in main_text(data)

    @pytest.mark.parametrize(
        ("runs", "texts"),
        [
            (["ปี {{ปี}} และ {{ปี}}"], ["ปี ๒๕๖๘ และ ๒๕๖๘"]),
            (["ก {", "{ป", "ี}", "} ข"], ["ก ๒๕๖๘", "", "", " ข"]),
            (["{{ ปี }}"], ["๒๕๖๘"]),
            (["{{ปี}}", "{{หน่วยงาน}}"], ["๒๕๖๘", "เทศบาล <ก> {{ปี}}"]),
            (["{{อื่น}} {{7*7}}"], ["{{อื่น}} {{7*7}}"]),
        ],
    )
    def it_is_replaced_by_plain_text_also_over_several_runs(self, runs, texts):
        assert self.filled(*runs) == texts

    def it_is_filled_in_text_boxes(self):
        box = "<w:pict><w:txbxContent><w:p><w:r><w:t>{{ปี}}</w:t></w:r></w:p></w:txbxContent></w:pict>"
        root = etree.fromstring(f"<w:hdr {NAMESPACES}><w:p><w:r><w:t>ก {{{{</w:t>{box}</w:r></w:p></w:hdr>")
        fill_placeholders(root, {"ปี": "2568"})
        assert [text.text for text in root.iter(f"{W}t")] == ["ก {{", "2568"]
