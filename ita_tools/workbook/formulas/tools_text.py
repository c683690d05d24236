"""Formula for the text on tools that the report prints where the agency wrote none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import reduce
from operator import and_

from ita_tools.analysis.extremes import FULL
from ita_tools.analysis.result_sentences import (
    all_meet_target_sentence,
    all_miss_target_sentence,
    below_target_sentence,
    equal_sentence,
    every,
    extremes_sentence,
    only_one_sentence,
    tool_phrase,
)
from ita_tools.scoring import Key
from ita_tools.workbook.cell_keys import figure_row
from ita_tools.workbook.formulas.expression import (
    COUNT,
    COUNTIF,
    FIXED,
    IF,
    MAX,
    MIN,
    OR,
    Expression,
    Operand,
    Span,
    text_of,
)
from ita_tools.workbook.formulas.figures import FigureFormulas

__all__ = ["tools_text"]

_NOUN = "เครื่องมือ"
_ONE, _OTHER = "\ue000", "\ue001"
"""Signs for what a sentence says of cells."""
_LOST = " (ตามด้วยเครื่องมือที่ทำให้คะแนนรวมต่ำกว่าคะแนนเต็มมากที่สุด)"
_UNSCORED = "(โปรแกรมเขียนคะแนนเทียบเป้าหมาย คะแนนสูงสุดและต่ำสุดของเครื่องมือ เมื่อทุกเครื่องมือมีคะแนน)"


def tools_text(figures: FigureFormulas) -> Expression:
    """Return which tools miss the target, and the highest and lowest, once all have a score."""
    edition = figures.edition
    keys: list[Key] = [("tool", tool.code) for tool in edition.tools]
    scores = Span(list(map(figure_row, keys)), "=used")
    cells = [figures.at(key) for key in keys]
    names = [tool_phrase(tool.short) for tool in edition.tools]
    target = _target(edition.target.score, scores, cells, names)
    extremes = _extremes(scores, cells, names)
    lost = IF(MIN(scores) < FULL, _LOST, "")
    return IF(COUNT(scores).equals(len(keys)), target & " " & extremes & lost, _UNSCORED)


def _target(least: Decimal, scores: Span, cells: Sequence[Expression], names: Sequence[str]) -> Expression:
    who, number = every(_NOUN, 1, 1), f"{least:.2f}"
    below = [text_of(f"{name} (") & _points(cell) & ")" for name, cell in zip(names, cells, strict=True)]
    listed = _with(below_target_sentence(_NOUN, number, _ONE), _listed(lambda n: cells[n] < least, below))
    missed = IF(MAX(scores) < least, all_miss_target_sentence(who, number), listed)
    return IF(
        MIN(scores) >= least, all_meet_target_sentence(who, number), missed if len(cells) > 1 else listed
    )


def _extremes(scores: Span, cells: Sequence[Expression], names: Sequence[str]) -> Expression:
    best, lowest = (_named(each(scores), scores, cells, names) for each in (MAX, MIN))
    if len(cells) == 1:
        return _with(only_one_sentence(_NOUN, _ONE), best)
    equal = _with(equal_sentence(every(_NOUN, 1, 1), _ONE), _points(MAX(scores)))
    differing = _with(extremes_sentence(_NOUN, _ONE, _OTHER), best, lowest)
    return IF(MAX(scores).equals(MIN(scores)), equal, differing)


def _named(score: Expression, scores: Span, cells: Sequence[Expression], names: Sequence[str]) -> Expression:
    """Return the names that have a score, and the score."""
    shared = IF(COUNTIF(scores, score) > 1, f" ({_NOUN}ละ ", " (")
    return (
        _listed(lambda n: cells[n].equals(score), list(map(text_of, names))) & shared & _points(score) & ")"
    )


def _points(score: Expression) -> Expression:
    return FIXED(score, 2, 1) & " คะแนน"


def _listed(is_chosen: Callable[[int], Expression], texts: Sequence[Expression]) -> Expression:
    """Join the chosen of some texts as the report joins names."""
    chosen = list(map(is_chosen, range(len(texts))))
    parts = []
    for n, text in enumerate(texts):
        last: Operand = IF(OR(*chosen[n + 1 :]), " ", " และ") if chosen[n + 1 :] else " และ"
        parts.append(IF(chosen[n], IF(OR(*chosen[:n]), last, "") & text if n else text, ""))
    return reduce(and_, parts)


def _with(sentence: str, one: Expression, other: Expression | None = None) -> Expression:
    """Return a sentence with cells in place of its signs."""
    before, _, after = sentence.partition(_ONE)
    text = text_of(before) & one
    if other is None:
        return text & after if after else text
    between, _, rest = after.partition(_OTHER)
    return text & between & other & rest if rest else text & between & other
