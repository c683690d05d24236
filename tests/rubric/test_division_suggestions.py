"""The suggestion of who answers for what, and what it leaves to the agency."""

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


@every_year
def it_names_somebody_for_all_that_a_division_fills_in(year):
    edition = load_edition(year)
    found = suggest_divisions(edition)
    disclosed = {item.code for item in edition.items if "OIT" in item.tools}
    assert set(found) == {*disclosed, *edition.indicator_by_code, *(issue.code for issue in edition.issues)}
    assert all(units for units in found.values())


@every_year
def it_leaves_the_questions_out_that_people_answer(year):
    edition = load_edition(year)
    asked = {item.code for item in edition.items if {*item.tools} - {"OIT"}}
    assert asked
    assert not asked & suggest_divisions(edition).keys()


@every_year
def it_ends_with_a_unit_every_agency_has(year):
    assert {units[-1] for units in suggest_divisions(load_edition(year)).values()} <= {"สำนักปลัด", "กองคลัง"}


@every_year
def it_sends_purchases_to_finance_and_staff_to_the_office_of_the_clerk(year):
    edition = load_edition(year)
    found = suggest_divisions(edition)
    titles = {code: item.title for code, item in edition.item_by_code.items() if code in found}
    purchases = [code for code, title in titles.items() if "จัดซื้อจัดจ้าง" in title]
    staff = [code for code, title in titles.items() if "ทรัพยากรบุคคล" in title]
    assert purchases
    assert staff
    assert {found[code] for code in purchases} == {("กองคลัง",)}
    assert {found[code] for code in staff} == {("กองการเจ้าหน้าที่", "สำนักปลัด")}


def it_goes_by_the_first_line_that_fits():
    item = next(each for each in EDITION.items if each.scale.kind == "steps")
    gift = replace(EDITION, items=(replace(item, title="ของขวัญกับการจัดซื้อจัดจ้าง"),))
    other = replace(EDITION, items=(replace(item, title="เรื่องที่ไม่มีคำใดตรง"),))
    assert suggest_divisions(gift)[item.code] == ("สำนักปลัด",)
    assert suggest_divisions(other)[item.code] == ("สำนักปลัด",)


def it_suggests_nothing_where_no_line_fits(monkeypatch):
    monkeypatch.setattr(suggestions, "_keyword_rules", lambda: ((("ไม่มีคำนี้",), ("กองคลัง",)),))
    assert suggest_divisions(EDITION) == {}


@every_year
def it_can_be_assigned_whole_and_in_part(year):
    edition = load_edition(year)
    found = suggest_divisions(edition)
    assert assign_suggested(Assessment(year), found).divisions.keys() == found.keys()
    listed = assign_suggested(Assessment(year, division_list=(Division("กองคลัง", "คลัง"),)), found)
    (duty,) = assignments(edition, listed)
    assert duty.division == "กองคลัง"
    assert 0 < len(duty.codes) < len(found)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("suggestions: [{words: [ก], units: [ข], unit: ค}]\nmore: 1\n", {"unit", "more"}),
        ("{}\n", {"suggestions"}),
    ],
    ids=["unknown", "missing"],
)
def it_names_the_place_of_a_fault_in_its_file(text, named, monkeypatch, tmp_path):
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
