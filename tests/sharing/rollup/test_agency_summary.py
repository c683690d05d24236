"""What is kept of an agency."""

from __future__ import annotations

import pickle
from decimal import Decimal

from ita_tools.rubric import load_edition
from tests.sharing.rollup.agencies import agency, row

EDITION = load_edition(2568)


def it_tells_the_scores_of_the_result():
    found = agency(everywhere="90")
    assert found.total == Decimal("90.00")
    assert found.tools == dict.fromkeys(EDITION.tool_by_code, Decimal("90.00"))
    assert found.indicators == dict.fromkeys(EDITION.indicator_by_code, Decimal("90.00"))
    assert (found.level, found.weak, found.weak_text) == ("ผ่านดี", (), "-")


def it_names_the_items_below_the_target_weakest_first():
    found = agency(everywhere="100", i3="80", o1="0", i2="84.99", i5="85")
    assert found.weak_text == "o1 0.00, i3 80.00, i2 84.99"


def it_names_the_tool_of_an_item_that_two_tools_ask():
    assert agency(everywhere="100", e1="50").weak_text == "e1 (EIT1) 50.00, e1 (EIT2) 50.00"


def it_shortens_a_long_list_of_weak_items():
    found = agency(everywhere="10")
    assert len(found.weak) == sum(len(EDITION.items_of_tool(code)) for code in EDITION.tool_by_code)
    assert found.weak_text.endswith(f"และอีก {len(found.weak) - 5} ข้อ")


def it_says_that_items_are_not_known():
    found = row("ก", "91.50")
    assert found.total == Decimal("91.50")
    assert (found.remark, found.weak_text) == ("ตามที่ประกาศ", "ไม่ทราบคะแนนรายข้อ")


def it_leaves_a_missing_total_missing():
    found = agency(everywhere=None)
    assert (found.total, found.level, found.remark) == (None, "", "ข้อมูลไม่ครบ")
    assert set(found.indicators.values()) == {None}


def it_bounds_a_name_and_keeps_it_on_one_line():
    found = agency(name="ก\nข " + "ค" * 5_000)
    assert found.name.startswith("ก ข ค")
    assert len(found.name) == 200


def it_travels_between_processes():
    found = agency(everywhere="100", o1="0")
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own bytes
