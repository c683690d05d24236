"""Who holds an element, and the root that nobody holds."""

import pytest
from lxml import etree

from ita_tools.report.docx.holders import parent_of


def it_finds_the_element_that_holds_another():
    root = etree.fromstring("<a><b/></a>")
    assert parent_of(root[0]) is root


def it_refuses_a_root():
    with pytest.raises(ValueError, match="root of its tree"):
        parent_of(etree.Element("a"))
