"""Succession of items, and the divisions carried along it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ita_tools.rubric import available_years, load_edition
from ita_tools.sharing.carry_forward import carried_divisions, predecessors

OLD, NEW = load_edition(2568), load_edition(2569)


def carried(divisions):
    return carried_divisions(NEW, predecessors(NEW, 2568), 2568, divisions)


class DescribePredecessors:
    @pytest.mark.parametrize("year", available_years()[1:])
    def it_returns_the_items_of_the_year_before(self, year):
        edition = load_edition(year)
        assert predecessors(edition, year - 1) == {item.code: item.succeeds for item in edition.items}

    def it_follows_items_through_the_editions_between(self):
        succession = predecessors(NEW, 2567, [OLD])
        assert list(succession) == list(NEW.item_by_code)
        assert (succession["o10"], succession["o11"], succession["o22"]) == (
            ("o13", "o12"),
            ("o14", "o15", "o16"),
            ("o31",),
        )
        assert succession["i1"] == ("i1",)

    def it_returns_an_item_once_that_was_split_and_joined_again(self):
        split = replace(
            NEW,
            year=2570,
            previous=2569,
            items=tuple(
                replace(item, succeeds=("o1", "o2") if item.code == "o1" else (item.code,))
                for item in NEW.items
            ),
        )
        joined = replace(
            NEW,
            items=tuple(
                replace(item, succeeds=("o9",)) if item.code in ("o1", "o2") else item for item in NEW.items
            ),
        )
        assert predecessors(split, 2568, [joined])["o1"] == ("o9",)

    @pytest.mark.parametrize(
        ("edition", "year", "between"),
        [
            (NEW, 2567, []),
            (NEW, 2566, [OLD]),
            (replace(NEW, previous=None), 2568, []),
            (replace(NEW, previous=2567), 2568, [load_edition(2567)]),
            (replace(NEW, previous=2569), 2568, [replace(NEW, previous=2569)]),
        ],
        ids=["no edition between", "one missing", "first edition", "year left out", "follows itself"],
    )
    def it_is_none_if_an_edition_between_is_missing(self, edition, year, between):
        assert predecessors(edition, year, between) is None


class DescribeCarriedDivisions:
    def it_gives_an_item_the_division_of_the_one_it_continues(self):
        assert carried({"o24": "กองช่าง", "i1": "สำนักปลัด"}) == ({"i1": "สำนักปลัด", "o22": "กองช่าง"}, [])

    @pytest.mark.parametrize(
        ("divisions", "division", "notes"),
        [
            ({"o10": "ก", "o11": "ก"}, "ก", 0),
            ({"o11": "ข"}, "ข", 0),
            ({"o10": "ก"}, "ก", 0),
            ({"o11": "ข", "o10": "ก"}, "ก", 1),
        ],
    )
    def it_takes_the_first_of_different_divisions_with_a_note(self, divisions, division, notes):
        succession, note_texts = carried(divisions)
        assert (succession, len(note_texts)) == ({"o10": division}, notes)
        assert all("o10 (ก), o11 (ข)" in note and note.endswith("ใช้ ก") for note in note_texts)

    def it_names_divisions_whose_item_has_no_successor(self):
        succession, (note,) = carried({"o22": "กอง\nคลัง", "o1": "สำนักปลัด"})
        assert succession == {"o1": "สำนักปลัด"}
        assert "o22 (กอง คลัง)" in note
        assert "o1 " not in note

    def it_notes_an_unknown_succession(self):
        succession, (note,) = carried_divisions(NEW, None, 2567, {"o1": "สำนักปลัด"})
        assert succession == {}
        assert "2567" in note
        assert carried_divisions(NEW, None, 2567, {}) == ({}, [])
