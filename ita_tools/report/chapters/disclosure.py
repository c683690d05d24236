"""Public disclosure by sub-indicator, and the items below full."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.analysis.extremes import FULL
from ita_tools.analysis.result_sentences import all_full_sentence, every
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Column, Heading, Paragraph, Row, Table
from ita_tools.report.wording import join_names, score_in_words
from ita_tools.rounding import points
from ita_tools.rubric import SubIndicator
from ita_tools.scoring import Key

__all__ = ["disclosure"]

_COLUMNS = (
    Column("ตัวชี้วัดย่อย", 5),
    Column("คะแนน", 1.2, "center"),
    Column("ข้อที่ได้คะแนนเต็ม", 1.4, "center"),
    Column("ข้อที่ได้คะแนนไม่เต็ม", 3),
)


def disclosure(context: ReportContext) -> Iterator[Block]:
    """Write the table of sub-indicators; nothing if none of their items has a score."""
    edition, result = context.edition, context.result
    keys: list[Key] = [
        ("item", tool, item.code)
        for part in edition.subindicators
        for item in edition.items_of_subindicator(part.code)
        for tool in item.tools
    ]
    scored = [key for key in keys if result[key].value is not None]
    subindicators = [part for part in edition.subindicators if result.subindicator(part.code) is not None]
    if not scored and not subindicators:
        return
    yield Heading("ผลการเปิดเผยข้อมูลสาธารณะรายตัวชี้วัดย่อย", 2)
    below_full = [key[2] for key in scored if result[key].value != FULL]
    if below_full:
        yield Paragraph(f"ข้อที่ได้คะแนนไม่เต็มมี {len(below_full)} ข้อ ได้แก่ ข้อ {join_names(below_full)}")
    elif scored:
        renew = " จึงควรปรับปรุงข้อมูลให้เป็นปัจจุบันอย่างต่อเนื่อง" if context.suggestions else ""
        yield Paragraph(all_full_sentence(every("ข้อ", len(scored), len(keys)), points(FULL)) + renew)
    yield Table("คะแนนการเปิดเผยข้อมูลสาธารณะรายตัวชี้วัดย่อย", _COLUMNS, list(_rows(context)))


def _rows(context: ReportContext) -> Iterator[Row]:
    for indicator in context.edition.indicators:
        parts = context.edition.subindicators_of(indicator.code)
        if parts:
            score = context.result.indicator(indicator.code)
            known = "" if score is None else f" ({score_in_words(score)})"
            yield Row([f"ตัวชี้วัดที่ {indicator.code} {indicator.title}{known}"], "group")
        yield from (_row(context, part) for part in parts)


def _row(context: ReportContext, part: SubIndicator) -> Row:
    result = context.result
    items = context.edition.items_of_subindicator(part.code)
    scores = {item.code: result.item(item.tools[0], item.code) for item in items}
    scored = {code: score for code, score in scores.items() if score is not None}
    full = sum(score == FULL for score in scored.values())
    below_full = [f"{code} ({points(score)})" for code, score in scored.items() if score != FULL]
    return Row(
        [
            f"{part.code} {part.title}",
            points(result.subindicator(part.code)),
            f"{full} จาก {len(items)}" if scored else "-",
            ", ".join(below_full) or "-",
        ]
    )
