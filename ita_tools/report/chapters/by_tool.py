"""Results by tool: table with differences from last year and criterion, chart with target line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from ita_tools.analysis.extremes import FULL, tools_losing_most
from ita_tools.analysis.result_sentences import (
    all_meet_target_sentence,
    all_miss_target_sentence,
    below_target_sentence,
    every,
    lost_points_sentence,
)
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
from ita_tools.report.wording import (
    extremes_in_words,
    format_difference,
    join_names,
    names_with_score,
    score_in_words,
    tool_name,
)
from ita_tools.rounding import points
from ita_tools.scoring import Key

__all__ = ["by_tool", "criterion", "points_lost_in_words", "tools_in_words"]


def by_tool(context: ReportContext) -> Iterator[Block]:
    """Write the section; without a score only the officer's own text."""
    keys: list[Key] = [("tool", tool.code) for tool in context.edition.tools]
    yield Heading("ผลการประเมินรายเครื่องมือ", 2)
    before, after = split_where_it_looks_back(context.texts.tools)
    yield from own_text(before) if context.texts.tools else tools_in_words(context)
    table = _table(context, [*keys, ("total",)])
    if any(set(row.cells[1:]) != {"-"} for row in table.rows[:-1]):
        yield table
        yield from context.derived_note([*keys, ("total",)])
    if any(context.result[key].value is not None for key in keys):
        yield _figure(context, keys)
    yield from own_text(after)


def tools_in_words(context: ReportContext) -> Iterator[Block]:
    """Write which tools miss the target, the highest and lowest, and those that cost the total most."""
    result, edition = context.result, context.edition
    names: dict[Key, str] = {("tool", tool.code): tool_name(tool) for tool in edition.tools}
    if all(result[key].value is None for key in names):
        return
    sentences = [_target_in_words(context, names), extremes_in_words("เครื่องมือ", result, names)]
    yield Paragraph(" ".join(filter(None, [*sentences, points_lost_in_words(context)])))


def criterion(context: ReportContext, score: Decimal | None) -> str:
    """Return whether a score meets the target; a dash for a missing one."""
    if score is None:
        return "-"
    return "ผ่านเกณฑ์" if score >= context.edition.target.score else "ไม่ผ่านเกณฑ์"


def _target_in_words(context: ReportContext, names: Mapping[Key, str]) -> str:
    target = context.edition.target.score
    noun = "เครื่องมือ"
    met = {key: value >= target for key in names if (value := context.result[key].value) is not None}
    if all(met.values()):
        return all_meet_target_sentence(every(noun, len(met), len(names)), points(target))
    if len(met) > 1 and not any(met.values()):
        return all_miss_target_sentence(every(noun, len(met), len(names)), points(target))
    below = [
        f"{names[key]} ({score_in_words(context.result[key].value)})"
        for key, is_met in met.items()
        if not is_met
    ]
    return below_target_sentence(noun, points(target), join_names(below))


def points_lost_in_words(context: ReportContext) -> str:
    """Return a sentence on the tools through which the total loses most points.

    Nothing if no tool loses points, or if nothing is known of one of them.
    """
    edition = context.edition
    losing, lost = tools_losing_most(context.result)
    if not losing or any(context.result.ends(("tool", tool.code)) is None for tool in edition.tools):
        return ""
    names = [tool_name(edition.tool_by_code[code]) for code in losing]
    return lost_points_sentence(names_with_score("เครื่องมือ", names, lost))


def _table(context: ReportContext, keys: list[Key]) -> Table:
    columns = [Column("เครื่องมือ", 5.1)]
    compared = any(context.changes[key].before is not None for key in keys if key != ("total",))
    if compared:
        columns.append(Column(f"พ.ศ. {context.previous_year}", 1.35, "center"))
    columns.append(Column(f"พ.ศ. {context.edition.year}", 1.35, "center"))
    if compared:
        columns.append(Column("ผลต่าง", 1.1, "center"))
    columns.append(Column("ผลการประเมิน", 1.7, "center"))
    return Table("คะแนนรายเครื่องมือ", columns, [_row(context, key, compared) for key in keys])


def _row(context: ReportContext, key: Key, compared: bool) -> Row:
    is_total = key == ("total",)
    tool = None if is_total else context.edition.tool_by_code[key[1]]
    name = "คะแนนรวม" if tool is None else f"{tool.title} ({tool.short})"
    change = context.changes[key]
    unprocessed = context.result[key].basis == "unprocessed"
    now = "ไม่ประมวลผล" if unprocessed else points(change.now)
    met = "-" if unprocessed else criterion(context, change.now)
    cells = [name, points(change.before), now, format_difference(change.difference), met]
    return Row(cells if compared else [name, now, met], "total" if is_total else "body")


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
