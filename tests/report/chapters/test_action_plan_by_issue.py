from __future__ import annotations

from dataclasses import replace

import pytest

from ita_tools.assessment import Measure
from ita_tools.report import ReportContext
from ita_tools.report.chapters.action_plan import action_plan
from ita_tools.report.chapters.action_plan_by_issue import action_plan_by_issue
from ita_tools.report.model.document import Heading, PageBreak, Table
from tests.bundled import bundled, without
from tests.report.blocks import blocks_of, cells_of, headings_of, sentences_of

ISSUES = [f"ประเด็นที่ {n} {issue.title}" for n, issue in enumerate(bundled().edition.issues, 1)]


def measures_by_heading(*measures: Measure) -> dict[str, list[str]]:
    """Names of the measures below each heading with measures."""
    names, heading = {}, ""
    for block in blocks_of(action_plan_by_issue, without(plan=measures)):
        if isinstance(block, Heading):
            heading = block.text
        elif isinstance(block, Table):
            names[heading] = [row[1] for row in cells_of(block) if len(row) > 1]
    return names


class DescribeActionPlanByIssue:
    def it_has_a_heading_for_every_issue_in_landscape(self):
        blocks = blocks_of(action_plan_by_issue, bundled())
        assert headings_of(blocks)[1:] == ISSUES
        assert (blocks[0], blocks[-1]) == (PageBreak(landscape=True), PageBreak())

    def it_holds_every_measure_once(self):
        measures = [
            measure for names in measures_by_heading(*bundled().assessment.plan).values() for measure in names
        ]
        assert sorted(measures) == sorted(each.measure for each in bundled().assessment.plan)

    def it_states_which_issues_have_no_measure(self):
        blocks = blocks_of(action_plan_by_issue, without(plan=(Measure("4", measure="ยืมพัสดุ"),)))
        assert sentences_of(blocks) == ["ยังไม่ได้กำหนดมาตรการในประเด็นนี้"] * 6

    def it_puts_a_measure_below_the_issue_of_its_indicator(self):
        assert measures_by_heading(Measure("4", measure="ยืมพัสดุ"), Measure("1", measure="คู่มือ")) == {
            ISSUES[0]: ["คู่มือ"],
            ISSUES[3]: ["ยืมพัสดุ"],
        }

    @pytest.mark.parametrize(
        ("finding", "issue"),
        [
            ("คะแนนต่ำ", 1),
            ("ข้อ o12 ได้ 50 คะแนน", 5),
            ("ข้อ O๑๒ ได้ 50 คะแนน", 5),
            ("ข้อ i4 และ o12", 5),
            ("o99 pro12", 1),
        ],
    )
    def it_chooses_among_several_issues_by_the_items_in_the_finding(self, finding, issue):
        assert measures_by_heading(Measure("9", finding, "เปิดเผย")) == {ISSUES[issue - 1]: ["เปิดเผย"]}

    def it_keeps_the_order_of_the_indicators_within_an_issue(self):
        assert list(
            measures_by_heading(Measure("9", measure="หลัง"), Measure("1", measure="ก่อน")).values()
        ) == [["ก่อน", "หลัง"]]

    def it_has_measures_without_indicator_at_the_end(self):
        assert list(measures_by_heading(Measure(measure="ลอย"), Measure("4", measure="ยืมพัสดุ")).items()) == [
            (ISSUES[3], ["ยืมพัสดุ"]),
            ("มาตรการอื่น", ["ลอย"]),
        ]

    def it_is_one_table_if_the_edition_has_no_issues(self):
        result = replace(bundled().result, edition=replace(bundled().edition, issues=()))
        bare = ReportContext.of(bundled().assessment, result)
        assert list(action_plan_by_issue(bare)) == list(action_plan(bare))

    def it_states_that_the_plan_is_empty(self):
        assert sentences_of(blocks_of(action_plan_by_issue, without(plan=()))) == [
            "ยังไม่ได้กำหนดมาตรการในแผนปฏิบัติการ"
        ]
