"""The action plan in the form of one table for every analysis issue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ita_tools.assessment import Measure
from ita_tools.report.chapters.action_plan import action_plan, grouped, plan_frame, plan_table
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Heading, Paragraph
from ita_tools.rubric import Issue
from ita_tools.thai import arabic_digits

__all__ = ["action_plan_by_issue"]

_CODE = re.compile(r"(?<![a-z0-9])[a-z][0-9]{1,2}(?![0-9])")


def action_plan_by_issue(material: ReportContext) -> Iterator[Block]:
    """Write a heading and a table for every issue; as one table where the edition has no issues."""
    yield from plan_frame(material, _tables(material)) if material.edition.issues else action_plan(material)


def _tables(material: ReportContext) -> Iterator[Block]:
    fitting: dict[str, list[Measure]] = {}
    for measure in material.assessment.plan:
        fitting.setdefault(_issue_of(material, measure), []).append(measure)
    for number, issue in enumerate(material.edition.issues, 1):
        yield Heading(f"ประเด็นที่ {number} {issue.title}", 2)
        if issue.code in fitting:
            rows = grouped(material, fitting[issue.code], all_named=False)
            yield plan_table(f"แผนปฏิบัติการของประเด็นที่ {number} {material.year}", rows)
        else:
            yield Paragraph("ยังไม่ได้กำหนดมาตรการในประเด็นนี้")
    if "" in fitting:
        yield Heading("มาตรการอื่น", 2)
        yield plan_table(
            f"แผนปฏิบัติการของมาตรการอื่น {material.year}", grouped(material, fitting[""], all_named=False)
        )


def _issue_of(material: ReportContext, measure: Measure) -> str:
    """Return the code of the issue a measure belongs to, nothing for none.

    Of the issues that hold items of its indicator, that of the first item its finding names; else the first.
    """
    items = material.edition.item_by_code
    fits = [
        issue
        for issue in material.edition.issues
        if any(items[code].indicator == measure.indicator for code in issue.items)
    ]
    named = _CODE.findall(arabic_digits(measure.finding).lower())
    of_item = (
        _holding(fits, code) for code in named if code in items and items[code].indicator == measure.indicator
    )
    return next(filter(None, of_item), fits[0].code if fits else "")


def _holding(issues: list[Issue], code: str) -> str:
    return next((issue.code for issue in issues if code in issue.items), "")
