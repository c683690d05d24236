"""The overall result: total, level, change from last year, target, next level, standing, history.

A draft also says where total and level rest on inferred rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ita_tools.analysis.changes import scheme_change
from ita_tools.analysis.default_texts import (
    comparison_sentence,
    fiscal_year,
    result_sentence,
    target_sentence,
    with_target,
)
from ita_tools.analysis.extremes import FULL
from ita_tools.analysis.result_sentences import NO_TOTAL, next_level_sentence, standing_sentence
from ita_tools.analysis.total_history import YearTotal, yearly_totals
from ita_tools.report.chapters.own_text import own_text, split_where_it_looks_back
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
from ita_tools.report.wording import change_in_words, format_difference, join_names, score_in_words, tool_name
from ita_tools.rounding import points
from ita_tools.scoring import gaps
from ita_tools.thai_dates import official_date

__all__ = [
    "announcement_note",
    "confidence_notes",
    "overall",
    "overall_in_words",
    "result_in_words",
    "standing_in_words",
    "target_in_words",
]


def overall(context: ReportContext) -> Iterator[Block]:
    """Write total and level beside those of last year, the standing, and the totals of earlier years."""
    yield Heading(f"ผลการประเมิน ITA {context.year}")
    yield Heading("ผลการประเมินภาพรวม", 2)
    before, after = split_where_it_looks_back(context.texts.overall)
    yield from own_text(before) if context.texts.overall else overall_in_words(context)
    if context.result.total is not None:
        yield _table(context)
        yield from _scheme_note(context)
    yield from announcement_note(context)
    yield from _history(context)
    yield from own_text(after)
    yield from standing_in_words(context)


def overall_in_words(context: ReportContext) -> Iterator[Block]:
    """Write result, target and the way to the next level in sentences; nothing without a total."""
    if context.result.total is None:
        if context.draft:
            yield Paragraph(NO_TOTAL)
        return
    yield Paragraph(with_target(result_in_words(context), target_in_words(context)))
    if context.draft:
        yield from (Paragraph(line, "note") for line in confidence_notes(context))
    next_level = _next_level_in_words(context)
    if next_level:
        yield Paragraph(next_level)


def announcement_note(context: ReportContext) -> Iterator[Block]:
    """Write when and where the result was announced."""
    announced = context.assessment.announcement
    date = f"ประกาศผลเมื่อวันที่ {official_date(announced.date)}" if announced.date else ""
    if announced:
        yield Paragraph(" ".join(filter(None, (announced.source, date))), "note", "ที่มา:")


def standing_in_words(context: ReportContext) -> Iterator[Block]:
    """Write where the agency stands among others; nothing where that was not typed."""
    standing = context.assessment.standing
    rank, of = ("" if number is None else f"{number:,}" for number in (standing.rank, standing.of))
    mean = "" if standing.mean is None else points(standing.mean)
    if text := standing_sentence(context.agency, rank, of, mean, standing.source):
        yield Paragraph(text)


def result_in_words(context: ReportContext) -> str:
    """Return a sentence on total, level and change from last year; there must be a total."""
    result = context.result
    text = result_sentence(context.agency, score_in_words(result.total), result.level or "")
    previous, change = context.assessment.previous, context.changes[("total",)]
    if previous is None or change.difference is None:
        return text
    compared = comparison_sentence(
        fiscal_year(previous.edition),
        score_in_words(change.before),
        previous.published.level,
        change_in_words(change.difference),
    )
    return f"{text} {compared}"


def target_in_words(context: ReportContext) -> str:
    """Return a sentence on the difference between total and target; there must be a total."""
    target, total = context.edition.target.score, context.result.total
    assert total is not None  # noqa: S101 - a precondition
    above = (total > target) - (total < target)
    return target_sentence(points(target), points(abs(total - target)), above)


def _table(context: ReportContext) -> Table:
    previous, change = context.assessment.previous, context.changes[("total",)]
    columns = [Column("รายการ", 3), Column(context.year, 2, "center")]
    rows = [["คะแนนรวม", points(change.now)], ["ระดับผลการประเมิน", context.result.level or "-"]]
    if previous is not None and (change.before is not None or previous.published.level):
        columns[1:1] = [Column(f"ปีงบประมาณ พ.ศ. {previous.edition}", 2, "center")]
        columns.append(Column("ผลต่าง", 1.3, "center"))
        difference = format_difference(change.difference)
        rows[0] = ["คะแนนรวม", points(change.before), points(change.now), difference]
        rows[1] = ["ระดับผลการประเมิน", previous.published.level or "-", context.result.level or "-", "-"]
    return Table("คะแนนรวมและระดับผลการประเมิน", columns, [Row(row) for row in rows])


def _next_level_in_words(context: ReportContext) -> str:
    """Return a sentence on the points missing to the next higher level; nothing at the highest level."""
    edition, result = context.edition, context.result
    names = list(edition.band_by_name)
    if result.total is None or result.level not in names[1:]:
        return ""
    scores = [result.tool(tool.code) for tool in edition.tools]
    gap = gaps(edition, result.total, scores)[names.index(result.level) - 1]
    missing = [f"คะแนนรวมอีก {points(gap.total)} คะแนน"] if gap.total else []
    missing += [
        f"คะแนน{tool_name(edition.tool_by_code[tool])} อีก {points(needed)} คะแนน"
        for tool, needed in gap.tools
    ]
    return next_level_sentence(gap.level, join_names(missing)) if missing else ""


def _scheme_note(context: ReportContext) -> Iterator[Block]:
    """Write a note if the levels of both years belong to different schemes and cannot be compared."""
    schemes = scheme_change(context.assessment, context.edition)
    if schemes is not None:
        before, now = schemes
        yield Paragraph(
            f"ระดับผลการประเมินของสองปีใช้เกณฑ์ต่างกัน คือ {before} และ {now} จึงเปรียบเทียบระดับกันโดยตรงไม่ได้", "note"
        )


def _history(context: ReportContext) -> Iterator[Block]:
    """Write the totals of earlier years where there are others than last year's, and a chart of three."""
    years = yearly_totals(context.assessment, context.result)
    if all(each.year in (context.edition.year, context.previous_year) for each in years):
        return
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
    if len(years) > 2:
        yield _line_chart(context, years)


def _line_chart(context: ReportContext, years: Sequence[YearTotal]) -> Figure:
    names = [f"พ.ศ. {each.year} {each.level}".rstrip() for each in years]
    chart = Chart(
        "line",
        names,
        [Series("คะแนนรวม", [each.total for each in years])],
        Decimal(0),
        FULL,
        ("ค่าเป้าหมาย", context.edition.target.score),
    )
    description = ", ".join(f"{name} {points(each.total)}" for name, each in zip(names, years, strict=True))
    return Figure("คะแนนรวมย้อนหลัง", chart, f"แผนภูมิเส้นคะแนนรวม: {description}", height_mm=70)


def confidence_notes(context: ReportContext) -> Iterator[str]:
    """Yield sentences that warn of an inferred total or level; nothing if there is no doubt, or no draft."""
    if not context.draft:
        return
    result = context.result
    total = result[("total",)]
    if total.confidence == "inferred":
        note = "คะแนนรวมนี้คำนวณด้วยหลักเกณฑ์บางส่วนที่อนุมาน ยังไม่ใช่ตัวเลขทางการ"
        if total.bounds and total.low != total.high:
            note += f" อาจอยู่ระหว่าง {points(total.low)} ถึง {points(total.high)} คะแนน"
        yield note
    if result.possible_levels is not None and result.level_basis == "computed":
        worst, best = result.possible_levels
        yield (
            f"ระดับผลการประเมินคำนวณจากหลักเกณฑ์ที่อนุมาน ระดับอาจเป็น {worst} ถึง {best} "
            "ควรใช้ระดับที่ประกาศในระบบ ITAS เมื่อทราบ"
        )
