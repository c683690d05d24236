import pytest
from lxml import etree

from ita_tools.report.docx.placeholders import fill_placeholders
from tests.report.docx.lint import W
from tests.report.docx.samples import NAMESPACES


def filled(*runs):
    xml = "".join(f"<w:r><w:rPr><w:b/></w:rPr><w:t>{run}</w:t></w:r>" for run in runs)
    root = etree.fromstring(f"<w:hdr {NAMESPACES}><w:p>{xml}</w:p></w:hdr>")
    fill_placeholders(root, {"หน่วยงาน": "เทศบาล <ก> {{ปี}}", "ปี": "๒๕๖๘"})
    return [text.text for text in root.iter(f"{W}t")]


@pytest.mark.parametrize(
    ("runs", "texts"),
    [
        (["ปี {{ปี}} และ {{ปี}}"], ["ปี ๒๕๖๘ และ ๒๕๖๘"]),
        (["ก {", "{ป", "ี}", "} ข"], ["ก ๒๕๖๘", "", "", " ข"]),
        (["{{ ปี }}"], ["๒๕๖๘"]),
        (["{{ปี}}", "{{หน่วยงาน}}"], ["๒๕๖๘", "เทศบาล <ก> {{ปี}}"]),
        (["{{อื่น}} {{7*7}}"], ["{{อื่น}} {{7*7}}"]),
    ],
)
def it_fills_in_plain_text_also_over_several_runs(runs, texts):
    assert filled(*runs) == texts


def it_fills_text_boxes_that_hang_on_a_paragraph():
    box = "<w:pict><w:txbxContent><w:p><w:r><w:t>{{ปี}}</w:t></w:r></w:p></w:txbxContent></w:pict>"
    root = etree.fromstring(f"<w:hdr {NAMESPACES}><w:p><w:r><w:t>ก {{{{</w:t>{box}</w:r></w:p></w:hdr>")
    fill_placeholders(root, {"ปี": "2568"})
    assert [text.text for text in root.iter(f"{W}t")] == ["ก {{", "2568"]
