"""The page: landmarks, head, references, and the figures of the result."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import get_args

import pytest
from lxml import html

from ita_tools.report import REPORT_TYPES, compose_report
from ita_tools.report.html import render_html
from ita_tools.report.html.page import PageBody
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.document import Block, Contents, Cover, Figure, Heading, PageBreak, Paragraph
from ita_tools.rounding import points
from ita_tools.thai import thai_digits
from tests.bundled import bundled
from tests.report.docx.samples import chart, every_block, table
from tests.report.html.reading import demo, text_of, tree_of
from tests.report.scenes import SCENES, YEARS, scene


def headings(tree):
    return [(int(each.tag[1]), text_of(each)) for each in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]


class DescribePage:
    def it_is_a_thai_document_with_landmarks(self):
        assert demo().startswith('<!DOCTYPE html>\n<html lang="th">')
        tree = html.document_fromstring(demo())
        assert [each.tag for each in tree.find("body")] == [
            "a",
            "header",
            "nav",
            "main",
            "footer",
        ]
        assert tree.find("body")[0].get("href") == "#content"
        assert tree.find(".//main").get("id") == "content"
        assert tree.find("head/title").text

    def it_has_one_h1_and_skips_no_level(self):
        uneven = tree_of(Heading("ก", 3), Heading("ข", 1), Heading("ค", 3))
        for tree in (html.document_fromstring(demo()), uneven):
            levels = [level for level, _ in headings(tree)]
            assert levels.count(1) == 1
            assert levels[0] == 1
            assert all(after - before <= 1 for before, after in pairwise(levels))

    def it_has_no_scripts_and_no_external_resources(self):
        tree = html.document_fromstring(demo())
        assert list(tree.iter("script", "link", "iframe", "img", "object", "embed", "form")) == []
        names = {name for each in tree.iter() for name in each.attrib}
        assert [name for name in names if name.startswith("on") or name == "src"] == []
        assert "url(" not in demo()
        assert "@import" not in demo()
        policy = tree.find(".//meta[@http-equiv='Content-Security-Policy']").get("content")
        assert "default-src 'none'" in policy

    def it_has_unique_ids_and_no_broken_references(self):
        tree = html.document_fromstring(demo())
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids))
        wanted = [name for value in tree.xpath("//@aria-labelledby") for name in value.split()]
        wanted += [link[1:] for link in tree.xpath("//a/@href")]
        assert wanted
        assert set(wanted) <= set(ids)

    @pytest.mark.parametrize("digits", ["thai", "arabic"])
    def it_is_written_in_the_digits_of_the_report(self, digits):
        text = text_of(html.document_fromstring(demo(digits)).find("body"))
        total = points(bundled().result.total)
        assert (thai_digits(total) in text) == (digits == "thai")
        assert (total in text) == (digits == "arabic")

    @pytest.mark.parametrize("year", YEARS)
    @pytest.mark.parametrize("name", SCENES)
    def it_is_valid_for_every_kind_edition_and_scene(self, name, year):
        context = scene(name, year)
        for kind in REPORT_TYPES:
            tree = html.document_fromstring(render_html(compose_report(kind, context), "arabic"))
            ids = tree.xpath("//@id")
            assert len(ids) == len(set(ids))
            assert [
                text for text in tree.xpath("//text()") if re.search(r"\bNone\b|Decimal|\bnan\b", text)
            ] == []
            levels = [level for level, _ in headings(tree)]
            assert all(after - before <= 1 for before, after in pairwise(levels))


class DescribeFiguresOfPage:
    def it_contains_all_scores_of_the_result(self):
        case, text = bundled(), text_of(html.document_fromstring(demo()))
        result, edition = case.result, case.edition
        scores = [
            result.total,
            *(result.tool(tool.code) for tool in edition.tools),
            *(result.indicator(each.code) for each in edition.indicators),
        ]
        scores += [result.item(tool, item.code) for item in edition.items for tool in item.tools]
        assert {points(value) for value in scores} <= set(re.findall(r"\d+\.\d\d", text))

    def it_shows_the_scores_of_the_result_beside_the_indicators(self):
        tree = html.document_fromstring(demo())
        row = [[text_of(cell) for cell in each] for each in tree.iter("tr")]
        for each in bundled().edition.indicators:
            assert [each.code, each.title] in [cells[:2] for cells in row]
            [cells] = [cells for cells in row if cells[:2] == [each.code, each.title] and len(cells) == 6]
            assert cells[3] == points(bundled().result.indicator(each.code))

    @pytest.mark.parametrize("year", YEARS)
    @pytest.mark.parametrize("name", SCENES)
    def it_contains_every_indicator_score_of_every_edition(self, name, year):
        context = scene(name, year)
        text = text_of(
            html.document_fromstring(render_html(compose_report("improvement", context), "arabic"))
        )
        scores = [context.result.indicator(each.code) for each in context.edition.indicators]
        assert {points(score) for score in scores if score is not None} <= set(re.findall(r"\d+\.\d\d", text))


class DescribeBanner:
    def it_takes_the_h1_from_the_cover_or_the_title(self):
        assert text_of(tree_of().find(".//h1")) == "รายงาน"
        cover = Cover(["ชื่อ", "ปี 2568"], "เทศบาลเมือง", ["จังหวัด"])
        tree = tree_of(cover, Cover(["ปกใน"], "ก"))
        assert [text_of(each) for each in tree.find(".//h1")] == ["ชื่อ", "ปี 2568"]
        assert text_of(tree.find(".//header/p")) == "เทศบาลเมือง"
        assert text_of(tree.find(".//footer")) == "จังหวัด"
        assert text_of(tree.find(".//main")) == "ปกในก"

    def it_takes_the_h1_of_a_report_without_cover_from_its_title_paragraph(self):
        tree = tree_of(Paragraph("บันทึกข้อความ", "title"), Paragraph("เรียน นายก", "line"))
        assert text_of(tree.find(".//h1")) == "บันทึกข้อความ"
        assert text_of(tree.find(".//main")) == "เรียน นายก"


class DescribeContents:
    def it_has_no_lists_of_tables_and_figures(self):
        lists = (Contents("ตาราง", "tables"), Contents("ภาพ", "figures"))
        assert list(tree_of(*lists, Heading("ก"), table(), Figure("รูป", chart(), "คำ")).iter("nav")) == []

    def it_is_folded(self):
        details = tree_of(Contents(), Heading("ก")).find(".//nav/details")
        assert details.get("open") is None
        assert text_of(details.find("summary")) == "สารบัญ"

    def it_lists_headings_if_the_report_has_a_table_of_contents(self):
        tree = tree_of(Contents(), Heading("ก"), Heading("ข <b>", 2))
        assert [text_of(each) for each in tree.find(".//nav").iter("a")] == ["1. ก", "1.1 ข <b>"]
        assert tree_of(Heading("ก")).find(".//nav") is None
        assert tree_of(Contents()).find(".//nav") is None


class DescribeChapterOfPage:
    def it_is_a_section_that_its_heading_begins(self):
        tree = tree_of(
            Paragraph("นำ"), Heading("ก"), Paragraph("ข"), Heading("ค", 2), Heading("ง"), Paragraph("จ")
        )
        sections = [[child.tag for child in section] for section in tree.find(".//main").iter("section")]
        assert sections == [["h2", "p", "h3"], ["h2", "p"]]
        assert text_of(tree.find(".//main")) == "นำ1. กข1.1 ค2. งจ"


def main(*blocks, digits="arabic"):
    return tree_of(*blocks, digits=digits).find(".//main")


class DescribePageBody:
    def it_renders_every_kind_of_block(self):
        kinds = {type(block) for block in every_block().blocks}
        assert set(get_args(Block)) <= kinds, "add the new block to every_block()"
        assert list(PageBody(every_block().blocks, DigitStyle()).sections())

    def it_refuses_an_unknown_kind_of_block(self):
        @dataclass
        class Unknown:
            text: str = "ก"

        with pytest.raises(TypeError, match="Unknown"):
            main(Unknown())

    def it_numbers_headings_tables_and_figures_like_the_word_report(self):
        tree = main(
            Heading("ก"),
            Heading("ข", 2),
            Heading("ค", numbered=False),
            table(),
            table(caption=""),
            table(),
            Figure("ภาพ", chart(), "คำ"),
        )
        assert [text_of(each) for each in tree.iter("h2", "h3")] == ["1. ก", "1.1 ข", "ค"]
        captions = [text_of(each) for each in tree.iter("caption", "figcaption")]
        assert captions[:3] == ["ตารางที่ 1 คะแนนรายตัวชี้วัด", "ตารางที่ 2 คะแนนรายตัวชี้วัด", "ภาพที่ 1 ภาพ"]

    def it_makes_one_list_of_bullets_that_follow_each_other(self):
        tree = main(
            Paragraph("ก", "bullet"),
            Paragraph("ข", "bullet", lead="นำ"),
            Paragraph("ค"),
            Paragraph("ง", "bullet"),
        )
        assert [each.tag for each in tree] == ["ul", "p", "ul"]
        assert [text_of(point) for point in tree[0]] == ["ก", "นำ ข"]
        assert tree[0][1].find("strong").text == "นำ"

    def it_writes_the_style_of_a_paragraph_and_leaves_out_empty_ones(self):
        tree = main(
            Paragraph("ก\nข"),
            Paragraph("ค", "note"),
            Paragraph("ง", "center"),
            Paragraph(" "),
            PageBreak(),
            Heading(" ", numbered=False),
        )
        assert [each.get("class") for each in tree] == [None, "note", "center"]
        assert tree[0].find("br") is not None

    def it_keeps_a_number_and_its_unit_together(self):
        assert "91.53\u00a0คะแนน" in main(Paragraph("ได้ 91.53 คะแนน")).text_content()
