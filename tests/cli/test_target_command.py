"""``ita target``: JSON of the contract, Thai lines, and what it refuses."""

from __future__ import annotations

import json

import pytest

from tests.bundled import case_text
from tests.cli.running import ita_here

KEYS = ["edition", "total", "level", "target", "cost", "ways", "more", "missing", "slack"]


@pytest.fixture
def counted(folder):
    """Write the bundled case with the numbers of its respondents."""
    people = "\nrespondents: {IIT: {count: 30}, EIT1: {count: 78}, EIT2: {count: 20}}\n"
    (folder / "case.yaml").write_text(case_text() + people, "utf-8")
    return folder


def test_it_has_the_json_of_the_contract(counted, capsys):
    done = ita_here(capsys, "target", "case.yaml", "--json")
    data = json.loads(done.out)
    assert (done.code, done.err, list(data)) == (0, "", KEYS)
    tools = dict.fromkeys(("IIT", "EIT1", "EIT2", "OIT"), "95.00")
    assert data["target"] == {"level": "ผ่านดีเยี่ยม", "total": "95.00", "tools": tools}
    assert (data["total"], data["level"], data["cost"], data["more"]) == ("96.04", "ผ่านดี", 1, False)
    assert [way["steps"] for way in data["ways"]] == [
        [{"tool": "OIT", "item": item, "from": "50.00", "to": "100.00", "answers": None, "cost": 1}]
        for item in ("o6", "o27")
    ]
    assert list(data["ways"][0]) == ["cost", "steps", "total", "level", "tools"]
    assert data["missing"] == [{"tool": "OIT", "now": "92.50", "needs": "95.00"}]
    assert data["slack"]["EIT2"] == {"needs": "95.00", "points": "0.00", "answers": 1, "items": None}


def test_it_prints_thai_lines(counted, capsys):
    done = ita_here(capsys, "target", "case.yaml")
    assert done.code == 0
    assert "ยังขาด: OIT ได้ 92.50 ต้องได้ 95.00 (ขาด 2.50)" in done.out
    assert "ทางที่ใช้แรงน้อยที่สุด: 1 หน่วย มี 2 ทาง" in done.out
    assert "1 คำตอบต่ำลงหนึ่งตัวเลือก" in done.out
    assert "ไม่ใช่ให้ขอให้ผู้ตอบตอบต่างไปจากความเห็น" in done.out
    assert "ข้อ o27: ปี 2569 ต่อเนื่องเป็นข้อ o25" in done.out


@pytest.mark.parametrize(
    ("options", "cost", "items"),
    [
        (["--cost", "o6=2"], 1, ["o27"]),
        (["--cost", "o6=no", "--cost", "o27=3"], 3, ["o27"]),
        (["--cost", "o6=no", "--cost", "o27=no"], None, []),
        (["--level", "ผ่านดี"], 0, []),
        (["--total", "๙๗"], 1, ["o6", "o27"]),
    ],
)
def test_it_takes_level_total_and_costs(counted, capsys, options, cost, items):
    data = json.loads(ita_here(capsys, "target", "case.yaml", "--json", *options).out)
    assert (data["cost"], [way["steps"][0]["item"] for way in data["ways"]]) == (cost, items)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--level", "AA"], "ไม่มีระดับ AA"),
        (["--total", "101"], "101 ไม่ใช่คะแนนรวม"),
        (["--cost", "o99=1"], "o99 ไม่ใช่ข้อของปีงบประมาณนี้"),
        (["--cost", "o6=4"], "4 ไม่ใช่แรงที่ใช้ของข้อ"),
        (["--cost", "o6"], "ไม่ใช่แรงที่ใช้ของข้อ"),
    ],
)
def test_it_refuses_what_is_no_level_total_or_cost(counted, capsys, options, message):
    done = ita_here(capsys, "target", "case.yaml", *options)
    assert (done.code, done.out) == (2, "")
    assert message in done.err


def test_it_tells_that_scores_are_missing(folder, capsys):
    (folder / "thin.yaml").write_text("edition: 2568\n", "utf-8")
    assert "คะแนนไม่ครบ" in ita_here(capsys, "target", "thin.yaml").out
    assert json.loads(ita_here(capsys, "target", "thin.yaml", "--json").out)["cost"] is None
