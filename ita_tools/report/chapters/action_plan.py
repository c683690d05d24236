"""The action plan in landscape: measures grouped by indicator."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ita_tools.assessment import Measure
from ita_tools.assessment.fields import fields_of
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Column, Heading, PageBreak, Paragraph, Row, Table
from ita_tools.report.wording import score_in_words

__all__ = ["action_plan", "measure_rows", "number_steps", "plan_section", "plan_table", "strip_list_mark"]

_WIDTHS = {
    "finding": 2.9,
    "measure": 2.3,
    "steps": 7.2,
    "period": 1.5,
    "responsible": 1.7,
    "follow_up": 2.9,
}
"""Columns in their order, with their share of the width."""
_COLUMNS = tuple(Column(fields_of(Measure)[name].list_label, width) for name, width in _WIDTHS.items())
# List marks: "1." "๑)" "(1)" "ก)" "ขั้นตอนที่ 1:" or a bullet. No list marks: a decimal (1.5), a Thai
# abbreviation (จ. ก.ค.), a negative number (-5), a number with its unit (5 ส.) or a year.
_DIGITS = "[0-9๐-๙]{1,2}"
_NUMBER = (
    rf"{_DIGITS}[ \u00a0]?(?:\.(?![0-9๐-๙])\)?|\))|\((?:{_DIGITS}|[ก-ฮA-Za-z])\)|[ก-ฮA-Za-z]\)|"
    rf"ขั้น(?:ตอน)?ที่[ \u00a0]?{_DIGITS}[ \u00a0]?[.:]"
)
_BULLET = "[-–—*](?![0-9๐-๙])|[•·●○◦▪▫■□◆‣⁃➢➤✓✔\uf0b7\uf0a7\uf0d8]"
_NUMBERED = re.compile(_NUMBER)
_LIST_MARK = re.compile(rf"(?:{_NUMBER}|{_BULLET})\s*")


def action_plan(context: ReportContext) -> Iterator[Block]:
    """Write the table of all measures; indicators without a measure have a row of their own."""
    yield from plan_section(context, _all_measures(context))


def plan_section(context: ReportContext, content: Iterator[Block]) -> Iterator[Block]:
    """Write heading and content of the plan in landscape, or a sentence if the plan is empty."""
    heading = Heading("การนำผลการวิเคราะห์ไปสู่การพัฒนาองค์กร")
    if not context.assessment.measures:
        yield heading
        yield Paragraph("ยังไม่ได้กำหนดมาตรการในแผนปฏิบัติการ")
        return
    yield PageBreak(landscape=True)
    yield heading
    yield from content
    yield PageBreak()


def plan_table(caption: str, rows: Iterator[Row]) -> Table:
    """Return a table of measures."""
    return Table(caption, _COLUMNS, list(rows))


def measure_rows(
    context: ReportContext, measures: Sequence[Measure], *, all_indicators: bool
) -> Iterator[Row]:
    """Yield measures below their indicators, in the order of the edition; those without indicator come last.

    With ``all_indicators`` an indicator without a measure has a row, too.
    """
    for indicator in context.edition.indicators:
        own = [measure for measure in measures if measure.indicator == indicator.code]
        if own or all_indicators:
            score = score_in_words(context.result.indicator(indicator.code))
            yield Row([f"ตัวชี้วัดที่ {indicator.code} {indicator.title} ({score})"], "group")
            yield from map(_row, own) if own else [Row(["", "(ยังไม่ได้กำหนดมาตรการ)", "", "", "", ""])]
    codes = context.edition.indicator_by_code
    without_indicator = [measure for measure in measures if measure.indicator not in codes]
    if without_indicator:
        yield Row(["มาตรการที่ไม่ได้ระบุตัวชี้วัด"], "group")
        yield from map(_row, without_indicator)


def number_steps(steps: Sequence[str]) -> str:
    """Return a line for each step with its number.

    If the officer numbered some lines and put others below them, all lines stay as they were typed.
    """
    numbered = [_NUMBERED.match(step) is not None for step in steps]
    if any(numbered[:1]) and not all(numbered):
        return "\n".join(steps)
    stripped = filter(None, map(strip_list_mark, steps))
    return "\n".join(f"{n}. {step}" for n, step in enumerate(stripped, 1))


def strip_list_mark(step: str) -> str:
    """Return a step without the list marks at its beginning, which would double our numbers.

    >>> strip_list_mark("๑) สำรวจความต้องการ"), strip_list_mark("1.5 ล้านบาท")
    ('สำรวจความต้องการ', '1.5 ล้านบาท')
    """
    rest = step.strip()
    while match := _LIST_MARK.match(rest):
        rest = rest[match.end() :]
    return rest


def _all_measures(context: ReportContext) -> Iterator[Block]:
    yield plan_table(
        f"แผนปฏิบัติการเพื่อพัฒนาองค์กรตามผลการประเมิน {context.year}",
        measure_rows(context, context.assessment.measures, all_indicators=True),
    )


def _row(measure: Measure) -> Row:
    responsible = measure.responsible or measure.division
    return Row(
        [
            measure.finding,
            measure.measure,
            number_steps([step.step for step in measure.steps]),
            measure.period,
            responsible,
            measure.follow_up,
        ]
    )
