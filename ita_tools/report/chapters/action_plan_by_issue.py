"""The action plan with a table for each analysis issue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ita_tools.assessment import Measure
from ita_tools.report.chapters.action_plan import action_plan, measure_rows, plan_section, plan_table
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Heading, Paragraph
from ita_tools.rubric import Issue
from ita_tools.thai import arabic_digits

__all__ = ["action_plan_by_issue"]

_ITEM_CODE = re.compile(r"(?<![a-z0-9])[a-z][0-9]{1,2}(?![0-9])")


def action_plan_by_issue(context: ReportContext) -> Iterator[Block]:
    """Write heading and table of each issue; one table of all measures if the edition has no issues."""
    yield from plan_section(context, _tables(context)) if context.edition.issues else action_plan(context)


def _tables(context: ReportContext) -> Iterator[Block]:
    by_issue: dict[str, list[Measure]] = {}
    for measure in context.assessment.measures:
        by_issue.setdefault(_issue_of(context, measure), []).append(measure)
    for number, issue in enumerate(context.edition.issues, 1):
        yield Heading(f"ประเด็นที่ {number} {issue.title}", 2)
        if issue.code in by_issue:
            rows = measure_rows(context, by_issue[issue.code], all_indicators=False)
            yield plan_table(f"แผนปฏิบัติการของประเด็นที่ {number} {context.year}", rows)
        else:
            yield Paragraph("ยังไม่ได้กำหนดมาตรการในประเด็นนี้")
    if "" in by_issue:
        yield Heading("มาตรการอื่น", 2)
        yield plan_table(
            f"แผนปฏิบัติการของมาตรการอื่น {context.year}",
            measure_rows(context, by_issue[""], all_indicators=False),
        )


def _issue_of(context: ReportContext, measure: Measure) -> str:
    """Return the code of the issue of a measure, nothing if there is none.

    Of the issues with items of its indicator, that of the first item named in the finding, else the first.
    """
    items = context.edition.item_by_code
    candidates = [
        issue
        for issue in context.edition.issues
        if any(items[code].indicator == measure.indicator for code in issue.items)
    ]
    codes = _ITEM_CODE.findall(arabic_digits(measure.finding).lower())
    issues = (
        _issue_with(candidates, code)
        for code in codes
        if code in items and items[code].indicator == measure.indicator
    )
    return next(filter(None, issues), candidates[0].code if candidates else "")


def _issue_with(issues: list[Issue], code: str) -> str:
    return next((issue.code for issue in issues if code in issue.items), "")
