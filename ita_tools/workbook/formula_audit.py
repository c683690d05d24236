"""What only the formulas and comments of a workbook tell.

A computed cell is reported if its formula is not the declared one and its value is not that of the engine.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ita_tools.analysis.findings import Finding
from ita_tools.assessment import Assessment, LoadedAssessment
from ita_tools.files import WORKBOOK, preflight_package, read_bytes
from ita_tools.files.preflight import MAX_PACKAGE
from ita_tools.files.sheet_limits import require_sheet_limits
from ita_tools.rubric import Edition
from ita_tools.scoring import Result
from ita_tools.sharing.assignments import Assignment
from ita_tools.sharing.split_assessment import DivisionPart
from ita_tools.workbook.cell_locations import CellLocations
from ita_tools.workbook.cell_values import UNCALCULATED, CellValue, cell_name, key_of, plain_value
from ita_tools.workbook.layout import FIRST_COLUMN, Layout, place
from ita_tools.workbook.marked_tables import MarkedTable
from ita_tools.workbook.sheet_formulas import (
    SheetContents,
    abstract_formula,
    normal_formula,
    same_value,
    sheet_contents,
)
from ita_tools.workbook.sheet_model import Computed, Row, Scored, Sheet
from ita_tools.workbook.sheets import declare
from ita_tools.workbook.udf_formulas import UdfFormulas

__all__ = ["audit_workbook"]

_MOST_BYTES = 12 * 2**20
"""XML of a workbook that is looked through; the fullest of ours has a third."""
_MOST_FINDINGS = 200
_OF_OTHER_VERSION = 0.2
"""Share of formulas that differ in a book of another version."""
_SAVE = "เปิดใน Excel แล้วบันทึกใหม่ หรือสร้างสมุดงานใหม่ด้วยคำสั่ง ita new --from"
_REMEDY = "ค่าที่โปรแกรมใช้ไม่เปลี่ยน สร้างสมุดงานใหม่ด้วยคำสั่ง ita new --from เพื่อคืนสูตรเดิม"

_Position = tuple[int, int]


class _ComputedCell(NamedTuple):
    """A cell that is declared as computed, as it stands in the file; ``formula`` is ``""`` for none."""

    where: str
    formula: str
    value: CellValue
    computed: Computed
    is_declared: bool
    """Whether the formula is the declared one."""


def audit_workbook(path: Path, reading: LoadedAssessment, result: Result) -> Iterator[Finding]:
    """Yield the computed cells of a workbook file that were changed or cleared, and the comments in it.

    Raises
    ------
    FileMissing, FileForeign, FileProtected, FileDangerous
        The file does not pass the pre-flight.
    """
    data = read_bytes(path, MAX_PACKAGE)
    parts = preflight_package(data, path.name, WORKBOOK)
    require_sheet_limits(parts, path.name)
    if not isinstance(reading.form, CellLocations) or sum(map(len, parts.values())) > _MOST_BYTES:
        return
    try:
        contents = sheet_contents(data)
    except Exception as error:  # of a file that other programs may write and openpyxl does not read
        yield Finding(
            "formulas-unread",
            "info",
            path.name,
            f"ตรวจสูตรและความเห็นในสมุดงานไม่ได้ ({type(error).__name__}) {_SAVE}",
        )
        return
    findings = [
        *_Auditor(reading.assessment, result).changed_cells(reading.form, contents),
        *_comments(path.name, contents),
    ]
    yield from findings[:_MOST_FINDINGS]


def _comments(file: str, contents: Mapping[str, SheetContents]) -> Iterator[Finding]:
    for name, sheet in contents.items():
        for position, text in sheet.comments.items():
            yield Finding(
                "comment-left",
                "info",
                f"{file} แผ่นงาน {name} ช่อง {cell_name(*position)}",
                f"มีความเห็นติดอยู่กับช่อง: {' '.join(text.split())[:80]} ความเห็นจะไม่อยู่ในรายงานและสมุดงานที่สร้างใหม่",
            )


class _Auditor:
    """Compares the computed cells of a workbook with those that are declared for its assessment."""

    def __init__(self, assessment: Assessment, result: Result) -> None:
        sheets = _declared(result.edition, assessment, result)
        self.layout: Layout = place(sheets)
        self.scored = Scored(assessment, result, sheets)
        self.asking = UdfFormulas(result.edition)
        self.rows: dict[tuple[str, ...], tuple[str, Row]] = {}
        self.lists: dict[str, tuple[str, Sequence[Row]]] = {}
        for placed in self.layout.sheets:
            for each in placed.blocks:
                self.lists.setdefault(each.block.marker, (placed.sheet.name, each.block.rows))
                for row in filter(lambda row: row.key, each.block.rows):
                    self.rows[placed.sheet.name, each.block.marker, row.key] = placed.sheet.name, row
                    self.rows.setdefault((each.block.marker, row.key), (placed.sheet.name, row))

    def changed_cells(self, form: CellLocations, contents: Mapping[str, SheetContents]) -> Iterator[Finding]:
        """Yield a finding for each cell.

        A book in which many formulas differ was built by another version: their text tells nothing then.
        """
        cells = list(self._cells(form, contents))
        formulas = sum(bool(cell.formula) for cell in cells)
        changed = [cell for cell in cells if not cell.is_declared]
        if sum(bool(cell.formula) for cell in changed) > _OF_OTHER_VERSION * formulas:
            changed = [cell for cell in changed if not cell.formula]
        for cell in changed:
            expected = cell.computed.value(self.scored)
            if (cell.formula and cell.value == UNCALCULATED) or not same_value(cell.value, expected):
                yield _finding(cell, "" if expected is None else str(expected))

    def _cells(self, form: CellLocations, contents: Mapping[str, SheetContents]) -> Iterator[_ComputedCell]:
        is_moved = any(map(self._is_moved, form.tables))
        for table in form.tables:
            sheet = contents.get(table.sheet.name, SheetContents({}, {}))
            for (row, column), (name, declared), key in self._computed(table):
                computed, formula = declared.cells[key], sheet.formulas.get((row, column), "")
                if isinstance(computed, Computed):
                    yield _ComputedCell(
                        f"{form.file} แผ่นงาน {table.sheet.name} ช่อง {cell_name(row, column)}",
                        formula,
                        _value_at(table, row, column),
                        computed,
                        self._is_declared(formula, name, computed, is_moved=is_moved),
                    )

    def _computed(self, table: MarkedTable) -> Iterator[tuple[_Position, tuple[str, Row], str]]:
        """Yield position, sheet and declared row, and column key of the computed cells of a table."""
        header = table.sheet.rows[table.row]
        columns = [(n, key_of(header[n])) for n in range(table.column + 1, len(header))]
        name, rows = self.lists.get(table.marker, ("", ()))
        same_length = len(rows) == table.end - table.row - 2
        for number in range(table.row + 1, table.end):
            cells = table.sheet.rows[number] if number < len(table.sheet.rows) else ()
            key = key_of(cells[table.column]) if table.column < len(cells) else ""
            declared = self.rows.get((table.sheet.name, table.marker, key))
            declared = declared or self.rows.get((table.marker, key))
            index = number - table.row - 2
            if not key and same_length and 0 <= index < len(rows):
                declared = name, rows[index]
            for column, column_key in columns if declared else ():
                if declared and isinstance(declared[1].cells.get(column_key), Computed):
                    yield (number, column), declared, column_key

    def _is_declared(self, formula: str, sheet: str, cell: Computed, *, is_moved: bool) -> bool:
        if not formula:
            return False
        here = self.layout.seen_from(sheet)
        native = cell.formula(here)
        spellings = {native} if cell.asked is None else {native, self.asking.formula(cell, here)}
        if formula.removeprefix("=") in (each.removeprefix("=") for each in spellings):
            return True  # as it was written: most are
        normal = normal_formula(formula)
        if normal in map(normal_formula, spellings):
            return True
        return is_moved and abstract_formula(normal) in {
            abstract_formula(normal_formula(each)) for each in spellings
        }

    def _is_moved(self, table: MarkedTable) -> bool:
        """Whether a table stands elsewhere than declared, or has another number of rows."""
        for placed in self.layout.sheets:
            for each in placed.blocks:
                if each.block.marker == table.marker and placed.sheet.name == table.sheet.name:
                    at = (each.marker_row, FIRST_COLUMN - 1, each.end_row)
                    return at != (table.row, table.column, table.end)
        return True


def _value_at(table: MarkedTable, row: int, column: int) -> CellValue:
    cells = table.sheet.rows[row] if row < len(table.sheet.rows) else ()
    return cells[column] if column < len(cells) else None


def _finding(cell: _ComputedCell, expected: str) -> Finding:
    value = cell.value
    if value is None or value == "":
        what, shown = "สูตรในช่องนี้ถูกลบ", ""
    else:
        shown = "" if value == UNCALCULATED else plain_value(value)[1]
        what = "สูตรในช่องนี้ถูกแก้ไข" if cell.formula else "ช่องนี้มีค่าพิมพ์ทับสูตร"
    return Finding("formula-changed", "warning", cell.where, f"{what} {_REMEDY}", expected, shown)


def _declared(edition: Edition, assessment: Assessment, result: Result) -> Sequence[Sheet]:
    """Return the sheets of a main book, or those of a division's part."""
    origin = assessment.origin
    if not origin.division:
        return declare(edition, assessment, macros=True)
    codes = {*edition.item_by_code, *edition.indicator_by_code, *(each.code for each in edition.issues)}
    assignment = Assignment(
        origin.division,
        tuple(each for each in origin.part if each in codes),
        tuple(each for each in origin.part if each not in codes),
    )
    from ita_tools.workbook.division_book import division_sheets  # loads all that builds a workbook

    return division_sheets(edition, assessment, DivisionPart(assignment, assessment))
