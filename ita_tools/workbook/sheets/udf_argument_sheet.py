"""Hidden sheet _ita of a workbook with macros: the argument ranges of the add-in's functions, and a notice.

Two ranges of keys and values hold what the plan of the edition reads: the standing scores of the items with
the flags of tools that were not processed, and the announced figures. The functions answer from all of them
through the engine. Functions that answer many scores at once stand here as array formulas, which visible
cells take their scores from: an array in a visible table would keep the officer from inserting rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ita_tools.rubric import Edition
from ita_tools.scoring import Key
from ita_tools.scoring.filled import Filled
from ita_tools.scoring.plan import AGENCY_TYPE, Answers, Counted, Standing
from ita_tools.workbook.cell_keys import answer_columns, figure_row
from ita_tools.workbook.formulas.display import copy_of
from ita_tools.workbook.formulas.figures import FigureFormulas
from ita_tools.workbook.hidden_keys import join_key
from ita_tools.workbook.sheet_model import (
    Address,
    Block,
    Cell,
    Column,
    Computed,
    Label,
    Locator,
    Row,
    Scored,
    Shared,
    Sheet,
    Value,
)

__all__ = ["FACTS", "arguments", "notice_cell", "shared_cell", "udf_argument_sheet"]

FACTS = "_ita"
notice_cell: Address = ("=notice", "=fact")

_NOTICE = (
    "เครื่องนี้ยังไม่ได้เปิดส่วนเสริม ITA คะแนนและระดับในสมุดงานนี้คำนวณด้วยสูตรของ Excel และใช้ได้ตามปกติ "
    "หากต้องการรายงาน ให้ติดตั้งส่วนเสริมด้วยคำสั่ง ita addin install หรือบันทึกไฟล์แล้วใช้คำสั่ง ita report"
)
_COLUMNS = (Column("=key"), Column("=fact"))
_ITEMS = ("item", "statement")


def udf_argument_sheet(edition: Edition) -> Sheet:
    """Declare the sheet."""
    figures = FigureFormulas(edition)
    answers = [
        Block(f"ita.answers.{tool.code}", _answer_columns(rules), _answered(edition, tool.code, rules))
        for tool in edition.tools
        if (rules := _answers_of(figures, tool.code))
    ]
    notice = Row(notice_cell[0], {"=key": Label("ข้อความ"), "=fact": Label(_NOTICE)})
    return Sheet(
        FACTS,
        "ข้อมูลสำหรับฟังก์ชันของส่วนเสริม ITA",
        (30, 14),
        (
            Block("ita.notice", _COLUMNS, [notice]),
            Block("ita.facts", _COLUMNS, [_fact(figures, name, key) for name, key in _facts(figures)]),
            Block(
                "ita.announced", _COLUMNS, [_fact(figures, name, key) for name, key in _announced(figures)]
            ),
            Block("ita.indicators", _COLUMNS, _indicators(figures)),
            *answers,
        ),
        hidden=True,
    )


def arguments(figures: FigureFormulas, at: Locator) -> str:
    """Return the argument ranges: keys and values of the facts, then of the announced figures."""
    ranges = []
    for group in (_facts, _announced):
        rows = [f"=fact.{name}" for name, _ in group(figures)]
        ranges += [at.span(rows, "=key"), at.span(rows, "=fact")]
    return ",".join(ranges)


def shared_cell(key: Key) -> Address | None:
    """Cell of an array formula that holds a figure, ``None`` where none does."""
    kind, *codes = key
    if kind == "indicator":
        return f"=asked.{codes[0]}", "=fact"
    if kind == "computed" and codes[0] in _ITEMS:
        return "=answers." + join_key(*codes[1:]), "=fact"
    return None


def _facts(figures: FigureFormulas) -> Iterator[tuple[str, Key]]:
    """Yield name and key of what the scores of an edition follow from."""
    for node in figures.nodes.values():
        if isinstance(node, Standing) and node.key[0] == "item":
            yield figure_row(node.key), node.key
    for node in figures.nodes.values():
        if isinstance(node, Counted):
            yield join_key(*node.flag), node.flag
    if figures.edition.exempt_types:
        yield join_key(*AGENCY_TYPE), AGENCY_TYPE


def _announced(figures: FigureFormulas) -> Iterator[tuple[str, Key]]:
    """Yield name and key of every announced figure, from the total down; those of items are facts."""
    for node in reversed(list(figures.nodes.values())):
        if isinstance(node, Standing) and node.key[0] not in _ITEMS:
            yield figure_row(node.key), node.announced


def _fact(figures: FigureFormulas, name: str, key: Key) -> Row:
    return Row(f"=fact.{name}", {"=key": Label(name), "=fact": copy_of(figures.at(key))})


def _indicators(figures: FigureFormulas) -> list[Row]:
    edition = figures.edition
    rows = [f"=asked.{each.code}" for each in edition.indicators]

    def formula(at: Locator) -> str:
        return f"=ITA_INDICATOR({edition.year},{at.span(rows, '=key')},{arguments(figures, at)})"

    return [
        Row(row, {"=key": Label(each.code), "=fact": _shared(row, rows, formula, _figure(each.code))})
        for row, each in zip(rows, edition.indicators, strict=True)
    ]


def _figure(indicator: str) -> Callable[[Scored], Value]:
    return lambda scored: scored.result.figures["indicator", indicator]


def _shared(
    row: str, rows: list[str], formula: Callable[[Locator], str], value: Callable[[Scored], Value]
) -> Shared:
    return Shared(value, formula, len(rows)) if row == rows[0] else Shared(value)


def _answers_of(figures: FigureFormulas, tool: str) -> list[Answers]:
    """Return the nodes of a tool that score counts of answers: of items, or of their statements."""
    return [node for node in figures.nodes.values() if isinstance(node, Answers) and node.counts[1] == tool]


def _slots(rules: list[Answers]) -> range:
    return range(1, 1 + max(len(rule.scale.options) for rule in rules))


def _answer_columns(rules: list[Answers]) -> tuple[Column, ...]:
    return *_COLUMNS, *(Column(f"=[{n}]") for n in _slots(rules))


def _answered(edition: Edition, tool: str, rules: list[Answers]) -> list[Row]:
    names = [join_key(*rule.counts[1:]) for rule in rules]
    rows, slots = [f"=answers.{name}" for name in names], _slots(rules)

    def formula(at: Locator) -> str:
        block = f"{at.cell(rows[0], '=[1]')}:{at.cell(rows[-1], f'=[{slots[-1]}]')}"
        return f'=ITA_ITEM({edition.year},"{tool}",{at.span(rows, "=key")},{block})'

    return [
        Row(
            row,
            {
                "=key": Label(".".join(rule.counts[1:])),
                "=fact": _shared(row, rows, formula, _from_counts(rule)),
                **{f"=[{n}]": _count(rule, n) for n in slots},
            },
        )
        for row, rule in zip(rows, rules, strict=True)
    ]


def _from_counts(rule: Answers) -> Callable[[Scored], Value]:
    def value(scored: Scored) -> Value:
        counted = Filled(scored.assessment).counts(rule.counts[1:])
        return scored.result.figures[rule.key] if counted else None

    return value


def _count(rule: Answers, slot: int) -> Cell:
    """Repeat a count; blank where the scale has fewer options."""
    length = len(rule.scale.options)
    if slot > length:
        return Label(None)
    row, columns = answer_columns(rule.counts, length)
    column = columns[slot - 1]
    # A reference to an empty cell gives 0.
    return Computed(
        lambda at: f"={at.cell(row, column)}", lambda scored: scored.at(row, column) or 0, "whole"
    )
