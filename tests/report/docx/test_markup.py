from docx.oxml import parse_xml

from ita_tools.report.docx.markup import (
    NAMESPACES,
    ParagraphProperties,
    inline_chart,
    page_number,
    paragraph,
    run,
)
from tests.report.docx.lint import WP, R, W


def parsed(xml):
    return parse_xml(f"<w:body {NAMESPACES}>{xml}</w:body>")


class DescribeRun:
    def it_turns_line_feeds_and_tabs_into_elements(self):
        tags = [child.tag.removeprefix(W) for child in parsed(run("ก\nข\tค"))[0]]
        assert tags == ["t", "br", "t", "tab", "t"]

    def it_keeps_blanks_at_its_edges(self):
        assert parsed(run("  "))[0].findtext(f"{W}t") == "  "

    def it_sets_bold_for_thai_and_latin_letters(self):
        properties = parsed(run("ก", bold=True)).find(f".//{W}rPr")
        assert [child.tag for child in properties] == [f"{W}b", f"{W}bCs"]

    def it_is_left_out_without_text(self):
        assert run("") == ""


class DescribeParagraph:
    def it_orders_its_properties_as_the_schema_does(self):
        properties = ParagraphProperties(
            keep_next=True, page_break_before=True, no_numbering=True, space_before=20, align="center"
        )
        tags = [child.tag.removeprefix(W) for child in parsed(paragraph("", "A", properties))[0][0]]
        assert tags == ["pStyle", "keepNext", "pageBreakBefore", "numPr", "spacing", "jc"]


class DescribePageNumber:
    def it_is_a_field(self):
        root = parsed(page_number("2"))
        assert root.find(f".//{W}instrText").text.strip() == "PAGE"
        assert "".join(text.text for text in root.iter(f"{W}t")) == "- 2 -"


class DescribeInlineChart:
    def chart(self, alt_text):
        return parsed(inline_chart("rId9", 3, "แผนภูมิ", alt_text, (160, 80.5)))

    def it_keeps_the_lines_of_the_alt_text(self):
        properties = self.chart('IIT "91"\nEIT <88>').find(f".//{WP}docPr")
        assert properties.get("descr") == 'IIT "91"\nEIT <88>'

    def it_has_its_size_in_emu(self):
        extent = self.chart("ก").find(f".//{WP}extent")
        assert (extent.get("cx"), extent.get("cy")) == ("5760000", "2898000")

    def it_refers_to_its_chart_part(self):
        assert self.chart("ก").find(".//{*}chart").get(f"{R}id") == "rId9"
