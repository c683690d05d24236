"""Columns and cells that the sheets of all tools share: item, group, last year's score, texts and duties.

Where items have weights, two columns tell what an item counts in its indicator and how sure that is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ita_tools.assessment import EFFORTS, Assessment, ItemAnswer
from ita_tools.rubric import Edition, Item, Tool
from ita_tools.rubric.edition_limits import RESERVED_SHEETS
from ita_tools.workbook.cell_keys import item_row
from ita_tools.workbook.formulas.display import computed, copy_of
from ita_tools.workbook.formulas.expression import IF, ISNUMBER, CellRef, Expression, Operand
from ita_tools.workbook.hidden_keys import YES
from ita_tools.workbook.sheet_model import Cell, Choice, Column, Computed, Input, Label
from ita_tools.workbook.sheets.comparison_sheet import earlier_item_rows
from ita_tools.workbook.sheets.record_columns import (
    assessment_column,
    assignment_cells,
    record_cells,
    record_column,
)

__all__ = [
    "BEFORE",
    "CODE",
    "DERIVED",
    "GROUP",
    "before",
    "common_words",
    "duty_cells",
    "duty_columns",
    "exemption",
    "grouped",
    "leads_items",
    "more_cells",
    "more_columns",
    "question_heading",
    "sheet_name",
    "text_cells",
    "text_columns",
    "title_of",
    "tools_by_sheet",
    "weight_cells",
    "weight_columns",
]

CODE = Column("=code", "ข้อ")
GROUP = Column("=group", "ตัวชี้วัด")
BEFORE = Column("=before", "ปีก่อน")
_UNSURE = "(ข้อความยังไม่ยืนยัน)"
DERIVED = "เลือก ใช่ ถ้าคะแนนนี้ไม่ได้พิมพ์ไว้แต่คำนวณย้อนกลับจากคะแนนที่ประกาศ"
_TEXTS = {"defect": 38, "remedy": 52}
"""Fields of the officer's words on an item, with widths that keep long ones from making tall rows."""
_EFFORT = Choice(EFFORTS, strict=False)
_HOW_MUCH = "1 ถึง 3 ตามแรงที่ต้องใช้ หรือ no ถ้าปีนี้ทำไม่ได้"
_DUTIES = {"states": 11, "divisions": 20}
"""Fields of the assessment by item, with the widths of their columns."""
_COLUMNS = ((Column("=weight", "น้ำหนัก (%)"), 11), (Column("=sure", "สถานะน้ำหนัก"), 14))


def question_heading(items: Sequence[Item]) -> str:
    """Return the title of the column of questions; it says once what holds for the wording of all."""
    return f"คำถาม {_UNSURE}" if _all_unsure(items) else "คำถาม"


def _all_unsure(items: Sequence[Item]) -> bool:
    return all(item.provenance.inferred for item in items)


def title_of(item: Item, items: Sequence[Item] = ()) -> Label:
    """Return the cell with the wording of an item, and what is to be known about it alone among ``items``."""
    is_told = bool(items) and _all_unsure(items)
    mark = _UNSURE if item.provenance.inferred and not is_told else ""
    texts = (item.note, mark, exemption(item.not_for))
    return Label(item.title, "question", " ".join(text for text in texts if text))


def grouped(edition: Edition, items: Sequence[Item]) -> Iterator[tuple[Item, str]]:
    """Yield items with the name of their indicator or sub-indicator, which only the first of a group has."""
    before = ""
    parts = {each.code: each for each in edition.subindicators}
    for item in items:
        group = parts.get(item.subindicator or "") or edition.indicator_by_code[item.indicator]
        yield item, "" if group.code == before else f"{group.code} {group.title}"
        before = group.code


def before(edition: Edition, assessment: Assessment, tool: Tool, item: Item) -> Computed | None:
    """Return last year's score of the item that this one continues, ``None`` where none does."""
    rows = earlier_item_rows(edition, assessment)
    cells = [CellRef(rows[tool.code, code], ".") for code in item.succeeds if (tool.code, code) in rows]
    score: Operand = ""
    for cell in reversed(cells):
        score = IF(ISNUMBER(cell), cell, score)
    return computed(score) if isinstance(score, Expression) else None


def leads_items(edition: Edition, tool: Tool) -> bool:
    """Whether the items' divisions are filled in on this tool's sheet: tools may share their items."""
    return edition.items_of_tool(tool.code)[0].tools[0] == tool.code


def tools_by_sheet(edition: Edition) -> list[list[Tool]]:
    """Return the tools in order; those that ask people the same items go on one sheet."""
    groups: dict[tuple[str, ...], list[Tool]] = {}
    for tool in edition.tools:
        codes = [item.code for item in edition.items_of_tool(tool.code)]
        groups.setdefault(tuple(codes) if edition.asks_people(tool.code) else (tool.code,), []).append(tool)
    return list(groups.values())


def sheet_name(edition: Edition, tool: Tool) -> str:
    """Return the name of the sheet of a tool: its short name, or what those of the sheet begin with."""
    names = {tuple(tools): common_words([each.short for each in tools]) for tools in tools_by_sheet(edition)}
    ((tools, name),) = ((tools, name) for tools, name in names.items() if tool in tools)
    is_free = list(names.values()).count(name) == 1 and name not in RESERVED_SHEETS
    return name if is_free else tools[0].short


def common_words(names: Sequence[str]) -> str:
    """Return a name, or what several begin with, without the word that their numbers follow.

    >>> common_words(["EIT ส่วนที่ 1", "EIT ส่วนที่ 2"]), common_words(["IIT"])
    ('EIT', 'IIT')
    """
    if len(names) == 1:
        return names[0]
    words = [name.split(" ") for name in names]
    common = [parts[0] for parts in zip(*words, strict=False) if len(set(parts)) == 1]
    return " ".join(common[: max(1, len(common) - 1)]) or names[0]


def duty_columns(edition: Edition, tool: Tool) -> Iterator[tuple[Column, int]]:
    """Yield the columns of state and division; where another tool leads, they repeat its cells."""
    for name, width in _DUTIES.items():
        column = assessment_column(name)
        yield (column if leads_items(edition, tool) else Column(f"={name}", column.title)), width


def duty_cells(edition: Edition, assessment: Assessment, tool: Tool, item: Item) -> dict[str, Cell]:
    """Return the cells of state and division, and of the reviewer's comment."""
    if leads_items(edition, tool):
        return _small(assignment_cells(edition, assessment, item.code))
    first = item_row(item.tools[0], item.code)
    return {f"={name}": copy_of(CellRef(first, f"@{name}"), "group") for name in _DUTIES}


def text_columns() -> Iterator[tuple[Column, int]]:
    """Yield the columns of the officer's words on an item."""
    for name, width in _TEXTS.items():
        yield record_column(ItemAnswer, name), width


def text_cells() -> dict[str, Cell]:
    """Return the cells of :func:`text_columns`."""
    return _small(record_cells(ItemAnswer(), _TEXTS))


def more_columns(edition: Edition, tool: Tool) -> Iterator[tuple[Column, int]]:
    """Yield the columns that are needed seldom."""
    yield record_column(ItemAnswer, "note"), 24
    yield record_column(ItemAnswer, "effort"), 17
    yield record_column(ItemAnswer, "derived"), 13
    if leads_items(edition, tool):
        yield assessment_column("comments"), 26


def more_cells() -> dict[str, Cell]:
    """Return the cells of :func:`more_columns` but the comment, which comes with the duties."""
    return {
        "note": Input("text", small=True),
        "effort": Input("text", _HOW_MUCH, _EFFORT),
        "derived?": Input("flag", DERIVED, Choice((YES,))),
    }


def _small(cells: dict[str, Cell]) -> dict[str, Cell]:
    return {
        key: replace(cell, small=True) if isinstance(cell, Input) else cell for key, cell in cells.items()
    }


def weight_columns(edition: Edition, tool: Tool) -> tuple[tuple[Column, int], ...]:
    """Return the columns with their widths; none where no item of a tool has a weight."""
    return _COLUMNS if any(item.weight for item in edition.items_of_tool(tool.code)) else ()


def exemption(types: Sequence[str]) -> str:
    """Say to which types of agency something does not apply; ``""`` where it applies to all."""
    return f"(ไม่ใช้กับ{' '.join(types)})" if types else ""


def weight_cells(item: Item) -> dict[str, Cell]:
    """Return the cells of an item."""
    if item.weight is None:
        return {}
    unsure = item.weight.provenance.inferred
    return {
        "=weight": Label(item.weight.value, "points"),
        "=sure": Label("อนุมาน" if unsure else "ยืนยันจากผลจริง", "note"),
    }
