"""Cover and contents."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.report.document import Block, Contents, Cover, PageTurn
from ita_tools.report.material import Material

__all__ = ["cover"]


def cover(material: Material) -> Iterator[Block]:
    """Write the cover page and the table of contents."""
    agency = material.assessment.agency
    place = " ".join(part for part in (agency.district, agency.province) if part)
    yield Cover(
        title=("รายงานผลการวิเคราะห์", "การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA)",
               material.year, "และการนำผลการประเมินไปสู่การพัฒนาองค์กร"),
        agency=material.agency,
        foot=tuple(line for line in (agency.unit, place) if line),
    )
    yield PageTurn()
    yield Contents()
    yield PageTurn()
