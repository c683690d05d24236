import io

import docx
import pytest

from ita_tools.report.docx.contents import table_of_contents, update_fields_on_open
from ita_tools.report.docx.markup import NAMESPACES
from ita_tools.report.docx.paragraph_styles import Style
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.document import Heading
from ita_tools.report.model.numbering import number_headings
from tests.report.docx.lint import W, etree
from tests.report.docx.samples import letterhead

STYLES = {style: style.base_id for style in Style}


def contents(*headings):
    xml = table_of_contents(number_headings(headings).values(), STYLES, DigitStyle())
    return etree.fromstring(f"<w:body {NAMESPACES}>{xml}</w:body>")


class DescribeTableOfContents:
    def it_has_a_line_for_each_heading_in_the_style_of_its_level(self):
        root = contents(Heading("ผล"), Heading("ภาพ\nรวม", 2))
        assert [text.text for text in root.iter(f"{W}t")] == ["๑. ผล", "๑.๑ ภาพ รวม"]
        styles = [style.get(f"{W}val") for style in root.iter(f"{W}pStyle")]
        assert styles == [Style.CONTENTS_1.base_id, Style.CONTENTS_2.base_id, Style.GAP.base_id]

    def it_refers_to_the_page_of_each_heading_inside_one_field(self):
        root = contents(Heading("ผล"), Heading("แผน"))
        codes = [code.text.split()[:2] for code in root.iter(f"{W}instrText")]
        assert codes == [["TOC", "\\o"], ["PAGEREF", "_Toc00000001"], ["PAGEREF", "_Toc00000002"]]

    def it_ends_its_field_even_without_headings(self):
        kinds = [char.get(f"{W}fldCharType") for char in contents().iter(f"{W}fldChar")]
        assert kinds == ["begin", "separate", "end"]


class DescribeUpdateFieldsOnOpen:
    @pytest.mark.parametrize(
        ("settings", "order"),
        [
            ("", ["updateFields"]),
            (
                "<w:zoom/><w:compat/><w:listSeparator/>",
                ["zoom", "updateFields", "compat", "listSeparator"],
            ),
            ('<w:updateFields w:val="false"/><w:rsids/>', ["updateFields", "rsids"]),
            ("<w:characterSpacingControl/>", ["characterSpacingControl", "updateFields"]),
        ],
    )
    def it_adds_its_setting_in_the_order_of_the_schema(self, settings, order):
        document = docx.Document(io.BytesIO(letterhead(settings=settings)))
        update_fields_on_open(document)
        assert [child.tag.removeprefix(W) for child in document.settings.element] == order
        assert document.settings.element.find(f"{W}updateFields").get(f"{W}val") == "true"
