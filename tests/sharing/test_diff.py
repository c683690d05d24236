"""Differences between two assessments, with labels."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from ita_tools.assessment import AuditEntry, Measure
from ita_tools.assessment.flatten import apply_patch
from ita_tools.sharing.diff import diff_assessments
from tests.sharing.base_book import BASE, MEASURE, SCORE, URL


class DescribeDiffAssessments:
    def it_ignores_audit_log_and_row_ids(self) -> None:
        keyless = replace(
            BASE, plan=tuple(replace(row, key="") for row in BASE.plan), trail=(AuditEntry("วันนี้"),)
        )
        assert diff_assessments(BASE, BASE) == diff_assessments(BASE, keyless) == ()

    def it_labels_each_difference_and_distinguishes_blank_from_zero(self) -> None:
        differences = diff_assessments(
            BASE, apply_patch(BASE, {URL: "ใหม่", SCORE: Decimal(0), MEASURE: "อบรมใหม่"})
        )
        assert [(each.what, each.before, each.after) for each in differences] == [
            ("OIT o1 คะแนน ITAS", "50.00", "0.00"),
            ("OIT o1 URL ของข้อมูล", "เดิม", "ใหม่"),
            ("แผนปฏิบัติการ “อบรม” มาตรการ/โครงการ/กิจกรรม", "อบรม", "อบรมใหม่"),
        ]
        assert diff_assessments(BASE, apply_patch(BASE, {SCORE: None}))[0].after == ""

    def it_matches_a_row_without_id_by_its_first_text(self) -> None:
        after = replace(
            BASE, plan=(Measure("1", measure="อบรม", period="พ.ย.", division="คลัง"), BASE.plan[1])
        )
        (differences,) = diff_assessments(BASE, after)
        assert (differences.path, differences.after) == (("plan", "a", "period"), "พ.ย.")

    def it_lists_different_editions_first(self) -> None:
        assert diff_assessments(BASE, replace(BASE, edition=2567))[0].path == ("edition",)
