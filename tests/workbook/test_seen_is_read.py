"""Whatever happens to a workbook, what is read is what is seen, or it is refused."""

from __future__ import annotations

import random
from pathlib import Path

import openpyxl
import pytest

from ita_tools.errors import ItaError
from ita_tools.rubric import load_edition
from tests.campaigns import number_of
from tests.workbook.accidents import ACCIDENTS, differing_scores
from tests.workbook.books import generated, save

YEARS = (2564, 2568)


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
            differing = differing_scores(changed, year)
        except ItaError:  # refused, as it may be
            continue
        assert differing == {}
