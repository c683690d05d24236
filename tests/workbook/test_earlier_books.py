"""Workbooks of version 0.1 are read without loss, and told of once."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest

from ita_tools.assessment import Assessment, parse_assessment
from ita_tools.jobs.load import load_file
from ita_tools.rubric import available_years, load_edition
from ita_tools.workbook.build_book import build_book
from ita_tools.workbook.read_book import read_book, read_book_bytes

BOOKS = Path(__file__).with_name("earlier")
"""A filled workbook of each edition in the form of version 0.1, and what it holds."""
_NEW = {
    "book",
    "announcement",
    "recommendations",
    "texts",
    "signers",
    "report",
    "standing",
    "memo",
    "proposals",
}
"""Fields that version 0.1 had not."""


def held_by(year: int) -> Assessment:
    return parse_assessment((BOOKS / f"{year}.yaml").read_text("utf-8"), "a.yaml").assessment


class DescribeEarlierBooks:
    @pytest.mark.parametrize("year", available_years())
    def it_reads_and_rebuilds_all_of_a_book_of_the_form_before(self, year: int) -> None:
        held = held_by(year)
        reading = read_book(BOOKS / f"{year}.xlsx")
        assert reading.assessment == held
        assert [remark.kind for remark in reading.remarks].count("earlier-book") == 1
        built = read_book_bytes(build_book(load_edition(year), held), "b.xlsx")
        assert built.assessment == held
        assert "earlier-book" not in [remark.kind for remark in built.remarks]

    def it_compares_every_field_that_the_form_before_had(self) -> None:
        books = list(map(held_by, available_years()))
        names = [each.name for each in fields(Assessment) if each.name != "edition"]
        blank = {
            name
            for name in names
            if all(getattr(held, name) == getattr(Assessment(held.edition), name) for held in books)
        }
        assert blank == {*_NEW, "origin"}  # that of a part, which is no main book
        assert all(replace(books[0], **{name: object()}) != books[0] for name in names)

    def it_is_one_finding_that_names_the_notes_to_look_at(self) -> None:
        found = [each for each in load_file(BOOKS / "2568.xlsx").findings if each.code == "book-earlier"]
        assert [each.severity for each in found] == ["info"]
        assert "o6" in found[0].message
