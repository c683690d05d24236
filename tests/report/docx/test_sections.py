from lxml import etree

from ita_tools.report.docx.sections import Page, continuation, page_of, with_orientation
from tests.report.docx.lint import W
from tests.report.docx.samples import NAMESPACES, SECTION

UPRIGHT = Page(11906, 16838, top=1418, right=1134, bottom=1134, left=1701)


def section(xml=SECTION):
    return etree.fromstring(xml.replace("<w:sectPr>", f"<w:sectPr {NAMESPACES}>"))


def it_moves_the_bound_edge_to_the_top_of_a_lying_page_and_back():
    lying = UPRIGHT.lying(True)
    assert (lying.width, lying.height, lying.top) == (16838, 11906, 1701)
    assert lying.lying(False) == UPRIGHT
    assert lying.text_width == UPRIGHT.text_height


def it_reads_the_page_of_a_section():
    page = page_of(section())
    assert (page.top, page.left, page.text_width) == (1701, 1600, 11906 - 1600 - 1000)


def it_takes_official_a4_where_a_section_says_nothing_or_nonsense():
    assert page_of(section("<w:sectPr/>".replace("/>", "></w:sectPr>"))) == UPRIGHT
    assert page_of(section('<w:sectPr><w:pgSz w:w="21cm" w:h=""/></w:sectPr>')).width == 11906


def it_turns_a_copy_and_leaves_the_section_alone():
    before = section()
    lying = with_orientation(before, True)
    assert lying.find(f"{W}pgSz").get(f"{W}orient") == "landscape"
    assert page_of(lying) == page_of(before).lying(True)
    assert etree.tostring(before) == etree.tostring(section())


def it_continues_without_a_cover_and_without_counting_anew():
    first = section(SECTION.replace("<w:titlePg/>", '<w:pgNumType w:fmt="decimal" w:start="5"/><w:titlePg/>'))
    follower = continuation(first)
    assert follower.find(f"{W}titlePg") is None
    assert dict(follower.find(f"{W}pgNumType").attrib) == {f"{W}fmt": "decimal"}
    assert follower.find(f"{W}headerReference") is not None
