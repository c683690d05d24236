import pytest
from lxml import etree

from ita_tools.report.docx.paragraph_styles import FONT, Style, styles_xml
from tests.report.docx.lint import W

SHEET = etree.fromstring(styles_xml())


def style(wanted):
    return SHEET.find(f"{W}style[@{W}styleId='{wanted.base_id}']")


@pytest.mark.parametrize("wanted", Style, ids=lambda one: one.name)
def it_defines_every_style_under_its_name(wanted):
    assert style(wanted).find(f"{W}name").get(f"{W}val") == wanted.value


@pytest.mark.parametrize("place", [style(Style.GROUND), style(Style.NORMAL), SHEET.find(f"{W}docDefaults")])
def it_names_the_thai_font_in_all_four_slots(place):
    fonts = place.find(f".//{W}rFonts")
    assert {fonts.get(f"{W}{slot}") for slot in ("ascii", "hAnsi", "eastAsia", "cs")} == {FONT}
    assert place.find(f".//{W}lang").get(f"{W}bidi") == "th-TH"
    assert place.find(f".//{W}szCs").get(f"{W}val") == "32"


def it_sets_thai_and_latin_size_and_weight_together():
    for look in SHEET.iter(f"{W}rPr"):
        for latin, thai in (("sz", "szCs"), ("b", "bCs")):
            assert (look.find(f"{W}{latin}") is None) == (look.find(f"{W}{thai}") is None)
            if latin == "sz" and look.find(f"{W}sz") is not None:
                assert look.find(f"{W}sz").get(f"{W}val") == look.find(f"{W}szCs").get(f"{W}val")


def it_indents_running_text_the_official_way():
    body = style(Style.BODY)
    assert body.find(f".//{W}ind").get(f"{W}firstLine") == "1418"
    assert body.find(f".//{W}jc").get(f"{W}val") == "thaiDistribute"


def it_sets_tables_in_fourteen_points():
    assert style(Style.CELL).find(f".//{W}szCs").get(f"{W}val") == "28"
