from lxml import etree

from ita_tools.report.docx.inline_drawing import chart_frame
from ita_tools.report.docx.markup import NAMESPACES
from tests.report.docx.lint import WP, R


def frame(description):
    xml = chart_frame("rId9", 3, "แผนภูมิ", description, (160, 80.5))
    return etree.fromstring(f"<x {NAMESPACES}>{xml}</x>")


def it_says_the_figures_in_words_line_by_line():
    assert frame('IIT "91"\nEIT <88>').find(f".//{WP}docPr").get("descr") == 'IIT "91"\nEIT <88>'


def it_is_as_large_as_asked():
    extent = frame("ก").find(f".//{WP}extent")
    assert (extent.get("cx"), extent.get("cy")) == ("5760000", "2898000")


def it_refers_to_its_chart():
    assert frame("ก").find(".//{*}chart").get(f"{R}id") == "rId9"
