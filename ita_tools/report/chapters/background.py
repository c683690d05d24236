"""Background: what ITA is and what the agency must publish."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ita_tools.report.chapters.own_text import own_text
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Heading, Paragraph

__all__ = ["background"]


def background(title: str) -> Callable[[ReportContext], Iterator[Block]]:
    """Return the chapter: the officer's own text, else why the agency takes part and what it must publish."""

    def chapter(context: ReportContext) -> Iterator[Block]:
        yield Heading(title)
        yield from own_text(context.texts.background) if context.texts.background else _default(context)

    return chapter


def _default(context: ReportContext) -> Iterator[Block]:
    edition = context.edition
    yield Paragraph(
        f"{context.agency}เข้าร่วม{edition.title} ซึ่งสำนักงานคณะกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติ "
        "(สำนักงาน ป.ป.ช.) ดำเนินการผ่านระบบ ITAS เพื่อให้หน่วยงานทราบระดับคุณธรรมและความโปร่งใสของตน "
        "และนำผลไปปรับปรุงการปฏิบัติงานและการให้บริการ"
    )
    requirement = edition.report
    if requirement is not None:
        inferred = " (อนุมานจากปีใกล้เคียง)" if requirement.provenance.inferred and context.draft else ""
        yield Paragraph(
            f"หน่วยงานต้องเผยแพร่รายงานตามข้อ {requirement.item} {requirement.title} "
            f"ของการประเมินปีงบประมาณ พ.ศ. {requirement.edition}{inferred} โดยมีเนื้อหาดังนี้"
        )
        yield from (Paragraph(demand, "bullet") for demand in requirement.demands)
        yield Paragraph(
            "มาตรการแต่ละรายการต้องระบุ "
            + " ".join(f"({n}) {name}" for n, name in enumerate(requirement.fields, 1))
        )
