"""Data model of a sheet declaration: cells, rows, columns, blocks and sheets.

A declaration is a pure value made from an edition and an assessment. The builder, the reader, the
formulas and the protection all work from it; nobody types a cell address.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from decimal import Decimal
from functools import cached_property
from typing import Literal, Protocol

from ita_tools.assessment import Assessment, assessment_data
from ita_tools.assessment.field_table import field_at
from ita_tools.records import record
from ita_tools.scoring import Key, Result
from ita_tools.workbook.cell_styles import Kind, Step, Style, shown_value, values_by_path
from ita_tools.workbook.hidden_keys import YES, path_of, split_key

__all__ = [
    "Address",
    "Block",
    "Buttons",
    "Cell",
    "ChartSpec",
    "Choice",
    "Column",
    "Computed",
    "Input",
    "Label",
    "Line",
    "Link",
    "Locator",
    "Row",
    "Scored",
    "Shared",
    "Sheet",
    "Value",
]

Value = str | int | Decimal | None
Address = tuple[str, str]
"""Row key and column key of a declared cell."""


class Locator(Protocol):
    """Finds declared cells, as seen from the sheet of the formula that asks."""

    def cell(self, row: str, column: str) -> str:
        """Return the address of one cell."""
        ...

    def span(self, rows: Sequence[str], column: str) -> str:
        """Return the range from the first to the last of some rows of one column."""
        ...

    def has(self, row: str, column: str) -> bool:
        """Whether there is such a cell."""
        ...

    def each(self, cells: Sequence[tuple[str, str]]) -> str:
        """Return the addresses of several cells, separated by commas."""
        ...


@record(frozen=True, slots=True)
class Choice:
    """What a dropdown offers; ``strict`` refuses anything else.

    Cells of the defined name ``listed`` offer their texts where the workbook has it, and take any other.
    """

    options: tuple[str | int, ...]
    strict: bool = True
    listed: str = ""


@record(frozen=True, slots=True)
class Label:
    """Fixed text or a fixed number; ``detail`` is a second line of the cell, of a question it goes on."""

    value: Value
    style: Style = "label"
    detail: str = ""

    @property
    def shown(self) -> Value:
        """What the cell holds."""
        joint = " " if self.style == "question" else "\n"
        return f"{self.value}{joint}{self.detail}" if self.detail else self.value


@record(frozen=True, slots=True)
class Input:
    """A cell the officer fills; ``prompt`` is shown when it is selected.

    Its value is looked up by its keys; rows of lists, which have none, bring theirs as ``value``. A
    ``locked`` one is shown to read only. ``lines`` is the least room its text gets, ``small`` is its type.
    """

    kind: Kind
    prompt: str = ""
    choice: Choice | None = None
    value: Value = None
    locked: bool = False
    lines: int = 1
    small: bool = False


@record(frozen=True, slots=True)
class Computed:
    """A protected cell: its native formula, and the value it must show for an assessment.

    ``lines`` is how much room its text may need. ``asked`` is the score it shows (``("level",)`` for the
    level): a workbook with macros asks the add-in for it first, where :mod:`.udf_formulas` says so.
    """

    formula: Callable[[Locator], str]
    value: Callable[[Scored], Value]
    style: Style = "points"
    lines: int = 1
    asked: Key | None = None


@record(frozen=True, slots=True)
class Shared:
    """One of a column of cells that a single array formula fills.

    ``formula`` is that of the first cell, which ``rows`` cells share; the others have none.
    """

    value: Callable[[Scored], Value]
    formula: Callable[[Locator], str] | None = None
    rows: int = 0
    style: Style = "points"


@record(frozen=True, slots=True)
class Link:
    """A link to another sheet of the workbook; it shows the sheet's name, or ``text``."""

    sheet: str
    text: str = ""


Cell = Label | Input | Computed | Shared | Link


@record(frozen=True, slots=True)
class Column:
    """A column of a block: its key for the reader (see :mod:`.markers`) and its visible title."""

    key: str
    title: str = ""


@record(frozen=True, slots=True)
class Row:
    """Cells by column key. ``key`` is the row's place in the assessment.

    ``""`` is decoration or a row of a list, ``=name`` names a row for formulas that nobody reads.
    ``name`` lets formulas find a row of a list, or a second row of a key; it is not written. A row that
    ``starts`` a group has a firmer line above it.
    """

    key: str
    cells: Mapping[str, Cell]
    name: str = ""
    starts: bool = False


@record(frozen=True, slots=True)
class Line:
    """A text across the sheet, between blocks."""

    text: str
    style: Style = "note"


@record(frozen=True, slots=True)
class Buttons:
    """Buttons side by side between blocks: caption and macro of each."""

    buttons: tuple[tuple[str, str], ...]


@record(frozen=True, slots=True)
class Block:
    """Rows under common columns, marked for the reader by ``marker``.

    Scores in words that are ``good_words`` or ``bad_words`` stand out. ``bars`` are columns whose numbers are
    drawn as bars, with the least and the greatest number. Columns without titles show no header.
    """

    marker: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    title: str = ""
    good_words: tuple[str, ...] = ()
    bad_words: tuple[str, ...] = ()
    bars: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def is_titled(self) -> bool:
        """Whether any column has a title."""
        return any(column.title for column in self.columns)


@record(frozen=True, slots=True)
class ChartSpec:
    """A native chart over declared cells: one series per column key, categories in another.

    ``rows`` are keys of rows that stand together.
    """

    kind: Literal["column", "radar"]
    title: str
    rows: Sequence[str]
    categories: str
    series: Sequence[tuple[str, str]]
    target: tuple[str, str] | None
    description: str


@record(frozen=True, slots=True)
class Sheet:
    """A worksheet: its name, column widths in characters, what stands on it and whether nobody sees it.

    ``zoom`` is the scale on the screen in percent, ``step`` what the officer does there.
    """

    name: str
    title: str
    widths: Sequence[float]
    parts: Sequence[Block | Line | ChartSpec | Buttons]
    landscape: bool = True
    hidden: bool = False
    zoom: int = 100
    step: Step = "see"


class Scored:
    """An assessment with its result: what cached values are taken from.

    ``sheets`` are those whose cells formulas find; by default the whole workbook of the assessment.
    """

    def __init__(self, assessment: Assessment, result: Result, sheets: Sequence[Sheet] | None = None) -> None:
        self.assessment = assessment
        self.result = result
        self._sheets = sheets
        self._at: dict[Address, Value] = {}

    @cached_property
    def _rows(self) -> Mapping[str, Row]:
        sheets = self._sheets
        if sheets is None:
            from ita_tools.workbook.sheets import declare  # its modules are written in this vocabulary

            sheets = declare(self.result.edition, self.assessment)
        blocks = (part for sheet in sheets for part in sheet.parts if isinstance(part, Block))
        return {row.name or row.key: row for block in blocks for row in block.rows if row.name or row.key}

    @cached_property
    def _filled(self) -> Mapping[tuple[str, ...], Value]:
        return values_by_path(assessment_data(self.assessment))

    def at(self, row: str, column: str) -> Value:
        """Return what a declared cell shows, ``None`` for an empty one."""
        if (row, column) not in self._at:
            self._at[row, column] = self._value_of(row, column)
        return self._at[row, column]

    def _value_of(self, row: str, column: str) -> Value:
        declared = self._rows[row]
        cell = declared.cells.get(column)
        if cell is None:
            return None
        return self.input_value(declared, column, cell) if isinstance(cell, Input) else self.shown(cell)

    def shown(self, cell: Cell) -> Value:
        """Return what a cell shows that is no input."""
        if isinstance(cell, Computed | Shared):
            return cell.value(self)
        return cell.value if isinstance(cell, Label) else None

    def input_value(self, row: Row, column: str, cell: Input) -> Value:
        """Look an input's value up by its keys; list rows and defaults bring their own."""
        if column.startswith("@") and column.endswith("?"):
            chosen = getattr(self.assessment, column[1:-1])
            return YES if split_key(row.key)[-1] in chosen else None
        path = path_of(row.key, column.removesuffix("?"))
        value = self._filled.get(path) if path else None
        if value is None or path is None:
            return cell.value
        shown: Value = shown_value(value, field_at(path))
        return shown
