import pytest
from lxml import etree

from ita_tools.report.docx.paragraph_styles import FONT, Style, styles_xml
from tests.report.docx.lint import W

STYLE_SHEET = etree.fromstring(styles_xml())


def style(wanted):
    return STYLE_SHEET.find(f"{W}style[@{W}styleId='{wanted.base_id}']")


class DescribeStyle:
    @pytest.mark.parametrize("wanted", Style, ids=lambda one: one.name)
    def it_is_defined_by_name(self, wanted):
        assert style(wanted).find(f"{W}name").get(f"{W}val") == wanted.value

    @pytest.mark.parametrize(
        "element", [style(Style.GROUND), style(Style.NORMAL), STYLE_SHEET.find(f"{W}docDefaults")]
    )
    def it_names_the_thai_font_in_all_four_slots(self, element):
        fonts = element.find(f".//{W}rFonts")
        assert {fonts.get(f"{W}{slot}") for slot in ("ascii", "hAnsi", "eastAsia", "cs")} == {FONT}
        assert element.find(f".//{W}lang").get(f"{W}bidi") == "th-TH"
        assert element.find(f".//{W}szCs").get(f"{W}val") == "32"

    def it_sets_size_and_weight_of_thai_and_latin_letters_together(self):
        for properties in STYLE_SHEET.iter(f"{W}rPr"):
            for latin, thai in (("sz", "szCs"), ("b", "bCs")):
                assert (properties.find(f"{W}{latin}") is None) == (properties.find(f"{W}{thai}") is None)
                if latin == "sz" and properties.find(f"{W}sz") is not None:
                    assert properties.find(f"{W}sz").get(f"{W}val") == properties.find(f"{W}szCs").get(
                        f"{W}val"
                    )

    def it_indents_running_text_as_official_documents_do(self):
        body = style(Style.BODY)
        assert body.find(f".//{W}ind").get(f"{W}firstLine") == "1418"
        assert body.find(f".//{W}jc").get(f"{W}val") == "thaiDistribute"

    def it_sets_tables_in_fourteen_points(self):
        assert style(Style.CELL).find(f".//{W}szCs").get(f"{W}val") == "28"
