from __future__ import annotations

from dataclasses import replace

from ita_tools.assessment import Analysis
from ita_tools.report import ReportContext
from ita_tools.report.chapters.issue_analysis import issue_analysis
from ita_tools.report.model.document import Paragraph
from ita_tools.rubric.advice import advice_for
from tests.bundled import bundled, opened, report_context, without
from tests.report.blocks import blocks_of, cells_of, headings_of, sentences_of, tables_of

ISSUES = bundled().edition.issues


class DescribeIssueAnalysis:
    def it_has_a_section_for_every_issue_and_a_summary(self):
        headings = headings_of(blocks_of(issue_analysis, bundled()))
        assert headings[1:-1] == [f"ประเด็นที่ {n} {issue.title}" for n, issue in enumerate(ISSUES, 1)]
        assert headings[-1] == "สรุปประเด็นที่ควรพัฒนา"

    def it_shows_every_item_of_an_issue_for_every_tool(self):
        tables = tables_of(blocks_of(issue_analysis, bundled()))
        for issue, table in zip(ISSUES, tables[:-1], strict=True):
            items = [bundled().edition.item_by_code[code] for code in issue.items]
            assert [row[2] for row in cells_of(table)] == [
                f"{bundled().result.item(tool, item.code):.2f}" for item in items for tool in item.tools
            ]

    def it_prints_the_analysis_of_the_officer_else_that_of_the_rubric(self):
        way = advice_for(2568, "o6").way_forward.removeprefix("ควร")
        bare = without(analysis={})
        assert any(way in text for text in sentences_of(blocks_of(issue_analysis, bare)))
        own = without(analysis={"issue-1": Analysis("เหตุของเรา", "ทางของเรา")})
        blocks = blocks_of(issue_analysis, own)
        led = {block.lead: block.text for block in blocks if isinstance(block, Paragraph) and block.lead}
        assert (led["สาเหตุ"], led["แนวทางการพัฒนา"]) == ("เหตุของเรา", "ทางของเรา")
        assert not any(way in text for text in sentences_of(blocks))
        assert cells_of(tables_of(blocks)[-1])[0][2] == "ทางของเรา"

    def it_states_that_no_scores_are_known(self):
        blocks = blocks_of(issue_analysis, opened("edition: 2568\n"))
        assert sentences_of(blocks) == ["ยังไม่มีคะแนนรายข้อ จึงยังวิเคราะห์รายประเด็นไม่ได้"]
        assert "อนุมานจากปีใกล้เคียง" in sentences_of(blocks_of(issue_analysis, bundled()))[0]
        assert tables_of(blocks) == []

    def it_has_every_issue_if_one_item_has_a_score(self):
        blocks = blocks_of(issue_analysis, opened("edition: 2568\nitems: {IIT: {i1: 90}}\n"))
        without_scores = sentences_of(blocks).count("ยังไม่มีคะแนนของข้อในประเด็นนี้")
        assert without_scores == sum("i1" not in issue.items for issue in ISSUES) > 0
        assert [row[2] for row in cells_of(tables_of(blocks)[-1])].count("-") == without_scores

    def it_states_once_in_the_summary_that_items_have_no_points(self):
        [one, two] = [code for code in ISSUES[0].items if code.startswith("o")][:2]
        blocks = blocks_of(issue_analysis, opened(f"edition: 2568\nitems: {{OIT: {{{one}: 0, {two}: 0}}}}\n"))
        row = cells_of(tables_of(blocks)[-1])[0]
        assert row[1] == f"ข้อ {one} 0.00\nข้อ {two} 0.00"
        assert row[2].startswith("ไม่ได้คะแนน")
        assert "\n" not in row[2]

    def it_is_left_out_if_the_edition_has_no_issues(self):
        context = report_context(bundled())
        result = replace(context.result, edition=replace(context.edition, issues=()))
        assert list(issue_analysis(context))
        assert list(issue_analysis(ReportContext.of(context.assessment, result))) == []
