"""Likely misprints as findings: the location, the printed and the correct score."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from ita_tools.analysis.checks.misprints import check_misprints
from ita_tools.assessment import ItemAnswer
from tests.bundled import bundled, case_text, changed, without


def findings_of(case):
    return list(check_misprints(case.reading, case.result))


class DescribeCheckMisprints:
    def it_finds_nothing_in_the_bundled_case(self):
        assert findings_of(bundled()) == []

    @pytest.mark.parametrize(
        ("old", "new", "path", "name", "expected", "printed"),
        [
            (
                "EIT2: 95.00, OIT: 92.50}",
                "EIT2: 85.00, OIT: 92.50}",
                "published.tools.EIT2",
                "เครื่องมือ EIT ส่วนที่ 2",
                "95.00",
                "85.00",
            ),
            (
                "{1: 98.67, 2: 99.78",
                "{1: 88.67, 2: 99.78",
                "published.indicators.1",
                "ตัวชี้วัดที่ 1",
                "98.67",
                "88.67",
            ),
            ("    e7: 89.00", "    e7: 39.00", "items.EIT2.e7", "ข้อ e7 (EIT ส่วนที่ 2)", "89.00", "39.00"),
        ],
    )
    def it_reports_the_line_and_both_figures(self, old, new, path, name, expected, printed):
        [finding] = findings_of(changed(old, new))
        line = next(n for n, text in enumerate(case_text().splitlines(), 1) if old in text)
        assert (finding.code, finding.severity) == ("misprint-likely", "error")
        assert finding.where == f"case.yaml บรรทัด {line} ({path})"
        assert finding.message.startswith(f"{name} น่าจะพิมพ์ผิดหนึ่งหลัก")
        assert (finding.expected, finding.found) == (expected, printed)

    def it_reports_the_part_of_an_indicator_that_several_tools_share(self):
        [finding] = findings_of(changed("\npublished:\n", "\npublished:\n  parts: {EIT1: {7: 98.34}}\n"))
        assert finding.where.endswith("(published.parts.EIT1.7)")
        assert finding.message.startswith("ตัวชี้วัดที่ 7 (EIT ส่วนที่ 1) ")
        assert (finding.expected, finding.found) == ("98.38", "98.34")

    def it_reports_the_misprints_of_all_tools(self):
        case = bundled().assessment
        items = {
            **case.items,
            "EIT2": {**case.items["EIT2"], "e1": ItemAnswer(Decimal(85)), "e2": ItemAnswer(Decimal(85))},
        }
        published = replace(
            case.published,
            tools={**case.published.tools, "IIT": Decimal("89.60")},
            parts={"EIT2": {"6": Decimal("96.67")}},
        )
        findings = findings_of(without(items=items, published=published))
        assert [(each.expected, each.found) for each in findings] == [
            ("99.60", "89.60"),
            ("95.00", "85.00"),
            ("95.00", "85.00"),
        ]
