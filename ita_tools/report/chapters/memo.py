"""A memorandum (บันทึกข้อความ) that reports the result to the head of the agency, in its official form."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.analysis.agency_address import head_of_agency, unit_of_agency
from ita_tools.analysis.default_texts import default_subject, with_target
from ita_tools.analysis.result_sentences import NO_PLAN, analysed_sentence, announced_sentence
from ita_tools.assessment import Signer
from ita_tools.report.chapters.overall import (
    announcement_note,
    confidence_notes,
    result_in_words,
    target_in_words,
)
from ita_tools.report.chapters.signatures import signature
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Column, FieldLine, Paragraph, Row, Table
from ita_tools.report.wording import extremes_in_words, format_difference, join_names
from ita_tools.rounding import points
from ita_tools.rubric import Tool
from ita_tools.scoring import Key
from ita_tools.thai_dates import official_date

__all__ = ["memo"]

_REQUEST_WITH_PLAN = (
    "จึงเรียนมาเพื่อโปรดพิจารณา หากเห็นชอบขอได้โปรดให้ส่วนราชการในสังกัดดำเนินการตามแผน "
    "และให้เผยแพร่รายงานบนเว็บไซต์ของหน่วยงาน"
)
_REQUEST_WITHOUT_PLAN = (
    "จึงเรียนมาเพื่อโปรดทราบ และขอได้โปรดให้ส่วนราชการในสังกัดกำหนดมาตรการตามผลการประเมิน เพื่อจัดทำแผนปฏิบัติการต่อไป"
)


def memo(context: ReportContext) -> Iterator[Block]:
    """Write head, numbered clauses on result, tools, indicators and plan, request, and signatures."""
    yield from _head(context)
    yield Paragraph(_introduction(context))
    if not _is_announced(context):
        yield from announcement_note(context)
    yield from (Paragraph(note, "note") for note in confidence_notes(context))
    for number, (title, *blocks) in enumerate(_clauses(context), 1):
        first, *others = blocks
        yield Paragraph(first.text if isinstance(first, Paragraph) else "", lead=f"{number}. {title}")
        yield from others if isinstance(first, Paragraph) else blocks
    yield Paragraph(_REQUEST_WITH_PLAN if context.assessment.measures else _REQUEST_WITHOUT_PLAN)
    yield from (signature(each.part, each) for each in context.assessment.signers or (Signer(),))


def _head(context: ReportContext) -> Iterator[Block]:
    assessment = context.assessment
    own = assessment.memo
    phone = f" โทร. {own.phone.strip().removeprefix('โทร.').strip()}" if own.phone.strip() else ""
    subject = own.subject or default_subject(context.year)
    yield Paragraph("บันทึกข้อความ", "title")
    yield FieldLine([("ส่วนราชการ", unit_of_agency(assessment.agency) + phone)])
    yield FieldLine([("ที่", own.number), ("วันที่", official_date(assessment.report.date))])
    yield FieldLine([("เรื่อง", subject)])
    yield Paragraph(f"เรียน  {own.to or head_of_agency(assessment.agency.name)}", "line")


def _is_announced(context: ReportContext) -> bool:
    return context.result[("total",)].basis == "announced"


def _introduction(context: ReportContext) -> str:
    """Return the sentence that leads to the result; it is called announced only where it was announced."""
    if not _is_announced(context):
        return analysed_sentence(context.agency, context.edition.title)
    announcement = context.assessment.announcement
    date = official_date(announcement.date).strip().removeprefix("วันที่").strip()
    return announced_sentence(context.agency, context.edition.title, date, announcement.source.strip())


def _clauses(context: ReportContext) -> Iterator[tuple[str, *tuple[Block, ...]]]:
    """Yield the title of each clause with its blocks; at least one block each."""
    result, edition = context.result, context.edition
    if result.total is not None:
        words = with_target(result_in_words(context), target_in_words(context))
        yield "ผลการประเมินในภาพรวม", Paragraph(words)
    tools = [tool for tool in edition.tools if result.tool(tool.code) is not None]
    if tools:
        yield "ผลการประเมินรายเครื่องมือ", _table(context, tools)
    names: dict[Key, str] = {
        ("indicator", each.code): f"ตัวชี้วัดที่ {each.code} {each.title}" for each in edition.indicators
    }
    if any(result[key].value is not None for key in names):
        words = f"{_below_target(context, names)} {extremes_in_words('ตัวชี้วัด', result, names)}"
        yield "ผลการประเมินรายตัวชี้วัด", Paragraph(words.strip())
    measures = len(context.assessment.measures)
    if measures:
        words = f"{context.agency}กำหนดมาตรการไว้ {measures} รายการ ใน{context.plan_year}"
        yield "แผนปฏิบัติการเพื่อพัฒนาองค์กร", Paragraph(words)
    elif context.draft:
        yield "แผนปฏิบัติการเพื่อพัฒนาองค์กร", Paragraph(NO_PLAN)


def _below_target(context: ReportContext, names: dict[Key, str]) -> str:
    """Return a sentence on the indicators below the target; nothing if there is none."""
    target, result = context.edition.target.score, context.result
    scores = {name: result[key].value for key, name in names.items()}
    below = [
        f"{name} ({points(value)} คะแนน)"
        for name, value in scores.items()
        if value is not None and value < target
    ]
    return f"ตัวชี้วัดที่ต่ำกว่าค่าเป้าหมาย {points(target)} คะแนน ได้แก่ {join_names(below)}" if below else ""


def _table(context: ReportContext, tools: list[Tool]) -> Table:
    """Return the scores of the tools beside the target, and beside last year where that is known."""
    changes = [context.changes["tool", tool.code] for tool in tools]
    target = context.edition.target.score
    compared = any(change.before is not None for change in changes)
    columns = [Column("เครื่องมือ", 5), Column(f"พ.ศ. {context.edition.year}", 1.4, "center")]
    if compared:
        columns[1:1] = [Column(f"พ.ศ. {context.previous_year}", 1.4, "center")]
        columns.append(Column("ผลต่าง", 1.4, "center"))
    columns.append(Column(f"ค่าเป้าหมาย {points(target)}", 1.6, "center"))
    rows = []
    for tool, change in zip(tools, changes, strict=True):
        met = "ผ่านเกณฑ์" if change.now is not None and change.now >= target else "ไม่ผ่านเกณฑ์"
        scores = [points(change.before), points(change.now), format_difference(change.difference)]
        rows.append(Row([f"{tool.title} ({tool.short})", *(scores if compared else scores[1:2]), met]))
    return Table("", columns, rows)
