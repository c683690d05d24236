"""Native Excel charts whose data are declared cells."""

from __future__ import annotations

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from ita_tools.workbook.cell_formats import FONT, LINE_HEIGHT
from ita_tools.workbook.layout import CHART_ROWS, FIRST_COLUMN, Layout
from ita_tools.workbook.sheet_model import ChartSpec

__all__ = ["insert_chart"]

_COLOURS = ("#1F4E79", "#A6B8CC", "#7F7F7F")
_DASHES = ("solid", "dash", "round_dot")
_MARKERS = ("circle", "square", "diamond")
_TARGET = "#C00000"
_LABELS = "0.00;;"
"""Number format of data labels: none for an empty cell, which a chart takes for zero."""
_TEXT = {"name": FONT, "size": 16}
_PIXELS_PER_POINT = 96 / 72


def insert_chart(book: Workbook, sheet: Worksheet, row: int, diagram: ChartSpec, layout: Layout) -> None:
    """Insert a chart at a row of a sheet."""
    chart = book.add_chart(_kind(diagram))
    for number, (column, name) in enumerate(diagram.series):
        chart.add_series(_series(diagram, layout, column, name, number))
    if diagram.target:
        line = book.add_chart({"type": "line"})
        column, name = diagram.target
        line.add_series(
            {
                **_data(diagram, layout, column, name),
                "marker": {"type": "none"},
                "line": {"color": _TARGET, "width": 2, "dash_type": "dash"},
            }
        )
        chart.combine(line)
    chart.set_title({"name": diagram.title, "name_font": {**_TEXT, "size": 20, "bold": True}})
    chart.set_legend({"position": "bottom", "font": _TEXT})
    chart.set_x_axis({"num_font": _TEXT})
    chart.set_y_axis(
        {
            "num_font": _TEXT,
            "min": 0,
            "max": 100,
            "num_format": "0",
            "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
        }
    )
    height = (CHART_ROWS - 1) * LINE_HEIGHT * _PIXELS_PER_POINT
    chart.set_size({"width": 960, "height": int(height)})
    sheet.insert_chart(row, FIRST_COLUMN, chart, {"description": diagram.description, "y_offset": 8})


def _kind(diagram: ChartSpec) -> dict[str, str]:
    return {"type": "radar", "subtype": "with_markers"} if diagram.kind == "radar" else {"type": diagram.kind}


def _series(diagram: ChartSpec, layout: Layout, column: str, name: str, number: int) -> dict[str, Any]:
    data, colour = _data(diagram, layout, column, name), _COLOURS[number]
    if diagram.kind == "column":
        return {
            **data,
            "fill": {"color": colour},
            "gap": 60,
            "data_labels": {"value": True, "font": _TEXT, "num_format": _LABELS},
        }
    return {
        **data,
        "line": {"color": colour, "width": 2.25, "dash_type": _DASHES[number]},
        "marker": {
            "type": _MARKERS[number],
            "size": 6,
            "fill": {"color": colour},
            "border": {"color": colour},
        },
    }


def _data(diagram: ChartSpec, layout: Layout, column: str, name: str) -> dict[str, Any]:
    return {
        "name": name,
        "categories": _range(diagram, layout, diagram.categories),
        "values": _range(diagram, layout, column),
    }


def _range(diagram: ChartSpec, layout: Layout, column: str) -> list[Any]:
    sheet, first, last, number = layout.range_of(diagram.rows, column)
    return [sheet, first, number, last, number]
