"""Cover and contents."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ita_tools.analysis.agency_address import agency_location
from ita_tools.analysis.default_texts import ANALYSIS_TITLE
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Contents, Cover, PageBreak
from ita_tools.thai import arabic_digits

__all__ = ["contents", "cover"]

_YEAR = re.compile("25[0-9]{2}")


def cover(*after: str, of_measures: bool = False) -> Callable[[ReportContext], Iterator[Block]]:
    """Return the chapter of a cover.

    Its title is that of the officer, with the fiscal year if it names none; else that of the analysis with
    the lines ``after``, which may hold ``{year}`` for the year of the measures. The cover of a report
    ``of_measures`` bears the year of the measures, else that of the result.
    """

    def chapter(context: ReportContext) -> Iterator[Block]:
        agency = context.assessment.agency
        default = (*ANALYSIS_TITLE, context.year, *(line.format(year=context.plan_year) for line in after))
        year = context.plan_year if of_measures else context.year
        english = tuple(filter(None, [context.texts.title_en]))
        yield Cover(
            title=(*(_own_title(context, year) or default), *english),
            agency=context.agency,
            foot=tuple(line for line in (agency.unit, agency_location(agency)) if line),
        )
        yield PageBreak()

    return chapter


def _own_title(context: ReportContext, year: str) -> tuple[str, ...]:
    """Return the officer's title by line, with the year if it names none; nothing where none was typed."""
    title = context.texts.title
    lines = [line.strip() for line in title.split("\n") if line.strip()]
    if lines and not _YEAR.search(arabic_digits(title)):
        lines.append(f"ประจำ{year}")
    return tuple(lines)


def contents(_: ReportContext) -> Iterator[Block]:
    """Write the table of contents, the list of tables and the list of figures."""
    yield Contents()
    yield Contents("สารบัญตาราง", "tables")
    yield Contents("สารบัญภาพ", "figures")
    yield PageBreak()
