from __future__ import annotations

from dataclasses import replace

from ita_tools.assessment import Announcement, Memo, ReportSettings, Signer
from ita_tools.report.chapters.memo import memo
from ita_tools.report.model.document import FieldLine, Paragraph
from tests.bundled import bundled, opened, same_everywhere, without
from tests.report.blocks import blocks_of, cells_of, sentences_of, tables_of


def fields_of(case) -> dict[str, str]:
    return {
        label: value
        for block in blocks_of(memo, case)
        if isinstance(block, FieldLine)
        for label, value in block.fields
    }


def clauses_of(case, *, draft=False) -> list[str]:
    blocks = blocks_of(memo, case, draft=draft)
    return [block.lead for block in blocks if isinstance(block, Paragraph) and block.lead]


class DescribeMemo:
    def it_has_the_head_of_a_memorandum(self):
        blocks = blocks_of(memo, bundled())
        assert blocks[0] == Paragraph("บันทึกข้อความ", "title")
        assert list(fields_of(bundled())) == ["ส่วนราชการ", "ที่", "วันที่", "เรื่อง"]
        assert blocks[4] == Paragraph("เรียน  นายกเทศมนตรีตำบลตัวอย่าง", "line")

    def it_has_the_fields_that_were_typed(self):
        case = without(
            memo=Memo("ตก 1/2", "ปลัดเทศบาล", "โทร. 0 5551 1234", "รายงานผล"),
            report=ReportSettings(date="15 กันยายน 2568"),
            agency=replace(bundled().assessment.agency, unit="สำนักปลัดเทศบาลตำบลตัวอย่าง"),
        )
        assert fields_of(case) == {
            "ส่วนราชการ": "สำนักปลัดเทศบาลตำบลตัวอย่าง โทร. 0 5551 1234",
            "ที่": "ตก 1/2",
            "วันที่": "15 กันยายน 2568",
            "เรื่อง": "รายงานผล",
        }
        assert "เรียน  ปลัดเทศบาล" in sentences_of(blocks_of(memo, case))

    def it_numbers_its_clauses(self):
        assert clauses_of(bundled()) == [
            "1. ผลการประเมินในภาพรวม",
            "2. ผลการประเมินรายเครื่องมือ",
            "3. ผลการประเมินรายตัวชี้วัด",
            "4. แผนปฏิบัติการเพื่อพัฒนาองค์กร",
        ]

    def it_leaves_out_clauses_without_content_but_not_in_a_draft(self):
        assert clauses_of(opened("edition: 2568\n")) == []
        assert clauses_of(opened("edition: 2568\n"), draft=True) == ["1. แผนปฏิบัติการเพื่อพัฒนาองค์กร"]

    def it_states_the_figures_of_every_tool_beside_last_year_and_target(self):
        [table] = tables_of(blocks_of(memo, bundled()))
        rows = cells_of(table)
        assert [row[2] for row in rows] == ["99.60", "99.43", "95.00", "92.50"]
        assert {row[-1] for row in rows} == {"ผ่านเกณฑ์"}
        low = opened("edition: 2568\npublished: {tools: {IIT: 84.99, OIT: 85}}\n")
        [table] = tables_of(blocks_of(memo, low))
        assert [row[1:] for row in cells_of(table)] == [["84.99", "ไม่ผ่านเกณฑ์"], ["85.00", "ผ่านเกณฑ์"]]

    def it_names_the_indicators_below_the_target(self):
        case = opened("edition: 2568\npublished: {indicators: {1: 84.99, 2: 85}}\n")
        text = " ".join(sentences_of(blocks_of(memo, case)))
        assert "ต่ำกว่าค่าเป้าหมาย 85.00 คะแนน ได้แก่ ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ (84.99 คะแนน)" in text
        assert "ต่ำกว่า" not in " ".join(sentences_of(blocks_of(memo, bundled())))

    def it_calls_a_result_announced_only_if_it_was(self):
        announced = without(announcement=Announcement("1 สิงหาคม 2568", "ระบบ ITAS"))
        text = " ".join(sentences_of(blocks_of(memo, announced)))
        assert "ประกาศผลการประเมินเมื่อวันที่ 1 สิงหาคม 2568 (ระบบ ITAS)" in text
        computed = " ".join(sentences_of(blocks_of(memo, opened(same_everywhere("90")))))
        assert "ประกาศ" not in computed

    def it_prints_the_announcement_too_where_the_total_was_not_announced(self):
        case = opened(same_everywhere("90") + "\nannouncement: {date: 1 สิงหาคม 2568, source: ระบบ ITAS}\n")
        (note,) = [each for each in blocks_of(memo, case) if getattr(each, "lead", "") == "ที่มา:"]
        assert note.text == "ระบบ ITAS ประกาศผลเมื่อวันที่ 1 สิงหาคม 2568"

    def it_writes_a_date_typed_in_figures_as_official_papers_do(self):
        own = without(
            report=ReportSettings(date="15/9/2568"), announcement=Announcement("วันที่ 1/8/68", "ITAS")
        )
        blocks = blocks_of(memo, own)
        assert ("วันที่", "15 กันยายน 2568") in [pair for each in blocks for pair in getattr(each, "fields", ())]
        assert "เมื่อวันที่ 1 สิงหาคม 2568 (ITAS)" in " ".join(sentences_of(blocks))

    def it_states_that_the_total_is_not_official_in_a_draft(self):
        note = "คะแนนรวมนี้คำนวณด้วยหลักเกณฑ์บางส่วนที่อนุมาน ยังไม่ใช่ตัวเลขทางการ"
        unprocessed = opened(same_everywhere("90") + "\nunprocessed: [OIT]\n")
        assert note in sentences_of(blocks_of(memo, unprocessed, draft=True))
        assert note not in sentences_of(blocks_of(memo, unprocessed))

    def it_requests_to_carry_out_the_plan_only_if_there_is_one(self):
        assert "ดำเนินการตามแผน" in sentences_of(blocks_of(memo, bundled()))[-2]
        request = sentences_of(blocks_of(memo, without(plan=())))[-2]
        assert "ดำเนินการตามแผน" not in request
        assert "เผยแพร่" not in request
        assert "กำหนดมาตรการ" in request

    def it_is_signed_by_those_who_were_named(self):
        signers = (Signer("ผู้รายงาน", "นางสมมุติ ใจดี", "ปลัดเทศบาล"), Signer("ผู้อนุมัติ", "", "นายกเทศมนตรี"))
        blocks = blocks_of(memo, without(signers=signers))
        first, second = (
            block.text.split("\n")
            for block in blocks
            if isinstance(block, Paragraph) and block.style == "sign"
        )
        assert first[0].endswith(" ผู้รายงาน")
        assert first[1:] == ["(นางสมมุติ ใจดี)", "ตำแหน่ง ปลัดเทศบาล"]
        assert set(second[1]) == set("(.)")
        assert second[2] == "ตำแหน่ง นายกเทศมนตรี"
