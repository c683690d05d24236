"""Advice on weak items."""

from __future__ import annotations

from ita_tools.report.chapters.advice_cross_references import Section, first_places
from ita_tools.report.chapters.advice_text import counsel, evidence, finding_on, weakest_in_words
from ita_tools.rubric.advice import Advice, advice_for
from tests.bundled import bundled, material, opened, same_everywhere

BOTH_PARTS = "edition: 2568\nitems: {EIT1: {e7: 80}, EIT2: {e7: 80}}\n"
KEYS = [("item", "EIT1", "e7"), ("item", "EIT2", "e7")]
WAY = advice_for(2568, "e7").way_forward


def counselled(place: str) -> list[str]:
    blocks = counsel(material(opened(BOTH_PARTS)), Section("ที่นี่", KEYS), {WAY: place}, "ควร")
    return [block.text for block in blocks]


def it_advises_once_on_an_item_that_several_tools_ask():
    [text] = counselled("ที่นี่")
    assert text.startswith("ข้อ e7 (EIT ส่วนที่ 1 และ EIT ส่วนที่ 2) ")
    assert WAY in text


def it_refers_to_the_place_where_the_advice_was_given():
    assert counselled("ที่ก่อน") == ["ข้อ e7 (EIT ส่วนที่ 1 และ EIT ส่วนที่ 2) ให้ใช้แนวทางที่เสนอไว้ในที่ก่อน"]


def it_names_items_of_one_score_together():
    case = opened("edition: 2568\nitems: {EIT1: {e7: 80, e8: 90, e9: 90}, EIT2: {e8: 90, e9: 90}}\n")
    keys = [("item", tool, code) for tool in ("EIT1", "EIT2") for code in ("e7", "e8", "e9")]
    assert weakest_in_words(material(case), keys).endswith(
        "ข้ออื่นที่ยังไม่ได้คะแนนเต็ม ได้แก่ ข้อ e8 และ e9 (EIT ส่วนที่ 1 และ EIT ส่วนที่ 2) ได้ 90.00 คะแนน"
    )


def it_says_nothing_where_nothing_lacks_points():
    assert not list(counsel(material(bundled()), Section("ที่นี่", [("item", "IIT", "i7")]), {}, "ควร"))


def it_names_the_evidence_where_there_is_some():
    assert evidence(Advice("", "", "", ("o8", "o9"))) == " (อ้างอิงจากข้อ o8 และ o9)"
    assert evidence(Advice("", "", "")) == ""


def it_refers_no_entry_to_itself():
    advice = Advice("", "", "", ("o12", "o11"))
    assert evidence(advice, [("item", "OIT", "o12")]) == " (อ้างอิงจากข้อ o11)"
    assert evidence(advice, [("item", "OIT", "o12"), ("item", "OIT", "o11")]) == ""


def it_does_not_call_incomplete_what_may_not_be_published():
    case = material(opened("edition: 2568\nitems: {IIT: {i1: 0}, OIT: {o1: 0, o2: 50, o3: 0}}\n"))
    codes = [("IIT", "i1"), ("OIT", "o1"), ("OIT", "o2"), ("OIT", "o3")]
    people, nothing, half, more = (("item", *each) for each in codes)
    advice = Advice("ข้อค้นพบ", "ทาง", "")
    ours = finding_on(case, [nothing], advice)
    assert "ไม่ได้เผยแพร่" in ours
    assert finding_on(case, [nothing, more], advice) == ours
    assert finding_on(case, [people], advice) == finding_on(case, [half], advice) == "ข้อค้นพบ"
    section = Section("ที่นี่", [nothing, half, more])
    told = [each.text for each in counsel(case, section, first_places(case, [section]), "หน่วยงานควร")]
    assert [text.partition(" หน่วยงานควร")[0] for text in told] == [f"ข้อ o1 {ours}", f"ข้อ o3 {ours}"]
    assert all(
        advice_for(2568, code).way_forward.removeprefix("ควร") in text
        for code, text in zip(("o1", "o3"), told, strict=True)
    )


def it_counts_what_a_short_report_gives_no_advice_on():
    case = material(opened(same_everywhere("50")))
    keys = [("item", "OIT", item.code) for item in case.edition.items_of_tool("OIT")]
    section = Section("ที่นี่", keys, most=5)
    *told, rest = (each.text for each in counsel(case, section, first_places(case, [section]), "ควร"))
    assert len(told) == 5
    assert f"อีก {len(keys) - 5} ข้อ" in rest
    assert "แผ่นงาน ข้อเสนอแนะ" in rest
