"""Books for tests: building them, editing them as a spreadsheet program would, and their computed cells."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings

from ita_tools.assessment import Assessment, parse_assessment
from ita_tools.rubric import Edition, load_edition
from ita_tools.scoring import score
from ita_tools.workbook.build_book import build_book
from ita_tools.workbook.cell_values import UNCALCULATED
from ita_tools.workbook.layout import FIRST_COLUMN, place
from ita_tools.workbook.sheet_model import Computed, Scored
from ita_tools.workbook.sheets import declare
from ita_tools.workbook.xlsx_values import SheetValues, read_sheets
from tests.strategies import assessments

CASES = Path(__file__).parents[1] / "cases" / "scores"
DEMO = Path(__file__).parents[2] / "ita_tools" / "cases" / "demo-2568.yaml"
EDITION = load_edition(2568)


@dataclass(frozen=True)
class ComputedCell:
    """A computed cell and the value of the engine."""

    sheet: str
    row: int
    column: int
    expected: object


def demo() -> Assessment:
    """The bundled case."""
    return parse_assessment(DEMO.read_text("utf-8"), DEMO.name).assessment


def generated(number: int, edition: Edition = EDITION) -> list[Assessment]:
    """Assessments that hypothesis makes, the same on every run."""
    found: list[Assessment] = []

    @settings(
        max_examples=number,
        phases=[Phase.generate],
        database=None,
        derandomize=True,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(assessments(edition))
    def collect(assessment: Assessment) -> None:
        found.append(assessment)

    collect()
    return found


def save(assessment: Assessment, path: Path) -> Path:
    """Write the book of an assessment; the last ones are kept, since many tests begin with the same."""
    data = next((made for each, made in _MADE if each == assessment), b"")
    if not data:
        data = build_book(load_edition(assessment.edition), assessment)
        _MADE.append((assessment, data))
    path.write_bytes(data)
    return path


_MADE: deque[tuple[Assessment, bytes]] = deque(maxlen=12)


_OF_THE_BUILD = ("=current", "=target.state")
"""Column and row of cells that compare a book with what it was built from."""


def computed_cells(
    edition: Edition, assessment: Assessment, *, edited: bool = False
) -> Iterator[ComputedCell]:
    """Every computed cell of the book of an assessment, with the engine's value.

    Of an ``edited`` book those are left out that compare it with what it was built from.
    """
    scored = Scored(assessment, score(edition, assessment))
    for placed in place(declare(edition, assessment)).sheets:
        for block in placed.blocks:
            numbers = {column.key: n for n, column in enumerate(block.block.columns, FIRST_COLUMN)}
            for index, row in enumerate(block.block.rows, block.first_row):
                for key, cell in row.cells.items():
                    of_the_build = key in _OF_THE_BUILD or row.key in _OF_THE_BUILD
                    if isinstance(cell, Computed) and not (edited and of_the_build):
                        yield ComputedCell(placed.sheet.name, index, numbers[key], cell.value(scored))


def disagreements(assessment: Assessment, path: Path, expected: Assessment | None = None) -> list[str]:
    """Return the computed cells of a file that differ from the engine.

    ``assessment`` gave the book its shape, ``expected`` is what it holds now.
    """
    edition = load_edition(assessment.edition)
    grids = {grid.name: grid for grid in read_sheets(path)}
    edited = expected is not None
    now = _by_place(edition, expected or assessment, edited=edited)
    shape = set(_by_place(edition, assessment, edited=edited) if edited else now)
    assert shape
    assert shape <= set(now), "the edit changed the shape of the book"
    return [
        f"{place}: engine {now[place]!r}, cell {found!r}"
        for place in sorted(shape)
        if not agrees(found := _at(grids[place[0]], *place[1:]), now[place])
    ]


def _by_place(
    edition: Edition, assessment: Assessment, *, edited: bool
) -> dict[tuple[str, int, int], object]:
    cells = computed_cells(edition, assessment, edited=edited)
    return {(cell.sheet, cell.row, cell.column): cell.expected for cell in cells}


def _at(grid: SheetValues, row: int, column: int) -> object:
    cells: Sequence[object] = grid.rows[row] if row < len(grid.rows) else ()
    value = cells[column] if column < len(cells) else None
    # A formula with an empty result has no text type in a book that was just built.
    return None if value == UNCALCULATED else float(value) if isinstance(value, Decimal) else value


def agrees(found: object, expected: object) -> bool:
    """Whether a cell shows the value of the engine."""
    if expected is None:
        return found in ("", None)
    if isinstance(expected, str):
        return found == expected
    return isinstance(found, float | int) and Decimal(repr(found)) == Decimal(str(expected))
