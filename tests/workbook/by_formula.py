"""What the cells of a workbook show by their formulas alone: none of the engine's figures is looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ita_tools.assessment import Assessment
from ita_tools.rubric import Edition
from ita_tools.scoring import Key, score
from ita_tools.workbook.formulas.figures import FigureFormulas, formula_of
from ita_tools.workbook.sheet_model import Block, Cell, Computed, Scored, Sheet, Value
from ita_tools.workbook.sheets import declare

__all__ = ["ByFormula", "wrong_formulas"]


class ByFormula(Scored):
    """Reads every computed cell by its formula, in exact decimals."""

    def __init__(self, edition: Edition, assessment: Assessment, sheets: Sequence[Sheet]) -> None:
        super().__init__(assessment, score(edition, assessment), sheets)
        self._figures = FigureFormulas(edition)
        self._known: dict[Key, Value] = {}

    def shown(self, cell: Cell) -> Value:
        if not isinstance(cell, Computed) or cell.asked not in self._figures.nodes:
            return super().shown(cell)
        if cell.asked not in self._known:
            value = formula_of(self._figures.nodes[cell.asked], self._figures).value(self)
            self._known[cell.asked] = None if value == "" or isinstance(value, list) else value
        return self._known[cell.asked]


def wrong_formulas(edition: Edition, assessment: Assessment) -> Iterator[str]:
    """Yield every computed cell whose formula gives another value than the cell shows."""
    sheets = declare(edition, assessment, macros=True)
    shown, by_formula = (
        Scored(assessment, score(edition, assessment), sheets),
        ByFormula(edition, assessment, sheets),
    )
    for sheet in sheets:
        for row in (row for part in sheet.parts if isinstance(part, Block) for row in part.rows):
            for column, cell in row.cells.items():
                if isinstance(cell, Computed) and (value := shown.shown(cell)) != (
                    other := by_formula.shown(cell)
                ):
                    yield f"{sheet.name} {row.key} {column}: shown {value!r}, by formula {other!r}"
