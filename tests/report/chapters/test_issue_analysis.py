from __future__ import annotations

from dataclasses import replace

import pytest

from ita_tools.assessment import Analysis
from ita_tools.assessment.report_fields import Texts
from ita_tools.report.chapters.issue_analysis import issue_analysis
from ita_tools.report.model.document import Paragraph
from tests.bundled import bundled, opened, report_context, without
from tests.report.blocks import blocks_of, cells_of, headings_of, sentences_of, tables_of

ISSUES = bundled().edition.issues
TITLES = [f"ประเด็นที่ {n} {issue.title}" for n, issue in enumerate(ISSUES, 1)]
SUMMARY = "สรุปข้อที่ได้คะแนนต่ำที่สุดของแต่ละประเด็น"


class DescribeIssueAnalysis:
    def it_has_a_section_for_every_issue_and_a_summary(self):
        headings = headings_of(blocks_of(issue_analysis, without(analysis={})))
        assert headings == ["การวิเคราะห์ผลการประเมินรายประเด็น", *TITLES, SUMMARY]

    def it_shows_every_item_of_an_issue_for_every_tool(self):
        tables = tables_of(blocks_of(issue_analysis, without(analysis={})))
        for issue, table in zip(ISSUES, tables[:-1], strict=True):
            items = [bundled().edition.item_by_code[code] for code in issue.items]
            assert [row[2] for row in cells_of(table)] == [
                f"{bundled().result.item(tool, item.code):.2f}" for item in items for tool in item.tools
            ]

    def it_leaves_out_a_tool_without_scores(self):
        blocks = blocks_of(issue_analysis, opened("edition: 2568\nitems: {IIT: {i1: 90}, EIT1: {e1: 80}}\n"))
        names = [row[0] for table in tables_of(blocks) for row in cells_of(table)]
        assert "ข้อ e1 (EIT ส่วนที่ 1)" in names
        assert not any("ส่วนที่ 2" in name for name in names)

    def it_has_a_short_analysis_beside_the_items_with_the_lowest_first(self):
        case = without(analysis={"issue-1": Analysis("เหตุของเรา", "ทางของเรา")})
        table = tables_of(blocks_of(issue_analysis, case))[0]
        lowest, cause, way = cells_of(table)[0][3].split("\n")
        assert lowest.startswith("ข้อที่ได้คะแนนต่ำที่สุด ได้แก่ ข้อ ")
        assert (cause, way) == ("สาเหตุ: เหตุของเรา", "แนวทางการพัฒนา: ทางของเรา")
        assert {row.merged for row in table.rows[1:]} == {frozenset({3})}

    def it_has_a_long_analysis_below_the_items(self):
        case = without(analysis={"issue-1": Analysis("เหตุ" * 1000, "ทางของเรา")})
        blocks = blocks_of(issue_analysis, case)
        assert len(tables_of(blocks)[0].columns) == 3
        led = {block.lead: block.text for block in blocks if isinstance(block, Paragraph) and block.lead}
        assert led == {"สาเหตุ": "เหตุ" * 1000, "แนวทางการพัฒนา": "ทางของเรา"}

    def it_opens_with_the_words_of_the_officer_on_indicators(self):
        blocks = blocks_of(issue_analysis, without(texts=Texts(indicators="คำเปิด")))
        assert blocks[1] == Paragraph("คำเปิด")

    def it_ends_with_indicators_and_tools_that_the_officer_analysed(self):
        own = {"1": Analysis("", "ทางของตัวชี้วัด"), "OIT": Analysis(text="คำของเครื่องมือ")}
        blocks = blocks_of(issue_analysis, without(analysis=own))
        assert headings_of(blocks)[-3:] == [
            "การวิเคราะห์รายเครื่องมือและรายตัวชี้วัด",
            "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่",
            "แบบวัดการเปิดเผยข้อมูลสาธารณะ (OIT)",
        ]
        assert sentences_of(blocks)[-2:] == ["ทางของตัวชี้วัด", "คำของเครื่องมือ"]

    @pytest.mark.parametrize("text", ["", "published: {total: 90}"])
    def it_is_left_out_without_scores_and_analysis(self, text):
        assert blocks_of(issue_analysis, opened(f"edition: 2568\n{text}\n")) == []

    def it_prints_an_analysis_without_scores(self):
        case = opened("edition: 2568\nanalysis: {issue-2: {cause: เหตุ}}\n")
        assert headings_of(blocks_of(issue_analysis, case))[1:] == [TITLES[1]]

    def it_tells_that_issues_are_inferred_in_a_draft_only(self):
        context = report_context(bundled())
        assert "อนุมาน" in sentences_of(issue_analysis(replace(context, draft=True)))[0]
        assert not any("อนุมาน" in text for text in sentences_of(issue_analysis(context)))

    def it_lists_the_lowest_items_of_each_issue_once(self):
        rows = cells_of(tables_of(blocks_of(issue_analysis, bundled()))[-1])
        assert rows[0][0] == f"1. {ISSUES[0].title}"
        assert rows[0][2] == "50.00"
        assert rows[0][1].startswith("ข้อ o6 ")
