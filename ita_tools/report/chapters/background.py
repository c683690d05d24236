"""Background: what ITA is, what must be published, and how the scores come about."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.report.document import Block, Column, Heading, Paragraph, Row, Table
from ita_tools.report.material import Material
from ita_tools.rounding import points

__all__ = ["background"]


def background(material: Material) -> Iterator[Block]:
    """Write the requirement, the tools with their weights, the levels and the target."""
    edition = material.edition
    yield Heading("ความเป็นมา")
    yield Paragraph(
        f"{material.agency} เข้าร่วม{edition.title} ซึ่งสำนักงานคณะกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติ "
        "(สำนักงาน ป.ป.ช.) ดำเนินการผ่านระบบ ITAS เพื่อให้หน่วยงานทราบระดับคุณธรรมและความโปร่งใสของตน "
        "และนำผลไปปรับปรุงการปฏิบัติงานและการให้บริการ"
    )
    requirement = edition.report
    if requirement is not None:
        sure = " (อนุมานจากปีใกล้เคียง)" if requirement.provenance.inferred else ""
        yield Paragraph(f"หน่วยงานต้องเผยแพร่รายงานตามข้อ {requirement.item} {requirement.title} "
                        f"ของการประเมินปีงบประมาณ พ.ศ. {requirement.edition}{sure} โดยมีเนื้อหาดังนี้")
        yield from (Paragraph(demand, "bullet") for demand in requirement.demands)
        yield Paragraph("มาตรการแต่ละรายการต้องระบุ " + " ".join(
            f"({n}) {name}" for n, name in enumerate(requirement.fields, 1)))
    yield Heading("เครื่องมือและวิธีคิดคะแนน", 2)
    yield Paragraph(
        f"คะแนนทุกขั้นปัดเศษเป็นทศนิยม {edition.rounding.places} ตำแหน่ง คะแนนตัวชี้วัดคิดจากคะแนนข้อคำถาม "
        "คะแนนเครื่องมือเป็นค่าเฉลี่ยของตัวชี้วัด และคะแนนรวมเป็นผลรวมของคะแนนเครื่องมือตามน้ำหนัก"
    )
    yield _tools(material)
    yield Heading("ระดับผลการประเมินและค่าเป้าหมาย", 2)
    share = f" (เป้าหมายในภาพรวม: {edition.target.share})" if edition.target.share else ""
    yield Paragraph(f"ค่าเป้าหมายของ{material.year} คือคะแนนรวม {points(edition.target.score)} "
                    f"คะแนนขึ้นไป{share}")
    yield _levels(material)


def _tools(material: Material) -> Table:
    edition = material.edition
    columns = (Column("เครื่องมือ", 5), Column("ตัวชี้วัดที่", 2, "center"), Column("น้ำหนัก (ร้อยละ)", 1.5, "center"))
    rows = [
        Row((f"{tool.title} ({tool.short})",
             ", ".join(each.code for each in edition.indicators_of_tool(tool.code)), f"{tool.weight:f}"))
        for tool in edition.tools
    ]
    return Table("เครื่องมือการประเมิน ตัวชี้วัด และน้ำหนัก", columns, rows)


def _levels(material: Material) -> Table:
    columns = (Column("ระดับ", 2), Column("คะแนนรวมไม่น้อยกว่า", 2, "center"),
               Column("คะแนนทุกเครื่องมือไม่น้อยกว่า", 2, "center"))
    rows = [Row((band.name, points(band.total_min), points(band.every_tool_min)))
            for band in material.edition.bands]
    return Table("ระดับผลการประเมิน พิจารณาจากระดับสูงลงมา", columns, rows)
