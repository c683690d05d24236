"""Build a workbook with XlsxWriter; computed cells store the values of the engine.

The same assessment gives the same bytes. Texts are written as texts and can never become formulas.
"""

from __future__ import annotations

import io
import warnings
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ita_tools.assessment import Assessment
from ita_tools.errors import TextTooLong
from ita_tools.rubric import Edition
from ita_tools.scoring import score
from ita_tools.workbook.cell_formats import LINE_HEIGHT, Formats
from ita_tools.workbook.cell_keys import names_of
from ita_tools.workbook.cell_rules import add_conditional_formats, add_data_validation
from ita_tools.workbook.charts import insert_chart
from ita_tools.workbook.form_buttons import add_macros, insert_buttons
from ita_tools.workbook.hidden_keys import END, START
from ita_tools.workbook.layout import (
    FIRST_COLUMN,
    Layout,
    PlacedBlock,
    PlacedSheet,
    lines_of,
    place,
    title_lines,
)
from ita_tools.workbook.page_setup import page_breaks, printed_page, setup_sheet
from ita_tools.workbook.read_back import confirm_readable
from ita_tools.workbook.sheet_model import (
    Block,
    Cell,
    Computed,
    Input,
    Label,
    Link,
    Row,
    Scored,
    Shared,
    Sheet,
    Value,
)
from ita_tools.workbook.sheets import declare
from ita_tools.workbook.sheets.dashboard_sheet import status_cell
from ita_tools.workbook.sheets.record_columns import NAMES, division_rows
from ita_tools.workbook.sheets.udf_argument_sheet import notice_cell
from ita_tools.workbook.udf_formulas import UdfFormulas
from ita_tools.workbook.xlsxwriter_book import AutofitWorksheet, themed_workbook

__all__ = ["CELL_LIMIT", "build_book"]

CELL_LIMIT = 32_767
"""Characters Excel keeps in a cell."""
_CALC_ID = "191029"
"""Calculation engine of Excel 2019 and later: it does not recalculate on opening what that one wrote."""
_CREATED = datetime(2025, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def build_book(
    edition: Edition, assessment: Assessment, *, macros: bool = False, sheets: Sequence[Sheet] | None = None
) -> bytes:
    """Return the .xlsx workbook of an assessment, or with ``macros`` the .xlsm workbook.

    ``sheets`` are others than those of a whole workbook.

    Raises
    ------
    TextTooLong
        If a text does not fit a cell.
    WorkbookUnreadable
        If the workbook does not read back as the assessment.
    """
    stream = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # XlsxWriter only warns when it drops a validation or a chart
        with themed_workbook(stream) as book:
            made = declare(edition, assessment, macros=macros) if sheets is None else sheets
            _Builder(book, edition, assessment, made, macros=macros).write()
    built = stream.getvalue()
    if sheets is None:
        confirm_readable(built, assessment)
    return built


class _Builder:
    """Writes one workbook."""

    def __init__(
        self,
        book: Workbook,
        edition: Edition,
        assessment: Assessment,
        sheets: Sequence[Sheet],
        *,
        macros: bool,
    ) -> None:
        self.book = book
        self.edition = edition
        self.scored = Scored(assessment, score(edition, assessment), sheets)
        self.formats = Formats(book)
        self.heights: dict[int, float] = {}
        self.layout: Layout = place(sheets)
        self.asking = UdfFormulas(edition) if macros else None
        self.names = self._names()

    def write(self) -> None:
        agency = self.scored.assessment.agency.name
        self.book.set_properties(
            {"title": self.edition.title[:255], "company": agency[:255], "created": _CREATED}
        )
        self.book.set_custom_property("ITA edition", self.edition.year)
        self.book.set_calc_mode("auto", _CALC_ID)
        self.book.calc_on_load = False  # the stored values are those of the engine
        for placed in self.layout.sheets:
            self._sheet(placed, self.book.add_worksheet(placed.sheet.name, AutofitWorksheet))
        for name, address in self.names.items():
            self.book.define_name(name, f"={address}")
        if self.asking:
            add_macros(self.book)

    def _names(self) -> dict[str, str]:
        """Return the addresses of the defined names."""
        absolute = self.layout.seen_from("").absolute
        cells = {**names_of(self.edition), "ita_status": status_cell, "ita_notice": notice_cell}
        names = {name: absolute(*cell) for name, cell in cells.items() if self.layout.has(*cell)}
        first, *_, last = division_rows(self.scored.assessment)
        if self.layout.has(first, "name"):
            names[NAMES] = f"{absolute(first, 'name')}:{absolute(last, 'name').rpartition('!')[2]}"
        return names

    def _sheet(self, placed: PlacedSheet, sheet: AutofitWorksheet) -> None:
        setup_sheet(sheet, placed, self.formats)
        for row, line in placed.lines:
            style = "part" if line.style == "heading" else "remark"
            sheet.write_string(row, FIRST_COLUMN, line.text, self.formats.named(style, line.text))
        inputs: dict[Input, list[tuple[int, int]]] = defaultdict(list)
        self.heights = {}
        for placed_block in placed.blocks:
            self._block(sheet, placed, placed_block, inputs)
            add_conditional_formats(sheet, placed_block, self.book)
        add_data_validation(sheet, inputs, self.names)
        breaks = page_breaks(placed, self.heights)
        sheet.set_h_pagebreaks(breaks)
        page = printed_page(placed)
        if page.fits:
            sheet.fit_to_pages(1, 0 if breaks else 1)
        else:
            sheet.set_print_scale(page.scale)
            sheet.print_across()
        if placed.sheet.hidden:
            sheet.hide()
        for row, buttons in placed.buttons:
            insert_buttons(sheet, row, buttons)
        for row, diagram in placed.diagrams:
            insert_chart(self.book, sheet, row, diagram, self.layout)

    def _block(
        self,
        sheet: AutofitWorksheet,
        placed: PlacedSheet,
        placed_block: PlacedBlock,
        inputs: dict[Input, list[tuple[int, int]]],
    ) -> None:
        block = placed_block.block
        self._frame(sheet, placed, placed_block)
        numbers = {column.key: n for n, column in enumerate(block.columns, FIRST_COLUMN)}
        for index, row in enumerate(block.rows, placed_block.first_row):
            self._row(sheet, placed, block, index, row)
            for key, cell in row.cells.items():
                if isinstance(cell, Input) and not cell.locked:
                    kind = Input(cell.kind, cell.prompt, cell.choice)
                    inputs[kind].append((index, numbers[key]))
                self._cell(sheet, placed, (index, numbers[key]), (row, key), cell)

    def _frame(self, sheet: Worksheet, placed: PlacedSheet, placed_block: PlacedBlock) -> None:
        block = placed_block.block
        for hidden in (placed_block.marker_row, placed_block.end_row):
            sheet.set_row(hidden, None, None, {"hidden": True})
            self.heights[hidden] = 0
        sheet.write_string(placed_block.marker_row, 0, f"{START}{block.marker} {self.edition.year}")
        sheet.write_string(placed_block.end_row, 0, END)
        sheet.write_string(placed_block.header_row, 0, "=header", self.formats.of_key("=header"))
        for number, column in enumerate(block.columns, FIRST_COLUMN):
            sheet.write_string(placed_block.marker_row, number, column.key, self.formats.of_key(column.key))
            if column.title or not block.is_titled:
                title = self.formats.named("header", column.title)
                sheet.write_string(placed_block.header_row, number, column.title, title)
        if block.is_titled:
            self._height(sheet, placed_block.header_row, title_lines(block, placed.sheet.widths))
        else:
            sheet.set_row(placed_block.header_row, None, None, {"hidden": True})
            self.heights[placed_block.header_row] = 0

    def _height(self, sheet: Worksheet, row: int, lines: float, look: Format | None = None) -> None:
        self.heights[row] = LINE_HEIGHT * lines
        sheet.set_row(row, LINE_HEIGHT * lines, look)

    def _row(self, sheet: AutofitWorksheet, placed: PlacedSheet, block: Block, index: int, row: Row) -> None:
        shown = Row(row.key, {key: self._shown(row, key, cell) for key, cell in row.cells.items()})
        free = self.formats.named("free") if _may_go(block, row) else None
        self._height(sheet, index, lines_of(shown, block, placed.sheet.widths), free)
        if _grows(row):
            sheet.growing.add(index)
        if row.key:
            sheet.write_string(index, 0, row.key, free or self.formats.of_key(row.key))
        if free:
            return
        heading = any(isinstance(cell, Label) and cell.style == "heading" for cell in row.cells.values())
        empty = self.formats.named("heading" if heading else "void", starts=row.starts)
        for number, column in enumerate(block.columns, FIRST_COLUMN):
            if column.key not in row.cells:
                sheet.write_blank(index, number, None, empty)

    def _shown(self, row: Row, key: str, cell: Cell) -> Cell:
        return (
            replace(cell, value=self.scored.input_value(row, key, cell)) if isinstance(cell, Input) else cell
        )

    def _cell(
        self, sheet: Worksheet, placed: PlacedSheet, at: tuple[int, int], key: tuple[Row, str], cell: Cell
    ) -> None:
        starts = key[0].starts
        cell_format = self.formats.of(cell, starts=starts)
        if isinstance(cell, Computed):
            here = self.layout.seen_from(placed.sheet.name)
            formula = self.asking.formula(cell, here) if self.asking else cell.formula(here)
            value = cell.value(self.scored)
            sheet.write_formula(*at, formula, cell_format, "" if value is None else value)
        elif isinstance(cell, Shared):
            self._shared(sheet, placed, at, cell, cell_format)
        elif isinstance(cell, Link):
            target = f"internal:'{cell.sheet}'!A1"
            sheet.write_url(*at, target, cell_format, cell.text or cell.sheet, "ไปที่แผ่นงานนี้")
        else:
            value = cell.shown if isinstance(cell, Label) else self.scored.input_value(*key, cell)
            _write(sheet, at, value, self.formats.of(cell, value, starts=starts), placed.sheet.name)

    def _shared(
        self, sheet: Worksheet, placed: PlacedSheet, at: tuple[int, int], cell: Shared, cell_format: Format
    ) -> None:
        value = cell.value(self.scored)
        if cell.formula is None:
            _write(sheet, at, "" if value is None else value, cell_format, placed.sheet.name)
            return
        last = at[0] + cell.rows - 1
        formula = cell.formula(self.layout.seen_from(placed.sheet.name))
        sheet.write_array_formula(*at, last, at[1], formula, cell_format, "" if value is None else value)


def _may_go(block: Block, row: Row) -> bool:
    """Whether a row may be deleted: a row of a list without a cell that is locked."""
    is_list = block.marker.endswith("[]") or "{" in block.marker
    return is_list and all(isinstance(cell, Input) and not cell.locked for cell in row.cells.values())


def _grows(row: Row) -> bool:
    """Whether text may be typed into a row; what reserves room for text to come keeps it.

    A text of group style is there from the start: the row is made for it and grows all the same.
    """
    cells = [cell for cell in row.cells.values() if isinstance(cell, Computed | Input)]
    typed = any(isinstance(cell, Input) and not cell.locked for cell in cells)
    return typed and all(
        cell.lines == 1 or (isinstance(cell, Computed) and cell.style == "group") for cell in cells
    )


def _write(sheet: Worksheet, at: tuple[int, int], value: Value, cell_format: Format, name: str) -> None:
    if value is None:
        sheet.write_blank(*at, None, cell_format)
    elif isinstance(value, str):
        if len(value) > CELL_LIMIT:
            raise TextTooLong(
                f"ข้อความยาว {len(value):,} อักขระ เกินที่ช่องของ Excel รับได้",
                where=f"แผ่นงาน {name}",
                remedy=f"ย่อให้ไม่เกิน {CELL_LIMIT:,} อักขระ",
            )
        sheet.write_string(*at, value, cell_format)
    else:
        sheet.write_number(*at, value, cell_format)
