"""What a division still owes, by the codes of its items and analyses."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from ita_tools.assessment import Analysis, Assessment, Division, ItemAnswer
from ita_tools.assessment.exchange import FILLED, RETURNED, REVIEWED, UNFILLED
from ita_tools.rubric import available_years, load_edition
from ita_tools.scoring import score
from ita_tools.workbook.layout import place
from ita_tools.workbook.sheet_model import Scored
from ita_tools.workbook.sheets import declare
from ita_tools.workbook.sheets.divisions_sheet import DIVISIONS
from ita_tools.workbook.sheets.owed_block import owed_codes, owed_count
from tests.sharing.scenarios import EDITION

LONGEST_FORMULA = 8_192
BOOK = Assessment(
    2568,
    division_list=(Division("กองคลัง", "กค"),),
    divisions={"o1": "กองคลัง", "i4": "กค", "1": "กองคลัง", "o2": "กองช่าง"},
)


def owed(assessment: Assessment) -> str:
    shown = owed_codes(EDITION, "division.1").value(Scored(assessment, score(EDITION, assessment)))
    assert isinstance(shown, str)
    return shown.replace("\N{NO-BREAK SPACE}", "_")


class DescribeOwedCodes:
    """What a division of the agency still owes."""

    def it_names_items_and_analyses_by_full_and_short_name(self) -> None:
        assert owed(BOOK) == "i4 o1 ตัวชี้วัด_1 "
        assert owed_count(owed(BOOK)) == 3

    def it_leaves_out_what_is_filled_and_keeps_what_was_returned(self) -> None:
        filled = replace(
            BOOK,
            items={"OIT": {"o1": ItemAnswer(url="https://a.go.th")}, "IIT": {"i4": ItemAnswer(Decimal(90))}},
            analysis={"1": Analysis(cause="เหตุ")},
        )
        assert owed(filled) == ""
        assert owed(replace(filled, states={"o1": RETURNED, "1": UNFILLED})) == "o1 ตัวชี้วัด_1 "

    @pytest.mark.parametrize("state", [FILLED, REVIEWED])
    def it_takes_the_word_of_whoever_set_the_state(self, state: str) -> None:
        assert owed(replace(BOOK, states={"o1": state, "i4": state})) == "ตัวชี้วัด_1 "

    def it_shows_nothing_in_a_row_without_a_division(self) -> None:
        empty = Scored(Assessment(2568), score(EDITION, Assessment(2568)))
        assert owed_codes(EDITION, "division.1").value(empty) == ""

    @pytest.mark.parametrize("year", available_years())
    def it_fits_a_cell_of_excel(self, year: int) -> None:
        edition = load_edition(year)
        at = place(declare(edition, Assessment(year))).seen_from(DIVISIONS)
        assert len(owed_codes(edition, "division.1").text(at)) < LONGEST_FORMULA - 700
