"""Where the data of the report come from, line by line; printed only when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Column, Heading, Paragraph, Row, Table

__all__ = ["provenance"]

_COLUMNS = (Column("วันที่", 1.4), Column("ทำอะไร", 2.4), Column("จากไฟล์", 2.4), Column("สำนัก/กอง", 1.6))


def provenance(material: ReportContext) -> Iterator[Block]:
    """Write the trail of the assessment: split, merged and carried over, when and from which file."""
    yield Heading("ที่มาของข้อมูล", 2, numbered=False)
    trail = material.assessment.trail
    if not trail:
        yield Paragraph("ข้อมูลกรอกในสมุดงานนี้โดยตรง ไม่มีบันทึกการนำเข้าหรือรวมไฟล์")
        return
    yield Table(
        "ประวัติของข้อมูล",
        _COLUMNS,
        [
            Row([each or "-" for each in (event.when, event.what, event.source, event.division)])
            for event in trail
        ],
    )
