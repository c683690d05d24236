import pytest
from lxml import etree

from ita_tools.report.docx import render
from ita_tools.report.docx.disarming import unlink_fields
from ita_tools.report.model.document import Paragraph
from tests.report.docx.lint import W, lint, opened
from tests.report.docx.samples import DOCM, NAMESPACES, OFFICE, WORD, letterhead, report

MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"
MACROS = {
    "word/vbaProject.bin": (f"{MICROSOFT}/vbaProject", "application/vnd.ms-office.vbaProject", b"\x00VBA")
}


def external(kind, target, key="rId90"):
    return f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'


def disarmed(**options):
    data = render(report(Paragraph("รายงาน")), letterhead=letterhead(**options))
    assert lint(data) == []
    return opened(data)


def field_char(kind):
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(*codes, result="ผล"):
    instructions = "".join(f"<w:r><w:instrText>{code}</w:instrText></w:r>" for code in codes)
    result_run = f"<w:r><w:t>{result}</w:t></w:r>"
    return f"{field_char('begin')}{instructions}{field_char('separate')}{result_run}{field_char('end')}"


def unlinked(xml):
    root = etree.fromstring(f"<w:p {NAMESPACES}>{xml}</w:p>")
    unlink_fields(root)
    return root


class DescribeDisarm:
    def it_leaves_no_field_that_word_renews_with_a_question(self):
        dirty = '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
        simple = '<w:fldSimple w:instr="DATE" w:dirty="1"/>'
        root = unlinked(dirty + field_char("separate") + field_char("end") + simple)
        assert b"dirty" not in etree.tostring(root)
        assert root.find(f"{W}fldSimple") is not None

    def it_removes_macros(self):
        package = disarmed(kind=DOCM, extra=MACROS)
        assert not any("vba" in name.lower() for name in package.names)
        assert b"macro" not in package.entries["[Content_Types].xml"].lower()

    def it_removes_an_attached_template(self):
        package = disarmed(
            settings='<w:attachedTemplate r:id="rId1"/>',
            extra={
                "word/_rels/settings.xml.rels": (
                    "x",
                    "application/vnd.openxmlformats-package.relationships+xml",
                    (
                        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                        + external("attachedTemplate", "file:///c:/evil.dotm", "rId1")
                        + "</Relationships>"
                    ),
                ),
            },
        )
        assert package.trees["word/settings.xml"].find(f"{W}attachedTemplate") is None
        assert not any(b"evil" in content for content in package.entries.values())

    @pytest.mark.parametrize(
        ("kind", "target", "stays"),
        [
            ("image", "http://spy.example/a.png", False),
            ("hyperlink", "https://www.nacc.go.th/", True),
            ("hyperlink", "file://server/share/a", False),
            ("hyperlink", "mailto:a@b.go.th", True),
            ("oleObject", "file:///c:/a.xlsx", False),
            ("subDocument", "a.docx", False),
        ],
    )
    def it_leaves_only_links_to_web_and_mail(self, kind, target, stays):
        body = '<w:p><w:hyperlink r:id="rId90"><w:r><w:t>ลิงก์</w:t></w:r></w:hyperlink></w:p>'
        package = disarmed(body=body, external=external(kind, target))
        assert (target.encode() in package.entries["word/_rels/document.xml.rels"]) is stays
        assert "ลิงก์" in package.entries["word/document.xml"].decode()

    def it_removes_live_content(self):
        body = '<w:p/><w:altChunk r:id="rId50"/><w:p><w:r><w:control r:id="rId51"/></w:r></w:p>'
        package = disarmed(
            body=body,
            extra={
                "word/chunk.html": (f"{OFFICE}/aFChunk", "text/html", "<html/>"),
                "word/activeX1.xml": (f"{OFFICE}/control", "application/vnd.ms-office.activeX+xml", "<ax/>"),
            },
        )
        assert package.trees["word/document.xml"].find(f".//{W}altChunk") is None
        assert package.trees["word/document.xml"].find(f".//{W}control") is None
        assert not {"word/chunk.html", "word/activeX1.xml"} & set(package.names)

    def it_disarms_xml_parts_with_any_extension(self):
        footer = '<w:p><w:fldSimple w:instr="DDEAUTO c:\\\\x"><w:r><w:t>ก</w:t></w:r></w:fldSimple></w:p>'
        package = disarmed(
            extra={
                "word/footer.bin": (
                    f"{OFFICE}/footer",
                    f"{WORD}.footer+xml",
                    f"<w:ftr {NAMESPACES}>{footer}</w:ftr>",
                ),
            }
        )
        assert b"DDEAUTO" not in package.entries["word/footer.bin"]

    def it_removes_an_embedded_program_and_leaves_its_picture(self):
        body = (
            '<w:p><w:r><w:object><v:shape xmlns:v="urn:schemas-microsoft-com:vml" id="s"/>'
            '<o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Embed" ProgID="Package" '
            'ShapeID="s" DrawAspect="Icon" ObjectID="_1" r:id="rId50"/></w:object></w:r></w:p>'
        )
        package = disarmed(
            body=body,
            extra={
                "word/embeddings/oleObject1.bin": (
                    f"{OFFICE}/oleObject",
                    "application/vnd.openxmlformats-officedocument.oleObject",
                    b"MZ calc.exe",
                ),
            },
        )
        main = package.entries["word/document.xml"]
        assert not any(b"calc.exe" in content for content in package.entries.values())
        assert b"OLEObject" not in main
        assert b"<v:shape" in main

    def it_removes_svg_pictures(self):
        drawing = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="https://spy.example/a.png"/></svg>'
        package = disarmed(extra={"word/media/a.SVG": (f"{OFFICE}/image", "image/svg+xml", drawing)})
        assert not any(b"spy.example" in content for content in package.entries.values())

    @pytest.mark.parametrize(
        "protection",
        [
            '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>',
            '<w:writeProtection w:recommended="1"/>',
        ],
    )
    def it_removes_write_protection(self, protection):
        settings = disarmed(settings=protection).trees["word/settings.xml"]
        assert [child.tag for child in settings if "Protection" in child.tag] == []

    def it_removes_relationships_to_missing_parts(self):
        broken = f'<Relationship Id="rId91" Type="{OFFICE}/image" Target="NULL"/>'
        assert b"NULL" not in disarmed(external=broken).entries["word/_rels/document.xml.rels"]


class DescribeUnlinkFields:
    @pytest.mark.parametrize(
        "codes",
        [
            (" INCLUDETEXT c:\\a.docx ",),
            (" INCLUDE", "PICTURE http://x/a.png "),
            ("ddeauto excel a b",),
            (' LINK Excel.Sheet "a" ',),
            (' HYPERLINK "file://server/a.exe" ',),
            (" EMBED Package ",),
        ],
    )
    def it_replaces_a_fetching_field_by_its_result(self, codes):
        root = unlinked(field(*codes))
        assert [text.text for text in root.iter(f"{W}t")] == ["ผล"]
        assert root.find(f".//{W}fldChar") is None
        assert root.find(f".//{W}instrText") is None

    @pytest.mark.parametrize(
        "code",
        [
            " PAGE ",
            " DATE ",
            ' HYPERLINK "http://a" ',
            ' HYPERLINK \\l "_Toc1" ',
            " HYPERLINK ",
            "TOC \\o",
        ],
    )
    def it_leaves_harmless_fields(self, code):
        assert len(list(unlinked(field(code)).iter(f"{W}fldChar"))) == 3

    def it_unlinks_a_fetching_field_inside_another_field(self):
        outer = field(" PAGE ", result="").replace("<w:r><w:t></w:t></w:r>", field(" DDE a "))
        root = unlinked(outer)
        assert [code.text for code in root.iter(f"{W}instrText")] == [" PAGE "]
        assert len(list(root.iter(f"{W}fldChar"))) == 3

    def it_unlinks_simple_fields(self):
        root = unlinked('<w:fldSimple w:instr=" INCLUDETEXT a "><w:r><w:t>ผล</w:t></w:r></w:fldSimple>')
        assert [child.tag for child in root] == [f"{W}r"]

    def it_ignores_field_characters_without_partners(self):
        assert len(unlinked(field_char("end") + field_char("separate") + field_char("begin"))) == 3
