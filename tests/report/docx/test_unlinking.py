import pytest
from lxml import etree

from ita_tools.report.docx.unlinking import unlink_fields
from tests.report.docx.lint import W
from tests.report.docx.samples import NAMESPACES


def mark(kind):
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(*codes, result="ผล"):
    instructions = "".join(f"<w:r><w:instrText>{code}</w:instrText></w:r>" for code in codes)
    return f"{mark('begin')}{instructions}{mark('separate')}<w:r><w:t>{result}</w:t></w:r>{mark('end')}"


def unlinked(xml):
    root = etree.fromstring(f"<w:p {NAMESPACES}>{xml}</w:p>")
    unlink_fields(root)
    return root


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
def it_keeps_what_a_fetching_field_shows_and_drops_its_code(codes):
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
def it_leaves_harmless_fields_alone(code):
    assert len(list(unlinked(field(code)).iter(f"{W}fldChar"))) == 3


def it_unlinks_a_fetching_field_inside_another():
    root = unlinked(field(" PAGE ", result="").replace("<w:r><w:t></w:t></w:r>", field(" DDE a ")))
    assert [code.text for code in root.iter(f"{W}instrText")] == [" PAGE "]
    assert len(list(root.iter(f"{W}fldChar"))) == 3


def it_unlinks_simple_fields():
    root = unlinked('<w:fldSimple w:instr=" INCLUDETEXT a "><w:r><w:t>ผล</w:t></w:r></w:fldSimple>')
    assert [child.tag for child in root] == [f"{W}r"]


def it_survives_marks_without_partners():
    assert len(unlinked(mark("end") + mark("separate") + mark("begin"))) == 3
