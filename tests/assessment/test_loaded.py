"""A loaded assessment: the location of each value, filled or not."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from ita_tools.assessment import Assessment, LoadedAssessment, Published

LOADED = LoadedAssessment(Assessment(2568), "a.xlsx", {"items.IIT": "แผ่น IIT", "items.IIT.i1": "ช่อง B2"})


class Form:
    """A workbook in which only one empty field has a location."""

    def place_of(self, path: str) -> str:
        return "ช่อง C3" if path == "items.IIT.i2" else ""

    def number_texts(self) -> Iterator[tuple[str, str, str]]:
        return iter(())


class DescribeLoadedAssessment:
    @pytest.mark.parametrize(
        ("path", "place"),
        [
            ("items.IIT.i1", "ช่อง B2"),
            ("items.IIT.i1.counts", "ช่อง B2"),
            ("items.IIT.i2", "แผ่น IIT"),
            ("items.OIT", "a.xlsx (items.OIT)"),
            ("itemsX", "a.xlsx (itemsX)"),
        ],
    )
    def it_names_the_nearest_known_location(self, path, place):
        assert LOADED.where(path) == place

    @pytest.mark.parametrize(
        ("path", "place"),
        [("items.IIT.i1", "ช่อง B2"), ("items.IIT.i2", "ช่อง C3"), ("items.IIT.i3", "แผ่น IIT")],
    )
    def it_names_the_cell_of_an_empty_field_of_a_workbook(self, path, place):
        assert LoadedAssessment(LOADED.assessment, "a.xlsx", LOADED.locations, Form()).where(path) == place

    def it_names_the_key_where_there_is_no_file(self):
        assert LoadedAssessment(Assessment(2568)).where("items.IIT") == "items.IIT"

    def it_makes_the_table_of_its_values_once(self):
        loaded = LoadedAssessment(Assessment(2568, published=Published(total=Decimal("88.5"))))
        assert loaded.values == {("published", "total"): Decimal("88.5")}
        assert loaded.values is loaded.values
