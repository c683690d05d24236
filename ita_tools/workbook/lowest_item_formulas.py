"""Formulas that name the lowest item of an indicator and bring the advice for it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ita_tools.analysis.extremes import FULL
from ita_tools.rounding import points
from ita_tools.rubric import Indicator, Item
from ita_tools.rubric.advice import advice_for
from ita_tools.workbook.formulas import Address
from ita_tools.workbook.sheet_model import Computed, Locator, Scored
from ita_tools.workbook.sheets.advice_sheet import advice_row
from ita_tools.workbook.sheets.cell_keys import item_score_cell

__all__ = ["advice_of_lowest", "lowest_items", "score_cells"]

_ALL_FULL = "ทุกข้อได้คะแนนเต็ม"
_Known = tuple[str, Decimal, int]
"""Code of the first lowest item, its score, and how many items share it."""


def _spans(at: Locator, scored_items: Sequence[Address]) -> tuple[str, str]:
    rows = [row for row, _ in scored_items]
    return at.span(rows, "=code"), at.span(rows, scored_items[0][1])


def _items(scored: Scored, indicator: Indicator, tool: str) -> list[tuple[str, Decimal]]:
    found = scored.result.edition.items_of_indicator(indicator.code)
    return [
        (item.code, score) for item in found if (score := scored.result.item(tool, item.code)) is not None
    ]


def _lowest(scored: Scored, indicator: Indicator, tool: str) -> _Known | None:
    known = _items(scored, indicator, tool)
    if not known:
        return None
    least = min(score for _, score in known)
    sharing = [code for code, score in known if score == least]
    return sharing[0], least, len(sharing)


def lowest_items(indicator: Indicator, cells: dict[str, list[Address]], names: dict[str, str]) -> Computed:
    """Name the lowest item of an indicator under each of its tools; ``cells`` are score cells by tool."""
    alone = len(cells) == 1

    def formula(at: Locator) -> str:
        texts = []
        for tool, scored_items in cells.items():
            codes, scores = _spans(at, scored_items)
            least = f"MIN({scores})"
            more = f'IF(COUNTIF({scores},{least})>1," และอีก "&(COUNTIF({scores},{least})-1)&" ข้อ","")'
            named = f'INDEX({codes},MATCH({least},{scores},0))&" ("&TEXT({least},"0.00")&")"&{more}'
            head = "" if alone else f'"{names[tool]}: "&'
            texts.append(f'IF(COUNT({scores})=0,"",{head}IF({least}={FULL},"{_ALL_FULL}",{named}))')
        return "=" + '&" "&'.join(texts) if not alone else f"={texts[0]}"

    def value(scored: Scored) -> str:
        texts = []
        for tool in cells:
            found = _lowest(scored, indicator, tool)
            text = "" if found is None else ("" if alone else f"{names[tool]}: ") + _said(found)
            texts.append(text)
        return " ".join(texts)

    return Computed(formula, value, "text", 3)


def _said(found: _Known) -> str:
    code, least, sharing = found
    if least == FULL:
        return _ALL_FULL
    more = f" และอีก {sharing - 1} ข้อ" if sharing > 1 else ""
    return f"{code} ({points(least)}){more}"


def advice_of_lowest(indicator: Indicator, cells: dict[str, list[Address]], codes: Sequence[str]) -> Computed:
    """Bring the advice for the lowest item over all tools, or how to keep the level where all are full."""
    first, last = advice_row(codes[0]), advice_row(codes[-1])

    def formula(at: Locator) -> str:
        code, known = "", ""
        for scored_items in reversed(list(cells.values())):
            names, scores = _spans(at, scored_items)
            own = f"INDEX({names},MATCH(MIN({scores}),{scores},0))"
            later = f"IF(OR(COUNT({known})=0,MIN({scores})<=MIN({known})),{own},{code})"
            code = f"IF(COUNT({scores})=0,{code},{later})" if known else own
            known = f"{scores},{known}" if known else scores
        table = [at.span([first, last], column) for column in ("=code", "=finding", "=way", "=keep")]
        place = f"MATCH({code},{table[0]},0)"
        low = f'INDEX({table[1]},{place})&" "&INDEX({table[2]},{place})'
        return f'=IF(COUNT({known})=0,"",IF(MIN({known})={FULL},INDEX({table[3]},{place})&"",{low}))'

    return Computed(formula, lambda scored: _advice(scored, indicator, list(cells)), "text", 6)


def _advice(scored: Scored, indicator: Indicator, tools: Sequence[str]) -> str:
    found = [lowest for tool in tools if (lowest := _lowest(scored, indicator, tool)) is not None]
    if not found:
        return ""
    code, least, _ = min(found, key=lambda each: each[1])
    advice = advice_for(scored.result.edition.year, code)
    if least == FULL:
        return advice.keep if advice else ""
    return f"{advice.finding} {advice.way_forward}" if advice else " "


def score_cells(indicator: Indicator, items: Sequence[Item]) -> dict[str, list[Address]]:
    """Return the score cells of an indicator's items by tool."""
    return {tool: [item_score_cell(item, tool) for item in items] for tool in indicator.tools}
