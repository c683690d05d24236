from docx.oxml import parse_xml

from ita_tools.report.docx.markup import NAMESPACES, Setting, page_number, paragraph, run
from tests.report.docx.lint import W


def parsed(xml):
    return parse_xml(f"<w:body {NAMESPACES}>{xml}</w:body>")


def it_turns_line_feeds_and_tabs_into_elements():
    tags = [child.tag.removeprefix(W) for child in parsed(run("ก\nข\tค"))[0]]
    assert tags == ["t", "br", "t", "tab", "t"]


def it_keeps_blanks_at_the_edges_of_a_run():
    assert parsed(run("  "))[0].findtext(f"{W}t") == "  "


def it_writes_bold_for_thai_and_for_latin_letters():
    look = parsed(run("ก", bold=True)).find(f".//{W}rPr")
    assert [child.tag for child in look] == [f"{W}b", f"{W}bCs"]


def it_writes_nothing_for_no_text():
    assert run("") == ""


def it_orders_paragraph_properties_as_the_schema_wants():
    setting = Setting(keep_next=True, page_break=True, typed_number=True, before=20, align="center")
    tags = [child.tag.removeprefix(W) for child in parsed(paragraph("", "A", setting))[0][0]]
    assert tags == ["pStyle", "keepNext", "pageBreakBefore", "numPr", "spacing", "jc"]


def it_makes_the_page_number_a_field():
    root = parsed(page_number("2"))
    assert root.find(f".//{W}instrText").text.strip() == "PAGE"
    assert "".join(text.text for text in root.iter(f"{W}t")) == "- 2 -"
