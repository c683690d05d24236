"""Formulas are written as they are given: none needs the prefix of a newer function."""

from __future__ import annotations

import io

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from ita_tools.workbook.formulas.excel_functions import FUNCTIONS
from ita_tools.workbook.plain_formulas import PlainFormulaWorksheet


class DescribePlainFormulaWorksheet:
    def it_writes_our_functions_as_xlsxwriter_does(self) -> None:
        for name in (*FUNCTIONS, "IFERROR", "NA"):
            formula = f'=IF({name}(A1)>0,{name}(B1:B9)&"=",{{1,2}})'
            assert PlainFormulaWorksheet()._prepare_formula(formula) == Worksheet()._prepare_formula(
                formula, expand_future_functions=True
            )

    def it_keeps_formulas_with_the_equals_sign_off(self) -> None:
        with Workbook(io.BytesIO()) as book:
            sheet = book.add_worksheet("a", PlainFormulaWorksheet)
            sheet.write_formula(0, 0, "=SUM(B1:B2)")
            assert sheet.table[0][0].formula == "SUM(B1:B2)"
