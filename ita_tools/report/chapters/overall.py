"""The result as a whole: total, level, change from last year, and the target."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ita_tools.analysis.changes import scheme_change
from ita_tools.analysis.extremes import FULL
from ita_tools.analysis.total_history import yearly_totals
from ita_tools.report.chapters.confidence_notes import certainty_in_words
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import (
    Block,
    Chart,
    Column,
    Figure,
    Heading,
    Paragraph,
    Row,
    Series,
    Table,
)
from ita_tools.report.wording import change_in_words, listed, scored, signed
from ita_tools.rounding import points
from ita_tools.scoring import gaps

__all__ = ["overall", "result_in_words", "target_in_words"]


def overall(material: ReportContext) -> Iterator[Block]:
    """Write the total and level, last year's beside it, and earlier totals as a line."""
    result = material.result
    yield Heading("ผลการประเมิน")
    yield Heading("ผลการประเมินภาพรวม", 2)
    if result.total is None:
        yield Paragraph("ยังคำนวณคะแนนรวมไม่ได้ เพราะข้อมูลไม่ครบทุกเครื่องมือ")
        return
    yield Paragraph(result_in_words(material))
    yield from (Paragraph(line, "note") for line in certainty_in_words(material))
    yield Paragraph(target_in_words(material))
    yield _table(material)
    yield from _scheme(material)
    missing = _next_level(material)
    if missing:
        yield Paragraph(missing)
    yield from _history(material)


def result_in_words(material: ReportContext) -> str:
    """Say total and level, and the change from last year; the total must be known."""
    result = material.result
    level = f" อยู่ในระดับ {result.level}" if result.level else ""
    text = f"{material.agency} ได้คะแนนรวม {scored(result.total)}{level}"
    previous, change = material.assessment.previous, material.changes[("total",)]
    if previous is None or change.difference is None:
        return text
    before = f"ที่ได้ {scored(change.before)}"
    if previous.published.level:
        before += f" ระดับ {previous.published.level}"
    return (
        f"{text} เมื่อเทียบกับปีงบประมาณ พ.ศ. {previous.edition} {before} "
        f"คะแนนรวม{change_in_words(change.difference)}"
    )


def target_in_words(material: ReportContext) -> str:
    """Say how far the total lies from the target; the total must be known."""
    target, total = material.edition.target.score, material.result.total
    assert total is not None  # noqa: S101 - the caller asked
    if total >= target:
        over = points(total - target)
        return (
            f"คะแนนรวมสูงกว่าค่าเป้าหมาย {points(target)} คะแนน อยู่ {over} คะแนน"
            if total > target
            else (f"คะแนนรวมเท่ากับค่าเป้าหมาย {points(target)} คะแนน")
        )
    return f"คะแนนรวมต่ำกว่าค่าเป้าหมาย {points(target)} คะแนน อยู่ {points(target - total)} คะแนน"


def _table(material: ReportContext) -> Table:
    previous, change = material.assessment.previous, material.changes[("total",)]
    columns = [Column("รายการ", 3), Column(material.year, 2, "center")]
    rows = [["คะแนนรวม", points(change.now)], ["ระดับผลการประเมิน", material.result.level or "-"]]
    if previous is not None and (change.before is not None or previous.published.level):
        columns[1:1] = [Column(f"ปีงบประมาณ พ.ศ. {previous.edition}", 2, "center")]
        columns.append(Column("ผลต่าง", 1.3, "center"))
        rows[0] = ["คะแนนรวม", points(change.before), points(change.now), signed(change.difference)]
        rows[1] = ["ระดับผลการประเมิน", previous.published.level or "-", material.result.level or "-", "-"]
    return Table("คะแนนรวมและระดับผลการประเมิน", columns, [Row(row) for row in rows])


def _next_level(material: ReportContext) -> str:
    """Say what is missing to the next better level; nothing where the best is reached."""
    edition, result = material.edition, material.result
    names = list(edition.band_by_name)
    if result.total is None or result.level not in names[1:]:
        return ""
    scores = [result.tool(tool.code) for tool in edition.tools]
    gap = gaps(edition, result.total, scores)[names.index(result.level) - 1]
    lacks = [f"คะแนนรวมอีก {points(gap.total)} คะแนน"] if gap.total else []
    lacks += [
        f"คะแนนของ {edition.tool_by_code[tool].short} อีก {points(lack)} คะแนน" for tool, lack in gap.tools
    ]
    return f"หากจะเลื่อนขึ้นสู่ระดับ “{gap.level}” จะต้องเพิ่ม{listed(lacks)}" if lacks else ""


def _scheme(material: ReportContext) -> Iterator[Block]:
    """Warn that levels of two schemes cannot be compared."""
    schemes = scheme_change(material.assessment, material.edition)
    if schemes is not None:
        before, now = schemes
        yield Paragraph(
            f"ระดับผลการประเมินของสองปีใช้เกณฑ์ต่างกัน คือ {before} และ {now} จึงเปรียบเทียบระดับกันโดยตรงไม่ได้", "note"
        )


def _history(material: ReportContext) -> Iterator[Block]:
    years = yearly_totals(material.assessment, material.result)
    if len(years) < 3:
        return
    names = [f"พ.ศ. {each.year} {each.level}".rstrip() for each in years]
    chart = Chart(
        "line",
        names,
        [Series("คะแนนรวม", [each.total for each in years])],
        Decimal(0),
        FULL,
        ("ค่าเป้าหมาย", material.edition.target.score),
    )
    words = ", ".join(f"{name} {points(each.total)}" for name, each in zip(names, years, strict=True))
    columns = (
        Column("ปีงบประมาณ", 2, "center"),
        Column("คะแนนรวม", 2, "center"),
        Column("ระดับผลการประเมิน", 3, "center"),
    )
    yield Table(
        "คะแนนรวมและระดับย้อนหลัง",
        columns,
        [Row([f"พ.ศ. {each.year}", points(each.total), each.level or "-"]) for each in years],
    )
    yield Figure("คะแนนรวมย้อนหลัง", chart, f"แผนภูมิเส้นคะแนนรวม: {words}", height_mm=70)
