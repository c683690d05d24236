import pytest

from ita_tools.report.docx import render
from ita_tools.report.model.document import Paragraph
from tests.report.docx.lint import W, lint, opened
from tests.report.docx.samples import DOCM, NAMESPACES, OFFICE, WORD, letterhead, report

MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"
MACROS = {
    "word/vbaProject.bin": (f"{MICROSOFT}/vbaProject", "application/vnd.ms-office.vbaProject", b"\x00VBA")
}


def external(kind, target, key="rId90"):
    return f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'


def rendered(**options):
    data = render(report(Paragraph("รายงาน")), letterhead=letterhead(**options))
    assert lint(data) == []
    return opened(data)


def it_drops_macros():
    package = rendered(kind=DOCM, extra=MACROS)
    assert not any("vba" in name.lower() for name in package.names)
    assert b"macro" not in package.entries["[Content_Types].xml"].lower()


def it_forgets_an_attached_template():
    package = rendered(
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
    ("kind", "target", "kept"),
    [
        ("image", "http://spy.example/a.png", False),
        ("hyperlink", "https://www.nacc.go.th/", True),
        ("hyperlink", "file://server/share/a", False),
        ("hyperlink", "mailto:a@b.go.th", True),
        ("oleObject", "file:///c:/a.xlsx", False),
        ("subDocument", "a.docx", False),
    ],
)
def it_keeps_only_links_that_wait_for_a_click(kind, target, kept):
    body = '<w:p><w:hyperlink r:id="rId90"><w:r><w:t>ลิงก์</w:t></w:r></w:hyperlink></w:p>'
    package = rendered(body=body, external=external(kind, target))
    assert (target.encode() in package.entries["word/_rels/document.xml.rels"]) is kept
    assert "ลิงก์" in package.entries["word/document.xml"].decode()


def it_removes_live_content():
    live = '<w:p/><w:altChunk r:id="rId50"/><w:p><w:r><w:control r:id="rId51"/></w:r></w:p>'
    package = rendered(
        body=live,
        extra={
            "word/chunk.html": (f"{OFFICE}/aFChunk", "text/html", "<html/>"),
            "word/activeX1.xml": (f"{OFFICE}/control", "application/vnd.ms-office.activeX+xml", "<ax/>"),
        },
    )
    assert package.trees["word/document.xml"].find(f".//{W}altChunk") is None
    assert package.trees["word/document.xml"].find(f".//{W}control") is None
    assert not {"word/chunk.html", "word/activeX1.xml"} & set(package.names)


def it_disarms_parts_that_hide_behind_another_ending():
    field = '<w:p><w:fldSimple w:instr="DDEAUTO c:\\\\x"><w:r><w:t>ก</w:t></w:r></w:fldSimple></w:p>'
    package = rendered(
        extra={
            "word/footer.bin": (
                f"{OFFICE}/footer",
                f"{WORD}.footer+xml",
                f"<w:ftr {NAMESPACES}>{field}</w:ftr>",
            ),
        }
    )
    assert b"DDEAUTO" not in package.entries["word/footer.bin"]


def it_takes_an_embedded_program_away_and_leaves_its_picture():
    held = (
        '<w:p><w:r><w:object><v:shape xmlns:v="urn:schemas-microsoft-com:vml" id="s"/>'
        '<o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Embed" ProgID="Package" '
        'ShapeID="s" DrawAspect="Icon" ObjectID="_1" r:id="rId50"/></w:object></w:r></w:p>'
    )
    package = rendered(
        body=held,
        extra={
            "word/embeddings/oleObject1.bin": (
                f"{OFFICE}/oleObject",
                "application/vnd.openxmlformats-officedocument.oleObject",
                b"MZ calc.exe",
            ),
        },
    )
    text = package.entries["word/document.xml"]
    assert not any(b"calc.exe" in content for content in package.entries.values())
    assert b"OLEObject" not in text
    assert b"<v:shape" in text


def it_drops_pictures_that_may_call_up_others():
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="https://spy.example/a.png"/></svg>'
    package = rendered(extra={"word/media/a.SVG": (f"{OFFICE}/image", "image/svg+xml", drawing)})
    assert not any(b"spy.example" in content for content in package.entries.values())


@pytest.mark.parametrize(
    "lock",
    [
        '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>',
        '<w:writeProtection w:recommended="1"/>',
    ],
)
def it_makes_the_report_editable(lock):
    settings = rendered(settings=lock).trees["word/settings.xml"]
    assert [child.tag for child in settings if "Protection" in child.tag] == []


def it_survives_relationships_that_lead_nowhere():
    broken = f'<Relationship Id="rId91" Type="{OFFICE}/image" Target="NULL"/>'
    assert "word/document.xml" in rendered(external=broken).names
