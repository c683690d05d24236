from __future__ import annotations

from ita_tools.assessment.report_fields import Recommendation
from ita_tools.report.chapters.recommendations import recommendations
from tests.bundled import bundled, without
from tests.report.blocks import blocks_of, headings_of


def texts_of(*given: Recommendation) -> list[tuple[str, str]]:
    blocks = blocks_of(recommendations, without(recommendations=given))
    return [(block.lead, block.text) for block in blocks if hasattr(block, "lead")]


class DescribeRecommendations:
    def it_prints_the_words_of_the_assessor_by_tool(self):
        given = (Recommendation("OIT", "", "ข้อมูล"), Recommendation("IIT", "", "บุคลากร"))
        blocks = blocks_of(recommendations, without(recommendations=given))
        assert headings_of(blocks) == [
            "ข้อเสนอแนะของผู้ประเมิน",
            "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)",
            "แบบวัดการเปิดเผยข้อมูลสาธารณะ (OIT)",
        ]
        assert texts_of(*given) == [("", "บุคลากร"), ("", "ข้อมูล")]

    def it_puts_items_in_their_order_below_the_tool(self):
        given = (
            Recommendation("IIT", "i9", "ก้าว"),
            Recommendation("IIT", "i2", "สอง"),
            Recommendation("IIT", "", "ทั้งหมด"),
        )
        assert texts_of(*given) == [("", "ทั้งหมด"), ("ข้อ i2", "สอง"), ("ข้อ i9", "ก้าว")]

    def it_prints_what_names_no_tool_first(self):
        assert texts_of(Recommendation("IIT", "", "ก"), Recommendation("", "", "ข"))[0] == ("", "ข")

    def it_is_left_out_without_recommendations(self):
        assert blocks_of(recommendations, bundled()) == []
