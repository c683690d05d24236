"""Native formulas of computed cells, each beside the value the engine gives for the same cell.

Scores are added up in whole hundredths (``ROUND(100*SUM(...),0)``) before they are divided and rounded,
so that ties fall as in decimal arithmetic on any spreadsheet: whole numbers are exact in binary.
Only functions of Excel 2010 and LibreOffice; no volatile and no array-only ones. Empty stays empty.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from ita_tools.rubric import Band, Item, Scale
from ita_tools.scoring import Key
from ita_tools.workbook.hidden_keys import YES
from ita_tools.workbook.sheet_model import Computed, Locator, Scored, Style

__all__ = [
    "INFERRED",
    "PUBLISHED",
    "Address",
    "answer_score",
    "basis_of_answers",
    "basis_of_mean",
    "bound",
    "copy_of",
    "counted_at",
    "difference",
    "level",
    "level_text",
    "mean",
    "missing_points",
    "score_at",
    "settled",
    "status",
    "used_or",
    "weighted",
]

Address = tuple[str, str]
"""Row key and column key of a declared cell."""

PUBLISHED = "ตามประกาศ"
"""What stands beside a score that was published, not computed."""
INFERRED = "อนุมาน"
"""What stands beside a score that was computed by a rule that is not official."""
_BASIS = {
    "counts": "จำนวน",
    "printed": "คะแนน ITAS",
    "percent": "ร้อยละ",
    "computed": "คำนวณ",
    "published": PUBLISHED,
    "unprocessed": "ไม่ประมวลผล",
    "missing": None,
}


def score_at(key: Key) -> Callable[[Scored], Decimal | None]:
    """Take the cached value of a cell from a score of the result."""
    return lambda scored: scored.result[key].value


def counted_at(tool: str) -> Callable[[Scored], Decimal | None]:
    """Take the cached value of what a tool adds to the total; the edition says it of one not processed."""

    def counted(scored: Scored) -> Decimal | None:
        score = scored.result[("tool", tool)]
        return scored.result.edition.unprocessed.counts_as if score.basis == "unprocessed" else score.value

    return counted


def _basis_at(key: Key) -> Callable[[Scored], str | None]:
    def basis(scored: Scored) -> str | None:
        score = scored.result[key]
        guessed = score.basis == "computed" and score.confidence == "inferred"
        return INFERRED if guessed else _BASIS[score.basis]

    return basis


def _answer_parts(scale: Scale, row: str) -> tuple[str, str, list[str], str]:
    length = len(scale.options)
    values = ",".join(str(option.value) for option in scale.options)
    slots = [f"[{n}]" for n in range(1, length + 1)]
    return f"{row}.counts[{length}]", f"{row}.percent[{length}]", slots, f"{{{values}}}"


def _answers(at: Locator, row: str, slots: Sequence[str]) -> str:
    return f"{at.cell(row, slots[0])}:{at.cell(row, slots[-1])}"


def answer_score(scale: Scale, row: str, key: Key) -> Computed:
    """Score an item or statement from counts, else the printed score, else shares of answers."""
    count_row, share_row, slots, values = _answer_parts(scale, row)

    def formula(at: Locator) -> str:
        counts, shares = _answers(at, count_row, slots), _answers(at, share_row, slots)
        printed = at.cell(row, "score")
        return (
            f"=IF(SUM({counts})>0,ROUND(100*SUMPRODUCT({counts},{values})/SUM({counts}),0)/100,"
            f"IF(ISNUMBER({printed}),ROUND({printed},2),"
            f"IF(SUM({shares})>0,ROUND(100*ROUND(10000*SUMPRODUCT({shares},{values}),0)"
            f'/ROUND(10000*SUM({shares}),0),0)/100,"")))'
        )

    return Computed(formula, score_at(key), asked=key)


def basis_of_answers(scale: Scale, row: str, key: Key) -> Computed:
    """Say which of counts, printed score and shares a score was taken from."""
    count_row, share_row, slots, _ = _answer_parts(scale, row)

    def formula(at: Locator) -> str:
        return (
            f'=IF(SUM({_answers(at, count_row, slots)})>0,"{_BASIS["counts"]}",'
            f'IF(ISNUMBER({at.cell(row, "score")}),"{_BASIS["printed"]}",'
            f'IF(SUM({_answers(at, share_row, slots)})>0,"{_BASIS["percent"]}","")))'
        )

    return Computed(formula, _basis_at(key), "note")


def _or_published(at: Locator, published: Address) -> str:
    cell = at.cell(*published)
    return f'IF(ISNUMBER({cell}),ROUND({cell},2),"")'


def mean(inputs: Sequence[Address], key: Key, published: Address) -> Computed:
    """Mean of scores, or the published score where one of them is missing."""
    number = len(inputs)

    def formula(at: Locator) -> str:
        cells = at.each(inputs)
        return (
            f"=IF(COUNT({cells})={number},ROUND(ROUND(100*SUM({cells}),0)/{number},0)/100,"
            f"{_or_published(at, published)})"
        )

    return Computed(formula, score_at(key), asked=key)


def _weighted_mean(scores: str, weights: str) -> str:
    return f"ROUND(ROUND(10000*SUMPRODUCT({scores},{weights}),0)/ROUND(100*SUM({weights}),0),0)/100"


def weighted(
    rows: Sequence[str],
    columns: tuple[str, str],
    key: Key,
    published: Address,
    guard: Callable[[Locator], str] | None = None,
) -> Computed:
    """Weighted mean over rows of a score and a weight column; ``guard`` must hold too."""
    score_column, weight_column = columns

    def formula(at: Locator) -> str:
        scores, weights = at.span(rows, score_column), at.span(rows, weight_column)
        known = f"COUNT({scores})={len(rows)}"
        condition = f"AND({known},{guard(at)})" if guard else known
        return f"=IF({condition},{_weighted_mean(scores, weights)},{_or_published(at, published)})"

    return Computed(formula, score_at(key), asked=key)


def bound(items: Sequence[tuple[Item, Address]], key: Key, side: Literal["MIN", "MAX"]) -> Computed:
    """Bound an indicator whose item weights are not all official; empty where they do not matter.

    The open items share what the pinned ones leave of 100 percent, so each bound gives all of it to the
    lowest or to the highest of them.
    """
    pinned = [
        (item.weight.value, cell)
        for item, cell in items
        if item.weight and not item.weight.provenance.inferred
    ]
    shared = [cell for item, cell in items if item.weight and item.weight.provenance.inferred]
    rest = 100 - sum(weight for weight, _ in pinned)

    def formula(at: Locator) -> str:
        scores = at.each(shared)
        fixed = "".join(f"{weight}*{at.cell(*cell)}+" for weight, cell in pinned)
        value = f"ROUND(ROUND(10000*({fixed}{rest}*{side}({scores})),0)/10000,0)/100"
        known = f"COUNT({at.each([cell for _, cell in items])})={len(items)}"
        return f'=IF({known},IF(MIN({scores})=MAX({scores}),"",{value}),"")'

    def value(scored: Scored) -> Decimal | None:
        possible = scored.result[key].possible
        return None if possible is None else possible[side == "MAX"]

    return Computed(formula, value)


def settled(cell: Computed, published: Address, bounds: tuple[Address, Address], when: str) -> Computed:
    """Put ``when`` in the place of a formula where a published score within the bounds settles it."""

    def formula(at: Locator) -> str:
        printed, low, high = (f"ROUND({at.cell(*place)},2)" for place in (published, *bounds))
        numbers = f"COUNT({at.each([published, bounds[0]])})=2"
        inside = f"IF(AND({printed}>={low},{printed}<={high}),{when.format(printed)},{cell.formula(at)[1:]})"
        return f"=IF({numbers},{inside},{cell.formula(at)[1:]})"

    return replace(cell, formula=formula)


def basis_of_mean(
    inputs: Sequence[Address],
    key: Key,
    published: Address,
    otherwise: Literal["published", "printed"] = "published",
    guard: Callable[[Locator], str] | None = None,
    guess: Callable[[Locator], str] | None = None,
) -> Computed:
    """Say whether a mean was computed or a score of ITAS stands in for it; ``guard`` must hold too.

    A mean that was computed while ``guess`` holds rests on a rule that is not official, and says so.
    """

    def formula(at: Locator) -> str:
        fallback = f'IF(ISNUMBER({at.cell(*published)}),"{_BASIS[otherwise]}","")'
        known = f"COUNT({at.each(inputs)})={len(inputs)}"
        condition = f"AND({known},{guard(at)})" if guard else known
        computed = f'"{_BASIS["computed"]}"'
        if guess:
            computed = f'IF({guess(at)},"{INFERRED}",{computed})'
        return f"=IF({condition},{computed},{fallback})"

    return Computed(formula, _basis_at(key), "note")


def used_or(cell: Computed, flag: Address, when: str) -> Computed:
    """Put ``when`` (a formula text) in the place of a formula while a flag says yes."""

    def formula(at: Locator) -> str:
        return f'=IF({at.cell(*flag)}="{YES}",{when},{cell.formula(at)[1:]})'

    return replace(cell, formula=formula)


def copy_of(source: Address, value: Callable[[Scored], object], style: Style = "points") -> Computed:
    """Repeat another cell; empty stays empty."""

    def formula(at: Locator) -> str:
        cell = at.cell(*source)
        return f'=IF({cell}="","",{cell})'

    return Computed(formula, value, style)  # type: ignore[arg-type]


def difference(now: Address, before: Address, value: Callable[[Scored], Decimal | None]) -> Computed:
    """Subtract two scores where both are there."""

    def formula(at: Locator) -> str:
        one, other = at.cell(*now), at.cell(*before)
        return f'=IF(AND(ISNUMBER({one}),ISNUMBER({other})),ROUND({one}-{other},2),"")'

    return Computed(formula, value, "signed")


def level(
    bands: Sequence[Band],
    total: Address,
    tools: Sequence[str],
    columns: tuple[str, str],
    published: Address,
    possible: Callable[[Locator], str] | None = None,
) -> Computed:
    """Name the level: bands from the top, undecided ones left to the published level.

    ``columns`` hold the scores that count and the flags of tools that were not processed: what these add
    is not official, so a published level settles it. So does one that is ``possible``: a formula text that
    is above 0 then.
    """
    column, flag = columns

    def formula(at: Locator) -> str:
        cell, scores, printed = at.cell(*total), at.span(tools, column), f'{at.cell(*published)}&""'
        text = level_text(bands, cell, scores, len(tools), printed)
        settled = f'AND(COUNTIF({at.span(tools, flag)},"{YES}")>0,LEN({printed})>0)'
        if possible:
            settled += f",{possible(at)}>0"
        return f"=IF(OR(NOT(ISNUMBER({cell})),{settled}),{printed},{text})"

    return Computed(formula, lambda scored: scored.result.level, "strong", asked=("level",))


def level_text(bands: Sequence[Band], total: str, scores: str, tools: int, undecided: str = '""') -> str:
    """Return the text that names the level of a total and the scores of all tools, texts themselves."""
    text = '""'
    for band in reversed(bands):
        text = _band(band, total, scores, tools, undecided, text)
    return text


def _band(band: Band, total: str, scores: str, tools: int, printed: str, below: str) -> str:
    name = f'"{band.name}"'
    if band.every_tool_min is None:
        return f"IF({total}>={band.total_min},{name},{below})"
    least = band.every_tool_min
    decided = f"IF(COUNT({scores})<{tools},{printed},{name})"
    return (
        f"IF(AND({total}>={band.total_min},OR(COUNT({scores})=0,MIN({scores})>={least})),{decided},{below})"
    )


def missing_points(band: Band, total: Address) -> Computed:
    """Points the total lacks for a level."""

    def formula(at: Locator) -> str:
        cell = at.cell(*total)
        return f'=IF(ISNUMBER({cell}),ROUND(MAX(0,{band.total_min}-{cell}),2),"")'

    def value(scored: Scored) -> Decimal | None:
        score = scored.result.total
        return None if score is None else max(Decimal(0), band.total_min - score)

    return Computed(formula, value)


def status(score: Address, target: Decimal, key: Key, words: tuple[str, str]) -> Computed:
    """Say in words whether a score reaches the target."""

    def formula(at: Locator) -> str:
        cell = at.cell(*score)
        return f'=IF(ISNUMBER({cell}),IF({cell}>={target},"{words[0]}","{words[1]}"),"")'

    def value(scored: Scored) -> str | None:
        reached = scored.result[key].value
        return None if reached is None else words[0] if reached >= target else words[1]

    return Computed(formula, value, "note")
