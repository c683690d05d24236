import pytest
from lxml import etree

from ita_tools.errors import FileForeign
from ita_tools.report.docx.xml import escape, parent_of, parse_part


class DescribeEscape:
    def it_escapes_markup_and_drops_characters_that_xml_forbids(self):
        assert escape('<a b="c">&\x00\u202e\ud800') == "&lt;a b=&quot;c&quot;&gt;&amp;"


class DescribeParsePart:
    def it_reports_xml_that_is_not_well_formed(self):
        with pytest.raises(FileForeign, match="เสียหาย"):
            parse_part(b"<a>")

    def it_resolves_no_entities(self):
        root = parse_part(b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>')
        assert "".join(root.itertext()) != "y"


class DescribeParentOf:
    def it_returns_the_parent(self):
        root = etree.fromstring("<a><b/></a>")
        assert parent_of(root[0]) is root

    def it_refuses_a_root(self):
        with pytest.raises(ValueError, match="root of its tree"):
            parent_of(etree.Element("a"))
