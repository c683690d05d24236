"""Native charts of a roll-up: levels, passed and not passed, means, and distributions of scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart

from ita_tools.workbook.cell_formats import FONT
from ita_tools.workbook.rollup.rollup_page import Page

__all__ = [
    "CHART_ROWS",
    "CellRange",
    "ChartBox",
    "insert_level_chart",
    "insert_mean_chart",
    "insert_passed_chart",
    "insert_score_chart",
]

CHART_ROWS = 15
"""Rows that a chart of scores covers."""
_HEIGHT = 400
_DARK, _LIGHT, _RED, _GREEN, _PALE_RED = "#1F4E79", "#A6B8CC", "#C00000", "#2E7D32", "#D98880"
_MARKS = (
    ("greatest", "สูงสุด", "triangle", _GREEN),
    ("median", "มัธยฐาน", "diamond", _DARK),
    ("least", "ต่ำสุด", "square", _RED),
)
_TEXT = {"name": FONT, "size": 16}
_SMALL = {"name": FONT, "size": 13}
_TITLE = {"name": FONT, "size": 16, "bold": True}
_GRID = {"visible": True, "line": {"color": "#D9D9D9"}}
_NO_GRID = {"visible": False}


@dataclass(frozen=True, slots=True)
class CellRange:
    """Cells of a sheet in one row or column: first row and column, last row and column."""

    sheet: str
    cells: tuple[int, int, int, int]

    def reference(self) -> list[Any]:
        """Return the range as XlsxWriter takes it."""
        return [self.sheet, *self.cells]

    def __len__(self) -> int:
        first_row, first_column, row, column = self.cells
        return row - first_row + column - first_column + 1


@dataclass(frozen=True, slots=True)
class ChartBox:
    """The title of a chart, the cell in which it starts, and its size in pixels."""

    title: str
    row: int
    column: int
    width: int
    height: int


def insert_level_chart(
    book: Workbook,
    page: Page,
    box: ChartBox,
    names: CellRange,
    counts: CellRange,
    passing: Sequence[bool],
) -> None:
    """Insert columns of the number of agencies by level; levels that do not pass have another colour."""
    chart = book.add_chart({"type": "column"})
    chart.add_series(
        {
            "name": "จำนวนหน่วยงาน",
            "categories": names.reference(),
            "values": counts.reference(),
            "fill": {"color": _DARK},
            "points": [{"fill": {"color": _DARK if passes else _PALE_RED}} for passes in passing],
            "gap": 50,
            "data_labels": {"value": True, "font": _SMALL, "num_format": "#,##0"},
        }
    )
    chart.set_x_axis({"num_font": _SMALL})
    chart.set_y_axis({"visible": False, "min": 0, "major_gridlines": _NO_GRID})
    chart.set_legend({"none": True})
    _insert(page, chart, box)


def insert_passed_chart(
    book: Workbook,
    page: Page,
    box: ChartBox,
    names: CellRange,
    passed: CellRange,
    failed: CellRange,
) -> None:
    """Insert stacked bars of the numbers of agencies that passed and did not, one bar for each name."""
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    for name, values, colour, letters in (
        ("ผ่านเกณฑ์", passed, _DARK, "#FFFFFF"),
        ("ไม่ผ่านเกณฑ์", failed, _PALE_RED, "#000000"),
    ):
        chart.add_series(
            {
                "name": name,
                "categories": names.reference(),
                "values": values.reference(),
                "fill": {"color": colour},
                "gap": 40,
                "data_labels": {
                    "value": True,
                    "font": {**_SMALL, "color": letters},
                    "num_format": "#,##0;;",
                },
            }
        )
    chart.set_y_axis({"num_font": _SMALL, "reverse": True})
    chart.set_x_axis({"visible": False, "min": 0, "major_gridlines": _NO_GRID})
    chart.set_legend({"position": "bottom", "font": _SMALL})
    _insert(page, chart, box)


def insert_mean_chart(
    book: Workbook,
    page: Page,
    box: ChartBox,
    names: CellRange,
    means: CellRange,
    target: CellRange,
) -> None:
    """Insert columns of mean scores with a line at the target."""
    chart, line = book.add_chart({"type": "column"}), book.add_chart({"type": "line"})
    chart.add_series(
        {
            "name": "ค่าเฉลี่ย",
            "categories": names.reference(),
            "values": means.reference(),
            "fill": {"color": _LIGHT},
            "gap": 40,
            "data_labels": {"value": True, "font": _SMALL, "num_format": "0.00", "position": "inside_base"},
        }
    )
    line.add_series(
        {
            "name": "ค่าเป้าหมาย",
            "categories": names.reference(),
            "values": target.reference(),
            "marker": {"type": "none"},
            "line": {"color": _RED, "width": 1.75, "dash_type": "dash"},
        }
    )
    chart.combine(line)
    chart.set_x_axis({"num_font": _SMALL})
    chart.set_y_axis({"num_font": _SMALL, "min": 0, "max": 100, "num_format": "0", "major_gridlines": _GRID})
    chart.set_legend({"none": True})
    _insert(page, chart, box)


def insert_score_chart(
    book: Workbook, page: Page, rows: tuple[int, int], columns: dict[str, int], title: str, width: int
) -> None:
    """Insert a chart of means as columns, with markers for lowest, median and highest score.

    ``columns`` gives the numbers of ``name``, ``mean``, ``least``, ``median`` and ``greatest``.
    """
    chart, marks = book.add_chart({"type": "column"}), book.add_chart({"type": "line"})
    names = _column(page, rows, columns["name"])
    chart.add_series(
        {
            "name": "ค่าเฉลี่ย",
            "categories": names,
            "values": _column(page, rows, columns["mean"]),
            "fill": {"color": _LIGHT},
            "gap": 60,
            "data_labels": {"value": True, "font": _TEXT, "num_format": "0.00", "position": "inside_base"},
        }
    )
    for key, name, kind, colour in _MARKS:
        look = {"type": kind, "size": 8, "fill": {"color": colour}, "border": {"color": colour}}
        marks.add_series(
            {
                "name": name,
                "categories": names,
                "values": _column(page, rows, columns[key]),
                "line": {"none": True},
                "marker": look,
            }
        )
    chart.combine(marks)
    chart.set_x_axis({"num_font": _TEXT})
    chart.set_y_axis({"num_font": _TEXT, "min": 0, "max": 100, "num_format": "0", "major_gridlines": _GRID})
    chart.set_legend({"position": "bottom", "font": _TEXT})
    _insert(page, chart, ChartBox(title, page.row, 0, width, _HEIGHT))
    page.skip(CHART_ROWS)


def _insert(page: Page, chart: Chart, box: ChartBox) -> None:
    chart.set_title({"name": box.title, "name_font": _TITLE})
    chart.set_chartarea({"border": {"color": "#D5DAE1"}})
    chart.set_size({"width": box.width, "height": box.height})
    page.sheet.insert_chart(
        box.row, box.column, chart, {"description": box.title, "x_offset": 4, "y_offset": 6}
    )


def _column(page: Page, rows: tuple[int, int], column: int) -> list[Any]:
    return CellRange(page.name, (rows[0], column, rows[1] - 1, column)).reference()
