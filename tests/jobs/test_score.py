"""The result as data and as rows: what every remark says."""

from __future__ import annotations

from ita_tools.jobs.score import score_data, score_rows
from tests.bundled import bundled, guessed, opened


def rows(case) -> dict[str, tuple[str, str]]:
    return {name: (score, remark) for name, score, remark in score_rows(case)}


def it_yields_total_level_tools_and_indicators_in_order():
    names = [name for name, *_ in score_rows(bundled())]
    assert names[:3] == ["คะแนนรวม", "ระดับผลการประเมิน", "IIT"]
    assert len(names) == 2 + len(bundled().edition.tools) + len(bundled().edition.indicators)


def it_makes_no_remark_on_what_is_computed():
    assert {remark for _, _, remark in score_rows(bundled())} == {""}


def it_says_what_is_published_unprocessed_missing_or_inferred():
    thin = rows(opened("edition: 2568\nunprocessed: [OIT]\npublished: {tools: {IIT: 90}, level: ผ่าน}\n"))
    assert thin["ระดับผลการประเมิน"] == ("ผ่าน", "ตามที่ประกาศ")
    assert thin["IIT"] == ("90.00", "ตามที่ประกาศ")
    assert thin["OIT"] == ("-", "ไม่ประมวลผล")
    assert thin["คะแนนรวม"] == ("-", "ข้อมูลไม่ครบ")
    inferred = [name for name, (_, remark) in rows(guessed()).items() if remark == "อนุมาน"]
    assert inferred == ["คะแนนรวม", "OIT", "9 การเปิดเผยข้อมูล"]


def it_gives_scores_as_text_and_what_is_missing_as_none():
    data = score_data(opened("edition: 2568\nitems: {IIT: {i1: 5}}\n"))
    assert data["items"]["IIT"]["i1"] == "5.00"
    assert data["items"]["IIT"]["i2"] is None
    assert (data["total"], data["level"]) == (None, None)
    assert [finding["code"] for finding in data["findings"]].count("item-missing") == 4
