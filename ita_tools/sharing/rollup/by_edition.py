"""The agencies of each edition summed up. Editions are never mixed: their questions and levels differ.

Names are sorted as in a Thai dictionary. Each agency also gets its standing, as its own book holds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ita_tools.assessment import Standing
from ita_tools.rubric import Edition
from ita_tools.sharing.rollup.agency_summary import AgencySummary
from ita_tools.sharing.rollup.breakdown import (
    UNKNOWN_LEVEL,
    Breakdown,
    ItemShare,
    Share,
    break_down,
    percent_of,
    weak_items,
    whole_breakdown,
)
from ita_tools.sharing.rollup.dataframe import ScoreStatistics, agencies_dataframe, score_statistics

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = [
    "UNKNOWN_LEVEL",
    "EditionGroup",
    "Ranked",
    "group_by_edition",
    "own_standings",
    "sort_agencies",
    "thai_sort_key",
]

_LEADING = re.compile("([เ-ไ])([ก-ฮ])")
_MARKS = re.compile("[\u0e47-\u0e4e]")
_DIGITS = re.compile("[0-9๐-๙]{1,18}")


@dataclass(frozen=True, slots=True)
class Ranked:
    """An agency with its rank among all, in its province and in its type; equal totals share one: 1, 2, 2, 4.

    ``shared`` tells that another agency has the same rank among all.
    """

    rank: int
    in_province: int
    in_type: int
    agency: AgencySummary
    shared: bool


@dataclass(frozen=True, slots=True)
class EditionGroup:
    """The agencies of an edition in Thai order, and the figures of all of them.

    ``levels`` has every level of the edition, best first, also those of no agency. ``weak`` are the items in
    which any agency is below the target, those of most agencies first. ``nearest`` are the agencies with
    something missing to the next level, nearest first.
    """

    edition: Edition
    agencies: tuple[AgencySummary, ...]
    total: ScoreStatistics
    whole: Breakdown
    on_target: Share
    levels: tuple[Share, ...]
    tools: dict[str, ScoreStatistics]
    indicators: dict[str, ScoreStatistics]
    ranking: tuple[Ranked, ...]
    provinces: tuple[Breakdown, ...]
    types: tuple[Breakdown, ...]
    by_level: tuple[Breakdown, ...]
    weak: tuple[ItemShare, ...]
    nearest: tuple[AgencySummary, ...]

    @property
    def one_item(self) -> int:
        """Number of agencies that a single item takes to the next level."""
        return sum(bool(each.gap and each.gap.items) for each in self.nearest)


def sort_agencies(agencies: Iterable[AgencySummary]) -> list[AgencySummary]:
    """Sort agencies: newest edition first, then by province and name in Thai order."""
    return sorted(
        agencies,
        key=lambda each: (
            -each.edition,
            thai_sort_key(each.province),
            thai_sort_key(each.name),
            thai_sort_key(each.district),
            each.source.file,
        ),
    )


def group_by_edition(
    agencies: Iterable[AgencySummary], editions: Iterable[Edition]
) -> tuple[EditionGroup, ...]:
    """Sum up the agencies of each edition, newest first; an edition without agencies is left out."""
    ordered, by_year = sort_agencies(agencies), {edition.year: edition for edition in editions}
    frame = agencies_dataframe(ordered)
    return tuple(
        _group(
            by_year[year],
            [each for each in ordered if each.edition == year],
            frame[frame["edition"] == year].reset_index(drop=True),
        )
        for year in dict.fromkeys(each.edition for each in ordered)
    )


def _group(edition: Edition, agencies: Sequence[AgencySummary], frame: DataFrame) -> EditionGroup:
    whole, levels = whole_breakdown(edition, frame), _levels(edition, frame)
    return EditionGroup(
        edition,
        tuple(agencies),
        whole.total,
        whole,
        Share("ถึงค่าเป้าหมาย", whole.passed, whole.passed_percent),
        levels,
        {tool.code: score_statistics(frame[f"tool:{tool.code}"]) for tool in edition.tools},
        {each.code: score_statistics(frame[f"indicator:{each.code}"]) for each in edition.indicators},
        tuple(_ranking(agencies, frame)),
        _sorted(break_down(edition, frame, "province")),
        _sorted(break_down(edition, frame, "type")),
        _by_level(levels, break_down(edition, frame, "level")),
        weak_items(edition, agencies),
        _nearest(agencies),
    )


def _levels(edition: Edition, frame: DataFrame) -> tuple[Share, ...]:
    counted = frame["level"].value_counts()
    others = sorted(name for name in counted.index if name)
    names = {name: name for name in [*(band.name for band in edition.bands), *others]}
    if "" in counted.index:
        names[""] = UNKNOWN_LEVEL
    counts = {name: int(counted.get(name, 0)) for name in names}
    return tuple(Share(names[name], count, percent_of(count, len(frame))) for name, count in counts.items())


def _ranking(agencies: Sequence[AgencySummary], frame: DataFrame) -> list[Ranked]:
    with_total = frame[frame["total"].notna()]
    totals = with_total["total"]
    ranks = totals.rank(ascending=False, method="min")
    in_province, in_type = (
        with_total.groupby(column)["total"].rank(ascending=False, method="min")
        for column in ("province", "type")
    )
    shared = totals.duplicated(keep=False)
    ranked = [
        Ranked(int(ranks[n]), int(in_province[n]), int(in_type[n]), agencies[n], bool(shared[n]))
        for n in with_total.index
    ]
    return sorted(
        ranked, key=lambda each: (each.rank, thai_sort_key(each.agency.name), each.agency.source.file)
    )


def _sorted(parts: Iterable[Breakdown]) -> tuple[Breakdown, ...]:
    """Sort by name in Thai order, the one without a name last."""
    return tuple(sorted(parts, key=lambda each: (not each.name, thai_sort_key(each.name))))


def _by_level(levels: Sequence[Share], parts: Iterable[Breakdown]) -> tuple[Breakdown, ...]:
    """Return the levels that any agency has, in the order of all levels."""
    by_name = {each.name or UNKNOWN_LEVEL: each for each in parts}
    return tuple(replace(by_name[level.name], name=level.name) for level in levels if level.count)


def _nearest(agencies: Iterable[AgencySummary]) -> tuple[AgencySummary, ...]:
    """Return the agencies with a gap, nearest first; equal ones stay in their order."""
    gaps = [(each.gap.distance, each) for each in agencies if each.gap]
    return tuple(each for _, each in sorted(gaps, key=lambda pair: pair[0]))


def thai_sort_key(text: str) -> tuple[str, str]:
    """Return the key that sorts a text in the order of the Royal Institute Dictionary.

    A vowel written before its consonant is sorted after it. Tone marks count only between texts that are
    otherwise equal (level 2 of the Unicode Collation Algorithm). Numbers are sorted by value: school 2 comes
    before school 10.

    >>> sorted(["เกาะ", "กา", "ขา", "แก", "ก้า"], key=thai_sort_key)
    ['กา', 'ก้า', 'เกาะ', 'แก', 'ขา']
    """
    as_spoken = _LEADING.sub(r"\2\1", text)
    padded = _DIGITS.sub(lambda digits: f"{int(digits[0]):018}", _MARKS.sub("", as_spoken))
    return padded.casefold(), as_spoken


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
