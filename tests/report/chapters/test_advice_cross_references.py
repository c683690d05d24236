"""Where advice is first given."""

from __future__ import annotations

from ita_tools.assessment import Analysis
from ita_tools.report.chapters.advice_cross_references import Section, advised, first_places, weakest
from ita_tools.rubric.advice import advice_for
from tests.bundled import bundled, material, opened, without

ONE, TWO = ("item", "IIT", "i1"), ("item", "IIT", "i2")


def it_gathers_the_items_an_advice_is_meant_for():
    keys = [("item", "EIT1", "e1"), ("item", "EIT2", "e1"), TWO]
    assert [list(meant) for meant, _ in advised(material(bundled()), keys)] == [keys[:2], keys[2:]]


def it_finds_the_items_that_lack_most():
    assert weakest(material(bundled()), [ONE, TWO]) == (TWO,)
    assert weakest(material(bundled()), [("item", "IIT", "i7")]) == ()


def it_names_the_first_section_that_speaks_of_an_item():
    sections = [Section("ก", [ONE]), Section("ข", [ONE, TWO]), Section("ค", [TWO])]
    assert first_places(material(bundled()), sections) == {
        advice_for(2568, "i1").way_forward: "ก",
        advice_for(2568, "i2").way_forward: "ข",
    }


def it_passes_over_a_section_in_which_the_officer_speaks():
    case = without(analysis={"1": Analysis("สาเหตุ")})
    sections = [Section("ก", [TWO], "1"), Section("ข", [TWO])]
    assert list(first_places(material(case), sections).values()) == ["ข"]


def it_passes_over_what_a_section_gives_no_more():
    short = Section("ก", [ONE, TWO], most=1)
    case = material(opened("edition: 2568\nitems: {IIT: {i1: 80, i2: 80}}\n"))
    assert list(first_places(case, [short]).values()) == ["ก"]
    assert list(first_places(case, [short, Section("ข", [TWO])]).values()) == ["ก", "ข"]
