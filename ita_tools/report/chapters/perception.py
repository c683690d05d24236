"""What people inside and outside the agency say of the same matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ita_tools.analysis.issues import PerceptionGap, perception_gaps
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Column, Heading, Paragraph, Row, Table
from ita_tools.report.wording import item_named, listed, signed
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


def perception(material: ReportContext) -> Iterator[Block]:
    """Write the table of pairs and where views part most; nothing where no pair is known."""
    compared = perception_gaps(material.result)
    if not compared:
        return
    yield Heading("การเปรียบเทียบมุมมองภายในและภายนอก", 2)
    yield Paragraph(_widest(material, compared))
    yield Table(
        "คะแนนของเรื่องเดียวกันจากผู้มีส่วนได้ส่วนเสียภายในและภายนอก",
        _COLUMNS,
        [_row(material, each) for each in compared],
    )
    yield Paragraph("ผลต่าง คือ คะแนนจากภายในลบด้วยคะแนนจากภายนอก จับคู่ข้อจากข้อความของข้อคำถาม", "note")


def _widest(material: ReportContext, compared: Sequence[PerceptionGap]) -> str:
    widest = max(abs(each.difference) for each in compared)
    if not widest:
        return "ผู้มีส่วนได้ส่วนเสียภายในและภายนอกให้คะแนนเท่ากันทุกเรื่องที่เปรียบเทียบได้"
    most = [each for each in compared if abs(each.difference) == widest]
    matters = list(dict.fromkeys(f"{each.pair.matter} ({_pair(material, each)})" for each in most))
    views = {each.difference > 0 for each in most}
    who = "ผู้ตอบภายในให้คะแนนสูงกว่า" if views == {True} else "ผู้ตอบภายนอกให้คะแนนสูงกว่า"
    which = f" โดย{who}" if len(views) == 1 else ""
    return (
        f"เรื่องที่ผู้ตอบภายในและภายนอกให้คะแนนต่างกันมากที่สุด ได้แก่ {listed(matters)} "
        f"ต่างกัน {points(widest)} คะแนน{which}"
    )


def _pair(material: ReportContext, each: PerceptionGap) -> str:
    short = material.edition.tool_by_code[each.outside[1]].short
    return f"ข้อ {each.inside[2]} กับข้อ {each.outside[2]} ของ {short}"


def _row(material: ReportContext, each: PerceptionGap) -> Row:
    result = material.result
    outside = item_named(result, each.outside).removeprefix("ข้อ ")
    return Row(
        [
            each.pair.matter,
            each.inside[2],
            points(result[each.inside].value),
            outside,
            points(result[each.outside].value),
            signed(each.difference),
        ]
    )
