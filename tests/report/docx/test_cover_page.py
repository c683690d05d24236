from lxml import etree

from ita_tools.report.docx.cover_page import cover_xml
from ita_tools.report.docx.markup import NAMESPACES
from ita_tools.report.docx.paragraph_styles import Style
from ita_tools.report.docx.sections import Page
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.document import Cover
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
