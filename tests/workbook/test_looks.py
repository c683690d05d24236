"""How sheets look and print, and what their charts show."""

from __future__ import annotations

import io
from functools import cache

import openpyxl
import pytest
import xlsxwriter
from openpyxl.workbook import Workbook

from ita_tools.assessment import Assessment, Conflict
from ita_tools.rubric import available_years, load_edition
from ita_tools.workbook.build_book import build_book
from ita_tools.workbook.cell_formats import FONT, Formats
from ita_tools.workbook.charts import insert_chart
from ita_tools.workbook.layout import place
from ita_tools.workbook.sheet_model import Block, ChartSpec, Input, Label, Link
from ita_tools.workbook.sheets import declare

YEARS = available_years()


@cache
def book(year: int) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(build_book(load_edition(year), Assessment(year))))


class DescribeLooks:
    """How sheets look and print, and what their charts show."""

    def it_hides_the_keys_and_protects_every_sheet(self) -> None:
        for sheet in book(2568).worksheets:
            assert sheet.column_dimensions["A"].hidden
            assert sheet.protection.sheet
            assert not sheet.protection.insertRows
            assert not sheet.protection.formatColumns
            assert not sheet.protection.deleteRows

    def it_prints_on_a4_with_the_sheet_name(self) -> None:
        for sheet in book(2568).worksheets:
            assert sheet.page_setup.paperSize == 9
            assert sheet.title in sheet.oddHeader.center.text.replace("&&", "&")
            assert "&P" in sheet.oddFooter.center.text or "[Page]" in sheet.oddFooter.center.text

    def it_freezes_the_titles_of_a_single_table_and_the_wording_of_items(self) -> None:
        frozen = {sheet.title: sheet.freeze_panes for sheet in book(2568).worksheets}
        placed = {
            each.sheet.name: each for each in place(declare(load_edition(2568), Assessment(2568))).sheets
        }
        for name, sheet in placed.items():
            keys = [column.key for column in sheet.blocks[0].block.columns]
            column = "D" if "=title" in keys else "C" if len(sheet.blocks) == 1 else "A"
            row = sheet.blocks[0].header_row + 2 if len(sheet.blocks) == 1 else 2
            assert frozen[name] == f"{column}{row}"

    @pytest.mark.parametrize("year", YEARS)
    def it_has_a_format_for_every_declared_cell(self, year: int) -> None:
        edition = load_edition(year)
        sheets = declare(edition, Assessment(year, conflicts=(Conflict("a"),)), macros=True)
        with xlsxwriter.Workbook(io.BytesIO()) as made:
            made.add_worksheet()
            formats = Formats(made)
            cells = [
                cell
                for sheet in sheets
                for part in sheet.parts
                if isinstance(part, Block)
                for row in part.rows
                for cell in row.cells.values()
            ]
            for cell in cells:
                look = formats.of(cell)
                assert look.font_name == FONT
                assert look.locked == (not isinstance(cell, Input) or cell.locked)
            assert formats.of(Label("a")) is formats.of(Label("b"))
            assert formats.of(Link("a")) is not formats.of(Label("a"))
            assert formats.of(Input("score")) is not formats.of(Input("score", locked=True))

    @pytest.mark.parametrize("year", YEARS)
    def it_has_charts_of_existing_cells_only(self, year: int) -> None:
        layout = place(declare(load_edition(year), Assessment(year)))
        drawn = [diagram for sheet in layout.sheets for _, diagram in sheet.diagrams]
        assert drawn
        for diagram in drawn:
            wanted = [diagram.categories, *(column for column, _ in diagram.series)]
            wanted += [diagram.target[0]] if diagram.target else []
            rows = diagram.rows
            assert all(layout.has(row, column) for row in (rows[0], rows[-1]) for column in wanted)
            first, last = (layout.place_of(row, diagram.categories)[1] for row in (rows[0], rows[-1]))
            assert last - first + 1 == len(rows)
            assert diagram.description

    @pytest.mark.parametrize(
        ("kind", "series", "target"),
        [("column", 1, True), ("column", 2, False), ("radar", 2, False), ("line", 3, False)],
    )
    def it_has_the_declared_charts(self, kind: str, series: int, target: bool) -> None:
        layout = place(declare(load_edition(2568), Assessment(2568)))
        source = next(diagram for sheet in layout.sheets for _, diagram in sheet.diagrams if diagram.target)
        columns = tuple((source.series[0][0], f"ชุด {n}") for n in range(series))
        diagram = ChartSpec(
            kind,
            "ชื่อภาพ",
            source.rows,
            source.categories,
            columns,
            source.target if target else None,
            "คำอธิบาย",
        )
        stream = io.BytesIO()
        with xlsxwriter.Workbook(stream) as made:
            names = [sheet.sheet.name for sheet in layout.sheets]
            sheets = [made.add_worksheet(name) for name in names]
            insert_chart(made, sheets[0], 0, diagram, layout)
        (chart,) = openpyxl.load_workbook(stream).worksheets[0]._charts
        assert len(chart.series) == series
        parts = [each.tagname for each in chart._charts]
        assert parts == [
            {"column": "barChart", "radar": "radarChart", "line": "lineChart"}[kind],
            *(["lineChart"] if target else []),
        ]
        if kind == "column":
            assert (chart.y_axis.scaling.min, chart.y_axis.scaling.max) == (0, 100)
