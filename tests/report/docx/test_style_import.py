import io

import docx
import pytest

from ita_tools.report.docx import render
from ita_tools.report.docx.paragraph_styles import Style
from ita_tools.report.docx.style_import import import_styles, style_ids
from ita_tools.report.model.document import Heading, Paragraph
from tests.report.docx.lint import W, lint, opened
from tests.report.docx.samples import NAMESPACES, OFFICE, WORD, letterhead, report

NUMBERING = (
    f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"/></w:abstractNum>'
    '<w:num w:numId="8"><w:abstractNumId w:val="3"/></w:num></w:numbering>'
)


def grafted(**options):
    document = docx.Document(io.BytesIO(letterhead(**options)))
    import_styles(document)
    return document


def it_finds_styles_by_name_whatever_their_ids():
    ids = style_ids(grafted(localised=True))
    assert (ids[Style.NORMAL], ids[Style.HEADING_1], ids[Style.BODY]) == ("a", "1", "Body")


def it_copies_what_is_missing_and_keeps_what_is_there():
    names = [style.find(f"{W}name").get(f"{W}val") for style in grafted(localised=True).styles.element]
    assert {style.value for style in Style} <= set(names)
    assert len(names) == len(set(names))


def it_lets_copied_styles_stand_on_the_agency_s_own():
    sheet = grafted(localised=True).styles.element
    ground = sheet.find(f"{W}style[@{W}styleId='Ground']")
    assert ground.find(f"{W}basedOn").get(f"{W}val") == "a"


def it_takes_a_free_id_where_its_own_is_taken():
    body = "<w:p/>"
    document = docx.Document(io.BytesIO(letterhead(body)))
    foreign = document.styles.add_style("ของหน่วยงาน", 1)
    foreign.element.set(f"{W}styleId", "Body")
    import_styles(document)
    assert style_ids(document)[Style.BODY] == "BodyIta1"


def it_adds_no_second_default_style():
    defaults = [one for one in grafted().styles.element if one.get(f"{W}default")]
    assert len(defaults) == 1


@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        ({}, ("1", "0")),
        ({"word/numbering.xml": (f"{OFFICE}/numbering", f"{WORD}.numbering+xml", NUMBERING)}, ("9", "4")),
    ],
)
def it_brings_its_list_along_under_a_free_number(extra, expected):
    data = render(report(Paragraph("ก", "bullet")), letterhead=letterhead(extra=extra))
    assert lint(data) == []
    package = opened(data)
    bullet = package.trees["word/styles.xml"].find(f"{W}style[@{W}styleId='Bullet']")
    number = bullet.find(f".//{W}numId").get(f"{W}val")
    numbering = package.trees["word/numbering.xml"]
    listed = numbering.find(f"{W}num[@{W}numId='{number}']/{W}abstractNumId").get(f"{W}val")
    assert (number, listed) == expected
    tags = [child.tag.removeprefix(W) for child in numbering]
    assert tags == sorted(tags)


def it_writes_headings_in_the_agency_s_style_and_counts_them_only_once():
    data = render(report(Heading("ผล")), letterhead=letterhead(localised=True))
    heading = next(opened(data).trees["word/document.xml"].iter(f"{W}p"))
    assert heading.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "1"
    assert heading.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val") == "0"
