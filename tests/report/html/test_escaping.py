import pytest
from lxml import html

from ita_tools.report.html.escaping import joined, lines, tag

HOSTILE = (
    "<digit_style>alert(1)</digit_style>",
    '" onload="x',
    "' onload='x",
    "</style><b>",
    "&lt;",
    "a & b",
    "<!--",
    "]]>",
)


@pytest.mark.parametrize("text", HOSTILE)
def it_writes_text_as_text_in_elements_and_attributes(text):
    element = html.fragment_fromstring(tag("p", text, title=text))
    assert element.text == text
    assert dict(element.attrib) == {"title": text}
    assert len(element) == 0


def it_leaves_markup_alone_and_shows_line_feeds():
    assert tag("p", tag("b", "ก<"), lines("ข\nค>")) == "<p><b>ก&lt;</b>ข<br>ค&gt;</p>"
    assert joined("<", tag("br")) == "&lt;<br>"


def it_cleans_and_cuts_what_nobody_can_read():
    assert tag("p", "ก\x00\x1b\u202eข\ud800") == "<p>กข</p>"
    assert lines("ก\r\nข\x0bค") == "ก<br>ข<br>ค"
    cut = tag("p", "ก" * 1_000_000)
    assert len(cut) < 21_000
    assert "ตัดข้อความ" in cut


def it_names_attributes_and_leaves_absent_ones_out():
    assert tag("td", class_=None, hidden=True, aria_label="ก", colspan=2) == (
        '<td hidden aria-label="ก" colspan="2"></td>'
    )
