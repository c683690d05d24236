"""Read the words that people write for a level, an indicator or an issue, in place of the name or code."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from ita_tools.assessment import LoadedAssessment, Measure
from ita_tools.assessment.fields import fields_of
from ita_tools.assessment.loaded import Remark, RemarkKind
from ita_tools.errors import ItaError
from ita_tools.rubric import Band, Edition, available_years
from ita_tools.rubric.edition_files import load_levels
from ita_tools.thai import fold_closely, is_missing_mark

__all__ = ["code_from", "level_from", "normalize_words"]

_BEFORE_LEVEL = re.compile("^(?:ผลการประเมิน)?(?:อยู่)?(?:ใน)?(?:ระดับ)?(?:ผลการประเมิน)?[:：]?")
_NUMBER = re.compile(r"0*([0-9]{1,3})(?:\.0+)?")
_WORDS: Mapping[RemarkKind, str] = {
    "indicator": "(?:ตัวชี้วัด|ตชว[.]?)?(?:ย่อย)?(?:ที่|ข้อที่|ข้อ|ลำดับที่)?",
    "issue": "(?:ประเด็น|issue-?)?(?:ที่|ข้อที่|ข้อ|ลำดับที่)?",
}
"""What may stand before a number, folded."""
_AROUND = " .:)(-–,ๆฯ'\"“”"
_Read = Callable[[str], str]


def normalize_words(edition: Edition, reading: LoadedAssessment) -> LoadedAssessment:
    """Return an assessment with names and codes of the edition where people wrote words for them.

    Each is a remark. A word that means none stays as it is written; its remark has nothing read. A mark such
    as - or N/A in place of the level is nothing.
    """
    remarks: list[Remark] = []

    def read(kind: RemarkKind, path: str, written: str, meaning: _Read) -> str:
        code = meaning(written)
        if code != written:
            remarks.append(Remark(kind, reading.where(path), written, code))
        return code or written

    assessment = reading.assessment
    published, previous = assessment.published, assessment.previous
    if published.level and published.level not in edition.band_by_name:
        level = ""
        if is_missing_mark(published.level):
            remarks.append(Remark("missing", reading.where("published.level"), published.level))
        else:
            level = read(
                "level", "published.level", published.level, lambda word: level_from(word, edition.bands)
            )
        published = replace(published, level=level)
    if previous is not None and previous.published.level:
        level = _earlier_level(previous.published.level, previous.edition)
        if level != previous.published.level:
            remarks.append(
                Remark("level", reading.where("previous.published.level"), previous.published.level, level)
            )
            previous = replace(previous, published=replace(previous.published, level=level))
    plan = _plan(edition, assessment.plan, read)
    if not remarks:
        return reading
    changed = replace(assessment, published=published, previous=previous, plan=plan)
    return replace(reading, assessment=changed, remarks=(*reading.remarks, *remarks))


def _plan(
    edition: Edition,
    plan: Sequence[Measure],
    read: Callable[[RemarkKind, str, str, _Read], str],
) -> tuple[Measure, ...]:
    titles: dict[RemarkKind, dict[str, str]] = {
        "indicator": {each.code: each.title for each in edition.indicators},
        "issue": {each.code: each.title for each in edition.issues},
    }
    kinds = [kind for kind in titles if kind in fields_of(Measure)]
    rows = []
    for number, row in enumerate(plan, 1):
        changed: dict[str, Any] = {}
        for kind in kinds:
            written = getattr(row, kind)
            if written and written not in titles[kind]:

                def meaning(word: str, kind: RemarkKind = kind) -> str:
                    return code_from(word, kind, titles[kind])

                changed[kind] = read(kind, f"plan[{number}].{kind}", written, meaning)
        rows.append(replace(row, **changed) if changed else row)
    return tuple(rows)


def code_from(text: str, kind: RemarkKind, titles: Mapping[str, str]) -> str:
    """Return the code that a text names by number or title, with or without words; ``""`` for none.

    ``kind`` is ``indicator`` or ``issue``, ``titles`` are those of the codes.

    >>> code_from("ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่", "indicator", {"1": "การปฏิบัติหน้าที่"})
    '1'
    """
    folded = fold_closely(text)
    by_title = [code for code, title in titles.items() if fold_closely(title) == folded]
    if by_title:
        return by_title[0]
    match = re.match(_WORDS[kind], folded)
    rest = folded[match.end() if match else 0 :].strip(_AROUND)
    number = _NUMBER.match(rest)
    code = "" if number is None else next((each for each in titles if _number_in(each) == number[1]), "")
    if number is None or not code:
        return ""
    title, remaining = fold_closely(titles[code]), rest[number.end() :].strip(_AROUND)
    return code if not remaining or title.startswith(remaining) or remaining.startswith(title) else ""


def _number_in(code: str) -> str:
    """Return the number that a code is or ends with: 1, issue-1."""
    return code.rpartition("-")[2]


def level_from(text: str, bands: Sequence[Band]) -> str:
    """Return the level of ``bands`` that a text names, also with a prefix or in another year's words.

    A level of other years is the one with the same least total, else the one that holds all its totals;
    ``""`` where that is none.

    >>> level_from("ระดับ ผ่าน ดี", load_edition(2568).bands)
    'ผ่านดี'
    """
    return _named(text, bands) or _by_total(text, bands)


def _named(text: str, bands: Iterable[Band]) -> str:
    folded = fold_closely(text).strip(_AROUND)
    bare = _BEFORE_LEVEL.sub("", folded).strip(_AROUND)
    by_name = {fold_closely(band.name): band.name for band in bands}
    return by_name.get(folded) or by_name.get(bare, "")


def _by_total(text: str, bands: Sequence[Band]) -> str:
    for other in _schemes():
        name = _named(text, other)
        if name:
            low, high = _totals(other)[name]
            ranges = _totals(bands)
            return next(
                (each for each, (least, _) in ranges.items() if least == low),
                next((each for each, (least, above) in ranges.items() if least <= low and high <= above), ""),
            )
    return ""


_TOP = Decimal(101)


def _totals(bands: Sequence[Band]) -> dict[str, tuple[Decimal, Decimal]]:
    """Return the least total of each level, and the total from which a higher one begins."""
    return {
        band.name: (
            band.total_min,
            min((each.total_min for each in bands if each.total_min > band.total_min), default=_TOP),
        )
        for band in bands
    }


def _schemes() -> list[tuple[Band, ...]]:
    schemes: dict[tuple[str, ...], tuple[Band, ...]] = {}
    for year in available_years():
        if levels := _levels(year):
            schemes.setdefault(tuple(band.name for band in levels), levels)
    return list(schemes.values())


def _levels(year: int) -> tuple[Band, ...]:
    """Return the levels of a year; nothing where it has no rubric, or one with a fault."""
    try:
        return load_levels(year).bands
    except ItaError:
        return ()


def _earlier_level(text: str, year: int) -> str:
    """Return the level of an earlier year that a text names; the text itself where that is none."""
    bands = _levels(year)
    return text if text in {band.name for band in bands} else _named(text, bands) or text
