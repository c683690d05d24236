"""Whatever happens to a workbook, what is read is what is seen, or it is refused."""

from __future__ import annotations

import random
from pathlib import Path

import openpyxl
import pytest

from ita_tools.assessment import ItemAnswer
from ita_tools.errors import ItaError
from ita_tools.rubric import load_edition
from ita_tools.workbook.read_book import read_book
from tests.campaigns import number_of
from tests.workbook.accidents import ACCIDENTS, seen_scores
from tests.workbook.books import generated, save

YEARS = (2564, 2568)


def scores_of(path: Path) -> dict[tuple[str, str], str]:
    """Return the typed scores that are read, by tool and code."""
    items = read_book(path).assessment.items
    return {
        (tool, code): f"{answer.score:f}"
        for tool, answers in items.items()
        for code, answer in answers.items()
        if isinstance(answer, ItemAnswer) and answer.score is not None
    }


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("accident", ACCIDENTS)
def it_reads_what_is_seen_or_refuses_it(year: int, accident: str, tmp_path: Path) -> None:
    chance = random.Random(f"{year} {accident}")  # noqa: S311 - the same accidents on every run
    edition = load_edition(year)
    for number, assessment in enumerate(generated(number_of("ITA_BOOKS"), edition)):
        path = save(assessment, tmp_path / f"{number}.xlsx")
        book = openpyxl.load_workbook(path)
        ACCIDENTS[accident](book, chance)
        book.save(changed := tmp_path / f"{number}-changed.xlsx")
        try:
            read = scores_of(changed)
        except ItaError:  # refused, as it may be
            continue
        seen = seen_scores(changed, year)
        differing = {
            place: (read.get(place), value)
            for place, value in seen.items()
            if float(read.get(place, "nan")) != float(value)
        }
        assert differing == {}
        assert {place for place in read if place not in seen} == set()
