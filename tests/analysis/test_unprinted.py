from __future__ import annotations

from dataclasses import replace

import pytest

from ita_tools.analysis.checks.unprinted_texts import check_unprinted_texts
from ita_tools.analysis.unprinted import unprinted_in_words, unprinted_texts
from ita_tools.assessment import Analysis, Assessment, ItemAnswer, LoadedAssessment, Measure
from ita_tools.assessment.flatten import flatten
from ita_tools.assessment.report_fields import KINDS, Memo, ReportSettings, Texts
from tests.bundled import bundled

BOOK = Assessment(
    2568,
    texts=Texts(foreword="คำนำ", plan="คำเปิด"),
    items={"OIT": {"o1": ItemAnswer(note="จด", remedy="แก้"), "o2": ItemAnswer(note="จด")}},
    analysis={"1": Analysis("เหตุ")},
    memo=Memo("1/2569"),
)


def labels(book: Assessment, kind: str) -> dict[str, int]:
    return {each.label: len(each.paths) for each in unprinted_texts(flatten(book), kind)}


class DescribeUnprintedTexts:
    def it_counts_the_places_of_each_field_that_a_kind_does_not_print(self):
        assert labels(BOOK, "improvement") == {"หมายเหตุ": 2, "ที่": 1}
        assert labels(BOOK, "summary") == {"หมายเหตุ": 2, "ข้อแก้ไข": 1, "คำนำ": 1, "ที่": 1}
        assert "ที่" not in labels(BOOK, "memo")

    def it_names_the_texts_of_a_row_without_measure(self):
        plan = (Measure("1", "ได้เต็มแล้ว", not_needed=True), Measure("2", "ผล", "มาตรการ"))
        assert labels(Assessment(2568, plan=plan), "improvement") == {"ผลการวิเคราะห์": 1}

    @pytest.mark.parametrize("kind", ["improvement", "measures"])
    def it_is_empty_for_the_bundled_case(self, kind):
        values = flatten(bundled().assessment)
        assert [each.label for each in unprinted_texts(values, kind) if each.kinds] == []


class DescribeUnprintedInWords:
    def it_names_the_kinds_that_print_them(self):
        assert unprinted_in_words(flatten(BOOK), "improvement") == (
            "ข้อความที่กรอกแต่ไม่อยู่ในรายงานนี้: “หมายเหตุ” (ไม่มีรายงานชนิดใดพิมพ์)",
            f"ข้อความที่กรอกแต่ไม่อยู่ในรายงานนี้: “ที่” (มีใน{KINDS['memo']})",
        )

    def it_shortens_a_long_list(self):
        full = Texts(*("ก" for _ in range(10)))
        [sentence] = unprinted_in_words(
            flatten(Assessment(2568, texts=replace(full, foreword="", background="", respondents=""))), "memo"
        )
        assert sentence.count("“") == 6
        assert "และอีก 1 รายการ" in sentence


class DescribeCheckUnprintedTexts:
    def it_finds_what_another_kind_would_print(self):
        book = replace(BOOK, report=ReportSettings("summary"))
        found = list(check_unprinted_texts(LoadedAssessment(book), bundled().result))
        assert [each.severity for each in found] == ["info", "info"]
        assert {each.where for each in found} == {"items.OIT.o1.remedy", "texts.foreword"}
        assert all(KINDS["improvement"] in each.message for each in found)

    def it_takes_the_report_by_indicator_where_no_kind_is_set(self):
        assert list(check_unprinted_texts(LoadedAssessment(BOOK), bundled().result)) == []
