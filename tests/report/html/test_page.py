"""The whole page: landmarks, head, and figures equal to the result."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from lxml import html

from ita_tools.report import REPORT_TYPES, compose_report
from ita_tools.report.html import page
from ita_tools.report.model.document import Contents, Cover, Figure, Heading, Paragraph
from ita_tools.rounding import points
from ita_tools.thai import thai_digits
from tests.bundled import bundled
from tests.report.docx.samples import chart, table
from tests.report.html.reading import demo, text_of, tree_of
from tests.report.scenes import SCENES, YEARS, scene


def headings(tree):
    return [(int(each.tag[1]), text_of(each)) for each in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]


def it_is_one_thai_document_with_its_landmarks():
    assert demo().startswith('<!DOCTYPE html>\n<html lang="th">')
    tree = html.document_fromstring(demo())
    assert [each.tag for each in tree.find("body")] == ["a", "header", "nav", "nav", "nav", "main", "footer"]
    assert tree.find("body")[0].get("href") == "#content"
    assert tree.find(".//main").get("id") == "content"
    assert tree.find("head/title").text


def it_has_one_first_heading_and_skips_no_level():
    uneven = tree_of(Heading("ก", 3), Heading("ข", 1), Heading("ค", 3))
    for tree in (html.document_fromstring(demo()), uneven):
        levels = [level for level, _ in headings(tree)]
        assert levels.count(1) == 1
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


def it_uses_nothing_from_elsewhere_and_no_script():
    tree = html.document_fromstring(demo())
    assert list(tree.iter("script", "link", "iframe", "img", "object", "embed", "form")) == []
    names = {name for each in tree.iter() for name in each.attrib}
    assert [name for name in names if name.startswith("on") or name == "src"] == []
    assert "url(" not in demo()
    assert "@import" not in demo()
    policy = tree.find(".//meta[@http-equiv='Content-Security-Policy']").get("content")
    assert "default-src 'none'" in policy


def it_has_no_id_twice_and_every_reference_leads_somewhere():
    tree = html.document_fromstring(demo())
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    wanted = [name for value in tree.xpath("//@aria-labelledby") for name in value.split()]
    wanted += [link[1:] for link in tree.xpath("//a/@href")]
    assert wanted
    assert set(wanted) <= set(ids)


def it_says_all_figures_of_the_result():
    opened, text = bundled(), text_of(html.document_fromstring(demo()))
    result, edition = opened.result, opened.edition
    shown = [
        result.total,
        *(result.tool(tool.code) for tool in edition.tools),
        *(result.indicator(each.code) for each in edition.indicators),
    ]
    shown += [result.item(tool, item.code) for item in edition.items for tool in item.tools]
    assert {points(value) for value in shown} <= set(re.findall(r"\d+\.\d\d", text))


def it_shows_no_figure_that_the_word_report_does_not_show():
    tree = html.document_fromstring(demo())
    row = [[text_of(cell) for cell in each] for each in tree.iter("tr")]
    for each in bundled().edition.indicators:
        assert [each.code, each.title] in [cells[:2] for cells in row]
        [cells] = [cells for cells in row if cells[:2] == [each.code, each.title] and len(cells) == 5]
        assert cells[3] == points(bundled().result.indicator(each.code))


@pytest.mark.parametrize("digits", ["thai", "arabic"])
def it_writes_the_digits_that_were_asked_for(digits):
    text = text_of(html.document_fromstring(demo(digits)).find("body"))
    total = points(bundled().result.total)
    assert (thai_digits(total) in text) == (digits == "thai")
    assert (total in text) == (digits == "arabic")


def it_takes_the_first_heading_from_the_cover_or_the_title():
    assert text_of(tree_of().find(".//h1")) == "รายงาน"
    cover = Cover(["ชื่อ", "ปี 2568"], "เทศบาลเมือง", ["จังหวัด"])
    tree = tree_of(cover, Cover(["ปกใน"], "ก"))
    assert [text_of(each) for each in tree.find(".//h1")] == ["ชื่อ", "ปี 2568"]
    assert text_of(tree.find(".//header/p")) == "เทศบาลเมือง"
    assert text_of(tree.find(".//footer")) == "จังหวัด"
    assert text_of(tree.find(".//main")) == "ปกในก"


def it_takes_the_first_heading_of_a_paper_without_cover_from_its_title():
    tree = tree_of(Paragraph("บันทึกข้อความ", "title"), Paragraph("เรียน นายก", "line"))
    assert text_of(tree.find(".//h1")) == "บันทึกข้อความ"
    assert text_of(tree.find(".//main")) == "เรียน นายก"


def it_lists_tables_and_figures_where_the_report_wants_them():
    lists = (Contents(), Contents("ตาราง", "tables"), Contents("ภาพ", "figures"))
    tree = tree_of(*lists, Heading("ก"), table(), table(caption=""), Figure("รูป", chart(), "คำ"))
    navs = list(tree.iter("nav"))
    assert [[text_of(link) for link in nav.iter("a")] for nav in navs] == [
        ["1. ก"],
        ["ตารางที่ 1 คะแนนรายตัวชี้วัด"],
        ["ภาพที่ 1 รูป"],
    ]
    places = [link.get("href")[1:] for nav in navs for link in nav.iter("a")]
    assert [tree.get_element_by_id(place).tag for place in places] == ["h2", "span", "figure"]
    assert list(tree_of(*lists).iter("nav")) == []


def it_lists_the_headings_where_the_report_has_contents():
    tree = tree_of(Contents(), Heading("ก"), Heading("ข <b>", 2))
    assert [text_of(each) for each in tree.find(".//nav").iter("a")] == ["1. ก", "1.1 ข <b>"]
    assert tree_of(Heading("ก")).find(".//nav") is None
    assert tree_of(Contents()).find(".//nav") is None


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("name", SCENES)
def it_makes_a_sound_page_of_every_kind_edition_and_scene(name, year):
    material = scene(name, year)
    for kind in REPORT_TYPES:
        tree = html.document_fromstring(page(compose_report(kind, material), "arabic"))
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids))
        assert [text for text in tree.xpath("//text()") if re.search(r"\bNone\b|Decimal|\bnan\b", text)] == []
        levels = [level for level, _ in headings(tree)]
        assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("name", SCENES)
def it_shows_every_score_of_an_indicator_in_every_edition(name, year):
    material = scene(name, year)
    shown = text_of(html.document_fromstring(page(compose_report("improvement", material), "arabic")))
    scores = [material.result.indicator(each.code) for each in material.edition.indicators]
    assert {points(score) for score in scores if score is not None} <= set(re.findall(r"\d+\.\d\d", shown))
