import io

import docx
import pytest

from ita_tools.report.docx import render
from ita_tools.report.docx.paragraph_styles import Style
from ita_tools.report.docx.style_import import import_styles, style_ids
from ita_tools.report.model.document import Heading, Paragraph
from tests.report.docx.lint import W, lint, opened
from tests.report.docx.samples import NAMESPACES, OFFICE, WORD, letterhead, report

LIST = '<w:num w:numId="8"><w:abstractNumId w:val="3"/></w:num>'
DEFINITION = '<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"/></w:abstractNum>'


def with_styles(**options):
    document = docx.Document(io.BytesIO(letterhead(**options)))
    import_styles(document)
    return document


def numbering_part(lists):
    content = f"<w:numbering {NAMESPACES}>{lists}</w:numbering>"
    return {"word/numbering.xml": (f"{OFFICE}/numbering", f"{WORD}.numbering+xml", content)}


def with_bullet(extra):
    """The written package, the id of our list, and the name of the numbering part that holds it."""
    data = render(report(Paragraph("ก", "bullet")), letterhead=letterhead(extra=extra))
    package = opened(data)
    bullet = package.trees["word/styles.xml"].find(f"{W}style[@{W}styleId='Bullet']")
    list_id = bullet.find(f".//{W}numId").get(f"{W}val")
    [part] = [
        name
        for name, root in package.trees.items()
        if "numbering" in name and root.find(f"{W}num[@{W}numId='{list_id}']") is not None
    ]
    return data, list_id, part


class DescribeStyleIds:
    def it_finds_styles_by_name_in_a_localised_letterhead(self):
        ids = style_ids(with_styles(localised=True))
        assert (ids[Style.NORMAL], ids[Style.HEADING_1], ids[Style.BODY]) == ("a", "1", "Body")


class DescribeImportStyles:
    def it_copies_missing_styles_and_keeps_present_ones(self):
        styles = with_styles(localised=True).styles.element
        names = [style.find(f"{W}name").get(f"{W}val") for style in styles]
        assert {style.value for style in Style} <= set(names)
        assert len(names) == len(set(names))

    def it_bases_copied_styles_on_the_agency_s_own(self):
        styles = with_styles(localised=True).styles.element
        ground = styles.find(f"{W}style[@{W}styleId='Ground']")
        assert ground.find(f"{W}basedOn").get(f"{W}val") == "a"

    def it_takes_a_free_id_if_its_own_is_taken(self):
        document = docx.Document(io.BytesIO(letterhead("<w:p/>")))
        foreign = document.styles.add_style("ของหน่วยงาน", 1)
        foreign.element.set(f"{W}styleId", "Body")
        import_styles(document)
        assert style_ids(document)[Style.BODY] == "BodyIta1"

    def it_adds_no_second_default_style(self):
        defaults = [style for style in with_styles().styles.element if style.get(f"{W}default")]
        assert len(defaults) == 1

    def it_uses_the_agency_s_heading_style_without_its_numbers(self):
        data = render(report(Heading("ผล")), letterhead=letterhead(localised=True))
        heading = next(opened(data).trees["word/document.xml"].iter(f"{W}p"))
        assert heading.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "1"
        assert heading.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val") == "0"


class DescribeBulletList:
    @pytest.mark.parametrize(
        ("extra", "expected"), [({}, ("1", "0")), (numbering_part(DEFINITION + LIST), ("9", "4"))]
    )
    def it_is_imported_under_a_free_number(self, extra, expected):
        data, list_id, part = with_bullet(extra)
        assert lint(data) == []
        numbering = opened(data).trees[part]
        definition = numbering.find(f"{W}num[@{W}numId='{list_id}']/{W}abstractNumId").get(f"{W}val")
        assert (list_id, definition) == expected
        tags = [child.tag.removeprefix(W) for child in numbering]
        assert tags == sorted(tags)

    @pytest.mark.parametrize("lists", ["", LIST], ids=["none", "a list without its definition"])
    def it_puts_its_definition_before_all_lists(self, lists):
        data, _, part = with_bullet(numbering_part(lists))
        tags = [child.tag.removeprefix(W) for child in opened(data).trees[part]]
        assert tags == ["abstractNum", *["num"] * tags.count("num")]
        assert tags.count("num") == 1 + bool(lists)

    def it_takes_a_free_part_name_if_another_part_has_the_usual_one(self):
        extra = {"word/numbering.xml": (f"{OFFICE}/customXml", "application/xml", "<a/>")}
        data, _, part = with_bullet(extra)
        assert part != "word/numbering.xml"
        assert opened(data).trees["word/numbering.xml"].tag == "a"
