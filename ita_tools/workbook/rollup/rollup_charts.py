"""Native charts of a roll-up: levels, tools and indicators."""

from __future__ import annotations

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart

from ita_tools.workbook.cell_formats import FONT
from ita_tools.workbook.rollup.rollup_page import Page

__all__ = ["CHART_ROWS", "insert_level_chart", "insert_score_chart"]

CHART_ROWS = 15
"""Rows a chart covers."""
_HEIGHT = 400
_DARK, _LIGHT, _RED, _GREEN = "#1F4E79", "#A6B8CC", "#C00000", "#2E7D32"
_MARKS = (
    ("greatest", "สูงสุด", "triangle", _GREEN),
    ("median", "มัธยฐาน", "diamond", _DARK),
    ("least", "ต่ำสุด", "square", _RED),
)
_TEXT = {"name": FONT, "size": 16}
_GRID = {"visible": True, "line": {"color": "#D9D9D9"}}


def insert_level_chart(
    book: Workbook, page: Page, rows: tuple[int, int], columns: tuple[int, int], title: str, width: int
) -> None:
    """Insert a column chart of the number of agencies by level, from a table of names and counts."""
    chart = book.add_chart({"type": "column"})
    chart.add_series(
        {
            "name": "จำนวนหน่วยงาน",
            "categories": _range(page, rows, columns[0]),
            "values": _range(page, rows, columns[1]),
            "fill": {"color": _DARK},
            "gap": 60,
            "data_labels": {"value": True, "font": _TEXT, "num_format": "#,##0"},
        }
    )
    chart.set_y_axis({"num_font": _TEXT, "min": 0, "num_format": "#,##0", "major_gridlines": _GRID})
    chart.set_legend({"none": True})
    _place(page, chart, title, width)


def insert_score_chart(
    book: Workbook, page: Page, rows: tuple[int, int], columns: dict[str, int], title: str, width: int
) -> None:
    """Insert a chart of means as columns, with markers for lowest, median and highest score.

    ``columns`` gives the numbers of ``name``, ``mean``, ``least``, ``median`` and ``greatest``.
    """
    chart, marks = book.add_chart({"type": "column"}), book.add_chart({"type": "line"})
    names = _range(page, rows, columns["name"])
    chart.add_series(
        {
            "name": "ค่าเฉลี่ย",
            "categories": names,
            "values": _range(page, rows, columns["mean"]),
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
                "values": _range(page, rows, columns[key]),
                "line": {"none": True},
                "marker": look,
            }
        )
    chart.combine(marks)
    chart.set_y_axis({"num_font": _TEXT, "min": 0, "max": 100, "num_format": "0", "major_gridlines": _GRID})
    chart.set_legend({"position": "bottom", "font": _TEXT})
    _place(page, chart, title, width)


def _place(page: Page, chart: Chart, title: str, width: int) -> None:
    chart.set_title({"name": title, "name_font": {**_TEXT, "size": 20, "bold": True}})
    chart.set_x_axis({"num_font": _TEXT})
    chart.set_size({"width": width, "height": _HEIGHT})
    page.sheet.insert_chart(page.row, 0, chart, {"description": title, "x_offset": 4, "y_offset": 6})
    page.skip(CHART_ROWS)


def _range(page: Page, rows: tuple[int, int], column: int) -> list[Any]:
    return [page.name, rows[0], column, rows[1] - 1, column]
