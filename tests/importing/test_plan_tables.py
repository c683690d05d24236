"""Measures and constraints in tables come back word for word."""

from __future__ import annotations

import pytest

import ita_tools
from ita_tools.importing import read_lines
from ita_tools.importing.sources.plain_text import text_lines
from ita_tools.jobs.import_results import import_results
from tests.bundled import case_text

HEADING = "ผลการวิเคราะห์\tมาตรการ โครงการ หรือกิจกรรม\tขั้นตอนหรือวิธีการ\tระยะเวลา\tผู้รับผิดชอบ"


class DescribeOwnReport:
    @pytest.mark.parametrize("name", ["a.docx", "a.html"])
    def it_comes_back_with_every_measure_and_constraint(self, tmp_path, name):
        case = ita_tools.loads(case_text())
        ita_tools.write_report(case, tmp_path / name)
        read = import_results([tmp_path / name]).assessment
        fields = ("indicator", "finding", "measure", "steps", "period", "responsible", "follow_up")
        rows = [[getattr(each, name) for name in fields] for each in case.assessment.plan]
        assert [[getattr(each, name) for name in fields] for each in read.plan] == rows
        assert [(each.constraint, each.impact, each.remedy) for each in read.constraints] == [
            (each.constraint, each.impact, each.remedy) for each in case.assessment.constraints
        ]


class DescribePlanTable:
    def fields(self, *rows):
        lines = text_lines("\n".join(["i1\t99.33", HEADING, *rows]), "a.txt")
        read = [each for each in read_lines(lines, 2568).sure if each.field[0] == "plan"]
        return {each.field[2]: each.value for each in read}

    def it_takes_the_indicator_of_the_heading_and_numbered_steps(self):
        fields = self.fields(
            "ตัวชี้วัดที่ 2 การใช้งบประมาณ (99.78 คะแนน)", "พบน้อย\tเปิดเผยแผน\t1. จัดทำ 2. เผยแพร่\tตลอดปี\tกองคลัง"
        )
        assert fields == {
            "indicator": "2",
            "finding": "พบน้อย",
            "measure": "เปิดเผยแผน",
            "steps": ("จัดทำ", "เผยแพร่"),
            "period": "ตลอดปี",
            "responsible": "กองคลัง",
        }

    def it_ends_where_another_table_begins(self):
        fields = self.fields("", "ตารางที่ 2 คะแนน", "ก\tข\t98.28\t98.67\tดีขึ้น")
        assert fields == {}

    def it_adds_no_measures_to_a_plan_that_is_filled(self, tmp_path):
        book = tmp_path / "b.yaml"
        book.write_text("edition: 2568\nplan: [{indicator: 1, measure: ของเดิม}]\n", encoding="utf-8")
        text = f"ปีงบประมาณ พ.ศ. 2568\ni1\t99.33\n{HEADING}\nพบ\tใหม่\t1. ก\tปี\tกอง".encode()
        report = import_results([], pasted=text, into=book)
        assert [each.measure for each in report.assessment.plan] == ["ของเดิม"]
