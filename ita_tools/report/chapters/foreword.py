"""Foreword: purpose and content of the report, with unit, place and date."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.analysis.default_texts import default_foreword
from ita_tools.report.chapters.own_text import own_text
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Heading, PageBreak, Paragraph
from ita_tools.thai_dates import official_date

__all__ = ["foreword"]


def foreword(context: ReportContext) -> Iterator[Block]:
    """Write a page before the table of contents."""
    yield Heading("คำนำ", numbered=False)
    yield from own_text(context.texts.foreword) if context.texts.foreword else _default(context)
    settings = context.assessment.report
    lines = (context.assessment.agency.unit or context.agency, settings.place, official_date(settings.date))
    yield Paragraph("\n".join(filter(None, lines)), "sign")
    yield PageBreak()


def _default(context: ReportContext) -> Iterator[Block]:
    assessment = context.assessment
    paragraphs = default_foreword(
        context.agency,
        context.edition,
        context.plan_year,
        has_measures=bool(assessment.measures),
        has_constraints=bool(assessment.constraints),
    )
    yield from map(Paragraph, paragraphs)
