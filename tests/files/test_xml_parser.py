from __future__ import annotations

import pytest

from ita_tools.files.xml_parser import resolve_references


class DescribeReferences:
    @pytest.mark.parametrize("text", ["&unknown;", "&#0;", "&#x1F;", "&", "&#55296;", "&lt", "&#1a;", "&;"])
    def it_leaves_to_the_parser_what_xml_forbids(self, text):
        assert resolve_references(text) is None

    def it_resolves_what_the_parser_does(self):
        assert resolve_references("a&#3585;&#xE01;;&amp;amp; &quot;&apos;&lt;&gt;b") == "aกก;&amp; \"'<>b"
