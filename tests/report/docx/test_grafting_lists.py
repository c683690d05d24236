"""Our list of dashes in letterheads with odd lists of their own."""

from __future__ import annotations

import pytest

from ita_tools.report.docx import render
from ita_tools.report.model.document import Paragraph
from tests.report.docx.lint import W, opened
from tests.report.docx.samples import NAMESPACES, OFFICE, WORD, letterhead, report

LIST = '<w:num w:numId="8"><w:abstractNumId w:val="3"/></w:num>'


def numbering(data: bytes) -> tuple[str, object]:
    """The part with our list, by its name, and its root."""
    trees = opened(data).trees
    number = trees["word/styles.xml"].find(f"{W}style[@{W}styleId='Bullet']//{W}numId").get(f"{W}val")
    ((name, root),) = [
        (name, root)
        for name, root in trees.items()
        if "numbering" in name and root.find(f"{W}num[@{W}numId='{number}']") is not None
    ]
    return name, root


@pytest.mark.parametrize("own", ["", LIST], ids=["none", "a list without its definition"])
def it_puts_the_definition_before_all_lists(own: str) -> None:
    extra = {
        "word/numbering.xml": (
            f"{OFFICE}/numbering",
            f"{WORD}.numbering+xml",
            f"<w:numbering {NAMESPACES}>{own}</w:numbering>",
        )
    }
    data = render(report(Paragraph("ก", "bullet")), letterhead=letterhead(extra=extra))
    _, root = numbering(data)
    tags = [child.tag.removeprefix(W) for child in root]
    assert tags == ["abstractNum", *["num"] * (tags.count("num"))]
    assert tags.count("num") == 1 + bool(own)


def it_takes_a_free_name_where_another_part_bears_that_of_its_lists() -> None:
    extra = {"word/numbering.xml": (f"{OFFICE}/customXml", "application/xml", "<a/>")}
    data = render(report(Paragraph("ก", "bullet")), letterhead=letterhead(extra=extra))
    name, _ = numbering(data)
    assert name != "word/numbering.xml"
    assert opened(data).trees["word/numbering.xml"].tag == "a"
