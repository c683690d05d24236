"""The standing of each agency among those of a roll-up, as its own book holds it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ita_tools.assessment import Standing

if TYPE_CHECKING:
    from ita_tools.sharing.rollup.agency_summary import AgencySummary
    from ita_tools.sharing.rollup.by_edition import EditionGroup

__all__ = ["own_standings"]


def own_standings(group: EditionGroup, made_on: str) -> Iterator[tuple[AgencySummary, Standing]]:
    """Yield each agency that has a rank with its standing; ``made_on`` is the Thai date of the roll-up.

    Rank and number are those of all agencies with a total. The mean is that of the agencies of its type, or
    of all where its type is blank; the source tells which.
    """
    types = {each.name: each.total for each in group.types}
    for ranked in group.ranking:
        agency = ranked.agency
        peers = types[agency.type] if agency.type else group.total
        kind = f"ประเภท{agency.type} {peers.count:,} หน่วยงาน" if agency.type else "ทุกหน่วยงาน"
        source = (
            f"การรวมผล {group.total.count:,} หน่วยงาน{_place(group)} ปีงบประมาณ พ.ศ. {group.edition.year} "
            f"เมื่อ {made_on} คะแนนเฉลี่ยเป็นของ{kind}"
        )
        yield agency, Standing(ranked.rank, group.total.count, peers.mean, source)


def _place(group: EditionGroup) -> str:
    names = [each.name for each in group.provinces]
    return f" จังหวัด{names[0].removeprefix('จังหวัด')}" if len(names) == 1 and names[0] else ""
