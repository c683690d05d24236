"""Perception of the same matter inside and outside the agency."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ita_tools.analysis.issues import PerceptionGap, perception_gaps
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Column, Heading, Paragraph, Row, Table
from ita_tools.report.wording import format_difference, item_name, join_names
from ita_tools.rounding import points

__all__ = ["perception"]

_COLUMNS = (
    Column("เรื่อง", 4),
    Column("ข้อ (ภายใน)", 1.2, "center"),
    Column("คะแนน", 1.2, "center"),
    Column("ข้อ (ภายนอก)", 2.4, "center"),
    Column("คะแนน", 1.2, "center"),
    Column("ผลต่าง", 1.2, "center"),
)


def perception(context: ReportContext) -> Iterator[Block]:
    """Write a table of paired items and the largest difference; nothing if no pair has scores."""
    compared = perception_gaps(context.result)
    if not compared:
        return
    yield Heading("การเปรียบเทียบมุมมองภายในและภายนอก", 2)
    yield Paragraph(_largest_in_words(context, compared))
    yield Table(
        "คะแนนของเรื่องเดียวกันจากผู้มีส่วนได้ส่วนเสียภายในและภายนอก",
        _COLUMNS,
        [_row(context, each) for each in compared],
    )
    yield Paragraph("ผลต่าง คือ คะแนนจากภายในลบด้วยคะแนนจากภายนอก", "note")


def _largest_in_words(context: ReportContext, compared: Sequence[PerceptionGap]) -> str:
    largest = max(abs(each.difference) for each in compared)
    if not largest:
        return "ผู้มีส่วนได้ส่วนเสียภายในและภายนอกให้คะแนนเท่ากันทุกเรื่องที่เปรียบเทียบได้"
    pairs = [each for each in compared if abs(each.difference) == largest]
    matters = list(dict.fromkeys(f"{each.pair.matter} ({_pair(context, each)})" for each in pairs))
    inside_higher = {each.difference > 0 for each in pairs}
    who = "ผู้ตอบภายในให้คะแนนสูงกว่า" if inside_higher == {True} else "ผู้ตอบภายนอกให้คะแนนสูงกว่า"
    which = f" โดย{who}" if len(inside_higher) == 1 else ""
    return (
        f"เรื่องที่ผู้ตอบภายในและภายนอกให้คะแนนต่างกันมากที่สุด ได้แก่ {join_names(matters)} "
        f"ต่างกัน {points(largest)} คะแนน{which}"
    )


def _pair(context: ReportContext, each: PerceptionGap) -> str:
    short = context.edition.tool_by_code[each.outside[1]].short
    return f"ข้อ {each.inside[2]} กับข้อ {each.outside[2]} ของแบบวัด {short}"


def _row(context: ReportContext, each: PerceptionGap) -> Row:
    result = context.result
    outside = item_name(result, each.outside).removeprefix("ข้อ ")
    return Row(
        [
            each.pair.matter,
            each.inside[2],
            points(result[each.inside].value),
            outside,
            points(result[each.outside].value),
            format_difference(each.difference),
        ]
    )
