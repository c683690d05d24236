from __future__ import annotations

from ita_tools.report.chapters.memo import memo
from ita_tools.report.model.document import Paragraph
from tests.bundled import bundled, opened, same_everywhere, without
from tests.report.blocks import blocks_of, sentences_of


class DescribeMemo:
    def it_has_the_head_of_a_memorandum(self):
        blocks = blocks_of(memo, bundled())
        assert blocks[0] == Paragraph("บันทึกข้อความ", "title")
        assert [block.lead for block in blocks[1:5]] == ["ส่วนราชการ", "ที่", "เรื่อง", "เรียน"]
        assert blocks[-1].style == "sign"

    def it_reports_total_target_points_lost_extremes_and_plan(self):
        text = " ".join(sentences_of(blocks_of(memo, bundled())))
        for words in (
            "คะแนนรวม 96.04 คะแนน อยู่ในระดับ ผ่านดี",
            "ลดลง 0.98 คะแนน",
            "สูงกว่าค่าเป้าหมาย 85.00 คะแนน",
            "ได้แก่ OIT คิดเป็น 3.00 คะแนน",
            "มีมาตรการ 12 รายการ",
        ):
            assert words in text

    def it_states_that_the_total_is_not_official(self):
        note = "คะแนนรวมนี้คำนวณด้วยหลักเกณฑ์บางส่วนที่อนุมาน ยังไม่ใช่ตัวเลขทางการ"
        unprocessed = opened(same_everywhere("90") + "\nunprocessed: [OIT]\n")
        assert note in sentences_of(blocks_of(memo, unprocessed, draft=True))
        assert note not in sentences_of(blocks_of(memo, bundled()))

    def it_addresses_the_head_of_the_agency(self):
        [addressed] = [
            block.text for block in blocks_of(memo, bundled()) if getattr(block, "lead", "") == "เรียน"
        ]
        assert addressed == "นายกเทศมนตรีตำบลตัวอย่าง"

    def it_requests_to_carry_out_the_plan_only_if_there_is_one(self):
        assert "ดำเนินการตามแผน" in sentences_of(blocks_of(memo, bundled()))[-2]
        request = sentences_of(blocks_of(memo, without(plan=())))[-2]
        assert "ดำเนินการตามแผน" not in request
        assert "เผยแพร่" not in request
        assert "กำหนดมาตรการ" in request

    def it_states_what_is_missing(self):
        sentences = sentences_of(blocks_of(memo, opened("edition: 2568\n")))
        assert "ยังคำนวณคะแนนรวมไม่ได้ เพราะข้อมูลไม่ครบทุกเครื่องมือ" in sentences
        assert "ยังไม่ได้กำหนดมาตรการในแผนปฏิบัติการ" in sentences
