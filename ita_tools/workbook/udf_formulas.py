"""Formulas of a workbook with macros: a function of the add-in, else the native formula.

``+0`` makes an answer that is no number an error, so that the native formula takes over: xlwings and
LibreOffice hand errors on as texts. All in all a recalculation asks at most a dozen times.
"""

from __future__ import annotations

from ita_tools.rubric import Edition
from ita_tools.workbook.formulas.figures import FigureFormulas
from ita_tools.workbook.sheet_model import Computed, Locator
from ita_tools.workbook.sheets.udf_argument_sheet import arguments, shared_cell

__all__ = ["UdfFormulas"]


class UdfFormulas:
    """Formulas that call a function of the add-in first and have the native formula as fallback."""

    def __init__(self, edition: Edition) -> None:
        self._year = edition.year
        self._figures = FigureFormulas(edition)

    def formula(self, cell: Computed, at: Locator) -> str:
        """Return the formula of a computed cell, with the question where there is one."""
        native = cell.formula(at)
        question = self._question(cell, at)
        if not question:
            return native
        if cell.asked == ("level",):
            return f"=IFERROR(IF(LEN({question})>0,{question},NA()),{native[1:]})"
        return f"=IFERROR({question}+0,{native[1:]})"

    def _question(self, cell: Computed, at: Locator) -> str:
        if cell.asked is None:
            return ""
        kind, *codes = cell.asked
        if kind in ("total", "level"):
            return f"ITA_{kind.upper()}({self._year},{self._given(at)})"
        if kind == "tool":
            return f'ITA_TOOL({self._year},"{codes[0]}",{self._given(at)})'
        shared = shared_cell(cell.asked)
        return at.cell(*shared) if shared and at.has(*shared) else ""

    def _given(self, at: Locator) -> str:
        return arguments(self._figures, at)
