"""What an edition must not contradict; each rule by an edition that breaks it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from ita_tools.errors import EditionBroken
from ita_tools.rubric import Option, Part, Provenance, RespondentMinimum, Scale, available_years, load_edition
from ita_tools.rubric.edition_validation import validate_edition

EDITION = load_edition(2568)
NOWHERE = Provenance((), "published")


def found_in(**parts):
    """Contradict the bundled edition by replacing some of its parts."""
    found = validate_edition(replace(EDITION, **parts), "x.yaml")
    assert all(type(fault) is EditionBroken and fault.remedy for fault in found)
    return {fault.where.removeprefix("x.yaml (").removesuffix(")"): fault.message for fault in found}


def some(members, place, **changes):
    """Replace some fields of one member."""
    return tuple(
        replace(member, **changes) if number == place else member for number, member in enumerate(members)
    )


def items(code, **changes):
    return some(EDITION.items, list(EDITION.item_by_code).index(code), **changes)


def band(place, **changes):
    return some(EDITION.bands, place, **changes)


@pytest.mark.parametrize("year", available_years())
def it_finds_nothing_in_a_bundled_edition(year):
    assert validate_edition(load_edition(year), "x.yaml") == []


@pytest.mark.parametrize("group", ["tools", "indicators", "subindicators", "items", "bands", "issues"])
def it_finds_a_code_given_twice(group):
    members = getattr(EDITION, group)
    code = members[0].name if group == "bands" else members[0].code
    first = validate_edition(replace(EDITION, **{group: (*members, members[0])}), "x.yaml")[0]
    place = "levels" if group == "bands" else group
    assert (first.where, first.message) == (f"x.yaml ({place})", f"รหัส {code} ซ้ำกัน")


@pytest.mark.parametrize(
    ("parts", "place", "named"),
    [
        ({"indicators": some(EDITION.indicators, 0, tools=("XYZ",))}, "indicators.1", "XYZ"),
        ({"subindicators": some(EDITION.subindicators, 0, indicator="99")}, "subindicators.9.1", "99"),
        ({"issues": some(EDITION.issues, 0, items=("x99",))}, "issues.issue-1", "x99"),
        ({"items": items("i1", indicator="99")}, "items.i1", "99"),
        (
            {"respondent_minimum": RespondentMinimum({"XYZ": 30}, EDITION.tools[0].provenance)},
            "respondent_minimum",
            "XYZ",
        ),
    ],
)
def it_finds_a_code_that_leads_nowhere(parts, place, named):
    assert named in found_in(**parts)[place]


def it_finds_an_item_under_other_tools_than_its_indicator():
    assert list(found_in(items=items("e1", tools=("EIT1",)))) == ["items.e1"]


def it_does_not_mind_the_order_of_tools():
    assert found_in(items=items("e1", tools=("EIT2", "EIT1"))) == {}


def it_finds_an_item_in_a_part_of_another_indicator():
    assert "10.1" in found_in(items=items("o1", subindicator="10.1"))["items.o1"]


@pytest.mark.parametrize(
    ("parts", "place"),
    [
        ({"indicators": some(EDITION.indicators, 0, tools=())}, "indicators.1"),
        ({"items": tuple(item for item in EDITION.items if item.indicator != "1")}, "indicators.1"),
        ({"items": tuple(item for item in EDITION.items if item.subindicator != "9.3")}, "subindicators.9.3"),
        ({"indicators": some(EDITION.indicators, 0, mean="subindicators")}, "indicators.1"),
        ({"indicators": tuple(each for each in EDITION.indicators if each.tools != ("IIT",))}, "tools.IIT"),
    ],
)
def it_finds_what_is_empty(parts, place):
    assert found_in(**parts)[place].startswith("ไม่")


def it_finds_an_item_that_would_not_count():
    parted = some(EDITION.indicators, 8, mean="subindicators")
    assert "ไม่มีผลต่อคะแนน" in found_in(indicators=parted, items=items("o1", subindicator=None))["items.o1"]


@pytest.mark.parametrize("weight", ["29.99", "30.01", "0"])
def it_finds_tools_that_do_not_weigh_100(weight):
    assert "ไม่ใช่ 100" in found_in(tools=some(EDITION.tools, 0, weight=Decimal(weight)))["tools"]


def it_finds_items_that_do_not_weigh_100():
    heavy = replace(EDITION.item_by_code["o6"].weight, value=Decimal("10.01"))
    assert found_in(items=items("o6", weight=heavy)) == {"indicators.9": "น้ำหนักของข้อรวมได้ 100.01 ไม่ใช่ 100"}


@pytest.mark.parametrize(
    ("code", "weight", "place"),
    [("o6", None, "indicators.9"), ("i1", EDITION.item_by_code["o6"].weight, "indicators.1")],
)
def it_finds_weights_where_none_count_and_none_where_some_must(code, weight, place):
    assert found_in(items=items(code, weight=weight)) == {place: "น้ำหนักของข้อไม่ตรงกับวิธีคำนวณ"}


def it_finds_weighted_items_under_several_tools():
    weighted = some(EDITION.indicators, 5, mean="weighted-items")
    share = replace(EDITION.item_by_code["o6"].weight, value=Decimal(50))
    some_items = tuple(
        replace(item, weight=share)
        if item.code in ("e1", "e2")
        else replace(item, weight=replace(share, value=Decimal(0)))
        if item.code == "e3"
        else item
        for item in EDITION.items
    )
    assert "เครื่องมือเดียว" in found_in(indicators=weighted, items=some_items)["indicators.6"]


@pytest.mark.parametrize("values", [(), (100,), (20, 100), (0, 80), (0, 0)])
def it_finds_answers_that_do_not_span_all_points(values):
    scale = Scale(
        "odd",
        "answers",
        tuple(Option(str(n), value) for n, value in enumerate(values)),
        Provenance(("S000",), "published"),
    )
    assert "scales.odd" in found_in(items=items("i1", scale=scale))
    assert "scales.odd" in found_in(items=items("i1", parts=(Part("1", "ก", scale),)))


@pytest.mark.parametrize(
    ("bands", "place"),
    [
        ((), "levels"),
        (EDITION.bands[:-1], "levels"),
        (band(4, total_min=Decimal("0.01")), "levels"),
        (band(4, every_tool_min=Decimal(1)), "levels.ต้องปรับปรุงโดยด่วน"),
        (tuple(reversed(EDITION.bands)), "levels"),
        (band(1, every_tool_min=None), "levels.ผ่าน"),
        (band(3, total_min=Decimal(85)), "levels.ต้องปรับปรุง"),
    ],
)
def it_finds_levels_with_gaps_or_without_a_way_in(bands, place):
    assert place in found_in(bands=bands)


UNSOURCED = {
    "rounding": {"rounding": replace(EDITION.rounding, provenance=NOWHERE)},
    "target": {"target": replace(EDITION.target, provenance=NOWHERE)},
    "unprocessed": {"unprocessed": replace(EDITION.unprocessed, provenance=NOWHERE)},
    "respondent_minimum": {"respondent_minimum": RespondentMinimum({"IIT": None}, NOWHERE)},
    "report": {"report": replace(EDITION.report, provenance=NOWHERE)},
    "tools.IIT": {"tools": some(EDITION.tools, 0, provenance=NOWHERE)},
    "indicators.1": {"indicators": some(EDITION.indicators, 0, provenance=NOWHERE)},
    "subindicators.9.1": {"subindicators": some(EDITION.subindicators, 0, provenance=NOWHERE)},
    "scales.bribery": {
        "items": tuple(
            replace(item, scale=replace(item.scale, provenance=NOWHERE))
            if item.scale.code == "bribery"
            else item
            for item in EDITION.items
        )
    },
    "items.i1": {"items": items("i1", provenance=NOWHERE)},
    "items.o6.weight": {
        "items": items("o6", weight=replace(EDITION.item_by_code["o6"].weight, provenance=NOWHERE))
    },
    "levels.ผ่าน": {"bands": band(2, provenance=NOWHERE)},
    "issues.issue-1": {"issues": some(EDITION.issues, 0, provenance=NOWHERE)},
}


@pytest.mark.parametrize("place", UNSOURCED)
def it_finds_a_fact_without_a_source(place):
    assert found_in(**UNSOURCED[place]) == {place: "ไม่มีแหล่งอ้างอิง (source)"}


def it_finds_a_source_that_is_not_listed():
    found = found_in(sources={key: name for key, name in EDITION.sources.items() if key != "P_UP"})
    assert set(found) == {f"levels.{each.name}" for each in EDITION.bands}
    assert "P_UP" in found["levels.ผ่าน"]
