"""The action plan, on lying pages: measures grouped under their indicators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ita_tools.assessment import Measure
from ita_tools.report.chapters.step_numbering import numbered
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Column, Heading, PageBreak, Paragraph, Row, Table
from ita_tools.report.wording import scored

__all__ = ["action_plan", "grouped", "plan_frame", "plan_table"]

_COLUMNS = (
    Column("ผลการวิเคราะห์", 2.9),
    Column("มาตรการ/โครงการ/กิจกรรม", 2.3),
    Column("ขั้นตอนหรือวิธีการ", 7.2),
    Column("ระยะเวลา", 1.5),
    Column("ผู้รับผิดชอบ", 1.7),
    Column("การกำกับติดตาม", 2.9),
)


def action_plan(material: ReportContext) -> Iterator[Block]:
    """Write the plan table; indicators without a measure are named."""
    yield from plan_frame(material, _whole(material))


def plan_frame(material: ReportContext, content: Iterator[Block]) -> Iterator[Block]:
    """Write the heading and what the plan holds, on lying pages; a sentence where nothing is planned."""
    heading = Heading("การนำผลการวิเคราะห์ไปสู่การพัฒนาองค์กร")
    if not material.assessment.plan:
        yield heading
        yield Paragraph("ยังไม่ได้กำหนดมาตรการในแผนปฏิบัติการ")
        return
    yield PageBreak(landscape=True)
    yield heading
    yield from content
    yield PageBreak()


def plan_table(caption: str, rows: Iterator[Row]) -> Table:
    """Return a table of measures."""
    return Table(caption, _COLUMNS, list(rows))


def grouped(material: ReportContext, measures: Sequence[Measure], *, all_named: bool) -> Iterator[Row]:
    """Write measures under their indicators as the edition orders them, those without one at the end.

    With ``all_named`` an indicator without a measure is named, too.
    """
    for indicator in material.edition.indicators:
        own = [measure for measure in measures if measure.indicator == indicator.code]
        if own or all_named:
            score = scored(material.result.indicator(indicator.code))
            yield Row([f"ตัวชี้วัดที่ {indicator.code} {indicator.title} ({score})"], "group")
            yield from map(_row, own) if own else [Row(["", "(ยังไม่ได้กำหนดมาตรการ)", "", "", "", ""])]
    loose = [measure for measure in measures if measure.indicator not in material.edition.indicator_by_code]
    if loose:
        yield Row(["มาตรการที่ไม่ได้ระบุตัวชี้วัด"], "group")
        yield from map(_row, loose)


def _whole(material: ReportContext) -> Iterator[Block]:
    yield plan_table(
        f"แผนปฏิบัติการเพื่อพัฒนาองค์กรตามผลการประเมิน {material.year}",
        grouped(material, material.assessment.plan, all_named=True),
    )


def _row(measure: Measure) -> Row:
    responsible = measure.responsible or measure.division
    return Row(
        [
            measure.finding,
            measure.measure,
            numbered(measure.steps),
            measure.period,
            responsible,
            measure.follow_up,
        ]
    )
