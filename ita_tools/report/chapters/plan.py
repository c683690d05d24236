"""The action plan, on lying pages: measures grouped under their indicators."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.assessment import Measure
from ita_tools.report.chapters.steps import numbered
from ita_tools.report.document import Block, Column, Heading, PageTurn, Paragraph, Row, Table
from ita_tools.report.material import Material
from ita_tools.report.wording import scored

__all__ = ["plan"]

_COLUMNS = (
    Column("ผลการวิเคราะห์", 2.9), Column("มาตรการ/โครงการ/กิจกรรม", 2.3), Column("ขั้นตอนหรือวิธีการ", 7.2),
    Column("ระยะเวลา", 1.5), Column("ผู้รับผิดชอบ", 1.7), Column("การกำกับติดตาม", 2.9),
)


def plan(material: Material) -> Iterator[Block]:
    """Write the plan table; indicators without a measure are named."""
    heading = Heading("การนำผลการวิเคราะห์ไปสู่การพัฒนาองค์กร")
    if not material.assessment.plan:
        yield heading
        yield Paragraph("ยังไม่ได้กรอกมาตรการในแผนปฏิบัติการ")
        return
    yield PageTurn(landscape=True)
    yield heading
    yield Table(f"แผนปฏิบัติการเพื่อพัฒนาองค์กรตามผลการประเมิน {material.year}", _COLUMNS, list(_rows(material)))
    yield PageTurn()


def _rows(material: Material) -> Iterator[Row]:
    plan = material.assessment.plan
    for indicator in material.edition.indicators:
        own = [measure for measure in plan if measure.indicator == indicator.code]
        score = scored(material.result.indicator(indicator.code))
        yield Row([f"ตัวชี้วัดที่ {indicator.code} {indicator.title} ({score})"], "group")
        yield from (_row(measure) for measure in own)
        if not own:
            yield Row(["", "(ยังไม่ได้กำหนดมาตรการ)", "", "", "", ""])
    loose = [measure for measure in plan if measure.indicator not in material.edition.indicator_by_code]
    if loose:
        yield Row(["มาตรการที่ไม่ได้ระบุตัวชี้วัด"], "group")
        yield from (_row(measure) for measure in loose)


def _row(measure: Measure) -> Row:
    responsible = measure.responsible or measure.division
    return Row([measure.finding, measure.measure, numbered(measure.steps), measure.period, responsible,
                measure.follow_up])
