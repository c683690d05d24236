"""Formulas that name the lowest item of an indicator or issue and bring the advice for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ita_tools.analysis.extremes import FULL
from ita_tools.rubric import Edition, Indicator, Issue
from ita_tools.workbook.cell_keys import advice_row, issue_item_rows, item_row, score_column
from ita_tools.workbook.formulas.display import computed, named_extreme
from ita_tools.workbook.formulas.expression import (
    COUNT,
    FIXED,
    IF,
    INDEX,
    MATCH,
    MAX,
    MIN,
    OR,
    Expression,
    Operand,
    Span,
)
from ita_tools.workbook.sheet_model import Computed

__all__ = [
    "advice_of_lowest",
    "advice_of_lowest_in_issue",
    "lowest_items",
    "lowest_items_of_issue",
    "scores_of_issue",
]

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
        named = _lowest(codes, scores)
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
    return _advice(edition, code, known)


def lowest_items_of_issue(edition: Edition, issue: Issue) -> Computed:
    """Name the lowest item of an issue over all tools."""
    names, scores = _issue_span(edition, issue, "=name"), _issue_span(edition, issue, "=used")
    return computed(IF(COUNT(scores).equals(0), "", _lowest(names, scores)), "text", 3)


def scores_of_issue(edition: Edition, issue: Issue) -> Computed:
    """Show the lowest and the highest score of an issue's items: an issue has no score of its own."""
    scores = _issue_span(edition, issue, "=used")
    low, high = MIN(scores), MAX(scores)
    ends = FIXED(low, 2, 1) & IF(low.equals(high), "", " ถึง " & FIXED(high, 2, 1))
    return computed(IF(COUNT(scores).equals(0), "", ends), "note", 2)


def advice_of_lowest_in_issue(edition: Edition, issue: Issue) -> Computed:
    """Bring the advice for the lowest item of an issue, or how to keep the level where all are full."""
    codes, scores = _issue_span(edition, issue, "=code"), _issue_span(edition, issue, "=used")
    return _advice(edition, INDEX(codes, MATCH(MIN(scores), scores, 0)), [scores])


def _issue_span(edition: Edition, issue: Issue, column: str) -> Span:
    return Span([row for row, _, _ in issue_item_rows(edition, issue)], column)


def _lowest(names: Span, scores: Span) -> Expression:
    least = MIN(scores)
    return IF(least.equals(FULL), _ALL_FULL, named_extreme(names, scores, least, "ข้อ"))


def _advice(edition: Edition, code: Operand, scores: Sequence[Span]) -> Computed:
    """Bring the advice for an item, ``keep`` where all of the scores are full."""
    names, finding, way, keep = (
        Span(list(map(advice_row, edition.item_by_code)), column)
        for column in ("=code", "=finding", "=way", "=keep")
    )
    place = MATCH(code, names, 0)
    low = INDEX(finding, place) & " " & INDEX(way, place)
    full = IF(MIN(*scores).equals(FULL), INDEX(keep, place) & "", low)
    return computed(IF(COUNT(*scores).equals(0), "", full), "text", 5)
