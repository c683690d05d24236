from __future__ import annotations

from ita_tools.assessment import Analysis
from ita_tools.report.chapters.advice_cross_references import (
    Section,
    advice_by_items,
    first_sections,
    weakest_items,
)
from ita_tools.rubric.advice import advice_for
from tests.bundled import bundled, opened, report_context, without

ONE, TWO = ("item", "IIT", "i1"), ("item", "IIT", "i2")


class DescribeAdviceByItems:
    def it_groups_the_items_of_one_advice(self):
        keys = [("item", "EIT1", "e1"), ("item", "EIT2", "e1"), TWO]
        assert [list(items) for items, _ in advice_by_items(report_context(bundled()), keys)] == [
            keys[:2],
            keys[2:],
        ]


class DescribeWeakestItems:
    def it_returns_the_lowest_items_below_full(self):
        assert weakest_items(report_context(bundled()), [ONE, TWO]) == (TWO,)
        assert weakest_items(report_context(bundled()), [("item", "IIT", "i7")]) == ()


class DescribeFirstSections:
    def it_names_the_first_section_with_an_item(self):
        sections = [Section("ก", [ONE]), Section("ข", [ONE, TWO]), Section("ค", [TWO])]
        assert first_sections(report_context(bundled()), sections) == {
            advice_for(2568, "i1").way_forward: "ก",
            advice_for(2568, "i2").way_forward: "ข",
        }

    def it_skips_a_section_with_an_analysis_of_the_officer(self):
        case = without(analysis={"1": Analysis("สาเหตุ")})
        sections = [Section("ก", [TWO], "1"), Section("ข", [TWO])]
        assert list(first_sections(report_context(case), sections).values()) == ["ข"]

    def it_skips_items_beyond_the_limit_of_a_section(self):
        short = Section("ก", [ONE, TWO], max_items=1)
        case = report_context(opened("edition: 2568\nitems: {IIT: {i1: 80, i2: 80}}\n"))
        assert list(first_sections(case, [short]).values()) == ["ก"]
        assert list(first_sections(case, [short, Section("ข", [TWO])]).values()) == ["ก", "ข"]
