import io
from pyexpat import ExpatError

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


def insertion_point(body="<w:p/>", **options):
    return find_insertion_point(docx.Document(io.BytesIO(letterhead(body, **options))))


class DescribeInsertionPoint:
    @pytest.mark.parametrize(
        ("body", "texts"),
        [
            ("", ["รายงาน"]),
            ("<w:p/><w:p/>", ["รายงาน"]),
            (p("ก") + "<w:p/>", ["ก", "รายงาน"]),
            (p("ก") + p("{{ITA_REPORT}}") + p("ข"), ["ก", "รายงาน", "ข"]),
            (p("ก") + p(" {{ ITA_REPORT }} ") + p("ข"), ["ก", "รายงาน", "ข"]),
            (p("ก") + f"<w:p>{BOOKMARK}{END}</w:p>" + p("ข"), ["ก", "รายงาน", "ข"]),
            (p("ก", BOOKMARK) + f"<w:p>{END}</w:p>" + p("ข"), ["ก", "รายงาน", "ข"]),
            (p("ก") + BOOKMARK + p("ข") + END, ["ก", "รายงาน", "ข"]),
            (
                p("{{ITA_REPORT}}") + p("ก") + f"<w:p>{BOOKMARK}{END}</w:p>",
                ["{{ITA_REPORT}}", "ก", "รายงาน"],
            ),
            (CELL + p("ข"), ["รายงาน", "ข"]),
            (p("{{ITA_REPORT}}", f"<w:pPr>{SECTION}</w:pPr>") + p("ข"), ["รายงาน", "ข"]),
        ],
    )
    def it_is_at_the_bookmark_else_the_placeholder_else_the_end(self, body, texts):
        data = render(report(Paragraph("รายงาน")), letterhead=letterhead(body))
        assert lint(data) == []
        root = opened(data).trees["word/document.xml"]
        assert [text.text for text in root.iter(f"{W}t") if text.text] == texts

    def it_belongs_to_the_section_that_ends_next(self):
        inner = SECTION.replace('w:top="1701"', 'w:top="555"')
        body = p("{{ITA_REPORT}}") + f"<w:p><w:pPr>{inner}</w:pPr></w:p>" + p("ข")
        point = insertion_point(body)
        assert point.section.find(f"{W}pgMar").get(f"{W}top") == "555"
        assert point.text_after
        assert not point.text_before

    def it_adds_a_section_to_a_document_without_one(self):
        point = insertion_point(section="")
        assert point.section.getparent().tag == f"{W}body"
        assert not point.text_after

    def it_avoids_bookmarks_and_ids_in_use(self):
        taken = '<w:bookmarkStart w:id="41" w:name="_Toc00000001"/><w:bookmarkEnd w:id="41"/>'
        data = render(report(Heading("ก")), letterhead=letterhead(p("ข", taken)))
        starts = list(opened(data).trees["word/document.xml"].iter(f"{W}bookmarkStart"))
        assert [(start.get(f"{W}id"), start.get(f"{W}name")) for start in starts] == [
            ("41", "_Toc00000001"),
            ("42", "_Toc00000002"),
        ]


class DescribeInsertContent:
    def it_works_in_documents_with_other_namespace_prefixes(self):
        document = docx.Document(io.BytesIO(letterhead(p("ก"))))
        document.part._element = parse_xml(
            f'<x:document xmlns:x="{MAIN}" xmlns:r="urn:other">'
            "<x:body><x:p><x:r><x:t>ก</x:t></x:r></x:p></x:body></x:document>"
        )
        section = parse_xml(f"<w:sectPr {NAMESPACES}/>")
        main = parse_xml(insert_content(document, find_insertion_point(document), p("ข"), section))
        assert [text.text for text in main.iter(f"{W}t")] == ["ก", "ข"]

    def it_refuses_content_that_would_damage_the_file(self):
        document = docx.Document()
        section = parse_xml(f"<w:sectPr {NAMESPACES}/>")
        with pytest.raises(ExpatError):
            insert_content(document, find_insertion_point(document), "<w:p>", section)
