"""Results by tool: table with differences from last year, chart with target line, points lost."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ita_tools.analysis.extremes import FULL, tools_losing_most
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
from ita_tools.report.wording import among, every, extremes_in_words, format_difference, join_names
from ita_tools.rounding import points
from ita_tools.scoring import Key

__all__ = ["by_tool", "points_lost_in_words"]


def by_tool(context: ReportContext) -> Iterator[Block]:
    """Write the section."""
    result, edition = context.result, context.edition
    keys: list[Key] = [("tool", tool.code) for tool in edition.tools]
    yield Heading("ผลการประเมินรายเครื่องมือ", 2)
    has_scores = any(result[key].value is not None for key in keys)
    if has_scores:
        names = {key: edition.tool_by_code[key[1]].short for key in keys}
        if extremes := extremes_in_words("เครื่องมือ", result, names):
            yield Paragraph(extremes)
        yield Paragraph(_target_in_words(context, keys))
        points_lost = points_lost_in_words(context)
        if points_lost:
            yield Paragraph(points_lost)
    table = _table(context, [*keys, ("total",)])
    if any(set(row.cells[1:]) != {"-"} for row in table.rows[:-1]):
        yield table
        yield from context.derived_note([*keys, ("total",)])
    else:
        yield Paragraph("ยังไม่มีคะแนนรายเครื่องมือ")
    if has_scores:
        yield _figure(context, keys)


def _target_in_words(context: ReportContext, keys: list[Key]) -> str:
    target = context.edition.target.score
    met = {key[1]: value >= target for key in keys if (value := context.result[key].value) is not None}
    if all(met.values()):
        return f"{every('เครื่องมือ', len(met), len(keys))}ได้ไม่น้อยกว่าค่าเป้าหมาย {points(target)} คะแนน"
    if len(met) > 1 and not any(met.values()):
        return f"{every('เครื่องมือ', len(met), len(keys))}ได้ต่ำกว่าค่าเป้าหมาย {points(target)} คะแนน"
    below = [context.edition.tool_by_code[code].short for code, is_met in met.items() if not is_met]
    return f"เครื่องมือที่ต่ำกว่าค่าเป้าหมาย {points(target)} คะแนน ได้แก่ {join_names(below)}"


def points_lost_in_words(context: ReportContext) -> str:
    """Return a sentence on the tools through which the total loses most points.

    Nothing if no tool loses points or only one has a score.
    """
    edition, result = context.edition, context.result
    losing, lost = tools_losing_most(result)
    scored = sum(result.ends(("tool", tool.code)) is not None for tool in edition.tools)
    if not losing or scored < 2:
        return ""
    names = join_names([edition.tool_by_code[code].short for code in losing])
    prefix = "เครื่องมือละ " if len(losing) > 1 else "คิดเป็น "
    return (
        f"เมื่อคิดตามน้ำหนัก {among('เครื่องมือ', scored, len(edition.tools))}"
        f"เครื่องมือที่ทำให้คะแนนรวมขาดจากคะแนนเต็มมากที่สุด ได้แก่ {names} {prefix}{points(lost)} คะแนน"
    )


def _table(context: ReportContext, keys: list[Key]) -> Table:
    columns = [Column("เครื่องมือ", 5.3)]
    compared = any(context.changes[key].before is not None for key in keys)
    if compared:
        columns.append(Column(f"พ.ศ. {context.previous_year}", 1.2, "center"))
    columns.append(Column(f"พ.ศ. {context.edition.year}", 1.2, "center"))
    if compared:
        columns.append(Column("ผลต่าง", 1.2, "center"))
    return Table("คะแนนรายเครื่องมือ", columns, [_row(context, key, compared) for key in keys])


def _row(context: ReportContext, key: Key, compared: bool) -> Row:
    is_total = key == ("total",)
    tool = None if is_total else context.edition.tool_by_code[key[1]]
    name = "คะแนนรวม" if tool is None else f"{tool.title} ({tool.short})"
    change = context.changes[key]
    unprocessed = context.result[key].basis == "unprocessed"
    now = "ไม่ประมวลผล" if unprocessed else points(change.now)
    cells = [name, points(change.before), now, format_difference(change.difference)]
    return Row(cells if compared else [name, now], "total" if is_total else "body")


def _figure(context: ReportContext, keys: list[Key]) -> Figure:
    target = context.edition.target.score
    names = [context.edition.tool_by_code[key[1]].short for key in keys]
    series = [Series(f"พ.ศ. {context.edition.year}", [context.changes[key].now for key in keys])]
    before = [context.changes[key].before for key in keys]
    if any(score is not None for score in before):
        series.insert(0, Series(f"พ.ศ. {context.previous_year}", before, "before"))
    description = ", ".join(
        f"{name} {points(context.changes[key].now)}" for name, key in zip(names, keys, strict=True)
    )
    chart = Chart("column", names, series, Decimal(0), FULL, (f"ค่าเป้าหมาย {points(target)}", target))
    return Figure(
        "คะแนนรายเครื่องมือเทียบกับค่าเป้าหมาย",
        chart,
        f"แผนภูมิแท่งคะแนนรายเครื่องมือ {context.year}: {description} ค่าเป้าหมาย {points(target)}",
        height_mm=70,
    )
