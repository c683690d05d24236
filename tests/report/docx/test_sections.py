from lxml import etree

from ita_tools.report.docx.sections import Page, following_section, page_of, with_orientation
from tests.report.docx.lint import W
from tests.report.docx.samples import NAMESPACES, SECTION

PORTRAIT = Page(11906, 16838, top=1418, right=1134, bottom=1134, left=1701)


def section(xml=SECTION):
    return etree.fromstring(xml.replace("<w:sectPr>", f"<w:sectPr {NAMESPACES}>"))


class DescribePage:
    def it_moves_the_binding_edge_to_the_top_in_landscape_and_back(self):
        landscape = PORTRAIT.oriented(landscape=True)
        assert (landscape.width, landscape.height, landscape.top) == (16838, 11906, 1701)
        assert landscape.oriented(landscape=False) == PORTRAIT
        assert landscape.text_width == PORTRAIT.text_height

    def it_is_read_from_a_section(self):
        page = page_of(section())
        assert (page.top, page.left, page.text_width) == (1701, 1600, 11906 - 1600 - 1000)

    def it_is_official_a4_if_the_section_has_no_valid_size(self):
        assert page_of(section("<w:sectPr/>".replace("/>", "></w:sectPr>"))) == PORTRAIT
        assert page_of(section('<w:sectPr><w:pgSz w:w="21cm" w:h=""/></w:sectPr>')).width == 11906


class DescribeWithOrientation:
    def it_changes_a_copy_of_the_section(self):
        before = section()
        landscape = with_orientation(before, landscape=True)
        assert landscape.find(f"{W}pgSz").get(f"{W}orient") == "landscape"
        assert page_of(landscape) == page_of(before).oriented(landscape=True)
        assert etree.tostring(before) == etree.tostring(section())


class DescribeFollowingSection:
    def it_has_no_title_page_and_continues_the_page_numbers(self):
        first = section(
            SECTION.replace("<w:titlePg/>", '<w:pgNumType w:fmt="decimal" w:start="5"/><w:titlePg/>')
        )
        following = following_section(first)
        assert following.find(f"{W}titlePg") is None
        assert dict(following.find(f"{W}pgNumType").attrib) == {f"{W}fmt": "decimal"}
        assert following.find(f"{W}headerReference") is not None
