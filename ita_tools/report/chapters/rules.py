"""Rules of the assessment: tools, aggregation, tools without score, levels, target."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Column, Heading, Paragraph, Row, Table
from ita_tools.report.wording import join_names, tool_name
from ita_tools.rounding import points
from ita_tools.rubric import Tool
from ita_tools.scoring.explanation import tool_minimums

__all__ = ["rules"]

_MEANS = {
    "items": "ค่าเฉลี่ยของข้อคำถาม",
    "subindicators": "ค่าเฉลี่ยของตัวชี้วัดย่อย",
    "weighted-items": "ค่าเฉลี่ยถ่วงน้ำหนัก",
}


def rules(context: ReportContext) -> Iterator[Block]:
    """Write the rules of the edition."""
    edition = context.edition
    yield Heading("หลักเกณฑ์การประเมิน")
    yield Heading("เครื่องมือและวิธีคิดคะแนน", 2)
    yield Paragraph(
        f"คะแนนทุกขั้นปัดเศษเป็นทศนิยม {edition.rounding.places} ตำแหน่ง คะแนนตัวชี้วัดคิดจากคะแนนข้อคำถาม "
        "คะแนนเครื่องมือเป็นค่าเฉลี่ยของตัวชี้วัด และคะแนนรวมเป็นผลรวมของคะแนนเครื่องมือตามน้ำหนัก"
    )
    yield _tools(context)
    yield _aggregation(context)
    yield from _shared_indicators(context)
    yield from _unprocessed_tools(context)
    yield Heading("ระดับผลการประเมินและค่าเป้าหมาย", 2)
    share = f" (เป้าหมายในภาพรวม: {edition.target.share})" if edition.target.share else ""
    yield Paragraph(f"ค่าเป้าหมายของ{context.year} คือคะแนนรวม {points(edition.target.score)} คะแนนขึ้นไป{share}")
    yield _levels(context)


def _tools(context: ReportContext) -> Table:
    edition = context.edition
    columns = (Column("เครื่องมือ", 5), Column("ตัวชี้วัดที่", 2, "center"), Column("น้ำหนัก (ร้อยละ)", 1.5, "center"))
    rows = [
        Row(
            (
                f"{tool.title} ({tool.short})",
                ", ".join(each.code for each in edition.indicators_of_tool(tool.code)),
                f"{tool.weight:f}",
            )
        )
        for tool in edition.tools
    ]
    return Table("เครื่องมือการประเมิน ตัวชี้วัด และน้ำหนัก", columns, rows)


def _aggregation(context: ReportContext) -> Table:
    tools = context.edition.tools
    columns = [Column("คะแนน", 1.2), *(Column(tool.short, 2, "center") for tool in tools)]
    weights = [f"ร้อยละ {tool.weight:f}" for tool in tools]
    rows = [
        Row(["ข้อ", *(_item_score(context, tool) for tool in tools)]),
        Row(["ตัวชี้วัด", *(_indicator_score(context, tool) for tool in tools)]),
        Row(["เครื่องมือ", *("ค่าเฉลี่ยของตัวชี้วัด" for _ in tools)]),
        Row(["น้ำหนักในคะแนนรวม", *weights]),
    ]
    return Table("การประมวลผลคะแนน", columns, rows)


def _item_score(context: ReportContext, tool: Tool) -> str:
    kinds = {item.scale.kind for item in context.edition.items_of_tool(tool.code)}
    return "คะแนนที่ผู้ตรวจให้" if kinds == {"steps"} else "ค่าเฉลี่ยของผู้ตอบ"


def _indicator_score(context: ReportContext, tool: Tool) -> str:
    means = dict.fromkeys(_MEANS[each.mean] for each in context.edition.indicators_of_tool(tool.code))
    return "\n".join(means)


def _shared_indicators(context: ReportContext) -> Iterator[Block]:
    """Write how the score of an indicator of several tools is calculated: it is not the mean of the tools."""
    edition = context.edition
    shared = [each for each in edition.indicators if len(each.tools) > 1]
    if shared:
        tools = dict.fromkeys(tool for each in shared for tool in each.tools)
        yield Paragraph(
            f"คะแนนของตัวชี้วัดที่ {join_names([each.code for each in shared])} ซึ่งวัดด้วย"
            f"{join_names([tool_name(edition.tool_by_code[tool]) for tool in tools])} "
            "เป็นค่าเฉลี่ยของคะแนนทุกข้อจากเครื่องมือดังกล่าวรวมกัน"
        )


def _unprocessed_tools(context: ReportContext) -> Iterator[Block]:
    edition = context.edition
    if edition.unprocessed.reasons:
        yield Paragraph("ระบบ ITAS ไม่ประมวลผลคะแนนของเครื่องมือในกรณีต่อไปนี้")
        yield from (Paragraph(reason, "bullet") for reason in edition.unprocessed.reasons)


def _levels(context: ReportContext) -> Table:
    columns = (
        Column("ระดับ", 2),
        Column("คะแนนรวมไม่น้อยกว่า", 2, "center"),
        Column("คะแนนทุกเครื่องมือไม่น้อยกว่า", 2, "center"),
    )
    rows = [
        Row((band.name, points(band.total_min), tool_minimums(band, context.edition)))
        for band in context.edition.bands
    ]
    return Table("ระดับผลการประเมิน พิจารณาจากระดับสูงลงมา", columns, rows)
