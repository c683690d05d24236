"""Questions to the add-in before the native formulas."""

from __future__ import annotations

import re

import pytest

from ita_tools.rubric import available_years, load_edition
from ita_tools.workbook.layout import place
from ita_tools.workbook.sheet_model import Computed
from ita_tools.workbook.sheets import declare
from ita_tools.workbook.sheets.udf_argument_sheet import FACTS
from ita_tools.workbook.udf_formulas import UdfFormulas
from tests.sharing.scenarios import EDITION
from tests.workbook.books import demo

LAYOUT = place(declare(EDITION, demo(), macros=True))


def formula(asked: tuple[str, ...] | None) -> str:
    return UdfFormulas(EDITION).formula(
        Computed(lambda at: "=SUM(A1:A2)", lambda scored: 1, asked=asked), LAYOUT.seen_from("สรุปผล")
    )


class DescribeUdfFormulas:
    def it_calls_the_add_in_first_and_computes_if_the_result_is_no_number(self) -> None:
        found = formula(("total",))
        assert re.fullmatch(r"=IFERROR\(ITA_TOTAL\(2568(,'_ita'!\w+:\w+){4}\)\+0,SUM\(A1:A2\)\)", found)
        assert 'ITA_TOOL(2568,"IIT",' in formula(("tool", "IIT"))

    def it_accepts_a_level_that_is_not_empty(self) -> None:
        found = formula(("level",))
        asked = re.search(r"ITA_LEVEL\([^()]*\)", found)[0]
        assert found == f"=IFERROR(IF(LEN({asked})>0,{asked},NA()),SUM(A1:A2))"

    @pytest.mark.parametrize("asked", [("indicator", "1"), ("computed", "item", "IIT", "i1")])
    def it_reads_results_of_array_functions_from_the_hidden_sheet(self, asked: tuple[str, ...]) -> None:
        assert re.fullmatch(rf"=IFERROR\('{FACTS}'!\w+\+0,SUM\(A1:A2\)\)", formula(asked))

    @pytest.mark.parametrize(
        "asked", [None, ("item", "OIT", "o1"), ("computed", "item", "XYZ", "x1"), ("computed", "total")]
    )
    def it_keeps_the_native_formula_if_the_add_in_has_no_function(
        self, asked: tuple[str, ...] | None
    ) -> None:
        assert formula(asked) == "=SUM(A1:A2)"

    @pytest.mark.parametrize("year", available_years())
    def it_passes_the_edition_of_the_book(self, year: int) -> None:
        edition = load_edition(year)
        layout = place(declare(edition, demo().__class__(year), macros=True))
        cell = Computed(lambda at: "=1", lambda scored: 1, asked=("total",))
        assert f"ITA_TOTAL({year}," in UdfFormulas(edition).formula(cell, layout.seen_from("สรุปผล"))
