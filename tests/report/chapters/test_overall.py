""""""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from ita_tools.assessment import EarlierResult
from ita_tools.assessment.report_fields import Announcement, Standing, Texts
from ita_tools.report import ReportContext
from ita_tools.report.chapters.memo import memo
from ita_tools.report.chapters.overall import confidence_notes, overall
from tests.bundled import bundled, opened, report_context, same_everywhere, without
from tests.report.blocks import blocks_of, cells_of, figures_of, headings_of, sentences_of, tables_of
from tests.report.scenes import scene

PREVIOUS = "previous: {{edition: 2567, published: {{{}}}}}\n"
INTERVAL = "อาจอยู่ระหว่าง 94.00 ถึง 96.50 คะแนน"
LEVELS = "ระดับอาจเป็น ผ่าน ถึง ผ่านดี"


def sentences_for(case) -> list[str]:
    return sentences_of(blocks_of(overall, case))


class DescribeOverall:
    def it_states_total_level_last_year_target_and_next_level(self):
        blocks = blocks_of(overall, bundled())
        assert headings_of(blocks) == ["ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2568", "ผลการประเมินภาพรวม"]
        assert sentences_of(blocks) == [
            "เทศบาลตำบลตัวอย่างได้คะแนนรวม 96.04 คะแนน อยู่ในระดับ “ผ่านดี” เมื่อเทียบกับปีงบประมาณ พ.ศ. 2567 "
            "ที่ได้ 97.02 คะแนน ระดับ “ผ่านดี” คะแนนรวมลดลง 0.98 คะแนน "
            "ทั้งนี้ คะแนนรวมสูงกว่าค่าเป้าหมาย 85.00 คะแนน อยู่ 11.04 คะแนน",
            "หากจะเลื่อนขึ้นสู่ระดับ “ผ่านดีเยี่ยม” จะต้องเพิ่มคะแนนแบบวัด OIT อีก 2.50 คะแนน",
        ]
        assert cells_of(tables_of(blocks)[0]) == [
            ["คะแนนรวม", "97.02", "96.04", "-0.98"],
            ["ระดับผลการประเมิน", "ผ่านดี", "ผ่านดี", "-"],
        ]

    def it_compares_nothing_without_last_year(self):
        blocks = blocks_of(overall, without(previous=None))
        assert sentences_of(blocks)[0].startswith(
            "เทศบาลตำบลตัวอย่างได้คะแนนรวม 96.04 คะแนน อยู่ในระดับ “ผ่านดี” ทั้งนี้ คะแนนรวมสูงกว่า"
        )
        assert cells_of(tables_of(blocks)[0]) == [["คะแนนรวม", "96.04"], ["ระดับผลการประเมิน", "ผ่านดี"]]

    @pytest.mark.parametrize(
        ("before", "end"),
        [
            ("total: 96.04", "ที่ได้ 96.04 คะแนน คะแนนรวมเท่าเดิม"),
            ("total: 90, level: ผ่าน", "ที่ได้ 90.00 คะแนน ระดับ “ผ่าน” คะแนนรวมเพิ่มขึ้น 6.04 คะแนน"),
        ],
    )
    def it_states_how_the_total_changed(self, before, end):
        case = opened(same_everywhere("96.04") + "\n" + PREVIOUS.format(before))
        assert f"{end} ทั้งนี้ คะแนนรวม" in sentences_for(case)[0]

    def it_compares_no_total_if_that_of_last_year_is_unknown(self):
        blocks = blocks_of(overall, opened(same_everywhere("90") + "\n" + PREVIOUS.format("level: ผ่าน")))
        assert "2567" not in sentences_of(blocks)[0]
        assert cells_of(tables_of(blocks)[0]) == [
            ["คะแนนรวม", "-", "90.00", "-"],
            ["ระดับผลการประเมิน", "ผ่าน", "ผ่านดี", "-"],
        ]

    @pytest.mark.parametrize(
        ("score", "target", "up"),
        [
            ("100", "สูงกว่าค่าเป้าหมาย 85.00 คะแนน อยู่ 15.00 คะแนน", None),
            (
                "85",
                "เท่ากับค่าเป้าหมาย 85.00 คะแนน",
                "“ผ่านดีเยี่ยม” จะต้องเพิ่มคะแนนรวมอีก 10.00 คะแนน คะแนนแบบวัด IIT อีก 10.00 คะแนน",
            ),
            ("84.99", "ต่ำกว่าค่าเป้าหมาย 85.00 คะแนน อยู่ 0.01 คะแนน", "“ผ่าน” จะต้องเพิ่มคะแนนรวมอีก 0.01 คะแนน"),
            ("0", "ต่ำกว่าค่าเป้าหมาย 85.00 คะแนน อยู่ 85.00 คะแนน", "“ต้องปรับปรุง” จะต้องเพิ่มคะแนนรวมอีก 70.00 คะแนน"),
        ],
    )
    def it_compares_with_target_and_next_level(self, score, target, up):
        sentences = sentences_for(opened(same_everywhere(score)))
        assert sentences[0].endswith(f" คะแนนรวม{target}")
        assert len(sentences) == (1 if up is None else 2)
        assert up is None or sentences[1].startswith(f"หากจะเลื่อนขึ้นสู่ระดับ {up}")

    def it_is_left_out_without_total_except_from_a_draft(self):
        case = opened("edition: 2568\nitems: {IIT: {i1: 90}}\n")
        assert blocks_of(overall, case) == []
        draft = list(overall(replace(report_context(case), draft=True)))
        assert sentences_of(draft) == ["ยังคำนวณคะแนนรวมไม่ได้ เพราะข้อมูลไม่ครบทุกเครื่องมือ"]

    def it_marks_an_inferred_total_in_a_draft_only(self):
        note = "คะแนนรวมนี้คำนวณด้วยหลักเกณฑ์บางส่วนที่อนุมาน ยังไม่ใช่ตัวเลขทางการ"
        inferred = report_context(opened(same_everywhere("90") + "\nunprocessed: [OIT]\n"))
        assert note in sentences_of(overall(replace(inferred, draft=True)))
        assert note not in sentences_of(overall(inferred))

    def it_prints_the_words_of_the_officer_with_source_and_standing(self):
        case = without(
            texts=Texts(overall="คำของเรา\nจากตารางข้างต้น ดีขึ้น"),
            announcement=Announcement("1 กันยายน 2568", "เว็บไซต์ ITAS"),
            standing=Standing(3, 120, Decimal("91.20"), "จังหวัด"),
        )
        assert sentences_for(case) == [
            "คำของเรา",
            "เว็บไซต์ ITAS ประกาศผลเมื่อวันที่ 1 กันยายน 2568",
            "จากตารางข้างต้น ดีขึ้น",
            "เทศบาลตำบลตัวอย่างอยู่ในลำดับที่ 3 จาก 120 หน่วยงาน คะแนนเฉลี่ยของกลุ่ม 91.20 คะแนน (ที่มา: จังหวัด)",
        ]

    def it_warns_of_levels_of_two_schemes(self):
        warned = [text for text in sentences_of(overall(scene("full", 2566))) if "เปรียบเทียบระดับ" in text]
        assert len(warned) == 1
        assert not any("เปรียบเทียบระดับ" in text for text in sentences_of(overall(scene("full", 2568))))

    def it_has_no_empty_column_for_last_year(self):
        previous = "\nprevious: {edition: 2567, published: {tools: {IIT: 80}}}\n"
        [table] = tables_of(blocks_of(overall, opened(same_everywhere("90") + previous)))
        assert [len(row) for row in cells_of(table)] == [2, 2]


class DescribeHistory:
    def it_draws_earlier_totals_with_this_year_last(self):
        history = {2565: EarlierResult(Decimal("90.10")), 2564: EarlierResult(Decimal("92.90"))}
        [figure] = figures_of(blocks_of(overall, without(history=history)))
        assert figure.chart.kind == "line"
        assert figure.chart.categories == ["พ.ศ. 2564 A", "พ.ศ. 2565 A", "พ.ศ. 2567 ผ่านดี", "พ.ศ. 2568 ผ่านดี"]
        assert list(map(str, figure.chart.series[0].values)) == ["92.90", "90.10", "97.02", "96.04"]
        assert figure.chart.target == ("ค่าเป้าหมาย", Decimal(85))
        assert "พ.ศ. 2564 A 92.90, พ.ศ. 2565 A 90.10, พ.ศ. 2567 ผ่านดี 97.02" in figure.description

    def it_is_left_out_if_only_last_year_is_known(self):
        assert figures_of(blocks_of(overall, bundled())) == []
        case = without(
            history={2567: EarlierResult(Decimal("97.02"))}, previous=replace(bundled().assessment.previous)
        )
        assert figures_of(blocks_of(overall, case)) == []

    def it_lists_a_single_earlier_year_without_a_chart(self):
        history = {2566: EarlierResult(Decimal("88.00"), "ผ่าน")}
        blocks = blocks_of(overall, without(history=history, previous=None))
        assert cells_of(tables_of(blocks)[-1])[0] == ["พ.ศ. 2566", "88.00", "ผ่าน"]
        assert figures_of(blocks) == []

    def it_lists_earlier_years_with_their_levels(self):
        history = {2565: EarlierResult(Decimal("90.10")), 2566: EarlierResult(Decimal("88.00"))}
        table = tables_of(blocks_of(overall, without(history=history)))[-1]
        assert cells_of(table) == [
            ["พ.ศ. 2565", "90.10", "A"],
            ["พ.ศ. 2566", "88.00", "-"],
            ["พ.ศ. 2567", "97.02", "ผ่านดี"],
            ["พ.ศ. 2568", "96.04", "ผ่านดี"],
        ]


def with_inferred_total(level_basis: str, *, draft: bool = True) -> ReportContext:
    result = bundled().result
    total = replace(result[("total",)], confidence="inferred", bounds=(Decimal("94.00"), Decimal("96.50")))
    inferred = replace(
        result,
        scores={**result.scores, ("total",): total},
        figures={**result.figures, ("low", "level"): "ผ่าน", ("high", "level"): "ผ่านดี"},
        level_basis=level_basis,
    )
    return ReportContext.of(bundled().assessment, inferred, draft=draft)


class DescribeConfidenceNotes:
    @pytest.mark.parametrize("chapter", [overall, memo])
    def it_follows_the_result(self, chapter):
        text = " ".join(sentences_of(chapter(with_inferred_total("computed"))))
        assert INTERVAL in text
        assert LEVELS in text

    def it_has_no_doubt_about_a_published_level(self):
        text = " ".join(confidence_notes(with_inferred_total("announced")))
        assert INTERVAL in text
        assert LEVELS not in text

    def it_is_empty_for_a_published_result_and_outside_of_drafts(self):
        assert list(confidence_notes(report_context(bundled(), draft=True))) == []
        assert list(confidence_notes(with_inferred_total("computed", draft=False))) == []

    @pytest.mark.parametrize("chapter", [overall, memo])
    def it_leaves_to_the_officer_that_an_announced_result_differs(self, chapter):
        tools = "tools: {IIT: 90, EIT1: 90, EIT2: 90, OIT: 90}"
        context = report_context(
            opened(f"edition: 2569\npublished: {{total: 88.41, level: ผ่าน, {tools}}}\n"), draft=True
        )
        assert context.result[("total",)].differs
        assert context.result.level_differs
        assert list(confidence_notes(context)) == []
        text = " ".join(sentences_of(chapter(context)))
        assert "88.41" in text
        assert not re.search("ไม่ตรงกับ|คำนวณได้|ควรตรวจสอบ", text)
