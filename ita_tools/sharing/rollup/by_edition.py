"""The agencies of each edition summed up. Editions are never mixed: their questions and levels differ.

Names are sorted as in a Thai dictionary.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from ita_tools.rounding import half_up
from ita_tools.rubric import Edition
from ita_tools.sharing.rollup.agency_summary import AgencySummary
from ita_tools.sharing.rollup.dataframe import ScoreStatistics, agencies_dataframe, score_statistics

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = [
    "UNKNOWN_LEVEL",
    "EditionGroup",
    "Province",
    "Ranked",
    "Share",
    "group_by_edition",
    "sort_agencies",
    "thai_sort_key",
]

UNKNOWN_LEVEL = "ยังไม่ทราบระดับ"
_MOST_WEAK = 10

_LEADING = re.compile("([เ-ไ])([ก-ฮ])")
_MARKS = re.compile("[\u0e47-\u0e4e]")
_DIGITS = re.compile("[0-9๐-๙]{1,18}")


@dataclass(frozen=True, slots=True)
class Share:
    """A number of agencies, and their share in percent with two decimals."""

    name: str
    count: int
    percent: Decimal


@dataclass(frozen=True, slots=True)
class Ranked:
    """An agency with its rank among all and in its province; equal totals share a rank (1, 2, 2, 4)."""

    rank: int
    in_province: int
    agency: AgencySummary
    shared: bool


@dataclass(frozen=True, slots=True)
class Province:
    """The agencies of a province."""

    name: str
    agencies: int
    total: ScoreStatistics


@dataclass(frozen=True, slots=True)
class EditionGroup:
    """The agencies of an edition in Thai order, and the figures of all of them.

    ``levels`` has every level of the edition, best first, also those of no agency. ``weak`` is the number of
    agencies below the target by (tool, item), largest first.
    """

    edition: Edition
    agencies: tuple[AgencySummary, ...]
    total: ScoreStatistics
    on_target: Share
    levels: tuple[Share, ...]
    tools: dict[str, ScoreStatistics]
    indicators: dict[str, ScoreStatistics]
    ranking: tuple[Ranked, ...]
    provinces: tuple[Province, ...]
    weak: tuple[tuple[tuple[str, str], int], ...]


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
    scored = int(frame["total"].count())
    on_target = int((frame["total"].dropna() >= int(edition.target.score * 100)).sum())
    return EditionGroup(
        edition,
        tuple(agencies),
        score_statistics(frame["total"]),
        Share("ถึงค่าเป้าหมาย", on_target, _percent(on_target, scored)),
        _levels(edition, frame),
        {tool.code: score_statistics(frame[f"tool:{tool.code}"]) for tool in edition.tools},
        {each.code: score_statistics(frame[f"indicator:{each.code}"]) for each in edition.indicators},
        tuple(_ranking(agencies, frame)),
        _provinces(frame),
        _weak(edition, agencies),
    )


def _levels(edition: Edition, frame: DataFrame) -> tuple[Share, ...]:
    counted = frame["level"].value_counts()
    others = sorted(name for name in counted.index if name)
    names = {name: name for name in [*(band.name for band in edition.bands), *others]}
    if "" in counted.index:
        names[""] = UNKNOWN_LEVEL
    counts = {name: int(counted.get(name, 0)) for name in names}
    return tuple(Share(names[name], count, _percent(count, len(frame))) for name, count in counts.items())


def _percent(part: int, total: int) -> Decimal:
    return half_up(Decimal(part) * 100 / total) if total else Decimal(0)


def _ranking(agencies: Sequence[AgencySummary], frame: DataFrame) -> list[Ranked]:
    with_total = frame[frame["total"].notna()]
    totals = with_total["total"]
    ranks = totals.rank(ascending=False, method="min")
    in_province = with_total.groupby("province")["total"].rank(ascending=False, method="min")
    shared = totals.duplicated(keep=False)
    ranked = [
        Ranked(int(ranks[n]), int(in_province[n]), agencies[n], bool(shared[n])) for n in with_total.index
    ]
    return sorted(
        ranked, key=lambda each: (each.rank, thai_sort_key(each.agency.name), each.agency.source.file)
    )


def _provinces(frame: DataFrame) -> tuple[Province, ...]:
    provinces = [
        Province(str(name), len(part), score_statistics(part["total"]))
        for name, part in frame.groupby("province")
    ]
    return tuple(sorted(provinces, key=lambda each: thai_sort_key(each.name)))


def _weak(edition: Edition, agencies: Iterable[AgencySummary]) -> tuple[tuple[tuple[str, str], int], ...]:
    counted = Counter((item.tool, item.code) for each in agencies for item in each.weak)
    order = {
        (tool.code, item.code): n
        for n, (tool, item) in enumerate(
            (tool, item) for tool in edition.tools for item in edition.items_of_tool(tool.code)
        )
    }
    ranked = sorted(counted.items(), key=lambda pair: (-pair[1], order[pair[0]]))
    return tuple(ranked[:_MOST_WEAK])


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
