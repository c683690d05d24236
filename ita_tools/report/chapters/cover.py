"""Cover and the lists that follow it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ita_tools.report.agency_location import agency_location
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Contents, Cover, PageBreak

__all__ = ["contents", "cover"]

# Two lines: one is too long for a cover and would break where it should not.
_ASSESSMENT = ("การประเมินคุณธรรมและความโปร่งใส", "ในการดำเนินงานของหน่วยงานภาครัฐ (ITA)")


def cover(before: Sequence[str], after: Sequence[str] = ()) -> Callable[[ReportContext], Iterator[Block]]:
    """Return the chapter of a cover: some lines, the name of the assessment, its year, and more lines."""

    def chapter(material: ReportContext) -> Iterator[Block]:
        agency = material.assessment.agency
        place = agency_location(agency)
        yield Cover(
            title=(*before, *_ASSESSMENT, material.year, *after),
            agency=material.agency,
            foot=tuple(line for line in (agency.unit, place) if line),
        )
        yield PageBreak()

    return chapter


def contents(_: ReportContext) -> Iterator[Block]:
    """Write the table of contents, the list of tables and the list of figures."""
    yield Contents()
    yield Contents("สารบัญตาราง", "tables")
    yield Contents("สารบัญภาพ", "figures")
    yield PageBreak()
