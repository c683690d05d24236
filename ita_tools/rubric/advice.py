"""Advice per item: what a low score shows, the way forward, and how to keep a level. Our own words.

Advice is written for some editions and reaches the others through the succession of their items.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ita_tools.decoder import MappingDecoder, text_of
from ita_tools.errors import ItaError, KeyRepeated, ValueWrong, raise_faults
from ita_tools.files.resources import resource
from ita_tools.rubric.edition_files import available_years, load_edition
from ita_tools.yaml_json import parse

__all__ = ["Advice", "advice_for", "advice_from"]


@dataclass(frozen=True, slots=True)
class Advice:
    """What to say about an item; ``evidence`` are public-disclosure items where the work is shown."""

    finding: str
    way_forward: str
    keep: str
    evidence: tuple[str, ...] = ()


_Key = tuple[int, str]
"""Year of an edition, and code of one of its items."""
_Table = Mapping[_Key, Advice]

_ENTRY = re.compile(r"^  - items: \{(.*)\}\n(?:    .*\n)+", re.MULTILINE)
_CODES = re.compile(r"(\d+): \[([^\]]*)\]")


@lru_cache
def _written() -> Mapping[_Key, tuple[str, str]]:
    """Text and file of the entry of each item.

    A report needs a few of them, and parsing all takes longer than composing it.
    """
    found: dict[_Key, tuple[str, str]] = {}
    for file in resource("rubric", "advice").iterdir():
        if file.name.endswith(".yaml"):
            for entry in _ENTRY.finditer(file.read_text(encoding="utf-8")):
                found |= {
                    (int(year), code): (f"advice:\n{entry[0]}", file.name)
                    for year, codes in _CODES.findall(entry[1])
                    for code in codes.split(", ")
                }
    return found


@lru_cache
def _entry_of(text: str, file: str) -> _Table:
    return advice_from(text, file)


def advice_from(text: str, file: str) -> _Table:
    """Read the text of an advice file: advice by edition year and item code.

    Raises
    ------
    SyntaxBroken
        The text cannot be read.
    ItaError
        What is wrong in it; :class:`Faults` where it is more than one thing.
    """
    faults: list[ItaError] = []
    table: dict[_Key, Advice] = {}
    with MappingDecoder(parse(text, file), faults) as top:
        top.peek("sources")
        for record in top.records("advice", required=True):
            for key, advice in _entry(record):
                if key in table:
                    faults.append(
                        KeyRepeated(
                            f"ข้อ {key[1]} ของปี {key[0]} ซ้ำกัน",
                            where=record.node.where,
                            remedy="เหลือไว้เพียงแห่งเดียว",
                        )
                    )
                table[key] = advice
    raise_faults(faults)
    return table


def _entry(record: MappingDecoder) -> Iterator[tuple[_Key, Advice]]:
    record.texts("source")
    record.choice("confidence", ("published", "derived", "inferred"), required=True)
    items, evidence = _codes(record, "items"), _codes(record, "evidence")
    finding, way, keep = (record.text(key, required=True) for key in ("finding", "way_forward", "keep"))
    for year, codes in items.items():
        for code in codes:
            yield (year, code), Advice(finding, way, keep, evidence.get(year, ()))


def _codes(record: MappingDecoder, key: str) -> dict[int, tuple[str, ...]]:
    found = {}
    with record.fields(key) as years:
        for year, place in years.rest():
            codes = tuple(text_of(node, years.faults) for node in years.nodes(year))
            if year.isascii() and year.isdigit():
                found[int(year)] = codes
            else:
                years.faults.append(
                    ValueWrong(f"{year} ไม่ใช่ปีงบประมาณ", where=place.where, remedy="ใส่ปี พ.ศ. เป็นตัวเลข")
                )
    return found


def advice_for(year: int, item: str) -> Advice | None:
    """Return the advice for an item: its own, its predecessor's or its successor's; ``None`` for none."""
    written = _written()
    if (year, item) in written:
        return _entry_of(*written[year, item])[year, item]
    years = {each for each, _ in written}
    if not years or year not in available_years():
        return None
    near = _older(year, item) if year > max(years) else _newer(year, item)
    found = next((advice for each in near if (advice := advice_for(*each))), None)
    return found and Advice(found.finding, found.way_forward, found.keep)


def _older(year: int, item: str) -> Iterator[_Key]:
    edition = load_edition(year)
    if item in edition.item_by_code and edition.previous is not None:
        yield from ((edition.previous, code) for code in edition.item_by_code[item].succeeds)


def _newer(year: int, item: str) -> Iterator[_Key]:
    for later in available_years():
        edition = load_edition(later) if later > year else None
        if edition is not None and edition.previous == year:
            yield from ((later, each.code) for each in edition.items if item in each.succeeds)
