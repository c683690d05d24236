import pytest
from lxml import html

from ita_tools.report.html.escaping import join, multiline, tag

HOSTILE = (
    "<script>alert(1)</script>",
    '" onload="x',
    "' onload='x",
    "</style><b>",
    "&lt;",
    "a & b",
    "<!--",
    "]]>",
)


class DescribeTag:
    @pytest.mark.parametrize("text", HOSTILE)
    def it_escapes_text_in_elements_and_attributes(self, text):
        element = html.fragment_fromstring(tag("p", text, title=text))
        assert element.text == text
        assert dict(element.attrib) == {"title": text}
        assert len(element) == 0

    def it_does_not_escape_html_and_shows_line_feeds(self):
        assert tag("p", tag("b", "ก<"), multiline("ข\nค>")) == "<p><b>ก&lt;</b>ข<br>ค&gt;</p>"
        assert join("<", tag("br")) == "&lt;<br>"

    def it_cleans_and_cuts_text(self):
        assert tag("p", "ก\x00\x1b\u202eข\ud800") == "<p>กข</p>"
        assert multiline("ก\r\nข\x0bค") == "ก<br>ข<br>ค"
        cut = tag("p", "ก" * 1_000_000)
        assert len(cut) < 21_000
        assert "ตัดข้อความ" in cut

    def it_leaves_out_attributes_without_value(self):
        assert tag("td", class_=None, hidden=True, aria_label="ก", colspan=2) == (
            '<td hidden aria-label="ก" colspan="2"></td>'
        )
