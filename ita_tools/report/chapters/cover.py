"""Cover and contents."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ita_tools.report.agency_address import agency_location
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Contents, Cover, PageBreak

__all__ = ["contents", "cover"]

# One line would be too long for a cover and break at the wrong word.
_ASSESSMENT = ("การประเมินคุณธรรมและความโปร่งใส", "ในการดำเนินงานของหน่วยงานภาครัฐ (ITA)")


def cover(before: Sequence[str], after: Sequence[str] = ()) -> Callable[[ReportContext], Iterator[Block]]:
    """Return the chapter of a cover.

    Its title is the agency's own, with the English one below it. Without one, its lines are ``before``, the
    name and year of the assessment, and ``after``.
    """

    def chapter(context: ReportContext) -> Iterator[Block]:
        agency, own = context.assessment.agency, context.texts
        default = (*before, *_ASSESSMENT, context.year, *after)
        lines = tuple(line.strip() for line in own.title.split("\n") if line.strip()) or default
        yield Cover(
            title=(*lines, *([own.title_en] if own.title_en else [])),
            agency=context.agency,
            foot=tuple(line for line in (agency.unit, agency_location(agency)) if line),
        )
        yield PageBreak()

    return chapter


def contents(_: ReportContext) -> Iterator[Block]:
    """Write the table of contents, the list of tables and the list of figures."""
    yield Contents()
    yield Contents("สารบัญตาราง", "tables")
    yield Contents("สารบัญภาพ", "figures")
    yield PageBreak()
