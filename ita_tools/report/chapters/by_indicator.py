"""Results by indicator: table with differences from last year, bar chart and radar chart."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ita_tools.analysis.extremes import FULL
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
from ita_tools.report.wording import extremes_in_words, format_difference, join_names
from ita_tools.rounding import points
from ita_tools.scoring import Key

__all__ = ["by_indicator"]


def by_indicator(context: ReportContext) -> Iterator[Block]:
    """Write the section, a sentence if no indicator has a score."""
    keys: list[Key] = [("indicator", each.code) for each in context.edition.indicators]
    yield Heading("ผลการประเมินรายตัวชี้วัด", 2)
    if any(context.result[key].value is not None for key in keys):
        names = {key: _name(context, key) for key in keys}
        if extremes := extremes_in_words("ตัวชี้วัด", context.result, names):
            yield Paragraph(extremes)
        changes = _changes_in_words(context, keys)
        if changes:
            yield Paragraph(changes)
        yield _table(context, keys)
        yield from context.derived_note(keys)
        yield from _intervals(context, keys)
        yield _bar_chart(context, keys)
        yield from _radar_chart(context, keys)
    else:
        yield Paragraph("ยังไม่มีคะแนนรายตัวชี้วัด")


def _name(context: ReportContext, key: Key) -> str:
    indicator = context.edition.indicator_by_code[key[1]]
    return f"ตัวชี้วัดที่ {indicator.code} {indicator.title}"


def _changes_in_words(context: ReportContext, keys: list[Key]) -> str:
    differences = [context.changes[key].difference for key in keys]
    compared = [difference for difference in differences if difference is not None]
    if not compared:
        return ""
    counts = (
        ("เพิ่มขึ้น", sum(difference > 0 for difference in compared)),
        ("ลดลง", sum(difference < 0 for difference in compared)),
        ("เท่าเดิม", sum(difference == 0 for difference in compared)),
    )
    phrases = join_names([f"คะแนน{word} {count} ตัวชี้วัด" for word, count in counts if count])
    return f"เมื่อเทียบกับปีงบประมาณ พ.ศ. {context.previous_year} มี{phrases}"


def _table(context: ReportContext, keys: list[Key]) -> Table:
    columns = [Column("ที่", 0.6, "center"), Column("ตัวชี้วัด", 4)]
    compared = any(context.changes[key].before is not None for key in keys)
    if compared:
        columns.append(Column(f"พ.ศ. {context.previous_year}", 1.2, "center"))
    columns.append(Column(f"พ.ศ. {context.edition.year}", 1.2, "center"))
    if compared:
        columns.append(Column("ผลต่าง", 1.2, "center"))
    rows = []
    for key in keys:
        change, indicator = context.changes[key], context.edition.indicator_by_code[key[1]]
        inferred = " (อนุมาน)" if context.result[key].confidence == "inferred" else ""
        cells = [
            indicator.code,
            indicator.title + inferred,
            points(change.before),
            points(change.now),
            format_difference(change.difference),
        ]
        rows.append(Row(cells if compared else [cells[0], cells[1], cells[3]]))
    return Table("คะแนนรายตัวชี้วัด", columns, rows)


def _intervals(context: ReportContext, keys: list[Key]) -> Iterator[Block]:
    """Write the interval of each score that is calculated with inferred item weights."""
    for key in keys:
        score = context.result[key]
        if score.bounds:
            interval = f"{points(score.low)} ถึง {points(score.high)} คะแนน"
            yield Paragraph(
                f"คะแนนของ{_name(context, key)} คำนวณด้วยน้ำหนักที่อนุมาน อาจอยู่ระหว่าง {interval} "
                "ควรใช้คะแนนที่ประกาศในระบบ ITAS เมื่อทราบ",
                "note",
            )


def _bar_chart(context: ReportContext, keys: list[Key]) -> Figure:
    names = [f"{key[1]}. {context.edition.indicator_by_code[key[1]].title}" for key in keys]
    now = [context.changes[key].now for key in keys]
    before = [context.changes[key].before for key in keys]
    series = [Series(f"พ.ศ. {context.edition.year}", now)]
    if any(score is not None for score in before):
        series.append(Series(f"พ.ศ. {context.previous_year}", before, "before"))
    description = ", ".join(f"{name} {points(score)}" for name, score in zip(names, now, strict=True))
    return Figure(
        "คะแนนรายตัวชี้วัด",
        Chart("bar", names, series, Decimal(0), FULL),
        f"แผนภูมิแท่งคะแนนรายตัวชี้วัด {context.year}: {description}",
        height_mm=100,
    )


def _radar_chart(context: ReportContext, keys: list[Key]) -> Iterator[Block]:
    """Write a radar chart of both years if all indicators have scores in both."""
    now = [context.changes[key].now for key in keys]
    before = [context.changes[key].before for key in keys]
    if None in now or None in before:
        return
    # Data labels would overlap the names around a radar, so the names contain the scores.
    names = [f"{key[1]}: {points(score)}" for key, score in zip(keys, now, strict=True)]
    series = [
        Series(f"พ.ศ. {context.edition.year}", now),
        Series(f"พ.ศ. {context.previous_year}", before, "before"),
    ]
    description = ", ".join(
        f"ตัวชี้วัดที่ {key[1]} {points(old)} เป็น {points(new)}"
        for key, old, new in zip(keys, before, now, strict=True)
    )
    yield Figure(
        "คะแนนรายตัวชี้วัดเทียบกับปีก่อน",
        Chart("radar", names, series, Decimal(0), FULL),
        f"แผนภูมิเรดาร์คะแนนรายตัวชี้วัดจากปีงบประมาณ พ.ศ. {context.previous_year}: {description}",
        height_mm=98,
    )
