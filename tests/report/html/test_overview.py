"""The first screen of the page."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from lxml import html

from ita_tools.report.html import render_html
from ita_tools.report.model.document import Column, Heading, Report, Row, Table
from ita_tools.report.model.overview import Overview, ScoreBar
from tests.report.html.reading import text_of

OVERVIEW = Overview(
    "ผลการประเมิน",
    Decimal("96.04"),
    "ผ่านดี",
    Decimal(85),
    ("ผ่านค่าเป้าหมาย",),
    (ScoreBar("IIT", Decimal("99.60")),),
    (ScoreBar("1. การปฏิบัติหน้าที่", Decimal("84.9")),),
    "สิ่งที่จะดำเนินการ",
    ("ก่อ", "ข้อ", "คอ", "งอ", "จอ"),
)


def section_of(overview, *blocks):
    page = render_html(Report("รายงาน", "เทศบาล", 2568, blocks, overview=overview), "arabic")
    return html.document_fromstring(page).find(".//main/section[@class='overview']")


def plan(*measures):
    return Table("แผน", [Column("มาตรการ")], [Row([measure]) for measure in measures])


class DescribeOverview:
    def it_is_the_first_thing_in_the_main_part(self):
        tree = section_of(OVERVIEW, Heading("ผล")).getparent()
        assert tree.tag == "main"
        assert tree[0].get("class") == "overview"

    def it_shows_total_level_tools_and_indicators(self):
        words = text_of(section_of(OVERVIEW))
        for text in ("96.04", "ผ่านดี", "ผ่านค่าเป้าหมาย", "IIT99.60", "1. การปฏิบัติหน้าที่84.90"):
            assert text in words

    def it_draws_each_score_beside_the_target(self):
        bars = [bar.get("style") for bar in section_of(OVERVIEW).iter("span") if bar.get("class") == "bar"]
        assert bars == ["--score:99.60%;--goal:85%", "--score:84.9%;--goal:85%"]

    def it_leads_to_the_plan_that_has_all_measures(self):
        section = section_of(OVERVIEW, Heading("แผนเก่า"), plan("ก่อ"), Heading("แผน"), plan(*OVERVIEW.actions))
        actions = section.find(".//div[@class='actions']")
        assert len(list(actions.iter("li"))) == 4
        [link] = actions.iter("a")
        assert text_of(link) == "ดูมาตรการทั้งหมด 5 เรื่อง"
        assert link.get("href") == "#_Toc00000001"

    def it_shows_all_measures_where_the_page_does_not_have_them(self):
        for blocks in ((), (Heading("แผน"), plan("ก่อ"))):
            actions = section_of(OVERVIEW, *blocks).find(".//div[@class='actions']")
            assert len(list(actions.iter("li"))) == 5
            assert list(actions.iter("a")) == []

    def it_has_no_card_without_content(self):
        bare = Overview("ผล", Decimal(90), "", Decimal(85))
        assert [card.get("class") for card in section_of(bare)[1]] == ["total"]
        assert section_of(replace(bare, total=None)) is None
