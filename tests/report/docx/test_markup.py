""""""

import pytest
from docx.oxml import parse_xml
from lxml import etree

from ita_tools.errors import FileForeign
from ita_tools.report.docx.markup import (
    NAMESPACES,
    ParagraphProperties,
    escape,
    inline_chart,
    page_number,
    paragraph,
    parent_of,
    parse_part,
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


class DescribeEscape:
    def it_escapes_markup_and_drops_characters_that_xml_forbids(self):
        assert escape('<a b="c">&\x00\u202e\ud800') == "&lt;a b=&quot;c&quot;&gt;&amp;"


class DescribeParsePart:
    def it_reports_xml_that_is_not_well_formed(self):
        with pytest.raises(FileForeign, match="เสียหาย"):
            parse_part(b"<a>")

    def it_resolves_no_entities(self):
        root = parse_part(b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>')
        assert "".join(root.itertext()) != "y"


class DescribeParentOf:
    def it_returns_the_parent(self):
        root = etree.fromstring("<a><b/></a>")
        assert parent_of(root[0]) is root

    def it_refuses_a_root(self):
        with pytest.raises(ValueError, match="root of its tree"):
            parent_of(etree.Element("a"))
