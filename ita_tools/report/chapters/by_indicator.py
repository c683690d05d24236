"""Results by indicator: table with differences from last year and criterion, bar and radar chart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from ita_tools.analysis.default_texts import fiscal_year
from ita_tools.analysis.extremes import FULL
from ita_tools.analysis.result_sentences import below_target_sentence, change_phrase, changes_sentence
from ita_tools.report.chapters.by_tool import criterion
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
    range_of_codes,
    score_in_words,
)
from ita_tools.rounding import points
from ita_tools.scoring import Key

__all__ = ["by_indicator", "indicator_table", "indicators_in_words"]


def by_indicator(*, own_words: bool = True) -> Callable[[ReportContext], Iterator[Block]]:
    """Return the section; without ``own_words`` a later chapter prints the officer's text on indicators."""

    def section(context: ReportContext) -> Iterator[Block]:
        keys: list[Key] = [("indicator", each.code) for each in context.edition.indicators]
        yield Heading("ผลการประเมินรายตัวชี้วัด", 2)
        text = context.texts.indicators if own_words else ""
        before, after = split_where_it_looks_back(text)
        yield from own_text(before) if text else indicators_in_words(context)
        if any(context.result[key].value is not None for key in keys):
            yield indicator_table(context)
            yield from context.derived_note(keys)
            yield from _intervals(context, keys) if context.draft else ()
            yield _bar_chart(context, keys)
            yield from _radar_chart(context, keys)
        yield from own_text(after)

    return section


def indicators_in_words(context: ReportContext) -> Iterator[Block]:
    """Write which indicators miss the target, the highest and lowest, and which rose and fell."""
    names: dict[Key, str] = {
        ("indicator", each.code): _name(context, ("indicator", each.code))
        for each in context.edition.indicators
    }
    if all(context.result[key].value is None for key in names):
        return
    sentences = (_below_target(context, names), extremes_in_words("ตัวชี้วัด", context.result, names))
    if text := " ".join(filter(None, sentences)):
        yield Paragraph(text)
    if changes := _changes_in_words(context, list(names)):
        yield Paragraph(changes)


def _below_target(context: ReportContext, names: Mapping[Key, str]) -> str:
    target = context.edition.target.score
    below = [
        f"{name} ({score_in_words(score)})"
        for key, name in names.items()
        if (score := context.result[key].value) is not None and score < target
    ]
    if not below:
        return ""
    return below_target_sentence("ตัวชี้วัด", points(target), join_names(below))


def _name(context: ReportContext, key: Key) -> str:
    indicator = context.edition.indicator_by_code[key[1]]
    return f"ตัวชี้วัดที่ {indicator.code} {indicator.title}"


def _changes_in_words(context: ReportContext, keys: list[Key]) -> str:
    order = [key[1] for key in keys]
    differences = {key[1]: context.changes[key].difference for key in keys}
    compared = {code: difference for code, difference in differences.items() if difference is not None}
    if not compared or context.previous_year is None:
        return ""
    groups = (
        ("เพิ่มขึ้น", [code for code, difference in compared.items() if difference > 0]),
        ("ลดลง", [code for code, difference in compared.items() if difference < 0]),
        ("เท่าเดิม", [code for code, difference in compared.items() if difference == 0]),
    )
    phrases = join_names(
        [
            change_phrase(word, str(len(codes)), range_of_codes(codes, order))
            for word, codes in groups
            if codes
        ]
    )
    return changes_sentence(fiscal_year(context.previous_year), phrases)


def indicator_table(context: ReportContext) -> Table:
    """Return the table of all indicators; columns of last year only where it has scores."""
    keys: list[Key] = [("indicator", each.code) for each in context.edition.indicators]
    columns = [Column("ที่", 0.6, "center"), Column("ตัวชี้วัด", 4)]
    compared = any(context.changes[key].before is not None for key in keys)
    if compared:
        columns.append(Column(f"พ.ศ. {context.previous_year}", 1.2, "center"))
    columns.append(Column(f"พ.ศ. {context.edition.year}", 1.2, "center"))
    if compared:
        columns.append(Column("ผลต่าง", 1.2, "center"))
    columns.append(Column("ผลการประเมิน", 1.5, "center"))
    rows = []
    for key in keys:
        change, indicator = context.changes[key], context.edition.indicator_by_code[key[1]]
        inferred = " (อนุมาน)" if context.draft and context.result[key].confidence == "inferred" else ""
        cells = [
            indicator.code,
            indicator.title + inferred,
            points(change.before),
            points(change.now),
            format_difference(change.difference),
            criterion(context, change.now),
        ]
        rows.append(Row(cells if compared else [*cells[:2], cells[3], cells[5]]))
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
