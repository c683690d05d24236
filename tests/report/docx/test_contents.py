from ita_tools.report.docx.contents import contents_lines
from ita_tools.report.docx.markup import NAMESPACES
from ita_tools.report.docx.paragraph_styles import Style
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.document import Heading
from ita_tools.report.model.numbering import number_headings
from tests.report.docx.lint import W, etree

STYLES = {style: style.base_id for style in Style}


def contents(*headings):
    xml = contents_lines(number_headings(headings).values(), STYLES, DigitStyle())
    return etree.fromstring(f"<w:body {NAMESPACES}>{xml}</w:body>")


def it_writes_a_line_for_each_heading_at_its_level():
    root = contents(Heading("ผล"), Heading("ภาพ\nรวม", 2))
    assert [text.text for text in root.iter(f"{W}t")] == ["๑. ผล", "๑.๑ ภาพ รวม"]
    styles = [style.get(f"{W}val") for style in root.iter(f"{W}pStyle")]
    assert styles == [Style.CONTENTS_1.base_id, Style.CONTENTS_2.base_id, Style.GAP.base_id]


def it_refers_to_the_page_of_each_heading_inside_one_contents_field():
    root = contents(Heading("ผล"), Heading("แผน"))
    codes = [code.text.split()[:2] for code in root.iter(f"{W}instrText")]
    assert codes == [["TOC", "\\o"], ["PAGEREF", "_Toc00000001"], ["PAGEREF", "_Toc00000002"]]


def it_closes_its_field_even_without_headings():
    kinds = [mark.get(f"{W}fldCharType") for mark in contents().iter(f"{W}fldChar")]
    assert kinds == ["begin", "separate", "end"]
