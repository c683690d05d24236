"""The action plan: measures grouped by the indicator or issue that the officer chose."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ita_tools.analysis.result_sentences import NO_PLAN
from ita_tools.assessment import Measure
from ita_tools.assessment.fields import fields_of
from ita_tools.report.chapters.own_text import number_steps, number_steps_apart, own_text
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Heading, PageBreak, Paragraph, Row, Table
from ita_tools.report.model.table_layout import LANDSCAPE_CELLS, PORTRAIT_CELLS, content_columns
from ita_tools.report.wording import score_in_words

__all__ = ["action_plan", "plan_content"]

_FIELDS = ("finding", "measure", "steps", "period", "responsible", "follow_up")
"""Columns in their order."""
_OF_STEP = ("period", "responsible", "follow_up")
"""Columns that a step may have of its own."""

Grouped = tuple[str, Sequence[Measure]]
"""Title and measures of a group."""


def action_plan(
    title: str, caption: str, *, by_issue: bool = False
) -> Callable[[ReportContext], Iterator[Block]]:
    """Return the chapter in landscape; its title and caption end with the year of the measures."""

    def chapter(context: ReportContext) -> Iterator[Block]:
        has_plan = bool(context.assessment.measures)
        if has_plan:
            yield PageBreak(landscape=True)
        yield Heading(f"{title} {context.plan_year}")
        yield from plan_content(context, caption, by_issue=by_issue, cells=LANDSCAPE_CELLS)
        if has_plan:
            yield PageBreak()
        elif context.draft:
            yield Paragraph(NO_PLAN)

    return chapter


def plan_content(
    context: ReportContext, caption: str, *, by_issue: bool = False, cells: int = PORTRAIT_CELLS
) -> Iterator[Block]:
    """Write the officer's opening and the table of all measures; columns that nobody filled are left out.

    Parameters
    ----------
    context
        The assessment and its result.
    caption
        Caption of the table, without the year.
    by_issue
        Whether issues come first; else indicators do.
    cells
        Characters of table text on a line of the page.
    """
    yield from own_text(context.texts.plan)
    if not context.assessment.measures:
        return
    filled = [
        number
        for number, name in enumerate(_FIELDS)
        if name == "measure" or any(_has(measure, name) for measure in context.assessment.measures)
    ]
    rows: list[Row] = []
    groups = list(_groups(context, by_issue=by_issue))
    for group_title, measures in groups:
        if group_title:
            rows.append(Row([group_title], "group"))
        rows += [row for measure in measures for row in _rows(measure, filled)]
    labels = [fields_of(Measure)[_FIELDS[number]].list_label for number in filled]
    yield Table(f"{caption} {context.plan_year}", content_columns(labels, rows, cells), rows)


def _has(measure: Measure, name: str) -> bool:
    if name == "responsible" and measure.division:
        return True
    own = name in _OF_STEP and any(getattr(step, name) for step in measure.steps)
    return own or bool(getattr(measure, name))


def _groups(context: ReportContext, *, by_issue: bool) -> Iterator[Grouped]:
    """Yield the groups that have measures: by the chosen order, then by the other, then the rest."""
    measures = context.assessment.measures
    issues = [(issue.code, f"ประเด็นที่ {n} {issue.title}") for n, issue in enumerate(context.edition.issues, 1)]
    indicators = [(each.code, _indicator_title(context, each.code)) for each in context.edition.indicators]
    orders = [("issue", issues), ("indicator", indicators)]
    taken: set[int] = set()
    for name, titles in orders if by_issue else reversed(orders):
        for code, title in titles:
            own = [n for n, each in enumerate(measures) if getattr(each, name) == code and n not in taken]
            taken.update(own)
            if own:
                yield title, [measures[n] for n in own]
    rest = [measure for n, measure in enumerate(measures) if n not in taken]
    if rest:
        yield ("มาตรการอื่น" if taken else ""), rest


def _indicator_title(context: ReportContext, code: str) -> str:
    indicator, score = context.edition.indicator_by_code[code], context.result.indicator(code)
    known = "" if score is None else f" ({score_in_words(score)})"
    return f"ตัวชี้วัดที่ {code} {indicator.title}{known}"


def _rows(measure: Measure, filled: Sequence[int]) -> Iterator[Row]:
    """Yield one row, or one for each step where steps have a period, unit or follow-up of their own."""
    if not any(step.stands_alone for step in measure.steps):
        steps = "\n".join(number_steps([step.step for step in measure.steps]))
        own = (measure.finding, measure.measure, steps, *_of_step(measure))
        yield Row([own[number] for number in filled])
        return
    apart = [any(getattr(step, name) for step in measure.steps) for name in _OF_STEP]
    merged = {0, 1} | {number for number, is_apart in enumerate(apart, 3) if not is_apart}
    texts = number_steps_apart([step.step for step in measure.steps])
    whole = _of_step(measure)
    for position, (step, text) in enumerate(zip(measure.steps, texts, strict=True)):
        single = [
            getattr(step, name) or value if is_apart else ("" if position else value)
            for name, value, is_apart in zip(_OF_STEP, whole, apart, strict=True)
        ]
        first = ("", "") if position else (measure.finding, measure.measure)
        cells = [*first, text, *single]
        going_on = frozenset(place for place, number in enumerate(filled) if number in merged)
        yield Row([cells[number] for number in filled], merged=going_on if position else frozenset())


def _of_step(measure: Measure) -> tuple[str, str, str]:
    """Return what steps without their own take from the measure."""
    return measure.period, measure.responsible or measure.division, measure.follow_up
