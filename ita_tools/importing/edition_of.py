"""Which edition a result is of: by the years it names and the codes of items it has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from ita_tools.errors import CommandMisused, ItaError
from ita_tools.importing.codes import printed_code
from ita_tools.importing.columns import years_named
from ita_tools.importing.lines import Line
from ita_tools.rubric import Edition, available_years, load_edition

__all__ = ["edition_of_lines", "readable_editions"]

_RESULT = re.compile(r"ผล(?:การ)?(?:คะแนน)?(?:การ)?ประเมิน[^\n]{0,110}?(25[5-9]\d)")
_OF_ITA = re.compile(r"(?<![A-Za-z])ITA(?![A-Za-z])[^\n]{0,40}?(25[5-9]\d)")
"""A heading whose words are misprinted; titles of items name other years."""
_COLUMN_OF_YEAR = re.compile(
    r"(?:ผล(?:การ)?(?:ประเมิน|คะแนน)?|คะแนน)?\s*(?:ITA)?\s*(?:ประจำ)?(?:ปี)?\s*(?:งบประมาณ)?\s*(?:พ\.ศ\.)?\s*(25[5-9]\d)"
)
_OF_RESULT = re.compile(r"(?:อ้างอิงจาก|ข้อ)\s*\(?([ieoIEO])\s?(\d{1,2})")
_TOO_MANY, _COLUMN = 3, 2
_MOST_WITHOUT_VOTES = 1
"""Points that no edition reaches whose year the lines do not name."""


def edition_of_lines(lines: Sequence[Line], *, named: int | None = None) -> Edition:
    """Return the edition that the lines are of; ``named`` is the one the user has chosen.

    Raises
    ------
    EditionUnknown
        There is no rubric of the year that was chosen.
    CommandMisused
        Neither years nor codes tell one edition from another.
    """
    if named is not None:
        return load_edition(named)
    votes, highest = _years(lines), _highest_codes(lines)
    ranked = _ranked(readable_editions([year for year in available_years() if votes[year]]), votes, highest)
    if not ranked or ranked[0][0] < _MOST_WITHOUT_VOTES:
        ranked = _ranked(readable_editions(), votes, highest)
    if not ranked or (not any(votes.values()) and not _one_fits(highest, [each[2] for each in ranked])):
        raise CommandMisused(
            "ไม่พบปีงบประมาณของผลการประเมิน",
            where=lines[0].source if lines else "",
            remedy="ใส่ --edition ตามด้วยปี พ.ศ. เช่น 2568",
        )
    return ranked[0][2]


def readable_editions(years: Iterable[int] | None = None) -> list[Edition]:
    """Return the editions that can be read, of all years or of some, oldest first."""
    editions = []
    for year in available_years() if years is None else years:
        try:
            editions.append(load_edition(year))
        except ItaError:  # a draft of the user that cannot be read is none to choose from
            continue
    return editions


def _ranked(
    editions: Iterable[Edition], votes: Mapping[int, int], codes: Mapping[str, set[int]]
) -> list[tuple[float, int, Edition]]:
    """Return editions with their points and years, the likeliest first."""
    points = [(_points(edition, votes, codes), edition.year, edition) for edition in editions]
    return sorted(points, reverse=True, key=lambda each: each[:2])


def _years(lines: Sequence[Line]) -> Counter[int]:
    votes: Counter[int] = Counter()
    for line in lines:
        if line.is_row:
            years = [int(match[1]) for cell in line.cells if (match := _COLUMN_OF_YEAR.fullmatch(cell))]
            votes.update({max(years): _COLUMN} if years else {})
        else:
            votes.update(int(year) for year in _RESULT.findall(line.text))
    if not votes:
        votes.update(int(year) for line in lines for year in _OF_ITA.findall(line.text))
    if not votes:
        votes.update(year for line in lines for year in years_named(line.text))
    return votes


def _highest_codes(lines: Iterable[Line]) -> dict[str, set[int]]:
    codes: dict[str, set[int]] = {"i": set(), "e": set(), "o": set()}
    for line in lines:
        for cell in line.cells:
            code = printed_code(cell)
            if code and code.plain:
                codes[code.letter].add(code.number)
            for letter, number in _OF_RESULT.findall(cell):
                codes[letter.lower()].add(int(number))
    return codes


def _count(edition: Edition, letter: str) -> int:
    return sum(each.code.startswith(letter) for each in edition.items)


def _points(edition: Edition, votes: Mapping[int, int], codes: Mapping[str, set[int]]) -> float:
    over = sum(number > _count(edition, letter) for letter, numbers in codes.items() for number in numbers)
    complete = sum(
        bool(numbers) and max(numbers) == _count(edition, letter) for letter, numbers in codes.items()
    )
    return votes.get(edition.year, 0) - _TOO_MANY * over + complete / 4


def _one_fits(codes: Mapping[str, set[int]], editions: Iterable[Edition]) -> bool:
    """Whether the codes alone are those of one edition: all three tools up to their last item."""
    fitting = [
        edition
        for edition in editions
        if all(numbers and max(numbers) == _count(edition, letter) for letter, numbers in codes.items())
    ]
    return len(fitting) == 1
