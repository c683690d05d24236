"""The next level: which tools and items carry it, with the measures that aim there. A suggestion."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.analysis.targets import TargetPlan
from ita_tools.analysis.targets.carriers import Carrier, NextLevel, next_level_of
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Column, Heading, Paragraph, Row, Table
from ita_tools.report.wording import join_names, score_in_words
from ita_tools.rounding import points

__all__ = ["next_level"]

_NOTE = "หลักเกณฑ์ของปีถัดไปอาจเปลี่ยนแปลง จึงควรตรวจกับหลักเกณฑ์ที่ประกาศใช้ก่อนกำหนดมาตรการ"


def next_level(context: ReportContext) -> Iterator[Block]:
    """Write the chapter; nothing where suggestions are not wanted, at the best level, or without a way."""
    found = next_level_of(context.assessment, context.result) if context.suggestions else None
    if found is None:
        return
    plan = found.plan
    yield Heading("การพัฒนาไปสู่ระดับถัดไป")
    yield Paragraph(_aim(context, plan))
    if missing := _missing(context, plan):
        yield Paragraph(missing)
    yield Paragraph(_advice(context, found))
    yield _table(context, found)
    yield Paragraph(_NOTE, "note")


def _aim(context: ReportContext, plan: TargetPlan) -> str:
    least = {points(score) for score in plan.goal.tools.values()}
    tools = ""
    if len(least) == 1:
        tools = f" และทุกเครื่องมือไม่น้อยกว่า {least.pop()} คะแนน"
    elif least:
        each = [f"{_short(context, code)} {points(score)}" for code, score in plan.goal.tools.items()]
        tools = f" และรายเครื่องมือไม่น้อยกว่า {join_names(each)} คะแนน"
    return (
        f"ผลการประเมิน{context.year} อยู่ในระดับ “{context.result.level}” ระดับถัดไป คือ “{plan.goal.level}” "
        f"ซึ่งต้องได้คะแนนรวมไม่น้อยกว่า {points(plan.goal.total)} คะแนน{tools}"
    )


def _missing(context: ReportContext, plan: TargetPlan) -> str:
    """Return what total and tools lack; ``""`` where they lack nothing."""
    total = context.result.total
    lacking = [
        f"{_short(context, code)} ({score_in_words(now)} ขาดอีก {points(needs - now)} คะแนน)"
        for code, (now, needs) in plan.missing.items()
    ]
    if total is not None and total < plan.goal.total:
        lacking.insert(0, f"คะแนนรวม ({score_in_words(total)} ขาดอีก {points(plan.goal.total - total)} คะแนน)")
    return f"ส่วนที่ต่ำกว่าเกณฑ์ของระดับถัดไป ได้แก่ {join_names(lacking)}" if lacking else ""


def _advice(context: ReportContext, found: NextLevel) -> str:
    asked = [each.key[1] for each in found.carriers if context.edition.asks_people(each.key[1])]
    disclosed = len(asked) < len(found.carriers)
    if found.one_is_enough and len(found.carriers) > 1:
        return "หน่วยงานควรเปิดเผยข้อมูลให้ครบตามองค์ประกอบ ข้อใดข้อหนึ่งต่อไปนี้เพียงพอสำหรับระดับถัดไป"
    if not asked:
        return "หน่วยงานควรเปิดเผยข้อมูลในข้อต่อไปนี้ให้ครบตามองค์ประกอบ"
    also = " และเปิดเผยข้อมูลให้ครบตามองค์ประกอบ" if disclosed else ""
    return f"หน่วยงานควรปรับปรุงการให้บริการและการดำเนินงานในเรื่องต่อไปนี้ก่อน{also}"


def _table(context: ReportContext, found: NextLevel) -> Table:
    """Return the items; measures have a column where there are any."""
    with_measures = any(each.measures for each in found.carriers)
    columns = [Column("เครื่องมือ", 2), Column("ข้อที่ควรพัฒนา", 5), Column("คะแนนที่ได้", 2)]
    if with_measures:
        columns.append(Column("มาตรการในแผนที่เกี่ยวข้อง", 5))
    rows = [Row(_cells(context, each)[: len(columns)]) for each in found.carriers]
    return Table(f"ข้อที่ควรพัฒนาเพื่อไปสู่ระดับ “{found.plan.goal.level}”", columns, rows)


def _cells(context: ReportContext, carrier: Carrier) -> list[str]:
    _, tool, code = carrier.key
    score = context.result[carrier.key].value
    names = dict.fromkeys(measure.measure for measure in carrier.measures)
    return [
        _short(context, tool),
        f"{code} {context.edition.item_by_code[code].title}",
        "-" if score is None else points(score),
        "\n".join(names) or "-",
    ]


def _short(context: ReportContext, code: str) -> str:
    return context.edition.tool_by_code[code].short
