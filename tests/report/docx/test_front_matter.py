""""""

from lxml import etree

from ita_tools.report.docx.front_matter import cover_xml, table_of_contents
from ita_tools.report.docx.markup import NAMESPACES
from ita_tools.report.docx.paragraph_styles import Style
from ita_tools.report.docx.sections import Page
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.document import Cover, Heading
from ita_tools.report.model.numbering import number_headings
from ita_tools.report.page_numbers import no_page_number
from tests.report.docx.lint import W

PAGE = Page(11906, 16838, top=1418, right=1134, bottom=1134, left=1701)
STYLES = {style: style.base_id for style in Style}


def cover(one):
    return etree.fromstring(f"<x {NAMESPACES}>{cover_xml(one, STYLES, DigitStyle(), PAGE)}</x>")


class DescribeCover:
    def it_sets_title_agency_and_foot_in_their_styles(self):
        root = cover(Cover(["รายงาน", "ปี 2568"], "เทศบาล", ["จังหวัด"]))
        styles = [style.get(f"{W}val") for style in root.iter(f"{W}pStyle")]
        assert styles == ["CoverTitle", "CoverTitle", "CoverAgency", "CoverFoot"]
        assert [text.text for text in root.iter(f"{W}t")] == ["รายงาน", "ปี ๒๕๖๘", "เทศบาล", "จังหวัด"]

    def it_has_less_space_between_groups_if_it_has_more_lines(self):
        def space(one):
            return sum(int(spacing.get(f"{W}before")) for spacing in cover(one).iter(f"{W}spacing"))

        few, many = Cover(["ก"], "ข", ["ค"]), Cover(["ก"] * 6, "ข", ["ค"] * 6)
        assert PAGE.text_height > space(few) > space(many) > 0
        assert space(Cover(["ก" * 5_000], "ข")) == 0
        assert space(Cover(["กี้\u200b" * 40], "ข")) == space(Cover(["ก" * 40], "ข"))


def contents(*headings, page_number=no_page_number):
    xml = table_of_contents(number_headings(headings).values(), STYLES, DigitStyle(), page_number)
    return etree.fromstring(f"<w:body {NAMESPACES}>{xml}</w:body>")


class DescribeTableOfContents:
    def it_has_a_line_for_each_heading_in_the_style_of_its_level(self):
        root = contents(Heading("ผล"), Heading("ภาพ\nรวม", 2))
        assert [text.text for text in root.iter(f"{W}t")] == ["๑. ผล", "๑.๑ ภาพ รวม"]
        styles = [style.get(f"{W}val") for style in root.iter(f"{W}pStyle")]
        assert styles == [Style.CONTENTS_1.base_id, Style.CONTENTS_2.base_id, Style.GAP.base_id]

    def it_refers_to_the_page_of_each_heading_inside_one_field(self):
        root = contents(Heading("ผล"), Heading("แผน"), page_number=lambda _: "3")
        codes = [code.text.split()[:2] for code in root.iter(f"{W}instrText")]
        assert codes == [["TOC", "\\o"], ["PAGEREF", "_Toc00000001"], ["PAGEREF", "_Toc00000002"]]

    def it_ends_its_field_even_without_headings(self):
        kinds = [char.get(f"{W}fldCharType") for char in contents().iter(f"{W}fldChar")]
        assert kinds == ["begin", "separate", "end"]

    def it_opens_without_a_question(self):
        for char in contents(Heading("ผล")).iter(f"{W}fldChar"):
            assert char.get(f"{W}dirty") is None

    def it_has_neither_leader_nor_number_where_the_page_is_not_known(self):
        root = contents(Heading("ผล"), Heading("แผน"), page_number={"_Toc00000002": "12"}.get)
        lines = ["".join(line.itertext(f"{W}t")) for line in root.iter(f"{W}hyperlink")]
        assert lines == ["๑. ผล", "๒. แผน๑๒"]
        assert [line.find(f".//{W}tab") is not None for line in root.iter(f"{W}hyperlink")] == [False, True]
