"""Validation of editions: each rule by an edition that breaks it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from ita_tools.errors import EditionBroken
from ita_tools.rubric import Option, Part, Provenance, RespondentMinimum, Scale, available_years, load_edition
from ita_tools.rubric.edition_validation import validate_edition

EDITION = load_edition(2568)
NOWHERE = Provenance((), "published")


def faults_with(**parts):
    """Return place and message of the faults after some parts of the bundled edition are replaced."""
    faults = validate_edition(replace(EDITION, **parts), "x.yaml")
    assert all(type(fault) is EditionBroken and fault.remedy for fault in faults)
    return {fault.where.removeprefix("x.yaml (").removesuffix(")"): fault.message for fault in faults}


def some(members, place, **changes):
    """Replace some fields of the member at a place."""
    return tuple(
        replace(member, **changes) if number == place else member for number, member in enumerate(members)
    )


def items(code, **changes):
    return some(EDITION.items, list(EDITION.item_by_code).index(code), **changes)


def band(place, **changes):
    return some(EDITION.bands, place, **changes)


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


class DescribeValidateEdition:
    @pytest.mark.parametrize("year", available_years())
    def it_accepts_the_bundled_editions(self, year):
        assert validate_edition(load_edition(year), "x.yaml") == []

    @pytest.mark.parametrize("group", ["tools", "indicators", "subindicators", "items", "bands", "issues"])
    def it_reports_a_repeated_code(self, group):
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
    def it_reports_an_unknown_code(self, parts, place, named):
        assert named in faults_with(**parts)[place]

    def it_reports_an_item_with_other_tools_than_its_indicator(self):
        assert list(faults_with(items=items("e1", tools=("EIT1",)))) == ["items.e1"]

    def it_ignores_the_order_of_tools(self):
        assert faults_with(items=items("e1", tools=("EIT2", "EIT1"))) == {}

    def it_reports_an_item_in_a_subindicator_of_another_indicator(self):
        assert "10.1" in faults_with(items=items("o1", subindicator="10.1"))["items.o1"]

    @pytest.mark.parametrize(
        ("parts", "place"),
        [
            ({"indicators": some(EDITION.indicators, 0, tools=())}, "indicators.1"),
            ({"items": tuple(item for item in EDITION.items if item.indicator != "1")}, "indicators.1"),
            (
                {"items": tuple(item for item in EDITION.items if item.subindicator != "9.3")},
                "subindicators.9.3",
            ),
            ({"indicators": some(EDITION.indicators, 0, mean="subindicators")}, "indicators.1"),
            (
                {"indicators": tuple(each for each in EDITION.indicators if each.tools != ("IIT",))},
                "tools.IIT",
            ),
        ],
    )
    def it_reports_indicators_tools_and_subindicators_without_members(self, parts, place):
        assert faults_with(**parts)[place].startswith("ไม่")

    def it_reports_an_item_without_effect_on_the_score(self):
        parted = some(EDITION.indicators, 8, mean="subindicators")
        assert (
            "ไม่มีผลต่อคะแนน" in faults_with(indicators=parted, items=items("o1", subindicator=None))["items.o1"]
        )

    @pytest.mark.parametrize("weight", ["29.99", "30.01", "0"])
    def it_reports_weights_of_tools_that_do_not_add_up_to_100(self, weight):
        assert "ไม่ใช่ 100" in faults_with(tools=some(EDITION.tools, 0, weight=Decimal(weight)))["tools"]

    def it_reports_weights_of_items_that_do_not_add_up_to_100(self):
        heavy = replace(EDITION.item_by_code["o6"].weight, value=Decimal("10.01"))
        assert faults_with(items=items("o6", weight=heavy)) == {
            "indicators.9": "น้ำหนักของข้อรวมได้ 100.01 ไม่ใช่ 100"
        }

    @pytest.mark.parametrize(
        ("code", "weight", "place"),
        [("o6", None, "indicators.9"), ("i1", EDITION.item_by_code["o6"].weight, "indicators.1")],
    )
    def it_reports_weights_that_do_not_fit_the_mean_of_the_indicator(self, code, weight, place):
        assert faults_with(items=items(code, weight=weight)) == {place: "น้ำหนักของข้อไม่ตรงกับวิธีคำนวณ"}

    def it_reports_weighted_items_of_several_tools(self):
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
        assert "เครื่องมือเดียว" in faults_with(indicators=weighted, items=some_items)["indicators.6"]

    @pytest.mark.parametrize("values", [(), (100,), (20, 100), (0, 80), (0, 0)])
    def it_reports_a_scale_without_0_or_100_points(self, values):
        scale = Scale(
            "odd",
            "answers",
            tuple(Option(str(n), value) for n, value in enumerate(values)),
            Provenance(("S000",), "published"),
        )
        assert "scales.odd" in faults_with(items=items("i1", scale=scale))
        assert "scales.odd" in faults_with(items=items("i1", parts=(Part("1", "ก", scale),)))

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
    def it_reports_gaps_between_levels_and_unreachable_levels(self, bands, place):
        assert place in faults_with(bands=bands)

    @pytest.mark.parametrize("place", UNSOURCED)
    def it_reports_a_fact_without_source(self, place):
        assert faults_with(**UNSOURCED[place]) == {place: "ไม่มีแหล่งอ้างอิง (source)"}

    def it_reports_a_source_that_is_not_listed(self):
        faults = faults_with(sources={key: name for key, name in EDITION.sources.items() if key != "P_UP"})
        assert set(faults) == {f"levels.{each.name}" for each in EDITION.bands}
        assert "P_UP" in faults["levels.ผ่าน"]
