"""Background: what ITA is and what the agency must publish."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Heading, Paragraph

__all__ = ["background"]


def background(context: ReportContext) -> Iterator[Block]:
    """Write why the agency takes part, and the requirements on the report it must publish."""
    edition = context.edition
    yield Heading("ความเป็นมา")
    yield Paragraph(
        f"{context.agency} เข้าร่วม{edition.title} ซึ่งสำนักงานคณะกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติ "
        "(สำนักงาน ป.ป.ช.) ดำเนินการผ่านระบบ ITAS เพื่อให้หน่วยงานทราบระดับคุณธรรมและความโปร่งใสของตน "
        "และนำผลไปปรับปรุงการปฏิบัติงานและการให้บริการ"
    )
    requirement = edition.report
    if requirement is not None:
        inferred = " (อนุมานจากปีใกล้เคียง)" if requirement.provenance.inferred else ""
        yield Paragraph(
            f"หน่วยงานต้องเผยแพร่รายงานตามข้อ {requirement.item} {requirement.title} "
            f"ของการประเมินปีงบประมาณ พ.ศ. {requirement.edition}{inferred} โดยมีเนื้อหาดังนี้"
        )
        yield from (Paragraph(demand, "bullet") for demand in requirement.demands)
        yield Paragraph(
            "มาตรการแต่ละรายการต้องระบุ "
            + " ".join(f"({n}) {name}" for n, name in enumerate(requirement.fields, 1))
        )
