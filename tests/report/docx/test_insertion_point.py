import io

import docx
import pytest
from docx.oxml import parse_xml

from ita_tools.report.docx import render
from ita_tools.report.docx.insertion_point import find_insertion_point, insert_content
from ita_tools.report.model.document import Heading, Paragraph
from tests.report.docx.lint import W, lint, opened
from tests.report.docx.samples import MAIN, NAMESPACES, SECTION, letterhead, report


def p(text, inner=""):
    return f"<w:p>{inner}<w:r><w:t>{text}</w:t></w:r></w:p>"


BOOKMARK = '<w:bookmarkStart w:id="4" w:name="ITA_REPORT"/>'
END = '<w:bookmarkEnd w:id="4"/>'
CELL = (
    "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>"
    f"<w:tr><w:tc>{p('{{ITA_REPORT}}')}</w:tc></w:tr></w:tbl>"
)


def order(paper):
    data = render(report(Paragraph("รายงาน")), letterhead=letterhead(paper))
    assert lint(data) == []
    return [text.text for text in opened(data).trees["word/document.xml"].iter(f"{W}t") if text.text]


@pytest.mark.parametrize(
    ("paper", "texts"),
    [
        ("", ["รายงาน"]),
        ("<w:p/><w:p/>", ["รายงาน"]),
        (p("ก") + "<w:p/>", ["ก", "รายงาน"]),
        (p("ก") + p("{{ITA_REPORT}}") + p("ข"), ["ก", "รายงาน", "ข"]),
        (p("ก") + p(" {{ ITA_REPORT }} ") + p("ข"), ["ก", "รายงาน", "ข"]),
        (p("ก") + f"<w:p>{BOOKMARK}{END}</w:p>" + p("ข"), ["ก", "รายงาน", "ข"]),
        (p("ก", BOOKMARK) + f"<w:p>{END}</w:p>" + p("ข"), ["ก", "รายงาน", "ข"]),
        (p("ก") + BOOKMARK + p("ข") + END, ["ก", "รายงาน", "ข"]),
        (p("{{ITA_REPORT}}") + p("ก") + f"<w:p>{BOOKMARK}{END}</w:p>", ["{{ITA_REPORT}}", "ก", "รายงาน"]),
        (CELL + p("ข"), ["รายงาน", "ข"]),
        (p("{{ITA_REPORT}}", f"<w:pPr>{SECTION}</w:pPr>") + p("ข"), ["รายงาน", "ข"]),
    ],
)
def it_goes_where_the_letterhead_wants_it(paper, texts):
    assert order(paper) == texts


def it_finds_the_section_that_rules_its_place():
    inner = SECTION.replace('w:top="1701"', 'w:top="555"')
    paper = p("{{ITA_REPORT}}") + f"<w:p><w:pPr>{inner}</w:pPr></w:p>" + p("ข")
    site = find_insertion_point(docx.Document(io.BytesIO(letterhead(paper))))
    assert site.section.find(f"{W}pgMar").get(f"{W}top") == "555"
    assert site.text_after
    assert not site.text_before


def it_makes_a_section_where_there_is_none():
    site = find_insertion_point(docx.Document(io.BytesIO(letterhead(section=""))))
    assert site.section.getparent().tag == f"{W}body"
    assert not site.text_after


def it_avoids_names_and_numbers_that_are_taken():
    taken = '<w:bookmarkStart w:id="41" w:name="_Toc00000001"/><w:bookmarkEnd w:id="41"/>'
    data = render(report(Heading("ก")), letterhead=letterhead(p("ข", taken)))
    starts = list(opened(data).trees["word/document.xml"].iter(f"{W}bookmarkStart"))
    assert [(one.get(f"{W}id"), one.get(f"{W}name")) for one in starts] == [
        ("41", "_Toc00000001"),
        ("42", "_Toc00000002"),
    ]


def it_writes_into_documents_that_call_the_namespaces_otherwise():
    document = docx.Document(io.BytesIO(letterhead(p("ก"))))
    strange = parse_xml(
        f'<x:document xmlns:x="{MAIN}" xmlns:r="urn:other">'
        "<x:body><x:p><x:r><x:t>ก</x:t></x:r></x:p></x:body></x:document>"
    )
    document.part._element = strange
    site = find_insertion_point(document)
    insert_content(
        document, site, "<w:p><w:r><w:t>ข</w:t></w:r></w:p>", parse_xml(f"<w:sectPr {NAMESPACES}/>")
    )
    assert [text.text for text in document.part.element.iter(f"{W}t")] == ["ก", "ข"]
