"""Takes the result at a glance from the standing figures and the plan."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.report.chapters.own_text import strip_list_mark
from ita_tools.report.context import ReportContext
from ita_tools.report.model.overview import Overview, ScoreBar
from ita_tools.report.wording import change_in_words
from ita_tools.rounding import points

__all__ = ["overview_of"]


def overview_of(context: ReportContext) -> Overview:
    """Return the overview of a report; it is false where nothing is known."""
    edition, result = context.edition, context.result
    tools = ((f"{tool.short} {tool.title}", result.tool(tool.code)) for tool in edition.tools)
    indicators = ((f"{each.code}. {each.title}", result.indicator(each.code)) for each in edition.indicators)
    return Overview(
        title=f"ผลการประเมิน {context.year}",
        total=result.total,
        level=result.level or "",
        target=edition.target.score,
        notes=tuple(_notes(context)),
        tools=tuple(ScoreBar(name, score) for name, score in tools if score is not None),
        indicators=tuple(ScoreBar(name, score) for name, score in indicators if score is not None),
        actions_title=f"สิ่งที่หน่วยงานจะดำเนินการใน{context.plan_year}",
        actions=tuple(dict.fromkeys(_actions(context))),
    )


def _actions(context: ReportContext) -> Iterator[str]:
    """Yield the measures; each line of one that is a list of its own stands alone, without its list mark."""
    for row in context.assessment.measures:
        lines = [line for line in row.measure.split("\n") if line.strip()]
        bare = [strip_list_mark(line).strip() for line in lines]
        is_list = all(text != line.strip() for text, line in zip(bare, lines, strict=True))
        yield from (text for text in (bare if is_list else ["\n".join(lines).strip()]) if text)


def _notes(context: ReportContext) -> Iterator[str]:
    """Yield what the total means: beside the target, last year and other agencies."""
    total, target = context.result.total, context.edition.target.score
    if total is not None:
        met = "ผ่าน" if total >= target else "ต่ำกว่า"
        yield f"{met}ค่าเป้าหมาย {points(target)} คะแนน"
    change = context.changes["total",]
    if change.difference is not None:
        yield f"{change_in_words(change.difference)} จากปีงบประมาณ พ.ศ. {context.previous_year}"
    standing = context.assessment.standing
    if standing.rank is not None and standing.of is not None:
        yield f"อันดับที่ {standing.rank} จาก {standing.of} หน่วยงาน"
