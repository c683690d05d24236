"""Formulas that name the lowest item of an indicator and bring the advice for it."""

from __future__ import annotations

from collections.abc import Mapping

from ita_tools.analysis.extremes import FULL
from ita_tools.rubric import Edition, Indicator
from ita_tools.workbook.cell_keys import advice_row, item_row, score_column
from ita_tools.workbook.formulas.display import computed, named_extreme
from ita_tools.workbook.formulas.expression import COUNT, IF, INDEX, MATCH, MIN, OR, Expression, Operand, Span
from ita_tools.workbook.sheet_model import Computed

__all__ = ["advice_of_lowest", "lowest_items"]

_ALL_FULL = "ทุกข้อได้คะแนนเต็ม"


def _spans(edition: Edition, indicator: Indicator) -> Mapping[str, tuple[Span, Span]]:
    """Return the codes and the scores of an indicator's items by tool."""
    items = edition.items_of_indicator(indicator.code)
    spans = {}
    for tool in indicator.tools:
        rows = [item_row(tool, item.code) for item in items]
        spans[tool] = Span(rows, "=code"), Span(rows, score_column(edition, tool))
    return spans


def lowest_items(edition: Edition, indicator: Indicator) -> Computed:
    """Name the lowest item of an indicator under each of its tools."""
    alone = len(indicator.tools) == 1
    texts = []
    for tool, (codes, scores) in _spans(edition, indicator).items():
        least = MIN(scores)
        named: Expression = IF(least.equals(FULL), _ALL_FULL, named_extreme(codes, scores, least, "ข้อ"))
        if not alone:
            named = f"{edition.tool_by_code[tool].short}: " & named
        texts.append(IF(COUNT(scores).equals(0), "", named))
    joined = texts[0]
    for text in texts[1:]:
        joined = joined & " " & text
    return computed(joined, "text", 3)


def advice_of_lowest(edition: Edition, indicator: Indicator) -> Computed:
    """Bring the advice for the lowest item over all tools, or how to keep the level where all are full."""
    code: Operand = ""
    known: list[Span] = []
    for names, scores in reversed(list(_spans(edition, indicator).values())):
        own = INDEX(names, MATCH(MIN(scores), scores, 0))
        if known:
            later = IF(OR(COUNT(*known).equals(0), MIN(scores) <= MIN(*known)), own, code)
            code = IF(COUNT(scores).equals(0), code, later)
        else:
            code = own
        known.insert(0, scores)
    names, finding, way, keep = (
        Span(list(map(advice_row, edition.item_by_code)), column)
        for column in ("=code", "=finding", "=way", "=keep")
    )
    place = MATCH(code, names, 0)
    low = INDEX(finding, place) & " " & INDEX(way, place)
    full = IF(MIN(*known).equals(FULL), INDEX(keep, place) & "", low)
    return computed(IF(COUNT(*known).equals(0), "", full), "text", 6)
