"""A worksheet that writes formulas as they are given."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

__all__ = ["PlainFormulaWorksheet"]


class PlainFormulaWorksheet(Worksheet):  # type: ignore[misc]
    """A worksheet for formulas with functions of Excel 2010 only.

    XlsxWriter looks into every formula for some forty newer functions, which need a prefix in the file: two
    fifths of the time it takes to build a workbook. A test holds our functions apart from those.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("=")
