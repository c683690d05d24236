"""What officers write of codes and scores is compared with the assessment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from ita_tools.analysis.checks.own_words import check_own_words
from ita_tools.analysis.findings import Finding
from ita_tools.assessment import Analysis, Assessment, LoadedAssessment, Measure
from ita_tools.rubric import load_edition
from ita_tools.scoring import score
from tests.workbook.books import demo


def found(assessment: Assessment) -> list[Finding]:
    result = score(load_edition(assessment.edition), assessment)
    return list(check_own_words(LoadedAssessment(assessment), result))


def cause(text: str, about: str = "8") -> Assessment:
    """Return the bundled case with one text of an officer, of an indicator or issue."""
    return replace(demo(), analysis={about: Analysis(cause=text)}, plan=(), constraints=())


def finding(text: str) -> Assessment:
    return replace(cause(""), plan=(Measure("8", measure="อบรม", finding=text),))


WRONG = [
    ("ข้อ e45 ควรปรับปรุง", "text-item-unknown", "e45"),
    ("ตามข้อ i๙๙ ของแบบวัด", "text-item-unknown", "i99"),
    ("ข้อ O 40 ยังไม่ครบ", "text-item-unknown", "O 40"),
    ("ข้อ e3 ได้คะแนนน้อย", "text-item-elsewhere", "e3"),
    ("ข้อ i1 และ e7 ควรปรับปรุง", "text-item-elsewhere", "i1"),
    ("ข้อ e7 ได้ 98.99 คะแนน", "text-score-differs", "e7"),
    ("ข้อ e๗ และ e๘ อยู่ที่ ๙๙.๐๘ คะแนน", "text-score-differs", "e8"),
    ("ตัวชี้วัดที่ 8 การปรับปรุงระบบการทำงาน ได้ 95.00 คะแนน", "text-score-differs", "96.46"),
    ("แบบวัด OIT ได้ 92.00 คะแนน", "text-score-differs", "92.50"),
    ("อ้างอิงจากผลการสำรวจของหน่วยงาน", "text-reference-missing", "อ้างอิงจาก"),
]
RIGHT = [
    "ข้อ e7 ได้ 99.74 คะแนน",
    "e7 เพิ่มขึ้น 3.22 คะแนน และต่ำกว่าเป้าหมาย 85.00 คะแนน",
    "ตัวชี้วัดที่ 8 ได้ 96.46 คะแนน (EIT ส่วนที่ 2 ได้ 93.00)",
    "อ้างอิงจากข้อ e8 และ e9 ของแบบวัด EIT",
    "เผยแพร่ข้อมูล (อ้างอิงจาก ๐๒๕) ให้ครบถ้วน",
    "ชี้แจงขั้นตอน (อ้างอิงจาก ข้อ 16) ให้ชัดเจน",
    "กองทุน SME 15 ราย รุ่น A1 ห้อง B2 งบ 100 บาท",
    "ร้อยละ 85.00 ของผู้ตอบ ติดต่อ 055-123456 ต่อ 12",
    "ข้อ e7 น้ำหนัก 12.50",
]


class DescribeOwnWords:
    @pytest.mark.parametrize("written", [cause, finding], ids=["analysis", "plan"])
    @pytest.mark.parametrize(("text", "code", "named"), WRONG)
    def it_names_the_phrase_that_does_not_fit(
        self, written: Callable[[str], Assessment], text: str, code: str, named: str
    ) -> None:
        findings = [each for each in found(written(text)) if each.code == code]
        assert findings
        assert any(named in each.message for each in findings)
        assert {each.severity for each in findings} == {"warning"}

    @pytest.mark.parametrize("text", RIGHT)
    def it_is_silent_about_what_fits_and_about_other_numbers(self, text: str) -> None:
        assert found(cause(text)) == []

    def it_is_silent_about_the_bundled_case(self) -> None:
        assert found(demo()) == []

    def it_compares_an_issue_with_its_own_items(self) -> None:
        edition = load_edition(2568)
        issue = edition.issues[0]
        outside = next(item.code for item in edition.items if item.code not in issue.items)
        assert found(cause(f"ข้อ {issue.items[0]} ควรปรับปรุง", issue.code)) == []
        (wrong,) = found(cause(f"ข้อ {outside} ควรปรับปรุง", issue.code))
        assert wrong.code == "text-item-elsewhere"

    @pytest.mark.parametrize(
        ("period", "wrong"),
        [
            ("ตุลาคม 2568 - กันยายน 2569", []),
            ("ต.ค.68-30 ก.ย.69", []),
            ("ไตรมาสที่ 1", []),
            ("ตุลาคม - ธันวาคม ๒๕๖๙", ["ธันวาคม 2569"]),
            ("พฤศจิกายน 2566", ["พฤศจิกายน 2566"]),
        ],
    )
    def it_names_months_outside_the_years_of_the_plan(self, period: str, wrong: list[str]) -> None:
        plan = (Measure("8", measure="อบรม", period=period),)
        findings = found(replace(demo(), analysis={}, constraints=(), plan=plan))
        assert [each.code for each in findings] == ["text-year-elsewhere"] * len(wrong)
        assert all(month in each.message for month, each in zip(wrong, findings, strict=True))
