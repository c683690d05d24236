"""Suggested divisions for items, indicators and issues."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from ita_tools.assessment import Assessment, Division
from ita_tools.errors import ItaError
from ita_tools.rubric import available_years, load_edition
from ita_tools.rubric import division_suggestions as suggestions
from ita_tools.rubric.division_suggestions import suggest_divisions
from ita_tools.sharing.assignments import assign_suggested, assignments

EDITION = load_edition(2568)
every_year = pytest.mark.parametrize("year", available_years())


class DescribeSuggestDivisions:
    @every_year
    def it_suggests_units_for_everything_that_a_division_fills_in(self, year):
        edition = load_edition(year)
        suggested = suggest_divisions(edition)
        disclosed = {item.code for item in edition.items if "OIT" in item.tools}
        assert set(suggested) == {
            *disclosed,
            *edition.indicator_by_code,
            *(issue.code for issue in edition.issues),
        }
        assert all(units for units in suggested.values())

    @every_year
    def it_omits_items_that_respondents_answer(self, year):
        edition = load_edition(year)
        asked = {item.code for item in edition.items if {*item.tools} - {"OIT"}}
        assert asked
        assert not asked & suggest_divisions(edition).keys()

    @every_year
    def it_ends_with_a_unit_every_agency_has(self, year):
        assert {units[-1] for units in suggest_divisions(load_edition(year)).values()} <= {
            "สำนักปลัด",
            "กองคลัง",
        }

    @every_year
    def it_suggests_finance_for_procurement_and_the_clerk_for_staff(self, year):
        edition = load_edition(year)
        suggested = suggest_divisions(edition)
        titles = {code: item.title for code, item in edition.item_by_code.items() if code in suggested}
        purchases = [code for code, title in titles.items() if "จัดซื้อจัดจ้าง" in title]
        staff = [code for code, title in titles.items() if "ทรัพยากรบุคคล" in title]
        assert purchases
        assert staff
        assert {suggested[code] for code in purchases} == {("กองคลัง",)}
        assert {suggested[code] for code in staff} == {("กองการเจ้าหน้าที่", "สำนักปลัด")}

    def it_uses_the_first_rule_that_matches(self):
        item = next(each for each in EDITION.items if each.scale.kind == "steps")
        gift = replace(EDITION, items=(replace(item, title="ของขวัญกับการจัดซื้อจัดจ้าง"),))
        other = replace(EDITION, items=(replace(item, title="เรื่องที่ไม่มีคำใดตรง"),))
        assert suggest_divisions(gift)[item.code] == ("สำนักปลัด",)
        assert suggest_divisions(other)[item.code] == ("สำนักปลัด",)

    def it_suggests_nothing_if_no_rule_matches(self, monkeypatch):
        monkeypatch.setattr(suggestions, "_keyword_rules", lambda: ((("ไม่มีคำนี้",), ("กองคลัง",)),))
        assert suggest_divisions(EDITION) == {}

    @every_year
    def it_can_be_assigned_to_all_divisions_or_to_those_of_the_agency(self, year):
        edition = load_edition(year)
        suggested = suggest_divisions(edition)
        assert assign_suggested(Assessment(year), suggested).divisions.keys() == suggested.keys()
        listed = assign_suggested(Assessment(year, division_list=(Division("กองคลัง", "คลัง"),)), suggested)
        (duty,) = assignments(edition, listed)
        assert duty.division == "กองคลัง"
        assert 0 < len(duty.codes) < len(suggested)

    @pytest.mark.parametrize(
        ("text", "named"),
        [
            ("suggestions: [{words: [ก], units: [ข], unit: ค}]\nmore: 1\n", {"unit", "more"}),
            ("{}\n", {"suggestions"}),
        ],
        ids=["unknown", "missing"],
    )
    def it_reports_a_fault_of_its_file_with_file_and_key(self, text, named, monkeypatch, tmp_path):
        folder = tmp_path / "divisions"
        folder.mkdir()
        (folder / "suggested.yaml").write_text(text, "utf-8")
        monkeypatch.setattr(suggestions, "resource", lambda _room, *parts: tmp_path.joinpath(*parts))
        suggestions._keyword_rules.cache_clear()
        try:
            with pytest.raises(ItaError) as caught:
                suggest_divisions(EDITION)
        finally:
            suggestions._keyword_rules.cache_clear()
        assert "suggested.yaml" in str(caught.value)
        assert named <= set(re.findall(r"\w+", str(caught.value)))
