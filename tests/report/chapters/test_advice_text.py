from __future__ import annotations

from ita_tools.report.chapters.advice_cross_references import Section, first_sections
from ita_tools.report.chapters.advice_text import (
    advice_paragraphs,
    evidence_note,
    finding_text,
    weakest_in_words,
)
from ita_tools.rubric.advice import Advice, advice_for
from tests.bundled import bundled, opened, report_context, same_everywhere

BOTH_PARTS = "edition: 2568\nitems: {EIT1: {e7: 80}, EIT2: {e7: 80}}\n"
KEYS = [("item", "EIT1", "e7"), ("item", "EIT2", "e7")]
WAY = advice_for(2568, "e7").way_forward


def advice_texts(section: str) -> list[str]:
    blocks = advice_paragraphs(report_context(opened(BOTH_PARTS)), Section("ที่นี่", KEYS), {WAY: section}, "ควร")
    return [block.text for block in blocks]


class DescribeAdviceParagraphs:
    def it_gives_advice_once_on_an_item_of_several_tools(self):
        [text] = advice_texts("ที่นี่")
        assert text.startswith("ข้อ e7 (EIT ส่วนที่ 1 และ EIT ส่วนที่ 2) ")
        assert WAY in text

    def it_refers_to_the_section_that_gives_the_advice(self):
        assert advice_texts("ที่ก่อน") == ["ข้อ e7 (EIT ส่วนที่ 1 และ EIT ส่วนที่ 2) ให้ใช้แนวทางที่เสนอไว้ในที่ก่อน"]

    def it_is_empty_if_all_items_have_the_full_score(self):
        assert not list(
            advice_paragraphs(report_context(bundled()), Section("ที่นี่", [("item", "IIT", "i7")]), {}, "ควร")
        )

    def it_counts_the_items_without_advice_in_a_short_report(self):
        case = report_context(opened(same_everywhere("50")))
        keys = [("item", "OIT", item.code) for item in case.edition.items_of_tool("OIT")]
        section = Section("ที่นี่", keys, max_items=5)
        *advice, rest = (
            each.text for each in advice_paragraphs(case, section, first_sections(case, [section]), "ควร")
        )
        assert len(advice) == 5
        assert f"อีก {len(keys) - 5} ข้อ" in rest
        assert "แผ่นงาน ข้อเสนอแนะ" in rest


class DescribeWeakestInWords:
    def it_names_items_of_one_score_together(self):
        case = opened("edition: 2568\nitems: {EIT1: {e7: 80, e8: 90, e9: 90}, EIT2: {e8: 90, e9: 90}}\n")
        keys = [("item", tool, code) for tool in ("EIT1", "EIT2") for code in ("e7", "e8", "e9")]
        assert weakest_in_words(report_context(case), keys).endswith(
            "ข้ออื่นที่ยังไม่ได้คะแนนเต็ม ได้แก่ ข้อ e8 และ e9 (EIT ส่วนที่ 1 และ EIT ส่วนที่ 2) ได้ 90.00 คะแนน"
        )


class DescribeEvidenceNote:
    def it_names_the_items_that_show_evidence(self):
        assert evidence_note(Advice("", "", "", ("o8", "o9"))) == " (อ้างอิงจากข้อ o8 และ o9)"
        assert evidence_note(Advice("", "", "")) == ""

    def it_does_not_refer_an_item_to_itself(self):
        advice = Advice("", "", "", ("o12", "o11"))
        assert evidence_note(advice, [("item", "OIT", "o12")]) == " (อ้างอิงจากข้อ o11)"
        assert evidence_note(advice, [("item", "OIT", "o12"), ("item", "OIT", "o11")]) == ""


class DescribeFindingText:
    def it_does_not_call_information_incomplete_that_may_be_missing(self):
        case = report_context(opened("edition: 2568\nitems: {IIT: {i1: 0}, OIT: {o1: 0, o2: 50, o3: 0}}\n"))
        codes = [("IIT", "i1"), ("OIT", "o1"), ("OIT", "o2"), ("OIT", "o3")]
        people, nothing, half, more = (("item", *each) for each in codes)
        advice = Advice("ข้อค้นพบ", "ทาง", "")
        ours = finding_text(case, [nothing], advice)
        assert "ไม่ได้เผยแพร่" in ours
        assert finding_text(case, [nothing, more], advice) == ours
        assert finding_text(case, [people], advice) == finding_text(case, [half], advice) == "ข้อค้นพบ"
        section = Section("ที่นี่", [nothing, half, more])
        texts = [
            each.text
            for each in advice_paragraphs(case, section, first_sections(case, [section]), "หน่วยงานควร")
        ]
        assert [text.partition(" หน่วยงานควร")[0] for text in texts] == [f"ข้อ o1 {ours}", f"ข้อ o3 {ours}"]
        assert all(
            advice_for(2568, code).way_forward.removeprefix("ควร") in text
            for code, text in zip(("o1", "o3"), texts, strict=True)
        )
