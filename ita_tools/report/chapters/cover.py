"""Cover and the lists that follow it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ita_tools.report.agency_location import place_in_words
from ita_tools.report.context import Material
from ita_tools.report.model.document import Block, Contents, Cover, PageTurn

__all__ = ["contents", "cover"]

# Two lines: one is too long for a cover and would break where it should not.
_ASSESSMENT = ("การประเมินคุณธรรมและความโปร่งใส", "ในการดำเนินงานของหน่วยงานภาครัฐ (ITA)")


def cover(before: Sequence[str], after: Sequence[str] = ()) -> Callable[[Material], Iterator[Block]]:
    """Return the chapter of a cover: some lines, the name of the assessment, its year, and more lines."""

    def chapter(material: Material) -> Iterator[Block]:
        agency = material.assessment.agency
        place = place_in_words(agency)
        yield Cover(
            title=(*before, *_ASSESSMENT, material.year, *after),
            agency=material.agency,
            foot=tuple(line for line in (agency.unit, place) if line),
        )
        yield PageTurn()

    return chapter


def contents(_: Material) -> Iterator[Block]:
    """Write the table of contents, the list of tables and the list of figures."""
    yield Contents()
    yield Contents("สารบัญตาราง", "tables")
    yield Contents("สารบัญภาพ", "figures")
    yield PageTurn()
