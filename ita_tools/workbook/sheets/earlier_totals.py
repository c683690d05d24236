"""The totals of earlier years on sheet เปรียบเทียบ, and the chart of the last ones."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.assessment import Assessment, EarlierResult
from ita_tools.assessment.fields import fields_of
from ita_tools.rubric import Edition
from ita_tools.workbook.cell_keys import total_row
from ita_tools.workbook.formulas.display import computed, copy_of
from ita_tools.workbook.formulas.expression import AND, COUNTIFS, IF, ISNUMBER, SUMIFS, CellRef, Span
from ita_tools.workbook.sheet_model import (
    Block,
    ChartSpec,
    Column,
    Computed,
    Input,
    Label,
    Row,
)
from ita_tools.workbook.sheets.record_columns import field_label, record_cells, record_columns

__all__ = ["earlier_total_parts"]

_SPARE_YEARS = 6
_DRAWN_YEARS = 5
_PREVIOUS = "previous.edition", "."
_PREVIOUS_TOTAL = "previous.published.total", "."


def earlier_total_parts(edition: Edition, assessment: Assessment) -> tuple[Block, Block, ChartSpec]:
    """Declare the totals the officer fills in, those of the last years from all that is known, and a chart.

    A year is this one, the previous one, or one of the totals filled in: the first that holds a total.
    """
    inputs = list(_inputs(assessment))
    names = [row.name for row in inputs]
    years = range(edition.year - _DRAWN_YEARS + 1, edition.year + 1)
    drawn = [
        Row(f"=total.{year}", {"=year": Label(year, "code"), "=total": _total(edition, year, names)})
        for year in years
    ]
    return (
        Block(
            "history.{year}",
            (Column("{year}", "ปีงบประมาณ"), *record_columns(EarlierResult, fields_of(EarlierResult))),
            inputs,
            field_label("history"),
        ),
        Block(
            "drawn",
            (Column("=year", "ปีงบประมาณ"), Column("=total", "คะแนนรวม")),
            drawn,
            f"คะแนนรวม {_DRAWN_YEARS} ปีล่าสุด",
        ),
        ChartSpec(
            "column",
            f"คะแนนรวม {_DRAWN_YEARS} ปีล่าสุด",
            [row.key for row in drawn],
            "=year",
            (("=total", "คะแนนรวม"),),
            None,
            "แผนภูมิแท่งคะแนนรวมของปีล่าสุดตามตารางด้านบน",
        ),
    )


def _inputs(assessment: Assessment) -> Iterator[Row]:
    """Yield the input rows; formulas find them by their names."""
    years = [*assessment.history.items(), *[(None, EarlierResult())] * _SPARE_YEARS]
    for number, (year, earlier) in enumerate(years):
        cells = record_cells(earlier, fields_of(EarlierResult))
        yield Row("", {"{year}": Input("whole", value=year), **cells}, f"history.{number}")


def _total(edition: Edition, year: int, rows: list[str]) -> Computed:
    if year == edition.year:
        return copy_of(CellRef(total_row, "=used"))
    before, total = CellRef(*_PREVIOUS), CellRef(*_PREVIOUS_TOTAL)
    years, totals = Span(rows, "{year}"), Span(rows, "total")
    earlier = IF(COUNTIFS(years, year, totals, ">=0").equals(0), "", SUMIFS(totals, years, year))
    return computed(IF(AND(before.equals(year), ISNUMBER(total)), total, earlier))
